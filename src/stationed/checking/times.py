"""Checks on dates and periods: spelling, order, and which periods hold anything."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stationed.checking.fault import Fault
from stationed.checking.scene import Scene, View
from stationed.dates import Spans, limited, lookalikes, parse, parse_spans, possible
from stationed.dates.orders import order_of, settled
from stationed.errors import DateError
from stationed.model import AtlasConfig, Finding, Period
from stationed.model.codes import found, listed
from stationed.reading.faults import date_finding, date_findings

_FIRST_YEARS = ("0000", "0001")
"""Years that programs write where there is none, and that atlases of antiquity mean."""
_EARLY = r"-?0\d{3}"
"""How dates before the year 1000 begin."""
NOUNS = {"claims": "deployment", "units": "designation", "place_names": "name", "context": "feature"}


def check_times(scene: Scene) -> Iterator[Finding]:
    """Return findings on dates of all tables but periods, whose dates reading looks at.

    Yields
    ------
    Finding
        `date-invalid`, `date-ambiguous`, `date-lookalike`, `date-placeholder`, `date-reversed`, `undated`,
        `outside-periods`, `period-idle`, `period-overlap`.
    """
    config = scene.tables.config
    within = _within(scene)
    for view in (scene.units, scene.names, scene.context):
        yield from _spans(view, config)[1]
        yield from _lookalikes(view, ("start", "end"))
    if scene.there(scene.events, "date"):
        yield from _moments(scene.events, config)
        yield from _lookalikes(scene.events, ("date",), within)
    yield from _lookalikes(scene.periods, ("start", "end"))
    spans, findings = _spans(scene.claims, config)
    yield from findings
    yield from _lookalikes(scene.claims, ("start", "end"), within)
    yield from _in_periods(scene, spans)
    yield from _overlaps(scene)


def _spans(view: View, config: AtlasConfig) -> tuple[Spans, list[Finding]]:
    """Return the spans of a table with start and end, and what is wrong with them."""
    table = view.table
    spans, faults = parse_spans(view.texts("start").of, view.texts("end").of, config.dates)
    findings = date_findings(faults, table, file=view.file, key=view.schema.key or _key(view))
    noun = NOUNS[view.schema.name]
    for fault in faults:
        if fault.kind == "reversed":
            start = table["start"].iloc[int(fault.rows[0])]
            findings += view.findings(
                fault.rows,
                column="end",
                code="date-reversed",
                problem=f"the {noun} ends before it starts",
                got=f"{fault.text} after start {start}",
                expected="the same day or later",
                fix="Correct one of the dates, or leave end blank if it is unknown.",
            )
    return spans, findings


def _within(scene: Scene) -> tuple[int, int] | None:
    """Return the first and the last day of the periods; None when they are not all known."""
    periods = scene.tables.periods
    if not periods or not scene.whole(scene.periods.file) or len(periods) != len(scene.periods.table):
        return None
    return min(period.first for period in periods), max(period.last for period in periods)


def _lookalikes(view: View, columns: tuple[str, ...], within: tuple[int, int] | None = None) -> list[Finding]:
    """Look for dates that are EDTF and were probably meant otherwise, or not as dates at all."""
    findings: list[Finding] = []
    for name in columns:
        for fault in lookalikes(view.texts(name).of, "end" if name == "end" else "start", within):
            rows = fault.rows
            if fault.kind == "placeholder":
                rows = rows if fault.text[:4] not in _FIRST_YEARS else rows[~_early_beside(view, name, rows)]
                fix = f"Write that instead; nothing has to be done if {fault.text} is meant."
            else:
                written, meant = fault.error.readings
                fix = f"Write {meant} if that is meant; nothing has to be done if {written} is."
            findings += view.findings(
                rows,
                column=name,
                code=f"date-{fault.kind}",
                problem=fault.error.reason,
                got=fault.text,
                expected=fault.error.expected,
                fix=fix,
            )
    return findings


def _early_beside(view: View, name: str, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell in which rows the other end of the same span is of before 1000 too, so that the year 0 or 1 is meant."""
    other = {"start": "end", "end": "start"}.get(name, "")
    if other not in view.table:
        return np.zeros(len(rows), np.bool_)
    cells = view.cells(other, rows)
    return cells.str.match(_EARLY).to_numpy(bool) & ~cells.str.slice(0, 4).isin(_FIRST_YEARS).to_numpy(bool)


