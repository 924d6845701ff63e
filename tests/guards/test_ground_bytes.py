"""What the ground of the flagship's pages takes: land and waters, slopes, and both together, in bytes of the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stationed.join import join_claims
from stationed.model import GroundSettings
from stationed.payload import make_block, pack
from stationed.periods import in_periods
from stationed.reading import read_tables

FLAGSHIP = Path(__file__).parents[2] / "geodata"
LAND, RELIEF, ALL = 130_000, 120_000, 200_000
"""At most, as docs/ground.md has them."""


@pytest.fixture(scope="module")
def sizes():
    """Name of a map -> the length of its data: with all, without slopes, without any ground."""
    tables = read_tables(FLAGSHIP)
    joined = join_claims(tables)
    held = in_periods(joined, tables.periods)
    with_borders = replace(tables.config.ground, borders="modern")

    def with_ground(ground, basemap=tables.basemap):
        return replace(tables, basemap=basemap, config=replace(tables.config, ground=ground))

    atlases = [
        with_ground(with_borders),
        with_ground(replace(with_borders, relief=False)),
        with_ground(GroundSettings(world=False), tables.basemap.iloc[:0]),
    ]

    def length(atlas, spec):
        return len(json.dumps(pack(make_block(atlas, joined, held, spec)), separators=(",", ":")))

    return {spec.id: [length(atlas, spec) for atlas in atlases] for spec in tables.config.maps}


def test_the_ground_of_the_flagship_keeps_its_budget(sizes):
    taken = {name: (even - bare, whole - even, whole - bare) for name, (whole, even, bare) in sizes.items()}
    assert len(taken) == 3
    assert {name: one for name, one in taken.items() if min(one) < 10_000} == {}
    over = {name: one for name, one in taken.items() if one[0] > LAND or one[1] > RELIEF or one[2] > ALL}
    assert over == {}


def test_the_docs_have_the_budget():
    text = (FLAGSHIP.parent / "docs" / "ground.md").read_text(encoding="utf-8")
    assert "take at most 200,000 bytes of a page" in text
    assert "On a page this is 30 to 130 kB." in text
    assert "never more than 120" in text
