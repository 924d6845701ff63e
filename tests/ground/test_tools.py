"""The parts of the recipe that need no GMT: thinning, the river net, spans, the tables and the files made from them."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
import shapely
from ground.files import GEODATA, layer, rows

TOOLS = Path(__file__).parents[2] / "tools" / "ground"


def tool(name: str) -> ModuleType:
    """A module of the tools, which import each other by bare name."""
    for needed in ("frame", "simplify", "network", "history", "cuts"):
        if needed not in sys.modules:
            spec = importlib.util.spec_from_file_location(needed, TOOLS / f"{needed}.py")
            assert spec is not None
            assert spec.loader is not None
            sys.modules[needed] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[needed])
    return sys.modules[name]


def test_thinning_keeps_the_ends_and_drops_what_is_smaller_than_the_tolerance():
    # A bend of 0.001 degrees in a line of 2 degrees is some 100 m; one of 0.5 degrees some 50 km.
    points = [(100.0, 45.0), (100.5, 45.001), (101.0, 45.0), (101.5, 45.5), (102.0, 45.0)]
    kept = tool("simplify").simplify(points, tolerance=lambda x, y: 10.0)
    assert kept == [(100.0, 45.0), (101.0, 45.0), (101.5, 45.5), (102.0, 45.0)]


def test_thinning_leaves_a_ring_its_least_number_of_vertices():
    ring = [(100.0, 45.0), (100.001, 45.0), (100.001, 45.001), (100.0, 45.001), (100.0, 45.0)]
    assert len(tool("simplify").simplify(ring, tolerance=lambda x, y: 50.0, least=5)) == 5


def test_thinning_with_no_tolerance_keeps_every_bend():
    points = [(118.5, 47.8), (118.51, 47.81), (118.52, 47.8), (118.53, 47.82)]
    assert tool("simplify").simplify(points, tolerance=lambda x, y: 0.0) == points


def test_net_joins_a_river_that_ends_just_beside_another():
    net = tool("network").Network(
        [shapely.LineString([(0, 0), (1, 0), (2, 0)]), shapely.LineString([(1, 1), (1, 0.01)])]
    )
    assert net.path([(1, 1), (2, 0)]).length == pytest.approx(2.0)


def test_net_with_a_gap_says_where():
    net = tool("network").Network([shapely.LineString([(0, 0), (1, 0)]), shapely.LineString([(3, 0), (4, 0)])])
    with pytest.raises(ValueError, match="the river net has a gap between"):
        net.path([(0, 0), (4, 0)])


def test_net_without_a_river_near_says_how_far_it_looked():
    net = tool("network").Network([shapely.LineString([(0, 0), (1, 0)])])
    with pytest.raises(ValueError, match=r"no river within 0\.25 degrees"):
        net.path([(0, 0), (9, 9)])


def test_span_is_cut_at_the_changes_inside_it():
    assert tool("history").spans("1932-03-01", "..", {"1932-03-01", "1933-03-04", "1931-01-01"}) == [
        ("1932-03-01", "1933-03-03"),
        ("1933-03-04", ".."),
    ]


def test_holder_before_the_first_day_is_nobody():
    history = tool("history")
    held = history.holdings()["manchuria"]
    days = ("1911-12-31", "1932-02-29", "1932-03-01", "1945-08-18", "1945-08-19")
    assert [history.holder_at(held, day) for day in days] == [None, "china", "manchukuo", "manchukuo", "china"]


def test_every_holder_has_a_name_on_every_day_it_holds_ground():
    history = tool("history")
    for piece, held in history.holdings().items():
        for span in held:
            for day in (span.start, "2000-01-01" if span.end == ".." else span.end):
                named = [
                    n for n in history.names() if n.holder == span.holder and n.start <= day <= history.closed(n.end)
                ]
                assert len(named) == 1, (piece, span.holder, day)


@pytest.mark.parametrize("outline", [name for name in vars(tool("cuts")) if name.endswith("_OUTLINE")])
def test_outline_does_not_cross_itself(outline: str):
    assert shapely.Polygon(getattr(tool("cuts"), outline)).is_valid


def test_file_of_countries_holds_every_span_of_every_name():
    for name in tool("history").names():
        spans = sorted((row["start"], row["end"]) for row in rows(layer("context/countries"), name=name.texts["name"]))
        assert spans[0][0] == name.start
        assert spans[-1][1] == name.end
        following = [tool("history").day_after(end) for _, end in spans[:-1]]
        assert following == [start for start, _ in spans[1:]]


def test_file_of_railways_holds_the_table():
    table = {(row["name"], row["start"], row["end"]) for row in tool("history").rows("railways.csv")}
    assert {(row["name"], row["start"], row["end"]) for row in rows(layer("context/railways"))} == table


@pytest.mark.parametrize("name", ["context/countries", "context/borders", "context/railways"])
def test_every_work_cited_by_the_context_is_among_the_sources(name: str):
    known = {work["id"] for work in json.loads((GEODATA / "sources.json").read_text(encoding="utf-8"))}
    cited = {key for row in rows(layer(name)) for key in row["source_ids"].split(";") if key}
    assert cited
    assert cited <= known
