"""possible, definite and limited against a brute force that tries every start and every end, day by day."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import FAR_FUTURE, FAR_PAST, KNOWN, OPEN, UNKNOWN, Spans, definite, limited, possible

HORIZON = 14
"""Days run from -14 to 14; beyond them nothing is asked."""
ALL_DAYS = range(-HORIZON, HORIZON + 1)
ASKED = 6
"""Known days and periods stay within six days of zero, so that the far days lie outside every one of them."""

an_end = st.tuples(st.sampled_from([KNOWN, KNOWN, KNOWN, UNKNOWN, OPEN]), st.integers(-ASKED, ASKED), st.integers(0, 4))
a_period = st.tuples(st.integers(-ASKED, ASKED), st.integers(0, 4))

End = tuple[int, int, int]


def spans_of(start: End, end: End) -> Spans:
    """One claim in the form that `parse_spans` gives."""
    s1, s2 = {KNOWN: (start[1], start[1] + start[2]), OPEN: (FAR_PAST, FAR_PAST), UNKNOWN: (FAR_PAST, 0)}[start[0]]
    e1, e2 = {KNOWN: (end[1], end[1] + end[2]), OPEN: (FAR_FUTURE, FAR_FUTURE), UNKNOWN: (0, FAR_FUTURE)}[end[0]]
    s2 = e2 if start[0] == UNKNOWN else s2
    e1 = s1 if end[0] == UNKNOWN else e1
    false = np.array([False])
    arrays = [np.array([day], dtype=np.int64) for day in (s1, s2, e1, e2)]
    states = [np.array([state[0]], dtype=np.int8) for state in (start, end)]
    return Spans(*arrays, *states, false, false, np.array([s1 <= e2]))


def choices(start: End, end: End) -> list[tuple[int, int]]:
    """Every consistent choice of a start and an end day; open ends lie beyond every day asked."""
    starts = {KNOWN: range(start[1], start[1] + start[2] + 1), UNKNOWN: ALL_DAYS, OPEN: [-HORIZON]}[start[0]]
    ends = {KNOWN: range(end[1], end[1] + end[2] + 1), UNKNOWN: ALL_DAYS, OPEN: [HORIZON]}[end[0]]
    return [(s, e) for s, e in product(starts, ends) if s <= e]


def undated(start: End, end: End) -> bool:
    return start[0] == UNKNOWN and end[0] == UNKNOWN


@settings(max_examples=500, deadline=None)
@given(an_end, an_end, a_period)
def test_possible_is_that_some_consistent_choice_meets_the_period(
    start: End, end: End, period: tuple[int, int]
) -> None:
    first, last = period[0], period[0] + period[1]
    expected = not undated(start, end) and any(s <= last and e >= first for s, e in choices(start, end))
    assert possible(spans_of(start, end), first, last)[0, 0] == expected


@settings(max_examples=500, deadline=None)
@given(an_end, an_end, a_period)
def test_definite_is_that_every_consistent_choice_meets_the_period(
    start: End, end: End, period: tuple[int, int]
) -> None:
    first, last = period[0], period[0] + period[1]
    tried = choices(start, end)
    expected = not undated(start, end) and bool(tried) and all(s <= last and e >= first for s, e in tried)
    assert definite(spans_of(start, end), first, last)[0, 0] == expected


def held(choice: tuple[int, int], start: End, end: End, periods: list[tuple[int, int]]) -> tuple[int, int]:
    """A choice with its unknown end drawn in to the last day that the limit allows."""
    known = start if end[0] == UNKNOWN else end
    days = {KNOWN: (known[1], known[1] + known[2]), OPEN: (-HORIZON,) * 2 if known is start else (HORIZON,) * 2}
    low, high = days[known[0]]
    touched = [(first, first + more) for first, more in periods if first <= high and first + more >= low]
    if end[0] == UNKNOWN:
        return choice[0], min(choice[1], max([high, *(last for _, last in touched)]))
    return max(choice[0], min([low, *(first for first, _ in touched)])), choice[1]


@settings(max_examples=500, deadline=None)
@given(an_end, an_end, st.lists(a_period, min_size=1, max_size=4))
def test_limited_draws_an_unknown_end_in_to_the_periods_its_known_days_touch(
    start: End, end: End, periods: list[tuple[int, int]]
) -> None:
    first = np.array([day for day, _ in periods])
    last = np.array([day + more for day, more in periods])
    tried = [] if undated(start, end) else choices(start, end)
    if (start[0] == UNKNOWN) != (end[0] == UNKNOWN):
        tried = [held(choice, start, end, periods) for choice in tried]
    expected = [any(s <= p2 and e >= p1 for s, e in tried) for p1, p2 in zip(first, last, strict=True)]
    found = possible(limited(spans_of(start, end), first, last), first, last)[0]
    assert found.tolist() == expected


@settings(deadline=None)
@given(an_end, an_end, st.lists(a_period, min_size=1, max_size=4))
def test_definite_claims_are_possible_under_the_limit(start: End, end: End, periods: list[tuple[int, int]]) -> None:
    first = np.array([day for day, _ in periods])
    last = np.array([day + more for day, more in periods])
    spans = spans_of(start, end)
    assert not (definite(spans, first, last) & ~possible(limited(spans, first, last), first, last)).any()
