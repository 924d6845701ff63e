"""Reference systems of scans: what the tags of a GeoTIFF say, and places in a system as degrees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from stationed.scans.fitting import Places, Warp, fitted
from stationed.scans.mercator import on_the_map, without_jump

Tags: TypeAlias = Mapping[int, Sequence[float]]
"""Tags of a TIFF by number."""

SCALE, TIES, MATRIX, KEYS = 33550, 33922, 34264, 34735
"""Tags of GeoTIFF 1.1 (OGC 19-008): ModelPixelScale, ModelTiepoint, ModelTransformation, GeoKeyDirectory."""
PROJECTED, GEOGRAPHIC, RASTER = 3072, 2048, 1025
"""Its keys: ProjectedCRS, GeodeticCRS, GTRasterType."""
DEGREES = "EPSG:4326"


def in_degrees(places: Places, crs: str) -> Places:
    """Return longitudes and latitudes, WGS 84, of places in a system, '' being degrees already.

    Raises
    ------
    ValueError
        When the system is not known.
    """
    if crs in ("", DEGREES):
        return places
    from pyproj import Transformer  # it takes its time to load, and few atlases need it
    from pyproj.exceptions import ProjError

    try:
        turn = Transformer.from_crs(crs, DEGREES, always_xy=True)
    except ProjError as error:
        raise ValueError(f"the reference system {crs} is not known") from error
    x, y = turn.transform(places[:, 0], places[:, 1])
    return np.column_stack([x, y])


def tagged(tags: Tags) -> Warp | None:
    """Return where the pixels of a GeoTIFF lie; None when it says nothing of it.

    Raises
    ------
    ValueError
        When its reference system is one of its own, or not known.
    """
    if SCALE not in tags and TIES not in tags and MATRIX not in tags:
        return None
    keys = _keys(tags.get(KEYS, ()))
    number = keys.get(PROJECTED) or keys.get(GEOGRAPHIC) or 4326
    if number == 32767:
        raise ValueError("its reference system is one of its own, without a number of EPSG")
    crs = f"EPSG:{number}"
    half = 0.5 if keys.get(RASTER) == 2 else 0.0  # PixelIsPoint: a pixel's middle is its place
    ties = np.array(tags.get(TIES, ()), float).reshape(-1, 6)
    if MATRIX in tags:
        matrix = np.array(tags[MATRIX], float).reshape(4, 4)[:2][:, [0, 1, 3]]
    elif SCALE in tags and len(ties):
        across, down = float(tags[SCALE][0]), float(tags[SCALE][1])
        i, j, _, x, y, _ = ties[0].tolist()
        matrix = np.array([[across, 0, x - i * across], [0, -down, y + j * down]])
    elif len(ties) >= 3:
        places = on_the_map(without_jump(in_degrees(ties[:, 3:5], crs)))
        return fitted("polynomial-1" if len(ties) < 6 else "polynomial-2", ties[:, :2] + half, places)
    else:
        return None

    def warp(pixels: Places) -> Places:
        given = np.column_stack([pixels - half, np.ones(len(pixels))]) @ matrix.T
        return on_the_map(in_degrees(given, crs))

    return warp


def _keys(directory: Sequence[float]) -> dict[int, int]:
    """The keys of a directory whose value stands in it."""
    rows = np.array(directory[4:], float).astype(int)
    rows = rows[: len(rows) // 4 * 4].reshape(-1, 4)
    return {int(key): int(value) for key, where, _, value in rows.tolist() if where == 0}


def is_system(text: str) -> bool:
    """Tell whether a text names a system as EPSG numbers them."""
    return re.fullmatch(r"EPSG:\d{4,6}", text) is not None
