"""The world in the package: files of whole-number steps -> geometries.

Sources: GSHHG 2.3.6 and 2.3.7 (LGPL-3.0-or-later), for borders Natural Earth 4.1.0 (public domain);
`tools/ground/world.py` and `modern.py` are the recipes, `LICENCE.md` the notice.
"""

from __future__ import annotations

import io
from functools import cache
from importlib import resources
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

SCALE_NAMES = ("overview", "continental", "regional", "local")
"""The scales, coarsest first."""

LAYERS = ("land", "lakes", "rivers")
"""The layers, as the files number them: areas first."""


@cache
def world(scale: str) -> gpd.GeoDataFrame:
    """Return the whole world at one scale.

    Parameters
    ----------
    scale : str
        One of `SCALE_NAMES`, whose vertices are some 30, 10, 3 and 1 km apart; positions are whole hundredths of a
        degree, for regional two-hundredths, for local thousandths. Or ``modern``: borders of today, as lines of the
        layer rivers, some 5 km apart, in two-hundredths.

    Returns
    -------
    GeoDataFrame
        WGS 84, longitudes from -180 to 180. ``layer``: land, lakes or rivers; ``rank``: 1 to 4 for rivers, 0 for
        others; ``scale``. Lakes have their islands cut out, land does not have its lakes cut out. Every
        caller is given the same table and leaves it as it is.
    """
    with np.load(io.BytesIO(resources.files("stationed.ground").joinpath(f"{scale}.npz").read_bytes())) as file:
        stored = {name: file[name] for name in file.files}
    layer = np.array(LAYERS, dtype=object)[stored["layer"]]
    columns = {"layer": layer, "rank": stored["rank"].astype(np.int64), "scale": scale}
    return gpd.GeoDataFrame(columns, geometry=_geometries(stored), crs="EPSG:4326")


def _geometries(stored: dict[str, NDArray[Any]]) -> NDArray[Any]:
    """Areas, then lines, from the parts of each feature: its outer ring first, then its holes."""
    begins = np.append(0, np.cumsum(stored["length"]))
    places = np.column_stack([_places(stored[name], begins) for name in ("x", "y")]) / stored["steps"].item()
    size = len(stored["layer"])
    parts = np.searchsorted(stored["feature"], np.arange(size + 1))
    areas = int(np.count_nonzero(stored["layer"] != LAYERS.index("rivers")))
    first_line = parts[areas]
    polygon, line = shapely.GeometryType.POLYGON, shapely.GeometryType.LINESTRING
    rings = (begins[: first_line + 1], parts[: areas + 1])
    ends = begins[first_line:] - begins[first_line]
    return np.concatenate(
        [
            shapely.from_ragged_array(polygon, places[: begins[first_line]], rings),
            shapely.from_ragged_array(line, places[begins[first_line] :], (ends,)),
        ]
    )


def _places(planes: NDArray[np.uint8], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions from steps, whose bytes lie in four rows, the lowest first, the sign in the lowest bit."""
    folded = np.ascontiguousarray(planes.T).view("<u4").ravel().astype(np.int64)
    total = np.cumsum((folded >> 1) ^ -(folded & 1))
    before = np.where(begins[:-1] > 0, total[begins[:-1] - 1], 0)
    return total - np.repeat(before, np.diff(begins))
