"""What tiles promise above all: every period and every moment holds the same deployments as in a page."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import numpy as np
import pytest
from small_atlas import a_small_atlas
from tile_side import Side

from stationed.dates import possible
from stationed.strength import counts
from stationed.tiles.claims import in_days
from stationed.tiles.counting import count_whole, counts_over_time
from stationed.tiles.duck import duck_engine

ROOT = Path(__file__).parent.parent.parent
MOMENTS = 50


@pytest.fixture(scope="module", params=["flagship", "rhine", "small", "world"])
def side(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "world":
        sys.path.insert(0, str(ROOT / "bench"))
        import generate

        generate.write_atlas(3_000, folder / "atlas", 7, "world")
        folder = folder / "atlas"
    elif request.param == "small":
        folder = a_small_atlas(folder)
    else:
        folder = ROOT / ("geodata" if request.param == "flagship" else "src/stationed/examples/rhine")
    with duck_engine(memory="500MB") as one:
        yield Side(folder, one)


def test_every_period_holds_the_same_deployments_as_in_a_page(side):
    for number, period in enumerate(side.tables.periods):
        ids, sure, may = side.joined.deployment_ids, side.membership.definite, side.membership.possible
        expected = {"definite": set(ids[sure[:, number]]), "possible": set(ids[may[:, number] & ~sure[:, number]])}
        assert in_days(side.engine, period.first, period.last) == expected, period.period_id


def test_fifty_moments_hold_the_same_deployments_as_in_a_page(side):
    for day in np.linspace(*side.domain, MOMENTS).astype(int).tolist():
        assert in_days(side.engine, day, day) == side.in_page(day, day), day


def test_counts_of_the_whole_map_are_those_of_a_page(side):
    whole = count_whole(side.engine, side.tables.periods, side.places.located, side.sets)
    told, held = side.joined.counts, side.membership.counts()
    assert (whole.claims, whole.deployments, whole.undated) == (told.claims, told.deployments, told.undated)
    assert (whole.unlocated, whole.contested) == (told.unlocated, told.contested)
    assert list(whole.definite) == held["definite"].tolist()
    assert list(whole.possible) == held["possible"].tolist()


def test_number_over_time_is_that_of_a_page_on_every_day_it_changes(side):
    days, low, high = counts_over_time(side.engine)
    expected = counts(side.joined, side.tables)
    at = np.searchsorted(days, expected.days, side="right") - 1
    assert low[at].tolist() == expected.definite.tolist()
    assert high[at].tolist() == expected.possible.tolist()


def test_units_have_the_name_of_the_time_as_in_a_page(side):
    rows = np.array(side.engine.rows("SELECT u FROM named ORDER BY r"), np.int64)[:, 0]
    assert rows.tolist() == side.joined.unit_row.tolist()


def test_changes_at_a_place_add_up_to_what_its_claims_say_at_each_step(side):
    place, number = side.engine.rows(
        "SELECT p, count(*) FROM claims WHERE p >= 0 AND d < 0 GROUP BY p ORDER BY 2 DESC, 1 LIMIT 1"
    )[0]
    row = int(side.places.rows[place])
    here = side.joined.location_code == row
    for step, day in enumerate(side.steps.days.tolist()):
        told = dict(
            side.engine.rows(
                f"SELECT kind, sum(n) FROM changes WHERE p = {place} AND "
                f"((kind % 2 = 0 AND pos <= {2 * step}) OR (kind % 2 = 1 AND pos < {2 * step})) GROUP BY kind"
            )
        )
        may = possible(side.membership.limited, day, day)[:, 0] & here
        expected = len(np.unique(side.joined.deployment_code[may]))
        assert told.get(0, 0) - told.get(1, 0) == expected, day
    assert number


def choices_of(side, most):
    """Choices of two or more periods, and ranges of whole steps: the same for the same atlas."""
    rows = range(len(side.tables.periods))
    pairs = [list(two) for two in itertools.combinations(rows, 2)]
    more = [list(rows[begin::step]) for step in (1, 2, 3, 5) for begin in range(2)]
    chosen = [one for one in pairs[:: max(1, len(pairs) // most)] + more if len(one) > 1]
    steps = side.steps.days.tolist()
    at = np.linspace(0, len(steps) - 2, most).astype(int).tolist()
    days = [(steps[one], steps[min(one + width, len(steps) - 1)] - 1) for one in at for width in (1, 2, 7, 40)]
    days += [(steps[one], steps[one]) for one in at]
    return chosen, [(first, last) for first, last in days if first <= last]


def test_several_periods_and_ranges_are_counted_at_every_place_as_in_a_page(side, in_node):
    chosen, days = choices_of(side, 12)
    everything = list(range(len(side.tables.periods)))
    asked = [{"rows": rows, "first": None, "last": None} for rows in chosen]
    asked += [{"rows": everything, "first": first, "last": last} for first, last in days]
    told = side.in_tiles(in_node, asked)
    expected = [side.held_in_periods(rows) for rows in chosen] + [side.held_on_days(*one) for one in days]
    for one, found, wanted in zip(asked, told, expected, strict=True):
        assert found == wanted, one
    assert any(expected)
