"""The world in the package: files of whole-number steps -> geometries.

Sources: GSHHG 2.3.6 and 2.3.7 (LGPL-3.0-or-later), for borders Natural Earth 4.1.0 (public domain);
`tools/ground/world.py` and `modern.py` are the recipes, `LICENCE.md` the notice.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from stationed import measured
from stationed.coded import Numbers, rows_between
from stationed.measured import Degrees, Geometries

SCALE_NAMES = ("overview", "continental", "regional", "local")
"""The scales, coarsest first."""

LAYERS = ("land", "lakes", "rivers")
"""The layers, as the files number them: areas first."""


@dataclass(frozen=True, eq=False)
class Stored:
    """One scale of the world as the package has it: positions, of which geometries are made where they are wanted.

    Notes
    -----
    A map wants some hundred features of tens of thousands, and making geometries takes longer than reading them.
    """

    layer: NDArray[np.object_]
    """Layer of each feature: land, lakes or rivers, areas before lines."""
    rank: Numbers
    """Rank of each feature, 1 to 4 for rivers, 0 for others."""
    places: Degrees
    """Longitude and latitude of every vertex, n x 2, WGS 84, ring after ring and line after line."""
    begins: Numbers
    """Where each ring or line begins in `places`; one more at the end."""
    parts: Numbers
    """Where the rings of each feature begin in `begins`, its outer one first; one more at the end."""

    @cached_property
    def areas(self) -> int:
        """How many features are areas; the rest are lines."""
        return int(np.count_nonzero(self.layer != "rivers"))

    @cached_property
    def bounds(self) -> Degrees:
        """West, south, east, north of each feature, NaN for one without vertices: features x 4."""
        edges = self.begins[self.parts]
        filled = np.flatnonzero(np.diff(edges))
        found = np.full((len(self.layer), 4), np.nan)
        first = edges[filled]
        found[filled] = np.hstack([np.minimum.reduceat(self.places, first), np.maximum.reduceat(self.places, first)])
        return found

    def geometries(self, rows: Numbers) -> Geometries:
        """Return the geometries of some features that have vertices, whose rows rise."""
        number = int(np.searchsorted(rows, self.areas))
        rings = np.diff(self.parts)[rows]
        parts = rows_between(self.parts[rows], self.parts[rows + 1])
        lengths = np.diff(self.begins)[parts]
        places = self.places[rows_between(self.begins[parts], self.begins[parts + 1])]
        of = np.repeat(np.arange(len(parts)), lengths)
        first_line = int(rings[:number].sum())
        split = int(lengths[:first_line].sum())
        found = np.empty(len(rows), dtype=object)
        if number:
            of_area = np.repeat(np.arange(number), rings[:number])
            found[:number] = measured.areas_of(places[:split], of[:split], of_area)
        if number < len(rows):
            found[number:] = measured.lines_of(places[split:], of[split:] - first_line)
        return found


@cache
def world(scale: str) -> gpd.GeoDataFrame:
    """Return the whole world at one scale.

    Parameters
    ----------
    scale : str
        As of `stored`.

    Returns
    -------
    GeoDataFrame
        WGS 84, longitudes from -180 to 180. ``layer``: land, lakes or rivers; ``rank``: 1 to 4 for rivers, 0 for
        others; ``scale``. Lakes have their islands cut out, land does not have its lakes cut out. Every
        caller is given the same table and leaves it as it is.
    """
    found = stored(scale)
    rows = np.flatnonzero(np.diff(found.begins[found.parts]))
    columns = {"layer": found.layer[rows], "rank": found.rank[rows], "scale": scale}
    return gpd.GeoDataFrame(columns, geometry=found.geometries(rows), crs="EPSG:4326")


@cache
def stored(scale: str) -> Stored:
    """Return one scale of the world, of which no geometry is made yet.

    Parameters
    ----------
    scale : str
        One of `SCALE_NAMES`, whose vertices are some 30, 10, 3 and 1 km apart; positions are whole hundredths of a
        degree, for regional two-hundredths, for local thousandths. Or ``modern``: borders of today, as lines of the
        layer rivers, some 5 km apart, in two-hundredths.

    Returns
    -------
    Stored
        The features, as `world` describes them. Every caller is given the same value and leaves it as it is.
    """
    with np.load(io.BytesIO(resources.files("stationed.ground").joinpath(f"{scale}.npz").read_bytes())) as file:
        read = {name: file[name] for name in file.files}
    begins = np.append(0, np.cumsum(read["length"]))
    return Stored(
        np.array(LAYERS, dtype=object)[read["layer"]],
        read["rank"].astype(np.int64),
        np.column_stack([_places(read[name], begins) for name in ("x", "y")]) / read["steps"].item(),
        begins,
        np.searchsorted(read["feature"], np.arange(len(read["layer"]) + 1)),
    )


def _places(planes: NDArray[np.uint8], begins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions from steps, whose bytes lie in four rows, the lowest first, the sign in the lowest bit."""
    folded = np.ascontiguousarray(planes.T).view("<u4").ravel().astype(np.int64)
    total = np.cumsum((folded >> 1) ^ -(folded & 1))
    before = np.where(begins[:-1] > 0, total[begins[:-1] - 1], 0)
    return total - np.repeat(before, np.diff(begins))
