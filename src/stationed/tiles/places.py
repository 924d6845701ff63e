"""The places of tiles: the gazetteer numbered along a curve, so that neighbours on the map are neighbours in files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.model import Tables
from stationed.payload.shapes import anchors
from stationed.tiles.engine import Engine

MOST_NORTH = 85.0511287798
"""Where Mercator's square ends."""
CURVE = 20
"""Levels of the curve: cells of 40 metres at the equator, finer than those of tiles, so that their places follow each
other."""


@dataclass(frozen=True, slots=True)
class Places:
    """The places, those without a geometry at the end."""

    rows: Numbers
    """For each its row in `tables.locations`."""
    longitude: NDArray[np.float64]
    """WGS 84; NaN where there is no geometry."""
    latitude: NDArray[np.float64]
    x: NDArray[np.float64]
    """From 0 in the west to 1 in the east of Mercator's square."""
    y: NDArray[np.float64]
    """From 0 in the north to 1 in the south."""

    @property
    def located(self) -> int:
        """How many have a geometry: the first ones."""
        return int(np.count_nonzero(~np.isnan(self.longitude)))


def places_of(tables: Tables) -> Places:
    """Return the places of an atlas, of an id that stands twice the first row."""
    ids = tables.coded("locations", "location_id")
    first = np.zeros(ids.size, np.int64)
    first[ids.codes[::-1]] = np.arange(len(ids.codes))[::-1]
    rows = np.sort(first)
    longitude, latitude = anchors(np.asarray(tables.locations.geometry.array, dtype=object)[rows])
    x, y = mercator(longitude, latitude)
    far = np.isnan(longitude)
    order = np.lexsort((rows, np.where(far, 0, along_curve(x, y)), far))
    return Places(rows[order], longitude[order], latitude[order], x[order], y[order])


def mercator(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
    """Return where places lie in Mercator's square, from its north-west; what lies beyond it on its edge."""
    turned = np.radians(np.clip(latitude, -MOST_NORTH, MOST_NORTH))
    y = (1 - np.log(np.tan(turned) + 1 / np.cos(turned)) / np.pi) / 2
    return np.mod((longitude + 180) / 360, 1.0), np.clip(y, 0.0, 1 - 1e-12)


def along_curve(x: NDArray[np.float64], y: NDArray[np.float64]) -> Numbers:
    """Return numbers that are near for places that are near: columns and rows of a grid with their bits in turn."""
    across, down = (np.nan_to_num(one * (1 << CURVE)).astype(np.int64) for one in (x, y))
    number = np.zeros(len(across), np.int64)
    for bit in range(CURVE):
        number |= ((across >> bit) & 1) << (2 * bit) | ((down >> bit) & 1) << (2 * bit + 1)
    return number


def put_places(engine: Engine, tables: Tables, places: Places) -> None:
    """Make the engine's table `places`: number and id."""
    ids = tables.locations["location_id"].to_numpy(object)[places.rows]
    engine.table("places", {"p": ("INTEGER", np.arange(len(ids))), "id": ("VARCHAR", ids)})
