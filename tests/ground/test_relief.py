"""The relief of the package: what of it a map is given, how much, and that it shows mountains where mountains are."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from flow_tables import an_atlas
from page_atlas import PLAIN, a_block, cells
from PIL import Image

from stationed.facts import GREY, TILE
from stationed.ground import relief
from stationed.model import GroundSettings
from stationed.payload.say import credit_in

MAPS = {
    "Rhine": (5.0, 46.0, 9.0, 52.0),
    "Mongolia": (87.0, 38.3, 127.0, 53.5),
    "Himalaya": (78.0, 26.0, 92.0, 34.0),
    "Pacific": (130.0, -40.0, 260.0, 40.0),
    "Fiji": (176.0, -20.0, 183.0, -15.0),
    "a quarter of Paris": (2.33, 48.85, 2.36, 48.87),
    "world": (-180.0, -60.0, 180.0, 80.0),
    "Arctic": (-60.0, 60.0, 60.0, 85.0),
    "Antarctic Peninsula": (-70.0, -80.0, -50.0, -62.0),
}
A_PAGE = 120_000
"""So many characters of base64 a page may have for its relief."""


def degrees_of(tiles):
    """West, east, south and north of each tile, by the formula of the map."""
    unit = TILE * 360 / tiles.size
    west = tiles.column * unit - 180
    north, south = (
        np.degrees(np.arctan(np.sinh(np.radians(180 - edge * unit)))) for edge in (tiles.row, tiles.row + 1)
    )
    return np.column_stack([west, west + unit, south, north])


def grey(data):
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("L"), np.float64)


def contrast(longitude, latitude):
    """How much the greys of the finest tile about a place differ from one another."""
    tiles = relief((longitude - 0.1, latitude - 0.1, longitude + 0.1, latitude + 0.1))
    west, east, south, north = degrees_of(tiles).T
    there = (west <= longitude) & (east > longitude) & (south <= latitude) & (north > latitude)
    return max((grey(tiles.files[at]).std() for at in np.flatnonzero(there & (tiles.size == 10_240))), default=0.0)


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_a_map_takes_few_bytes(extent):
    assert 0 < sum(len(one) + 2 for one in relief(extent).files) * 4 / 3 < A_PAGE


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_the_same_map_has_the_same_tiles(extent):
    first, second = relief(extent), relief(extent)
    assert first.files == second.files
    assert first.column.tolist() == second.column.tolist()


@pytest.mark.parametrize("extent", MAPS.values(), ids=MAPS.keys())
def test_every_tile_is_a_grey_picture_within_the_world_about_the_map(extent):
    tiles = relief(extent)
    west, _, east, _ = extent
    low, high = (west + east) / 2 - 180, (west + east) / 2 + 180
    degrees = degrees_of(tiles)
    # The coarsest tiles are 72 degrees wide.
    assert degrees[:, 0].min() >= low - 72
    assert degrees[:, 1].max() <= high + 72
    assert all(one[:4] + one[8:12] == b"RIFFWEBP" for one in tiles.files)
    assert grey(tiles.files[-1]).shape == (TILE, TILE)


@pytest.mark.parametrize("extent", [MAPS["Rhine"], MAPS["Mongolia"], MAPS["Himalaya"]])
def test_the_whole_map_lies_in_finer_tiles_than_what_is_about_it(extent):
    tiles = relief(extent)
    assert tiles.size.tolist() == sorted(tiles.size.tolist())
    assert len(set(tiles.size.tolist())) == 3
    degrees = degrees_of(tiles)[tiles.size == tiles.size.max()]
    west, south, east, north = extent
    assert degrees[:, 0].min() <= west < east <= degrees[:, 1].max()
    assert degrees[:, 2].min() <= south < north <= degrees[:, 3].max()


@pytest.mark.parametrize("extent", [MAPS["Himalaya"], MAPS["Mongolia"]])
def test_under_the_edges_of_a_finer_level_lies_the_coarser(extent):
    tiles = relief(extent)
    fine, broad = sorted(set(tiles.size.tolist()), reverse=True)[:2]
    column, row = (one[tiles.size == fine] for one in (tiles.column, tiles.row))
    coarse = set(zip(tiles.column[tiles.size == broad].tolist(), tiles.row[tiles.size == broad].tolist(), strict=True))
    edge = (column == column.min()) | (column == column.max()) | (row == row.min()) | (row == row.max())
    times = fine // broad
    under = [(int(x) // times, int(y) // times) in coarse for x, y in zip(column[edge], row[edge], strict=True)]
    assert len(under) > 10
    assert np.mean(under) > 0.9  # what is flat in the coarser level has no tile


def test_a_small_map_is_finer_than_a_wide_one():
    finest = [relief(MAPS[name]).size.max() for name in ("Rhine", "Mongolia", "world")]
    assert finest == [10_240, 5_120, 1_280]


def test_mountains_have_more_shade_than_plains_and_the_sea_has_none():
    mountains = [contrast(86.9, 28.0), contrast(8.0, 46.5), contrast(-70.0, -33.0)]
    plains = [contrast(20.0, 52.0), contrast(100.0, 61.0) / 4, contrast(-60.0, -35.0)]
    assert min(mountains) > 15
    assert max(plains) < 6
    assert contrast(-150.0, 20.0) == 0


def test_flat_land_is_the_grey_of_the_middle():
    tiles = relief((-61.0, -36.0, -60.0, -35.0))
    fine = np.concatenate([grey(tiles.files[at]).ravel() for at in np.flatnonzero(tiles.size == 10_240)])
    assert np.median(fine) == pytest.approx(GREY, abs=1)


def test_a_map_over_the_antimeridian_has_tiles_on_both_sides():
    columns = relief(MAPS["Fiji"]).column[relief(MAPS["Fiji"]).size == 10_240]
    assert columns.min() < 10_240 // TILE <= columns.max()


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        (GroundSettings(), True),
        (GroundSettings(relief=False), False),
        (GroundSettings(world=False), False),
        (GroundSettings(world=False, relief=True), True),
    ],
    ids=["nothing said", "no relief", "no world", "relief alone"],
)
def test_the_relief_lies_under_a_page_as_the_atlas_says_and_is_credited(said, drawn):
    tables = an_atlas()
    block = a_block(replace(tables, config=replace(tables.config, ground=said)), PLAIN)
    assert (block["tables"]["relief"]["n"] > 0) is drawn
    assert ("relief by Tom Patterson" in credit_in(block)) is drawn
    assert len(cells(block, "relief", "picture")) == block["tables"]["relief"]["n"]


def test_a_credit_that_names_patterson_is_left_as_it_is():
    tables = an_atlas()
    config = replace(tables.config, credit="relief: T. Patterson", ground=GroundSettings(world=False, relief=True))
    assert credit_in(a_block(replace(tables, config=config), PLAIN)) == "relief: T. Patterson"
