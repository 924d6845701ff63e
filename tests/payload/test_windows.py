"""The four days of each claim: scanning them gives what the dates room gives, period by period and day by day."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from flow_tables import a_claim, a_period, an_atlas
from hypothesis import given, settings
from hypothesis import strategies as st
from page_atlas import a_block, cells, joined_of

from stationed.dates import FAR_FUTURE, FAR_PAST, definite, parse_spans, possible

TEXTS = (
    "",
    "..",
    "1936",
    "1938-05",
    "1938-05-11",
    "1939~",
    "1939?",
    "193X",
    "1939-XX-04",
    "[1937,1939]",
    "-0043",
    "1945%",
)
DATES = st.sampled_from(TEXTS)
PERIODS = st.lists(
    st.sampled_from([("a", "1936", "1938"), ("b", "1938", "1939-05"), ("c", "1940", "1941"), ("d", "-0100", "1900")]),
    unique=True,
    min_size=1,
)
EVER = replace(a_period("ever", "1900", "2000"), start="..", end="..", first=FAR_PAST, last=FAR_FUTURE)


def scanned(block, first, last):
    """Which deployments the page shows in a span of days: NOT, POSSIBLE, DEFINITE as in selection.js."""
    names = ("possible_first", "possible_last", "definite_first", "definite_last")
    p1, p2, d1, d2 = (np.array(cells(block, "claims", name), dtype=float) for name in names)
    may, must = (p1 <= last) & (p2 >= first), (d1 <= last) & (d2 >= first)
    begins, counts = (cells(block, "deployments", name) for name in ("first_claim", "claim_count"))
    runs = [slice(begin, begin + count) for begin, count in zip(begins, counts, strict=True)]
    return [2 if may[run].any() and must[run].all() else 1 if may[run].any() else 0 for run in runs]


@given(st.lists(st.tuples(st.sampled_from(["D-1", "D-2", "D-3"]), DATES, DATES), min_size=1, max_size=6), PERIODS)
@settings(deadline=None, max_examples=25)
def test_every_period_holds_on_the_page_what_it_holds_in_python(claims, periods):
    atlas = an_atlas(
        *(a_claim(deployment, start=start, end=end) for deployment, start, end in claims),
        periods=tuple(a_period(*one) for one in periods),
    )
    _, membership = joined_of(atlas)
    block = a_block(atlas)
    for place, period in enumerate(membership.periods):
        expected = membership.possible[:, place].astype(int) + membership.definite[:, place]
        assert scanned(block, period.first, period.last) == expected.tolist()
    assert cells(block, "periods", "first") == [period.first for period in membership.periods]


PAIRS = list(product(TEXTS, TEXTS))
ATLAS = an_atlas(
    *(a_claim(f"D-{number}", start=start, end=end) for number, (start, end) in enumerate(PAIRS)),
    periods=(a_period("a", "1936", "1940"),),
)
LIMITED = joined_of(ATLAS)[1].limited
SPANS = parse_spans(*zip(*PAIRS, strict=True))[0]
BLOCK = a_block(ATLAS)


@given(st.integers(-12500, -8500), st.integers(0, 400))
@settings(deadline=None, max_examples=50)
def test_days_hold_a_claim_as_the_dates_room_says(first, length):
    days = (first, first + length)
    expected = possible(LIMITED, *days)[:, 0].astype(int) + definite(SPANS, *days)[:, 0]
    assert scanned(BLOCK, *days) == expected.tolist()


@pytest.mark.parametrize(("start", "end"), [("", ""), ("1945", "1939")], ids=["undated", "ends before it starts"])
def test_a_claim_without_a_time_meets_nothing(start, end):
    block = a_block(an_atlas(a_claim(start=start, end=end), periods=(EVER,)))
    assert scanned(block, FAR_PAST, FAR_FUTURE) == [0]
    assert cells(block, "deployments", "id") == ["D-1"]
