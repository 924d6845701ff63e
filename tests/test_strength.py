"""What strength promises: a band of what the claims allow, nobody counted twice."""

from __future__ import annotations

import pytest
from flow_tables import MEN, a_claim, a_period, a_unit, an_atlas

from stationed.dates import FAR_PAST
from stationed.errors import StationedError
from stationed.join import join_claims
from stationed.strength import counts, strength

YEAR = (a_period("year", "1970", "1970"),)
ARMY = [
    a_unit("U-A", allegiance="soviet"),
    a_unit("U-1", higher_formation="U-A", allegiance="soviet"),
    a_unit("U-2", higher_formation="U-A"),
]


def day(number: int) -> str:
    return f"1970-01-{number:02d}"


def a_stay(deployment, unit, first, last, men, **cells):
    return a_claim(deployment, unit_id=unit, start=day(first), end=day(last), men=men, **cells)


def band(*claims, units=ARMY, periods=YEAR, **options):
    """Rows of the band: day in January 1970, low, high, and + when it may be more."""
    atlas = an_atlas(*claims, units=units, periods=periods, quantities=(MEN,))
    found = strength(join_claims(atlas), atlas, **options)
    rows = zip(found.days + 1, found.low, found.high, found.at_least, strict=True)
    return [(int(number), low, high, "+" if more else "") for number, low, high, more in rows]


def test_figure_counts_from_first_day_to_last_inclusive():
    assert band(a_stay("D-1", "U-1", 3, 5, "100")) == [(3, 100, 100, ""), (6, 0, 0, "")]


def test_figures_of_units_side_by_side_add_up():
    claims = a_stay("D-1", "U-1", 3, 8, "100"), a_stay("D-2", "U-2", 5, 6, "30")
    assert band(*claims) == [(3, 100, 100, ""), (5, 130, 130, ""), (7, 100, 100, ""), (9, 0, 0, "")]


def test_a_unit_on_the_day_it_moves_counts_once():
    claims = a_stay("D-1", "U-1", 3, 5, "1000"), a_stay("D-2", "U-1", 5, 8, "1000")
    assert {row[1:] for row in band(*claims)} == {(1000, 1000, ""), (0, 0, "")}


def test_a_unit_at_two_places_comes_to_the_larger_figure():
    claims = a_stay("D-1", "U-1", 3, 8, "800"), a_stay("D-2", "U-1", 5, 6, "900")
    assert band(*claims) == [(3, 800, 800, ""), (5, 900, 900, ""), (7, 800, 800, ""), (9, 0, 0, "")]


def test_a_posting_with_an_unknown_start_adds_nothing_to_its_unit():
    unknown = a_claim("D-3", unit_id="U-1", start="", end=day(9), men="1000")
    claims = a_stay("D-1", "U-1", 3, 5, "1000"), a_stay("D-2", "U-1", 5, 8, "1000"), unknown
    assert band(*claims) == [(1, 0, 1000, ""), (3, 1000, 1000, ""), (10, 0, 0, "")]


def test_a_posting_that_is_only_possible_widens_the_band_of_its_unit():
    possible = a_claim("D-2", unit_id="U-1", start="[1970-01-05,1970-01-08]", end=day(9), men="900")
    claims = a_stay("D-1", "U-1", 3, 9, "700"), possible
    assert band(*claims) == [(3, 700, 700, ""), (5, 700, 900, ""), (8, 900, 900, ""), (10, 0, 0, "")]


def test_unit_below_a_formation_that_states_its_figure_is_left_out():
    claims = a_stay("D-A", "U-A", 4, 6, "5000"), a_stay("D-1", "U-1", 3, 8, "100")
    assert band(*claims) == [(3, 100, 100, ""), (4, 5000, 5000, ""), (7, 100, 100, ""), (9, 0, 0, "")]


def test_formation_without_a_figure_leaves_its_units_in():
    assert band(a_stay("D-A", "U-A", 1, 9, ""), a_stay("D-1", "U-1", 3, 4, "100")) == [(3, 100, 100, ""), (5, 0, 0, "")]


def test_formation_above_a_formation_that_is_not_there_counts_too():
    units = [a_unit("U-F"), a_unit("U-A", higher_formation="U-F"), a_unit("U-1", higher_formation="U-A")]
    claims = a_stay("D-F", "U-F", 3, 4, "9000"), a_stay("D-1", "U-1", 3, 4, "100")
    assert band(*claims, units=units) == [(3, 9000, 9000, ""), (5, 0, 0, "")]


def test_claims_own_formation_above_goes_before_the_units():
    claims = a_stay("D-A", "U-A", 3, 4, "9000"), a_stay("D-1", "U-1", 3, 4, "100", higher_formation="U-B")
    assert band(*claims, units=[*ARMY, a_unit("U-B")]) == [(3, 9100, 9100, ""), (5, 0, 0, "")]


def test_formation_above_changes_on_the_day_the_units_file_says():
    units = [a_unit("U-A"), a_unit("U-1", end=day(4)), a_unit("U-1", higher_formation="U-A", start=day(5))]
    claims = a_stay("D-A", "U-A", 3, 6, "9000"), a_stay("D-1", "U-1", 3, 6, "100")
    assert band(*claims, units=units) == [(3, 9100, 9100, ""), (5, 9000, 9000, ""), (7, 0, 0, "")]


def test_doubtful_dates_give_a_band():
    claim = a_claim(start=day(3), end="1970-01", men="100")
    assert band(claim) == [(3, 100, 100, ""), (4, 0, 100, ""), (32, 0, 0, "")]


def test_bounded_figure_gives_a_band():
    assert band(a_stay("D-1", "U-1", 3, 3, "80..110")) == [(3, 80, 110, ""), (4, 0, 0, "")]


