"""One row for each day -> one claim for each span: dates that follow each other, of one unit at one place.

Days join days, months months and years years. What a row says beside its date, its source and its note is the same in
all rows of a span; where it changes, another span begins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Numbers, coded
from stationed.dates import DateSettings
from stationed.dates.plain import plain_dates
from stationed.intake.sheet import Sheet
from stationed.model import Finding
from stationed.model.codes import counted, found

_OF_A_ROW = ("deployment_id", "start", "end", "source_ids", "locator", "quotation", "note")
"""Columns in which the rows of a span may differ."""
_YEAR, _MONTH, _DAY = 1, 2, 3
_ROWS_A_UNIT = 3
"""So many rows of a unit, on average, are taken for one row a day, a month or a year."""


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """The rows of a table as spans."""

    claims: Mapping[str, pd.Series]
    """The columns of deployments.csv, a row for each span, in the order of their first rows."""
    codes: Numbers
    """The span of each row of the table."""
    first: Numbers
    """The position of the first row of each span."""
    single: int
    """How many rows have one date, a day, a month or a year, without a mark."""
    bridged: int
    """How many dates within spans have no row."""


@dataclass(frozen=True, slots=True, eq=False)
class _Dates:
    """The rows that have one plain date."""

    rows: Numbers
    """Their positions."""
    precision: Numbers
    """`_YEAR`, `_MONTH` or `_DAY`."""
    number: Numbers
    """Counts years, months or days."""
    first: Numbers
    """The first day of the date."""
    last: Numbers
    """The last day of the date."""


def merge(claims: Mapping[str, pd.Series], *, gap: int = 0) -> Merged:
    """Return the rows of a table with those of consecutive dates as spans.

    Parameters
    ----------
    claims : mapping of str to Series of str
        The columns of deployments.csv, a row for each row of the table.
    gap : int
        So many days, months or years may be missing between two dates of a span.

    Returns
    -------
    Merged
        A span begins with its first date and ends with its last. It has the id of its first row and the sources and
        pages of all. The note that all its rows share is its note; notes that differ stand there with their dates.

    Notes
    -----
    A missing date is not bridged when the unit has a row in between, at another place or with other values. Rows
    whose start and end differ, are vague or are blank stay as they are.
    """
    dates = _single_dates(claims)
    unit, _ = pd.factorize(claims["unit_id"].iloc[dates.rows])
    alike = _alike(claims, dates)
    order = np.lexsort((dates.rows, dates.number, alike))
    step = np.diff(dates.number[order])
    same = np.diff(alike[order]) == 0
    goes_on = same & (step <= 1 + gap)
    if gap:
        goes_on &= ~_interrupted(unit[order], dates.first[order], dates.last[order])
    span = np.cumsum(np.concatenate([[True], ~goes_on])) if len(order) else np.zeros(0, np.int64)
    codes = np.arange(len(claims["start"]), dtype=np.int64)
    # A span is called by its first row, so that spans stand in the order of the table.
    earliest = np.full(int(span[-1]) + 1 if len(span) else 0, len(codes), np.int64)
    np.minimum.at(earliest, span, dates.rows[order])
    codes[dates.rows[order]] = earliest[span]
    first, spans = np.unique(codes, return_inverse=True)
    in_order = dates.rows[order]
    begins, ends = first.copy(), first.copy()
    begins[spans[in_order[::-1]]] = in_order[::-1]  # of several rows of a span the one that is written last counts
    ends[spans[in_order]] = in_order
    bridged = int(np.maximum(step - 1, 0)[goes_on].sum())
    return Merged(_of_spans(claims, spans, first, begins, ends), spans, first, len(dates.rows), bridged)


def told(
    sheet: Sheet, claims: Mapping[str, pd.Series], merged: Merged | None, *, asked: bool | None, gap: int
) -> tuple[Finding, ...]:
    """Return what is said of a table whose rows have become spans, or could; nothing of any other.

    Parameters
    ----------
    sheet : Sheet
        The table.
    claims : mapping of str to Series of str
        Its rows, as `merge` takes them.
    merged : Merged or None
        Its spans; None when they were not asked for.
    asked : bool or None
        What the user said of spans; None for nothing, where they are offered.
    gap : int
        As in `merge`.
    """
    fix = "Nothing has to be done; --spans, or spans=True in Python, makes spans of them."
    if merged is None:
        offer = could_merge(claims) if asked is None else None
        if offer is None:
            return ()
        rows, units = counted(len(sheet.rows), sheet.noun), counted(claims["unit_id"].nunique(), "unit")
        problem = (
            f"{rows} with one date each, of {units}, could be {counted(len(offer.first), 'span')}; --spans makes them"
        )
    elif not merged.single:
        problem = "--spans finds no dates to join: no row has one day, month or year as its start and its end"
        fix = 'Say which column has the date, --columns "date=...", or leave --spans out.'
    else:
        problem = _result(sheet, merged, gap)
        fix = "Nothing has to be done; a span has the id of its first row, and the sources, pages and notes of all."
    return (found("table-read", problem, file=sheet.file, fix=fix),)


def _result(sheet: Sheet, merged: Merged, gap: int) -> str:
    """What has become of the rows."""
    others = len(sheet.rows) - merged.single
    dates = "that follow each other" if not gap else f"with {gap} missing in a row at most ({merged.bridged:,} bridged)"
    stay = f"; {counted(others, sheet.noun)} without a unit or one such date unchanged" if others else ""
    return (
        f"{counted(len(sheet.rows), sheet.noun)} -> {counted(len(merged.first), 'span')}: dates {dates}, of one unit "
        f"at one place with equal values{stay}"
    )


def could_merge(claims: Mapping[str, pd.Series]) -> Merged | None:
    """Return the spans of a table that looks as if it had one row a day; None for any other."""
    rows = len(claims["start"])
    units = claims["unit_id"].nunique()
    if rows < _ROWS_A_UNIT * units or ((claims["start"] == claims["end"]) & (claims["start"] != "")).mean() < 0.9:
        return None
    merged = merge(claims)
    return merged if len(merged.first) * 2 <= rows else None


def _single_dates(claims: Mapping[str, pd.Series]) -> _Dates:
    """The rows whose start and end are the same year, month or day, and that name a unit."""
    starts = coded(claims["start"])
    plain = plain_dates(starts.texts)
    good = plain.plain & (plain.mark == 0)
    same = np.asarray((claims["start"] == claims["end"]) & (claims["unit_id"] != ""), dtype=bool)
    rows = np.flatnonzero(same & good[starts.codes])
    codes = starts.codes[rows]
    first, last = plain.bounds(DateSettings())
    precision = _YEAR + (plain.month > 0) + (plain.day > 0)
    number = np.select([precision == _YEAR, precision == _MONTH], [plain.year, plain.year * 12 + plain.month], first)
    return _Dates(rows, precision[codes].astype(np.int64), number[codes], first[codes], last[codes])


def _alike(claims: Mapping[str, pd.Series], dates: _Dates) -> Numbers:
    """A number for each row that is the same where all that a span has in common is the same."""
    key = dates.precision
    for name, texts in claims.items():
        if name not in _OF_A_ROW:
            codes, distinct = pd.factorize(texts.iloc[dates.rows])
            key = pd.factorize(key * (len(distinct) + 1) + codes)[0].astype(np.int64)
    return key


def _interrupted(unit: Numbers, first: Numbers, last: Numbers) -> NDArray[np.bool_]:
    """Tell of each row but the last whether its unit has another row between it and the row that follows it."""
    if not len(unit):
        return np.zeros(0, bool)
    lowest = int(first.min())
    width = int(last.max()) - lowest + 2
    begins, ends = unit * width + first - lowest, unit * width + last - lowest
    begun = np.sort(begins)
    before = np.searchsorted(begun, ends[:-1], side="right")
    after = np.searchsorted(begun, begins[1:], side="left")
    return after > before


def _of_spans(
    claims: Mapping[str, pd.Series], spans: Numbers, first: Numbers, begins: Numbers, ends: Numbers
) -> dict[str, pd.Series]:
    columns = {name: texts.iloc[first].reset_index(drop=True) for name, texts in claims.items()}
    columns["start"] = claims["start"].iloc[begins].reset_index(drop=True)
    columns["end"] = claims["end"].iloc[ends].reset_index(drop=True)
    rows = np.flatnonzero((np.bincount(spans) > 1)[spans])
    rows = rows[np.argsort(claims["start"].iloc[rows].to_numpy(dtype="str"), kind="stable")]
    for name, between in (("source_ids", ";"), ("locator", "; "), ("quotation", "\n")):
        if name in claims:
            columns[name] = _joined(columns[name], claims[name].iloc[rows], spans[rows], between)
    if "note" in claims:
        columns["note"] = _joined(columns["note"], _dated_notes(claims, rows, spans), spans[rows], "\n")
    return columns


def _dated_notes(claims: Mapping[str, pd.Series], rows: Numbers, spans: Numbers) -> pd.Series:
    """The notes of rows, with their dates where not all rows of the span say the same."""
    notes = claims["note"].iloc[rows]
    distinct = notes.groupby(spans[rows]).transform("nunique")
    dated = claims["start"].iloc[rows] + ": " + notes
    return notes.where((distinct == 1) | (notes == ""), dated)


def _joined(texts: pd.Series, more: pd.Series, spans: Numbers, between: str) -> pd.Series:
    """Texts of spans; a span of several rows has each text of its rows once, in the order of their dates."""
    table = pd.DataFrame({"span": spans, "text": more.to_numpy()}).drop_duplicates()
    if ";" in between:
        table["text"] = table["text"].str.split(";")
        table = table.explode("text", ignore_index=True)
        table["text"] = table["text"].str.strip()
    table = table[table["text"] != ""].drop_duplicates()
    several = table["span"].duplicated(keep=False)
    written = texts.to_numpy(dtype=object, copy=True)
    written[table["span"][~several]] = table["text"][~several]
    joined = pd.Series(table[several].groupby("span")["text"].agg(between.join))
    written[joined.index] = joined
    return pd.Series(written, dtype="str")
