"""Moving through time shows exactly what the date rule says."""

from __future__ import annotations

from pathlib import Path

import pytest

import stationed
from stationed.dates import day_number
from stationed.join import join_claims
from stationed.periods import in_periods

pytestmark = pytest.mark.browser
GEODATA = Path(__file__).parent.parent.parent / "geodata"
DAYS = [
    "1921-07-06",
    "1932-06-01",
    "1937-09-04",
    "1939-05-11",
    "1939-08-20",
    "1941-06-22",
    "1945-08-09",
    "1956-01-01",
    "1960-01-01",
    "1970-01-01",
    "1979-03-01",
    "1989-05-15",
    "1992-12-31",
]


@pytest.fixture(scope="module")
def atlas():
    return stationed.read(GEODATA)


@pytest.fixture(scope="module")
def claims(atlas):
    """For each claim: deployment id, the day bounds that the rule needs, and whether it is dated at all."""
    joined = join_claims(atlas)
    membership = in_periods(joined, atlas.periods)
    spans, limited = joined.spans, membership.limited
    ids = joined.deployment_ids[joined.deployment_code]
    return [
        (ids[i], (spans.start_earliest[i], spans.start_latest[i], spans.end_earliest[i], spans.end_latest[i]),
         (limited.start_earliest[i], limited.end_latest[i]))
        for i in range(len(ids))
    ]  # fmt: skip


def expected(claims, first, last):
    """The rule of docs/dates.md, claim by claim in plain Python."""
    definite, possible = {}, {}
    for id_, (s1, s2, e1, e2), (low, high) in claims:
        possible[id_] = possible.get(id_, False) or (low <= last and high >= first)
        definite[id_] = definite.get(id_, True) and min(s2, e2) <= last and max(e1, s1) >= first
    sure = {id_ for id_ in possible if possible[id_] and definite[id_]}
    return sure, {id_ for id_ in possible if possible[id_]} - sure


def test_every_moment_shows_what_the_date_rule_says(open_page, built, claims):
    page = open_page(built / "atlas.html", kept=True)
    for date in DAYS:
        shown = page.evaluate("d => { stationed.setState({periods: 'all', date: d}); return stationed.shown(); }", date)
        moment = day_number(*map(int, date.split("-")))
        assert (set(shown["definite"]), set(shown["possible"])) == expected(claims, moment, moment), date


def test_a_range_shows_what_meets_any_of_its_days(open_page, built, claims):
    page = open_page(built / "atlas.html", kept=True)
    state = {"periods": "all", "start_date": "1939-05-11", "end_date": "1939-09-16"}
    shown = page.evaluate("s => { stationed.setState(s); return stationed.shown(); }", state)
    first, last = day_number(1939, 5, 11), day_number(1939, 9, 16)
    assert (set(shown["definite"]), set(shown["possible"])) == expected(claims, first, last)


def test_a_moment_within_one_period_leaves_out_what_that_period_does_not_hold(open_page, built, atlas):
    page = open_page(built / "atlas.html", kept=True)
    membership = in_periods(join_claims(atlas), atlas.periods)
    column = [period.period_id for period in atlas.periods].index("khalkhin-gol")
    held = set(membership.deployment_ids[membership.possible[:, column]])
    state = {"periods": "khalkhin-gol", "date": "1939-08-20"}
    shown = page.evaluate("s => { stationed.setState(s); return stationed.shown(); }", state)
    assert set(shown["definite"]) | set(shown["possible"]) <= held
    assert "1939" in page.inner_text(".stationed-moment")