def test_figure_without_upper_bound_is_drawn_at_its_lower_one_and_marked():
    assert band(a_stay("D-1", "U-1", 3, 3, "50000..")) == [(3, 50000, 50000, "+"), (4, 0, 0, "")]


def test_rival_figures_give_a_band():
    assert band(a_stay("D-1", "U-1", 3, 3, "100"), a_stay("D-1", "U-1", 3, 3, "250")) == [
        (3, 100, 250, ""),
        (4, 0, 0, ""),
    ]


def test_rival_dates_give_a_band_and_a_gap_between_them_is_empty():
    claims = a_stay("D-1", "U-1", 3, 4, "100"), a_stay("D-1", "U-1", 8, 8, "100")
    assert band(*claims) == [(3, 0, 100, ""), (5, 0, 0, ""), (8, 0, 100, ""), (9, 0, 0, "")]


def test_formation_only_possibly_there_counts_either_itself_or_its_units():
    formation = a_claim("D-A", unit_id="U-A", start="1970-01", end=day(31), men="5000")
    claims = formation, a_stay("D-1", "U-1", 3, 3, "100"), a_stay("D-2", "U-2", 3, 3, "30")
    assert band(*claims) == [
        (1, 0, 5000, ""),
        (3, 130, 5000, ""),
        (4, 0, 5000, ""),
        (31, 5000, 5000, ""),
        (32, 0, 0, ""),
    ]


def test_open_end_lasts_for_ever():
    assert band(a_claim(start=day(3), end="..", men="100")) == [(3, 100, 100, "")]


def test_open_start_reaches_back_for_ever():
    assert band(a_claim(start="..", end=day(3), men="100")) == [(FAR_PAST + 1, 100, 100, ""), (4, 0, 0, "")]


def test_unknown_end_counts_possibly_until_its_period_ends():
    periods = (a_period("first", day(1), day(9)), a_period("second", day(20), day(25)))
    assert band(a_claim(start=day(3), end="", men="100"), periods=periods) == [
        (3, 100, 100, ""),
        (4, 0, 100, ""),
        (10, 0, 0, ""),
    ]


def test_undated_claims_count_nowhere():
    assert band(a_claim(start="", end="", men="100")) == []


def test_unit_that_is_not_in_the_units_file_counts_alone():
    assert band(a_stay("D-1", "nobody", 3, 3, "100")) == [(3, 100, 100, ""), (4, 0, 0, "")]


def test_claims_count_when_there_are_no_units_at_all():
    assert band(a_stay("D-1", "U-1", 3, 3, "100"), units=[]) == [(3, 100, 100, ""), (4, 0, 0, "")]


def test_unit_above_itself_counts_once():
    units = [a_unit("U-1", higher_formation="U-1")]
    assert band(a_stay("D-1", "U-1", 3, 3, "100"), units=units) == [(3, 100, 100, ""), (4, 0, 0, "")]


def test_units_above_each_other_do_not_hang_the_build():
    units = [a_unit("U-1", higher_formation="U-2"), a_unit("U-2", higher_formation="U-1")]
    claims = a_stay("D-1", "U-1", 3, 3, "100"), a_stay("D-2", "U-2", 3, 3, "30")
    assert len(band(*claims, units=units)) <= 2


def test_side_counts_its_own_units_as_if_alone():
    claims = a_stay("D-A", "U-A", 3, 3, "5000"), a_stay("D-2", "U-2", 3, 3, "30")
    units = [a_unit("U-A", allegiance="soviet"), a_unit("U-2", higher_formation="U-A", allegiance="mongolian")]
    assert band(*claims, units=units, allegiance="mongolian") == [(3, 30, 30, ""), (4, 0, 0, "")]
    assert band(*claims, units=units, allegiance="soviet") == [(3, 5000, 5000, ""), (4, 0, 0, "")]
    assert band(*claims, units=units) == [(3, 5000, 5000, ""), (4, 0, 0, "")]


def test_unknown_figure_is_refused_with_those_there_are():
    with pytest.raises(StationedError, match=r"no figure 'horses'; atlas.toml declares: men"):
        band(a_claim(), quantity="horses")


def test_figures_that_cancel_leave_nothing_behind():
    claims = [a_stay(f"D-{number}", "U-1", number, number + 1, f"{number}.1") for number in range(1, 9)]
    assert band(*claims)[-1] == (10, 0, 0, "")


def test_deployments_are_counted_over_time():
    atlas = an_atlas(
        a_stay("D-1", "U-1", 3, 5, ""), a_claim("D-2", start=day(4), end="1970-01"), a_claim("D-3", start="", end="")
    )
    found = counts(join_claims(atlas), atlas)
    assert (found.days + 1).tolist() == [3, 4, 5, 6, 32]
    assert found.definite.tolist() == [1, 2, 1, 0, 0]
    assert found.possible.tolist() == [1, 2, 2, 1, 0]


def test_a_unit_that_is_nowhere_between_two_meetings_counts_nothing_there():
    claims = (
        a_stay("D-1", "U-1", 3, 6, "800"),
        a_stay("D-2", "U-1", 5, 6, "900"),
        a_stay("D-3", "U-1", 9, 10, "700"),
        a_stay("D-4", "U-2", 4, 12, "50"),
    )
    army = [a_unit("U-1", higher_formation="U-2"), a_unit("U-2")]
    assert band(*claims, units=army) == [(3, 800, 800, ""), (4, 50, 50, ""), (13, 0, 0, "")]
    other = [a_unit("U-1"), a_unit("U-2", higher_formation="U-1")]
    rows = [(3, 800, 800, ""), (5, 900, 900, ""), (7, 50, 50, ""), (9, 700, 700, ""), (11, 50, 50, ""), (13, 0, 0, "")]
    assert band(*claims, units=other) == rows
