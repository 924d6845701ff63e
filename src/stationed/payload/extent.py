"""The extent of a map: the one it states, or one about the locations it shows."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.ground import about
from stationed.model import MapSpec, Tables

Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees, WGS 84; east beyond 180 when the map crosses the antimeridian."""

WORLD: Extent = (-180.0, -60.0, 180.0, 80.0)
"""The extent of a map without any place."""


def extent_of(tables: Tables, spec: MapSpec, codes: NDArray[np.int64]) -> Extent:
    """Return west, south, east and north of a map in degrees.

    Parameters
    ----------
    tables, spec
        The atlas and the map; a stated extent is taken as it is, but for one whose west is greater than its east:
        that one crosses the antimeridian, and its east is counted on beyond 180.
    codes : array of int
        Rows of the locations that are shown, -1 for unknown ones.

    Returns
    -------
    tuple of float
        East is always greater than west. Around locations on both sides of the antimeridian the extent crosses it
        rather than the rest of the world. The whole world when nothing has a place.
    """
    if spec.extent is not None:
        west, south, east, north = spec.extent
        return (west, south, east if east > west else east + 360.0, north)
    used = np.zeros(len(tables.locations), np.bool_)
    used[codes[codes >= 0]] = True
    places = np.asarray(tables.locations.geometry.array, dtype=object)[used]
    return about(places) or WORLD


def turned(geometries: NDArray[np.object_], extent: Extent) -> NDArray[np.object_]:
    """Return geometries as they lie about a map that reaches over the antimeridian.

    Parameters
    ----------
    geometries : array of geometries
        Longitudes from -180 to 180; None stays None.
    extent : tuple of float
        The part of the world to be shown in one piece. Within -180 to 180 nothing is turned.

    Returns
    -------
    array of geometries
        What lies more than half the globe from the middle is moved by 360 degrees, lines and areas cut there and
        joined at the antimeridian.
    """
    west, _, east, _ = extent
    middle = (west + east) / 2
    if (west >= -180 and east <= 180) or abs(middle) < 1e-6:
        return geometries
    cut, shift = (middle - 180, 360.0) if middle > 0 else (middle + 180, -360.0)
    valid = measured.made_valid(geometries)
    left = shapely.intersection(valid, shapely.box(-181, -90, cut, 90))
    right = shapely.intersection(valid, shapely.box(cut, -90, 181, 90))
    left, right = (_moved(left, shift), right) if shift > 0 else (left, _moved(right, shift))
    joined = shapely.union(left, right)
    lines = measured.get_dimensions(joined) == 1
    joined[lines] = measured.line_merge(joined[lines], directed=True)
    return joined


def _moved(geometries: NDArray[np.object_], shift: float) -> NDArray[np.object_]:
    return shapely.transform(geometries, lambda coordinates: coordinates + np.array([shift, 0.0]))
