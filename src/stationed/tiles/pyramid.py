"""The pyramid: places with their counts -> vector tiles of every zoom.

A tile is 512 pixels wide at its zoom and has 16 x 16 cells. Places in one cell are one feature, with their counts
summed; at the deepest zoom every place is a feature of its own.

Properties of a feature: `places`, how many it is; `records`, and `from`, the first row of theirs in the file of
records, where they follow each other; of its only or its greatest place the `name`, the `row` (its first in that file)
and `first` (how many there are); ``p0`` and ``p1``, the sets of periods in which deployments are possibly and
definitely, as ``set:number`` joined by blanks; ``s0`` to ``s3``, the changes over time of
`stationed.tiles.counting.KINDS` as ``position:number``; ``d0`` and ``d1``, its pairs as ``position:position:number``.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np

from stationed.coded import Numbers
from stationed.files import refusals
from stationed.model import Tables
from stationed.tiles.duck import DuckDB
from stationed.tiles.mvt import EXTENT, PointFeature, tile
from stationed.tiles.places import Places

CELLS = 16
"""Cells to the side of a tile."""
DEEPEST = 14
"""The deepest zoom there may be."""
CROWD, CROWDED = 1_500, 0.01
"""The zoom at which all but so small a share of the places are in tiles of no more than so many is the deepest: there
every place is a feature, and maps that go nearer draw the same."""
LAYER = "places"
COUNTED = ("held_sets", "changes", "pairs")
"""The tables of counts that tiles are made of."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The places that hold records, as the pyramid needs them."""

    number: Numbers
    """Their numbers, rising."""
    x: Any
    y: Any
    """Where they lie in Mercator's square."""
    records: Numbers
    """How many records each has."""
    row: Numbers
    """First row of each in the file of records."""
    names: Any
    """What they are called."""


def spots_of(tables: Tables, places: Places, rows: dict[int, tuple[int, int]]) -> Placed:
    """Return the places on the map that hold records."""
    number = np.array([one for one in range(places.located) if one in rows], np.int64)
    first = np.array([rows[one] for one in number.tolist()], np.int64).reshape(-1, 2)
    names = tables.locations["name"].to_numpy(object)[places.rows[number]]
    return Placed(number, places.x[number], places.y[number], first[:, 1], first[:, 0], names)


def deepest(spots: Placed) -> int:
    """Return the deepest zoom that the places need."""
    if not len(spots.number):
        return 0
    for zoom in range(DEEPEST):
        number = np.unique(_cells(spots, zoom, 1), return_counts=True)[1]
        if number[number > CROWD].sum() <= CROWDED * len(spots.number):
            return zoom
    return DEEPEST


def write_tiles(
    engine: DuckDB, spots: Placed, path: Path, about: dict[str, Any], say: Callable[[int, int], None]
) -> int:
    """Write the pyramid as a PMTiles archive.

    Parameters
    ----------
    engine : DuckDB
        With its counts.
    spots : Placed
        The places.
    path : path
        The file.
    about : dict
        What the archive says of itself.
    say : callable
        Told how many features of how many are made.

    Returns
    -------
    int
        The deepest zoom.
    """
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    from pmtiles.writer import Writer

    last = deepest(spots)
    with ExitStack() as opened:
        with refusals(path.parent):
            file = opened.enter_context(path.open("wb"))
        with refusals(engine.folder.parent):
            writer = Writer(file)
            writer.tile_f.close()  # it would grow in the system's folder, wherever there is room
            writer.tile_f = opened.enter_context((engine.folder / "tiles").open("w+b"))
        for zoom in range(last + 1):
            say(zoom, last + 1)
            found = [(zxy_to_tileid(zoom, x, y), data) for (x, y), data in _tiles(engine, spots, zoom, last)]
            with refusals(engine.folder.parent):
                for number, data in sorted(found):
                    writer.write_tile(number, data)
        if not writer.tile_entries:  # nothing has a place: an archive has one tile at least
            writer.write_tile(zxy_to_tileid(0, 0, 0), _pressed(tile(LAYER, [])))
        header = {
            "tile_type": TileType.MVT,
            "tile_compression": Compression.GZIP,
            "min_lon_e7": -1800000000,
            "min_lat_e7": -850511287,
            "max_lon_e7": 1800000000,
            "max_lat_e7": 850511287,
            "center_zoom": 0,
            "center_lon_e7": 0,
            "center_lat_e7": 0,
        }
        about = about | {"vector_layers": [{"id": LAYER, "fields": {}, "minzoom": 0, "maxzoom": last}]}
        with refusals(path.parent):
            writer.finalize(header, about)
            file.flush()
    say(last + 1, last + 1)
    return last


