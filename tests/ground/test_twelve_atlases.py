"""Twelve atlases from all over the world: what a page draws under their places, read back from its data block."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
import shapely
from ground.twelve import TWELVE, an_atlas_of
from numpy.typing import NDArray

from stationed.join import join_claims
from stationed.model import GroundSettings
from stationed.payload import make_block, pack
from stationed.periods import in_periods
from stationed.reading import read_tables

A_PAGE = 200_000
"""So many bytes a page may have for land, waters, slopes and borders of today."""

SHORE = 0.02
"""So many degrees a place may lie beyond the shore: the vertices of the finest one are a kilometre apart."""

OVER_180 = {
    "Chukotka": (180.0, 67.5),
    "Wrangel Island": (180.0, 71.2),
    "Ross Ice Shelf": (180.0, -80.0),
    "Antarctica, far south": (180.0, -84.5),
}
"""Land on both sides of the antimeridian, where a seam would be sea."""


@dataclass(frozen=True)
class Ground:
    """What a page draws."""

    land: NDArray[Any]
    """The rings of all land, each as an area; what lies in an odd number of them is land, as the page fills them."""
    wet: NDArray[Any]
    """The rings of lakes, and of waters of the atlas's own."""
    places: dict[str, shapely.Point]
    """Where its places are drawn."""
    extent: tuple[float, float, float, float]
    """What it opens with."""
    size: int
    """Bytes of the page that are ground."""

    def is_dry(self, at: shapely.Point) -> bool:
        """Whether land is drawn at a point, and no lake over it."""
        land, wet = (int(np.count_nonzero(shapely.contains_properly(rings, at))) for rings in (self.land, self.wet))
        return land % 2 == 1 and wet % 2 == 0

    def off_land(self, at: shapely.Point) -> float:
        """Degrees from a point to the land drawn nearest to it."""
        edges = shapely.boundary(np.concatenate([self.land, self.wet]))
        return 0.0 if self.is_dry(at) else float(shapely.distance(edges, at).min())


def texts(table, name):
    column = table["columns"][name]
    return [column["texts"][code] for code in column["codes"]]


def rings_of(block, *layers):
    """The rings of the ground's areas of some layers: steps added up."""
    ground = block["tables"]["ground"]
    rows = [row for row, layer in enumerate(texts(ground, "layer")) if layer in layers]
    shapes = [block["shapes"][int(ground["columns"]["shape"][row])] for row in rows]
    parts = [
        np.reshape(part, (-1, 2)).cumsum(axis=0) / block["scale"]
        for one in shapes
        if one["k"] == "A"
        for part in one["p"]
    ]
    return np.array([shapely.Polygon(part) for part in parts if len(part) > 3], dtype=object)


def written(tables):
    """The length of the page's data as it is written, of the atlas's first map."""
    joined = join_claims(tables)
    block = make_block(tables, joined, in_periods(joined, tables.periods), tables.config.maps[0])
    return len(json.dumps(pack(block), separators=(",", ":"))), block


def ground_of(root):
    tables = read_tables(root)
    bare = replace(tables, basemap=tables.basemap.iloc[:0], config=replace(tables.config, ground=GroundSettings(False)))
    size, block = written(tables)
    locations = block["tables"]["locations"]
    at = zip(*(locations["columns"][name] for name in ("longitude", "latitude")), strict=True)
    return Ground(
        rings_of(block, "land"),
        rings_of(block, "lakes", "water"),
        dict(zip(texts(locations, "name"), map(shapely.Point, at), strict=True)),
        tuple(block["meta"]["extent"]),
        size - written(bare)[0],
    )


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Name of an atlas -> its ground, each built when it is first asked for."""
    made: dict[str, Ground] = {}

    def of(name):
        if name not in made:
            made[name] = ground_of(an_atlas_of(name, tmp_path_factory.mktemp("twelve")))
        return made[name]

    return of


each = pytest.mark.parametrize("name", TWELVE)


@each
def test_no_place_lies_in_the_sea(drawn, name):
    ground = drawn(name)
    off = {place: ground.off_land(at) for place, at in ground.places.items()}
    assert {place: far for place, far in off.items() if far > SHORE} == {}


@each
def test_the_map_opens_with_all_its_places(drawn, name):
    ground = drawn(name)
    west, south, east, north = ground.extent
    assert east - west <= 360
    view = shapely.box(west, south, east, north)
    assert {place for place, at in ground.places.items() if not view.covers(at)} == set()


@each
def test_the_ground_keeps_its_budget(drawn, name):
    assert 20_000 < drawn(name).size <= A_PAGE


@each
def test_land_goes_on_over_the_antimeridian_and_around_the_world(drawn, name):
    ground = drawn(name)
    west, _, east, _ = ground.extent
    middle = (west + east) / 2
    about = [
        ((x + side - middle + 180) % 360 + middle - 180, y) for x, y in OVER_180.values() for side in (-0.01, 0.01)
    ]
    assert [at for at in about if not ground.is_dry(shapely.Point(at))] == []
    bounds = shapely.total_bounds(ground.land)
    assert bounds[2] - bounds[0] == pytest.approx(360, abs=0.02)
