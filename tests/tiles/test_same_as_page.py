"""What tiles promise above all: every period and every moment holds the same deployments as in a page."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from small_atlas import a_small_atlas

from stationed.dates import definite, possible
from stationed.join import join_claims
from stationed.periods import in_periods
from stationed.reading import read_tables
from stationed.strength import counts
from stationed.tiles.claims import in_days, keep_periods, make_claims
from stationed.tiles.counting import count_periods, count_steps, count_whole, counts_over_time
from stationed.tiles.engine import engine
from stationed.tiles.given import read_given
from stationed.tiles.named import name_claims, read_figures
from stationed.tiles.places import places_of, put_places
from stationed.tiles.when import choose_steps, make_windows, read_days

ROOT = Path(__file__).parent.parent.parent
MOMENTS = 50


class Side:
    """One atlas as pages have it, and as tiles have it."""

    def __init__(self, folder: Path, one) -> None:
        self.tables = read_tables(folder)
        self.joined = join_claims(self.tables)
        self.membership = in_periods(self.joined, self.tables.periods)
        self.engine = one
        bare = read_tables(folder, claims=False)
        _, _, columns = read_given(one, folder, bare.config, lambda done, whole: None)
        read_days(one, bare.config.dates, bare.periods)
        make_windows(one)
        self.places = places_of(bare)
        put_places(one, bare, self.places)
        figures = [quantity.name for quantity in bare.config.quantities if quantity.name in columns]
        read_figures(one, figures)
        make_claims(one, figures)
        name_claims(one, bare, lambda done, whole: None)
        keep_periods(one, ())
        edges = [day for period in bare.periods for day in (period.first, period.last)]
        self.domain = (min(edges), max(edges))
        self.steps = choose_steps(self.domain, bare.periods)
        count_periods(one, bare.periods, lambda done, whole: None)
        count_steps(one, self.steps)

    def in_page(self, first: int, last: int) -> dict[str, set[str]]:
        """The deployments of some days by the rule of `stationed.dates`, rivals as `stationed.periods` has them."""
        sure = definite(self.joined.spans, first, last)[:, 0]
        may = possible(self.membership.limited, first, last)[:, 0]
        size = len(self.joined.deployment_ids)
        code = self.joined.deployment_code
        some = np.bincount(code[may], minlength=size) > 0
        every = np.bincount(code[~sure], minlength=size) == 0
        ids = self.joined.deployment_ids
        return {"definite": set(ids[some & every]), "possible": set(ids[some & ~every])}


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
    with engine(memory="500MB") as one:
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
    whole = count_whole(side.engine, side.tables.periods, side.places.located)
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