def _tiles(engine: DuckDB, spots: Placed, zoom: int, last: int) -> Iterator[tuple[tuple[int, int], bytes]]:
    """The tiles of a zoom."""
    groups = spots.number if zoom == last else _cells(spots, zoom)
    distinct, group = np.unique(groups, return_inverse=True)
    engine.table("grouped", {"p": ("INTEGER", spots.number), "g": ("INTEGER", group)})
    counts = _counts(engine, len(distinct))
    weight = np.maximum(np.bincount(group, spots.records), 1)
    x, y = (np.bincount(group, values * spots.records) / weight for values in (spots.x, spots.y))
    order = np.lexsort((spots.number, -spots.records, group))
    lead = order[np.searchsorted(group[order], np.arange(len(distinct)))]
    places, records = np.bincount(group), np.bincount(group, spots.records).astype(np.int64)
    begin = np.full(len(distinct), np.iinfo(np.int64).max)
    np.minimum.at(begin, group, spots.row)
    side = 1 << zoom
    extent = EXTENT << (DEEPEST - zoom) if zoom == last else EXTENT  # maps go nearer than the deepest tiles
    across, down = ((np.floor(values * side)).astype(np.int64) for values in (x, y))
    steps = [
        np.minimum((values * side - whole) * extent, extent - 1).astype(np.int64)
        for values, whole in ((x, across), (y, down))
    ]
    by_tile = np.lexsort((np.arange(len(distinct)), -records, down * side + across))
    key = (down * side + across)[by_tile]
    cuts = np.flatnonzero(np.diff(key)) + 1
    for rows in np.split(by_tile, cuts) if len(by_tile) else []:
        features: list[PointFeature] = []
        for row in rows.tolist():
            one = lead[row]
            said: dict[str, int | str] = {
                "places": int(places[row]),
                "records": int(records[row]),
                "from": int(begin[row]),
                "name": str(spots.names[one]),
                "row": int(spots.row[one]),
                "first": int(spots.records[one]),
            }
            at = (int(steps[0][row]), int(steps[1][row]))
            features.append(PointFeature(int(spots.number[one]), *at, {**said, **counts[row]}))
        yield (int(across[rows[0]]), int(down[rows[0]])), _pressed(tile(LAYER, features, extent=extent))


def counts_by_place(engine: DuckDB, size: int) -> list[dict[str, str]]:
    """Return for each of so many places what tiles say of its counts."""
    every = np.arange(size)
    engine.table("grouped", {"p": ("INTEGER", every), "g": ("INTEGER", every)})
    return _counts(engine, size)


def _counts(engine: DuckDB, size: int) -> list[dict[str, str]]:
    """For each group its sets of periods and its changes over time, as texts."""
    found: list[dict[str, str]] = [{} for _ in range(size)]
    kinds = {
        "p": ("held_sets", "s::VARCHAR", "s"),
        "s": ("changes", "pos::VARCHAR", "pos"),
        "d": ("pairs", "low || ':' || high", "low, high"),
    }
    for letter, (table, said, names) in kinds.items():
        counted = f"""SELECT g, kind, string_agg({said} || ':' || n, ' ' ORDER BY {names}) FROM (
            SELECT g, kind, {names}, sum(n)::BIGINT AS n FROM {table} JOIN grouped USING (p) GROUP BY ALL)
            GROUP BY g, kind ORDER BY g, kind"""
        for rows in engine.blocks(counted):
            for group, kind, told in rows:
                found[group][f"{letter}{kind}"] = cast("str", told)
    return found


def _cells(spots: Placed, zoom: int, cells: int = CELLS) -> Numbers:
    """The number of the cell that each place lies in, of so many to the side of a tile."""
    side = cells << zoom
    across, down = (np.minimum(np.floor(values * side), side - 1).astype(np.int64) for values in (spots.x, spots.y))
    return down * side + across


def _pressed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)
