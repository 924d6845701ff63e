"""Columns of start and end texts to the four days of each claim, and which periods those days meet.

Everything is a column: a million claims are a dozen arrays, and each distinct text is parsed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.coded import coded
from stationed.dates.calendar import FAR_FUTURE, FAR_PAST
from stationed.dates.columns import Column, Days, Fault, Flags, read_column, rows_by_code
from stationed.dates.edtf import DEFAULTS
from stationed.dates.expression import UNKNOWN, DateSettings
from stationed.errors import DateError


@dataclass(frozen=True)
class Spans:
    """The ends of many claims: arrays of one length, one entry a claim, days inclusive."""

    start_earliest: Days
    """The first day on which it may have started; `FAR_PAST` when open or unknown."""
    start_latest: Days
    """The last day on which it may have started."""
    end_earliest: Days
    """The first day on which it may have ended."""
    end_latest: Days
    """The last day on which it may have ended; `FAR_FUTURE` when open or unknown."""
    start_state: NDArray[np.int8]
    """`KNOWN`, `UNKNOWN` (blank) or `OPEN` (``..``)."""
    end_state: NDArray[np.int8]
    """`KNOWN`, `UNKNOWN` (blank) or `OPEN` (``..``)."""
    uncertain: Flags
    """Either end carries ``?`` or ``%``."""
    approximate: Flags
    """Either end carries ``~`` or ``%``."""
    ok: Flags
    """Both cells could be read and the end is not before the start on every reading."""

    def __len__(self) -> int:
        """The number of claims."""
        return len(self.ok)

    @property
    def undated(self) -> Flags:
        """Which claims have neither end known nor open: they are in no period."""
        return (self.start_state == UNKNOWN) & (self.end_state == UNKNOWN)

    @property
    def consistent(self) -> Flags:
        """Which claims have some choice of start and end with the start not after the end."""
        return self.start_earliest <= self.end_latest

    def take(self, rows: Any) -> Spans:
        """The claims at these positions, or where this mask is true, in that order."""
        return Spans(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


def parse_spans(starts: Any, ends: Any, settings: DateSettings = DEFAULTS) -> tuple[Spans, list[Fault]]:
    """The four days of many claims from their start and end cells.

    Parameters
    ----------
    starts, ends
        Columns of text of one length: Coded, pandas Series or any sequence. Missing values are blank, blank is unknown,
        ``..`` is open. An interval in a cell is a fault.
    settings
        How far ``~`` reaches.

    Returns
    -------
    Spans
        One entry a claim. An end that cannot be read counts as unknown, with `Spans.ok` false.
    list of Fault
        Each distinct mistake once, with the rows that have it: those of the start column, those of the end column,
        then the reversed pairs, each in order of first appearance.

    Raises
    ------
    ValueError
        When the two columns differ in length.
    """
    starts, ends = coded(starts), coded(ends)
    if len(starts.small) != len(ends.small):
        raise ValueError(f"starts and ends differ in length, got {len(starts.small)} and {len(ends.small)}")
    start, end = read_column(starts, "start", settings), read_column(ends, "end", settings)
    start_unknown, end_unknown = start.state == UNKNOWN, end.state == UNKNOWN
    s1 = np.where(start_unknown, FAR_PAST, start.earliest)
    e2 = np.where(end_unknown, FAR_FUTURE, end.latest)
    spans = Spans(
        start_earliest=s1,
        # An unknown start may be any day up to the end, an unknown end any day from the start on.
        start_latest=np.where(start_unknown, e2, start.latest),
        end_earliest=np.where(end_unknown, s1, end.earliest),
        end_latest=e2,
        start_state=start.state,
        end_state=end.state,
        uncertain=start.uncertain | end.uncertain,
        approximate=start.approximate | end.approximate,
        ok=start.ok & end.ok & (s1 <= e2),
    )
    return spans, [*start.faults, *end.faults, *_reversed_faults(spans, start, end)]


def _reversed_faults(spans: Spans, start: Column, end: Column) -> Iterator[Fault]:
    """One fault for each distinct pair of texts whose end lies before its start on every reading."""
    rows = np.flatnonzero(start.ok & end.ok & ~spans.consistent)
    pairs = start.codes * len(end.texts) + end.codes
    for pair, group in rows_by_code(pairs, rows):
        start_text, end_text = start.texts[pair // len(end.texts)], end.texts[pair % len(end.texts)]
        error = DateError(
            end_text,
            f"the deployment ends before it starts, its start being {start_text}",
            expected="the same day as the start or a later one; correct one of the dates, or leave end blank if it is "
            "unknown",
        )
        yield Fault("end", end_text, error, "reversed", group)


def possible(spans: Spans, first: Any, last: Any) -> Flags:
    """Which claims may meet which periods: some consistent choice of start and end does.

    Parameters
    ----------
    spans
        n claims. For a map or a count pass `limited` spans, so that an unknown end does not run on for ever.
    first, last
        The first and last day of m periods, inclusive; a moment has both the same.

    Returns
    -------
    numpy.ndarray
        Booleans, n claims by m periods. Undated claims, and claims that end before they start, meet none.

    Notes
    -----
    ``s1 <= p2 and e2 >= p1``, with the start in [s1, s2], the end in [e1, e2] and the period [p1, p2].
    """
    counted = spans.consistent & ~spans.undated
    return _meets(spans.start_earliest, spans.end_latest, counted, first, last)


def definite(spans: Spans, first: Any, last: Any) -> Flags:
    """Which claims surely meet which periods: every consistent choice of start and end does.

    Parameters
    ----------
    spans
        n claims as `parse_spans` gives them, not limited.
    first, last
        The first and last day of m periods, inclusive; a moment has both the same.

    Returns
    -------
    numpy.ndarray
        Booleans, n claims by m periods. Undated claims, and claims that end before they start, meet none.

    Notes
    -----
    ``min(s2, e2) <= p2 and max(e1, s1) >= p1``: the latest start that leaves room for an end, and the earliest end
    that leaves room for a start.
    """
    counted = spans.consistent & ~spans.undated
    latest_start = np.minimum(spans.start_latest, spans.end_latest)
    earliest_end = np.maximum(spans.end_earliest, spans.start_earliest)
    return _meets(latest_start, earliest_end, counted, first, last)


def _meets(start: Days, end: Days, counted: Flags, first: Any, last: Any) -> Flags:
    """Claims by periods: starts by the period's last day and ends from its first day on."""
    first_days, last_days = np.atleast_1d(first).astype(np.int64), np.atleast_1d(last).astype(np.int64)
    result = np.empty((len(start), len(first_days)), np.bool_, order="F")  # by period, as it is looked at
    for column, p1, p2 in zip(result.T, first_days, last_days, strict=True):
        np.less_equal(start, p2, out=column)
        column &= end >= p1
        column &= counted
    return result


