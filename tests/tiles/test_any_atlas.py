"""What tiles promise of any atlas: rough dates, rival claims and periods that overlap are counted as in a page."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_atlas import a_small_atlas
from tile_side import Side

from stationed.tiles.duck import duck_engine

DATES = ["", "..", "1936", "1937~", "1938", "1938-02", "1938-05?", "1939", "1939-01-15", "1939-03", "1939-03-02"]
DATES += ["1939-11-30", "1940", "1940-02-29", "194X", "[1938..1939]", "1939-04/1939-06"]
DAYS = ["1937-01-01", "1938-01-01", "1938-06-30", "1939-02-28", "1939-03-02", "1939-10-01", "1940-03-01", "1940-12-31"]

a_claim = st.tuples(
    st.integers(1, 20), st.sampled_from(["ulaanbaatar", "khalkhin-gol"]), st.sampled_from(DATES), st.sampled_from(DATES)
)
a_period = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)


def written(claims, periods) -> dict[str, str]:
    """The files of deployments and periods; a unit of its own for each deployment is not needed."""
    rows = [f"D-{number},11-tank,{place},{start},{end}" for number, place, start, end in claims]
    named = [f"p{number},P {number},{first},{last}" for number, (first, last) in enumerate(periods)]
    return {
        "deployments.csv": "\n".join(["deployment_id,unit_id,location_id,start,end", *rows, ""]),
        "periods.csv": "\n".join(["period_id,title,start,end", *named, ""]),
    }


@given(st.lists(a_claim, min_size=40, max_size=80), st.lists(a_period, min_size=2, max_size=5))
@settings(max_examples=3, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_choice_of_periods_and_days_counts_what_a_page_shows(in_node, claims, periods):
    with tempfile.TemporaryDirectory() as room, duck_engine(memory="500MB") as one:
        side = Side(a_small_atlas(Path(room), written(claims, periods)), one)
        rows = range(len(side.tables.periods))
        chosen = [list(some) for size in rows for some in itertools.combinations(rows, size + 1)]
        steps = side.steps.days.tolist()
        edges = steps[:: max(1, len(steps) // 9)]
        days = [(first, last - 1) for first, last in itertools.combinations(edges, 2)] + [(day, day) for day in edges]
        asked = [{"rows": some, "first": None, "last": None} for some in chosen]
        asked += [{"rows": list(rows), "first": first, "last": last} for first, last in days]
        expected = [side.held_in_periods(some) for some in chosen] + [side.held_on_days(*one) for one in days]
        for choice, found, wanted in zip(asked, side.in_tiles(in_node, asked), expected, strict=True):
            assert found == wanted, choice


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([("D-1", "1939-02", "1939-02")], {(0, 2): (0, 1), (0, 1): (1, 0)}, id="a month in one of them"),
        pytest.param([("D-1", "1938", "1938-01"), ("D-1", "1940", "1940")], {(0, 2): (0, 1)}, id="rivals in two years"),
    ],
)
def test_a_deployment_is_counted_once_and_as_surely_as_one_period_says(tmp_path, in_node, claims, expected):
    given_ = [(int(name[2:]), "ulaanbaatar", start, end) for name, start, end in claims]
    # One period parts February, the next has it whole, the third begins in it.
    periods = [("1938-01-01", "1939-02-14"), ("1939-02-01", "1939-02-28"), ("1939-02-15", "1940-12-31")]
    with duck_engine(memory="500MB") as one:
        side = Side(a_small_atlas(tmp_path, written(given_, periods)), one)
        asked = [{"rows": list(rows), "first": None, "last": None} for rows in expected]
        assert [list(one.values()) for one in side.in_tiles(in_node, asked)] == [[one] for one in expected.values()]