def _key(view: View) -> str:
    return "location_id" if view.schema.name == "place_names" else ""


def _moments(view: View, config: AtlasConfig) -> list[Finding]:
    """Look at the dates of events, which may be intervals."""
    texts = view.texts("date")
    order = order_of(list(texts.distinct))
    findings: list[Finding] = []
    for place, text in enumerate(texts.distinct):
        if not text.strip():
            error = DateError(text, "the event has no date", expected="an EDTF date such as 1939-08-20")
        else:
            try:
                parse(text, config.dates)
                continue
            except DateError as fault:
                error = settled(fault, order, "another row of the column")
        rows = texts.rows([place])
        numbers, ids = view.table["row"].to_numpy()[rows].tolist(), view.table["event_id"].iloc[rows].tolist()
        findings += [
            date_finding(error, text=text, file=view.file, row=row, id_=id_, column="date")
            for row, id_ in zip(numbers, ids, strict=True)
        ]
    return findings


def _in_periods(scene: Scene, spans: Spans) -> Iterator[Finding]:
    """Look for claims outside every period and for periods without claims."""
    view, periods = scene.claims, scene.tables.periods
    if not (scene.there(view, "start") and scene.there(view, "end")):
        return
    undated = np.flatnonzero(spans.undated & spans.ok)
    yield from view.findings(
        undated,
        column="start",
        code="undated",
        problem="the claim has neither start nor end, so it is in no period and only listed",
        expected="at least one date",
        fix="Write what the source says, be it vague: 1939~, 193X, 1939-05/1939-09.",
    )
    if _within(scene) is None:
        return
    first = np.array([period.first for period in periods], dtype=np.int64)
    last = np.array([period.last for period in periods], dtype=np.int64)
    held = possible(limited(spans, first, last), first, last)
    outside = np.flatnonzero(~held.any(axis=1) & spans.ok & ~spans.undated)
    dates = view.table[["start", "end"]].iloc[outside]
    shown = [f"{start or 'unknown'} to {end or 'unknown'}" for start, end in dates.to_numpy().tolist()]
    bounds = _bounds(periods)
    says: list[Fault] = [
        {
            "code": "outside-periods",
            "problem": "the claim is in none of the periods, so no layer shows it",
            "got": got,
            "expected": bounds,
            "fix": "Check the dates, or add a period that holds it.",
        }
        for got in shown
    ]
    yield from view.said(outside, says, column="start")
    if len(view.table) and scene.whole(view.file):
        for number in np.flatnonzero(~held.any(axis=0)).tolist():
            yield _idle(periods[number], scene.periods.file)


def _bounds(periods: tuple[Period, ...]) -> str:
    """Return the span of all periods in words."""
    start = min(periods, key=lambda period: period.first).start
    end = max(periods, key=lambda period: period.last).end
    return f"a span that touches one of the {len(periods)} periods between {start} and {end}"


def _idle(period: Period, file: str) -> Finding:
    return found(
        "period-idle",
        "no deployment is in the period, not even possibly",
        file=file,
        row=period.row,
        id=period.period_id,
        got=f"{period.start} to {period.end}",
        expected="a period that some deployment touches",
        fix="Check its dates, or take it out.",
    )


def _overlaps(scene: Scene) -> Iterator[Finding]:
    """Say which periods overlap an earlier one; they may."""
    periods = scene.tables.periods
    for number, period in enumerate(periods):
        others = [
            other.period_id for other in periods[:number] if other.first <= period.last and other.last >= period.first
        ]
        if others:
            yield found(
                "period-overlap",
                f"the period overlaps {listed(others)}",
                file=scene.periods.file,
                row=period.row,
                id=period.period_id,
                column="start",
                got=f"{period.start} to {period.end}",
                fix="Nothing has to be done if it is meant; what lies in both is in both layers.",
            )