def limited(spans: Spans, first: Any, last: Any) -> Spans:
    """The spans with unknown ends held to the periods that the known days touch; for `possible` only.

    Parameters
    ----------
    spans
        Claims as `parse_spans` gives them.
    first, last
        The first and last day, inclusive, of all the periods of the atlas.

    Returns
    -------
    Spans
        An unknown end reaches to the end of the last period that the days of the start touch, and no further than the
        start's own days when they touch none; an unknown start mirrors it. All else is as it was.

    Notes
    -----
    The last period is the one that ends last, the first the one that starts first.
    """
    first_days, last_days = np.atleast_1d(first).astype(np.int64), np.atleast_1d(last).astype(np.int64)
    end_latest, start_earliest = spans.end_latest.copy(), spans.start_earliest.copy()
    no_end = np.flatnonzero((spans.end_state == UNKNOWN) & (spans.start_state != UNKNOWN))
    known_first, known_last = spans.start_earliest[no_end], spans.start_latest[no_end]
    reach = known_last.copy()
    for p1, p2 in zip(first_days, last_days, strict=True):
        np.maximum(reach, p2, out=reach, where=(known_first <= p2) & (known_last >= p1))
    end_latest[no_end] = reach
    no_start = np.flatnonzero((spans.start_state == UNKNOWN) & (spans.end_state != UNKNOWN))
    known_first, known_last = spans.end_earliest[no_start], spans.end_latest[no_start]
    reach = known_first.copy()
    for p1, p2 in zip(first_days, last_days, strict=True):
        np.minimum(reach, p1, out=reach, where=(known_first <= p2) & (known_last >= p1))
    start_earliest[no_start] = reach
    return replace(spans, start_earliest=start_earliest, end_latest=end_latest)
