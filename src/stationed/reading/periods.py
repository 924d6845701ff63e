"""The rows of periods.csv -> periods with their days."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

import pandas as pd

from stationed.dates import UNKNOWN, parse_spans
from stationed.model import AtlasConfig, Finding, Fixed, Period, Texts
from stationed.model.codes import found
from stationed.reading.entries import long_colour
from stationed.reading.faults import date_findings
from stationed.reading.large import too_many_periods


def read_periods(
    table: pd.DataFrame, *, config: AtlasConfig, file: str, missing: Collection[str] = ()
) -> tuple[tuple[Period, ...], list[Finding]]:
    """Return the periods in file order.

    Parameters
    ----------
    table : DataFrame
        periods.csv in the shape of its schema.
    config : AtlasConfig
        Its date settings and languages are used.
    file : str
        Name for the findings.
    missing : collection of str
        Columns that the file does not have, of which nothing is said again.

    Returns
    -------
    tuple of Period
        Those whose dates can be read; of a vague start its earliest day counts, of a vague end its latest.
    list of Finding
        `date-invalid`, `date-ambiguous`, `period-undated`, `period-reversed`; `file-large` alone when there are too
        many, of which none is given then.
    """
    if large := too_many_periods(len(table), file=file):
        return (), large
    spans, faults = parse_spans(table["start"], table["end"], config.dates)
    findings = date_findings(faults, table, file=file, key="period_id")
    spelt = {int(row) for fault in faults if fault.kind != "reversed" for row in fault.rows}
    periods: list[Period] = []
    records = cast("list[dict[str, str]]", table.to_dict("records"))
    for place, record in enumerate(records):
        undated = [
            name for name, state in (("start", spans.start_state), ("end", spans.end_state)) if state[place] == UNKNOWN
        ]
        first, last = int(spans.start_earliest[place]), int(spans.end_latest[place])
        if place in spelt:
            continue
        if undated:
            findings += [_undated(record, name, file=file) for name in undated if name not in missing]
        elif first > last:
            findings.append(_reversed(record, file=file))
        else:
            periods.append(_period(record, first, last, config))
    return tuple(periods), findings


def _period(record: dict[str, str], first: int, last: int, config: AtlasConfig) -> Period:
    return Period(
        period_id=record["period_id"],
        title=record["title"],
        titles=_texts(record, "title", config.languages),
        start=record["start"],
        end=record["end"],
        first=first,
        last=last,
        colour=long_colour(record["colour"]) if record["colour"].startswith("#") else record["colour"],
        summary=record["summary"],
        summaries=_texts(record, "summary", config.languages),
        uri=record["uri"],
        row=int(record["row"]),
    )


def _texts(record: dict[str, str], name: str, languages: tuple[str, ...]) -> Texts:
    texts = {languages[0]: record[name]} | {
        language: record.get(f"{name}_{language}", "") for language in languages[1:]
    }
    return Fixed({language: text for language, text in texts.items() if text})


def _undated(record: dict[str, str], name: str, *, file: str) -> Finding:
    return found(
        "period-undated",
        f"the period has no {name}",
        file=file,
        row=int(record["row"]),
        id=record["period_id"],
        column=name,
        got="a blank cell" if not record[name].strip() else record[name],
        expected="a date, or .. for a period without bound",
        fix="Write the date. A period is a span that you choose, so it always has one.",
    )


def _reversed(record: dict[str, str], *, file: str) -> Finding:
    return found(
        "period-reversed",
        "the period ends before it starts",
        file=file,
        row=int(record["row"]),
        id=record["period_id"],
        column="end",
        got=f"{record['end']} after start {record['start']}",
        expected="the same day or later",
        fix="Correct one of the dates.",
    )
