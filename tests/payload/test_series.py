"""Series of the block: what the timeline draws, from the timeline's first day to its last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tables import MEN, a_claim, a_period, a_unit, an_atlas
from page_atlas import PLAIN, a_block, with_config

from stationed.dates import day_number
from stationed.model import Allegiance

YEAR = (a_period("year", "1939", "1939"),)
UNITS = [a_unit("U-1", allegiance="red"), a_unit("U-2", allegiance="blue"), a_unit("U-3", allegiance="red")]
FIRST, LAST = day_number(1939, 1, 1), day_number(1939, 12, 31)


def series(*claims, spec=PLAIN, periods=YEAR, sides=()):
    tables = an_atlas(*claims, units=UNITS, periods=periods, quantities=(MEN,))
    return {one["name"]: one for one in a_block(with_config(tables, allegiances=sides), spec)["meta"]["series"]}


def rows(one):
    return list(zip(one["days"], one["low"], one["high"], one["open"], strict=True))


def test_a_figure_holds_from_its_first_day_to_the_day_after_its_last():
    men = series(a_claim(start="1939-03-01", end="1939-03-10", men="500"))["men"]
    assert rows(men) == [(FIRST, 0, 0, 0), (FIRST + 59, 500, 500, 0), (FIRST + 69, 0, 0, 0)]
    assert men["label"] == {"en": "Men"}


def test_what_began_before_the_timeline_holds_on_its_first_day():
    men = series(a_claim(start="1938-01-01", end="1939-01-31", men="500"))["men"]
    assert rows(men) == [(FIRST, 500, 500, 0), (FIRST + 31, 0, 0, 0)]


def test_what_changes_after_the_timeline_is_not_in_it():
    men = series(a_claim(start="1939-12-31", end="1945", men="500"))["men"]
    assert rows(men) == [(FIRST, 0, 0, 0), (LAST, 500, 500, 0)]


def test_a_figure_without_upper_bound_is_marked():
    men = series(a_claim(start="1939-01-01", end="1939-12-31", men="500.."))["men"]
    assert rows(men) == [(FIRST, 500, 500, 1)]


def test_doubt_about_dates_is_a_band():
    men = series(a_claim(start="1939-02", end="1939-12-31", men="500"))["men"]
    assert rows(men) == [(FIRST, 0, 0, 0), (FIRST + 31, 0, 500, 0), (FIRST + 58, 500, 500, 0)]


def test_the_figure_is_that_of_the_sides_that_count():
    claims = a_claim("D-1", men="500"), a_claim("D-2", unit_id="U-2", men="70"), a_claim("D-3", unit_id="U-3", men="6")
    everybody = (Allegiance("red", "Red"), Allegiance("blue", "Blue"))
    assert max(series(*claims, sides=everybody)["men"]["high"]) == 576
    red = (Allegiance("red", "Red", counted=True), Allegiance("blue", "Blue"))
    assert max(series(*claims, sides=red)["men"]["high"]) == 506
    assert max(series(*claims, sides=red)["deployments"]["high"]) == 3


def test_deployments_are_counted_definite_and_possible():
    claims = a_claim("D-1", start="1938", end="1940"), a_claim("D-2", start="1939-02", end="1940")
    assert rows(series(*claims)["deployments"]) == [(FIRST, 1, 1, 0), (FIRST + 31, 1, 2, 0), (FIRST + 58, 2, 2, 0)]


def test_rival_claims_are_one_deployment():
    claims = a_claim("D-1", start="1938", end="1940"), a_claim("D-1", start="1938", end="1945", location_id="L-2")
    assert rows(series(*claims)["deployments"]) == [(FIRST, 1, 1, 0)]


def test_a_map_counts_its_own_deployments_only():
    periods = (*YEAR, a_period("later", "1945", "1945"))
    claims = a_claim("D-1", start="1939", end="1945", men="5"), a_claim("D-2", start="1945", end="1945", men="7")
    later = replace(PLAIN, periods=("year",))
    assert max(series(*claims, spec=later, periods=periods)["men"]["high"]) == 5


def test_without_any_figure_only_deployments_are_counted():
    assert list(series(a_claim())) == ["deployments"]


@pytest.mark.parametrize("claims", [[], [a_claim(start="", end="")]], ids=["no claims", "undated"])
def test_nothing_over_time_is_a_row_of_noughts(claims):
    assert rows(series(*claims)["deployments"]) == [(FIRST, 0, 0, 0)]
