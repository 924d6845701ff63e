"""box_of: an atlas -> all that its maps may show, as one geometry in longitudes from -180 to 180."""

from __future__ import annotations

import numpy as np
import shapely

from stationed.ground import MERCATOR
from stationed.model import Tables
from stationed.payload.extent import extent_of
from stationed.payload.ground import SURROUNDINGS


def box_of(tables: Tables) -> shapely.Geometry:
    """Return the maps of an atlas and what is about them, as far as pages carry it."""
    places = np.arange(len(tables.locations), dtype=np.int64)
    boxes: list[shapely.Geometry] = []
    for page in tables.config.maps:
        west, south, east, north = extent_of(tables, page, places)
        wide, high = (east - west) * SURROUNDINGS, (north - south) * SURROUNDINGS
        low, top = max(south - high, -MERCATOR), min(north + high, MERCATOR)
        boxes += _about(west - wide, low, east + wide, top)
    return shapely.union_all(boxes)


def _about(west: float, south: float, east: float, north: float) -> list[shapely.Geometry]:
    """A box as those of -180 to 180 that it covers."""
    if east - west >= 360:
        return [shapely.box(-180, south, 180, north)]
    found = [shapely.box(west + turn, south, east + turn, north) for turn in (-360.0, 0.0, 360.0)]
    world = shapely.box(-180, -90, 180, 90)
    cut = [shapely.intersection(one, world) for one in found]
    return [one for one in cut if one.area > 0]
