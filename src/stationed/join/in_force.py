"""Which of several dated rows holds at a claim's time: designations of a renamed unit, names of a renamed place.

In: rows with a key and a span, and claims with a key and their known days. Out: one row number per claim.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST, Spans
from stationed.dates import UNKNOWN as UNKNOWN_END

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class KnownDays:
    """The known days of claims, one entry a claim."""

    first: Numbers
    """Earliest known day: of the start, or of the end when the start is not known; FAR_FUTURE when neither is."""
    last: Numbers
    """Latest known day, or FAR_PAST when neither end is known."""


def known_days(spans: Spans) -> KnownDays:
    """Return the earliest and the latest known day of each span.

    Parameters
    ----------
    spans : Spans
        Spans as `stationed.dates.parse_spans` gives them.

    Returns
    -------
    KnownDays
        Blank and open ends are not known days. A span without any has first > last.
    """
    start, end = spans.start_state == 0, spans.end_state == 0
    first = np.where(start, spans.start_earliest, np.where(end, spans.end_earliest, FAR_FUTURE))
    last = np.where(end, spans.end_latest, np.where(start, spans.start_latest, FAR_PAST))
    return KnownDays(first.astype(np.int64), last.astype(np.int64))


def rows_in_force(keys: Numbers, spans: Spans, *, wanted: Numbers, days: KnownDays) -> tuple[Numbers, Flags]:
    """Return for each claim the row that holds at its earliest known day.

    Parameters
    ----------
    keys : array of int
        Key of each row, from 0; rows with a negative key are never chosen.
    spans : Spans
        Span of each row; blank at both ends: undated, holds when no dated row does.
    wanted : array of int
        Key each claim looks for; negative: none.
    days : KnownDays
        Known days of each claim.

    Returns
    -------
    positions : array of int64
        Row number from 0 for each claim, -1 when its key has no row at all.
    fits : array of bool
        Whether the row's dates allow it. False marks the nearest row, taken because none fits.

    Notes
    -----
    In this order: the row in force at the earliest known day, the one that began last when there are several, so the
    new name holds on the day of the change; the undated row, the first one in file order; the first row to begin
    within the claim's known days; and, not fitting, the last row to begin before it, then the first after it. A claim
    without known days takes the undated row or, not fitting, the last one.
    """
    undated = (spans.start_state == UNKNOWN_END) & (spans.end_state == UNKNOWN_END)
    size = int(max(keys.max(initial=-1), wanted.max(initial=-1))) + 2
    plain = np.full(size, -1, np.int64)
    plain_rows = np.flatnonzero(undated & (keys >= 0))[::-1]
    plain[keys[plain_rows]] = plain_rows  # written backwards, so the first row stays
    dated = ~undated & (keys >= 0)
    # One key more than there are, always without rows: it stands at index -1, where claims without a key look.
    several = np.zeros(size, np.bool_)
    several[keys[dated]] = True
    positions = plain[np.maximum(wanted, -1)]
    fits = positions >= 0
    claims = np.flatnonzero(several[np.maximum(wanted, -1)])  # of most units and places there is one undated row
    if len(claims):
        some = KnownDays(days.first[claims], days.last[claims])
        holds, within, before, after = _dated(keys, spans, dated, wanted[claims], some, size)
        fits[claims] |= (holds >= 0) | (within >= 0)
        for choice in (after, before, within, plain[wanted[claims]], holds):
            positions[claims] = np.where(choice >= 0, choice, positions[claims])
    return positions, fits


def _dated(
    keys: Numbers, spans: Spans, dated: Flags, wanted: Numbers, days: KnownDays, size: int
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Walk each key's dated rows in order of their start, all claims at once: one pass for each name of a unit."""
    rows = np.flatnonzero(dated)
    rows = rows[np.lexsort((rows, spans.start_earliest[rows], keys[rows]))]
    starts = np.searchsorted(keys[rows], np.arange(size))
    number = np.diff(np.append(starts, len(rows)))
    holds, within, before, after = (np.full(len(wanted), -1, np.int64) for _ in range(4))
    claims = np.flatnonzero(number[wanted] > 0)
    rank = 0
    while len(claims):
        row = rows[starts[wanted[claims]] + rank]
        begun = spans.start_earliest[row] <= days.first[claims]
        runs = begun & (spans.end_latest[row] >= days.first[claims]) & (days.first[claims] <= days.last[claims])
        holds[claims[runs]] = row[runs]
        before[claims[begun]] = row[begun]
        later = ~begun & (after[claims] < 0)
        after[claims[later]] = row[later]
        meets = later & (spans.start_earliest[row] <= days.last[claims])
        within[claims[meets]] = row[meets]
        rank += 1
        claims = claims[number[wanted[claims]] > rank]
    return holds, within, before, after
