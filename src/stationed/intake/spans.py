"""Rows with dates -> proposed periods: those that a column names, or spans of equal length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from stationed.dates import FAR_FUTURE, FAR_PAST, KNOWN, Spans, civil, iso, label, parse
from stationed.intake.slugs import ids_of

MOST, FEWEST = 12, 3
"""So many periods are proposed."""
_MONTHS = (1, 2, 3, 4, 6)
_YEARS = (1, 2, 5, 10, 20, 25, 50, *(first * 10**zeros for zeros in range(2, 17) for first in (1, 2, 5)))
"""Lengths of periods in years, up to more years than any date has."""


def named_periods(names: pd.Series, spans: Spans) -> pd.DataFrame:
    """Return a period for each text of a column, from the first to the last day that its rows know of.

    Returns
    -------
    DataFrame
        period_id, title, start, end, in the order of their first days; texts whose rows have no date are left out.
    """
    first, last = _known(spans)
    table = pd.DataFrame({"title": names, "first": first, "last": last})
    table = table[(table["title"] != "") & (table["first"] <= table["last"])]
    grouped = table.groupby("title", sort=False).agg(first=("first", "min"), last=("last", "max"))
    grouped = pd.DataFrame(grouped).sort_values(by="first", kind="stable").reset_index()
    return _table(grouped["title"].tolist(), [iso(day) for day in grouped["first"]], [iso(d) for d in grouped["last"]])


def equal_periods(spans: Spans, language: str) -> pd.DataFrame:
    """Return three to twelve periods of equal length; those that hold no known day of any row are left out.

    Parameters
    ----------
    spans : Spans
        The dates of the rows.
    language : str
        Of the titles, which are dates.

    Returns
    -------
    DataFrame
        period_id, title, start, end. Months within a year or two, unless all dates are years, else years, decades,
        centuries and round numbers of them; without rows when no row has a date.
    """
    first, last = _known(spans)
    there = first <= last
    if not there.any():
        return _table([], [], [])
    begin, end = civil(int(first[there].min())), civil(int(last[there].max()))
    months = [] if _of_years(first[there], last[there]) else _months(begin, end)
    texts = [span for span in months or _years(begin[0], end[0]) if _touched(span, first, last)]
    titles = [label(start, stop, language) for start, stop in texts]
    return _table(titles, [start for start, _ in texts], [stop for _, stop in texts])


def _of_years(first: np.ndarray, last: np.ndarray) -> bool:
    """Tell whether nothing that is known is finer than a year, so that months would all be the same."""
    begins, ends = np.unique(first).tolist(), np.unique(last).tolist()
    return all(civil(day)[1:] == (1, 1) for day in begins) and all(civil(day)[1:] == (12, 31) for day in ends)


def _touched(span: tuple[str, str], first: np.ndarray, last: np.ndarray) -> bool:
    """Tell whether a span holds a known day of some row."""
    return bool(((first <= parse(span[1]).latest) & (last >= parse(span[0]).earliest) & (first <= last)).any())


def _known(spans: Spans) -> tuple[np.ndarray, np.ndarray]:
    """First and last day that is known of each row; the first after the last where nothing is."""
    none_first, none_last = np.iinfo(np.int64).max, np.iinfo(np.int64).min
    starts, ends = spans.start_state == KNOWN, spans.end_state == KNOWN
    earliest = np.where(spans.start_earliest > FAR_PAST, spans.start_earliest, spans.start_latest)  # of "before 1960"
    latest = np.where(spans.end_latest < FAR_FUTURE, spans.end_latest, spans.end_earliest)
    first = np.where(starts, earliest, np.where(ends, spans.end_earliest, none_first))
    last = np.where(ends, latest, np.where(starts, spans.start_latest, none_last))
    beyond = (first <= FAR_PAST) | (last >= FAR_FUTURE)
    first, last = np.where(beyond, none_first, first), np.where(beyond, none_last, last)
    return first, last


def _months(begin: Sequence[int], end: Sequence[int]) -> list[tuple[str, str]]:
    """Spans of months, when twelve of them at most are enough and years would be fewer than three."""
    if end[0] - begin[0] + 1 >= FEWEST or begin[0] < 0:
        return []
    first, last = begin[0] * 12 + begin[1] - 1, end[0] * 12 + end[1] - 1
    step = next((step for step in _MONTHS if (last - first) // step + 1 <= MOST), 0)
    if not step or (last - first) // step + 1 < 2:
        return [(_month(first), _month(last))] if first == last else []
    starts = range(first - first % step, last + 1, step)
    return [(_month(start), _month(start + step - 1)) for start in starts]


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _years(first: int, last: int) -> list[tuple[str, str]]:
    """Spans of years: of round numbers, or, where some lie before Christ, as centuries are counted: AD 1 to 100."""
    one = 1 if first < 1 else 0  # there is a year 0, which is 1 BC, and belongs to the years before it
    step = next(step for step in _YEARS if (last - one) // step - (first - one) // step + 1 <= MOST)
    starts = range((first - one) // step * step + one, last + 1, step)
    return [(_year(start), _year(start + step - 1)) for start in starts]


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _table(titles: Sequence[str], starts: Sequence[str], ends: Sequence[str]) -> pd.DataFrame:
    ids = [f"p-{one}" if one in ("all", "none") else one for one in ids_of(titles, otherwise="period")]
    return pd.DataFrame({"period_id": ids, "title": titles, "start": starts, "end": ends})
