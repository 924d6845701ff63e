"""Coordinates of any stated reference system -> WGS 84 in degrees, longitude first."""

from __future__ import annotations

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from pyproj.exceptions import CRSError, ProjError

from stationed import measured
from stationed.model import CRS, Finding
from stationed.model.codes import found
from stationed.reading.geometry import shown
from stationed.reading.systems import system_of

Places = NDArray[np.float64]
EDGE = 179.999999
"""Longitude in degrees from which a place counts as lying on the antimeridian."""
NEAR, LEAST = 1e-6, 0.01
"""By so much of itself, and so much more, a coordinate may change when it is projected there and back."""
WORLD = 3e7
"""More metres than any projection of the globe is wide from its middle."""


def to_wgs84(geometry: np.ndarray, crs: object, *, file: str) -> tuple[np.ndarray, list[Finding]]:
    """Return the geometries in WGS 84.

    Parameters
    ----------
    geometry : ndarray of object
        Shapely geometries or None.
    crs : object
        What the file states: a name, a pyproj reference system, or None for WGS 84.
    file : str
        Name for the findings.

    Returns
    -------
    ndarray of object
        Converted when the system is another, and rounded to a tenth of a millimetre. When it is not known, or a
        geometry lies where it does not reach, None.
    list of Finding
        `crs-reprojected`, `crs-unknown`, `geometry-number`.
    """
    if crs is None or _same(str(crs)):
        return geometry, []
    system = system_of(crs)
    if system is not None and system.equals(CRS, ignore_axis_order=True):
        return geometry, []
    try:
        if system is None:
            raise CRSError("no system of places")
        transformer = pyproj.Transformer.from_crs(system, CRS, always_xy=True)
    except (CRSError, ProjError):
        return np.full(len(geometry), None, dtype=object), [unknown_system(crs, file=file)]
    converted = measured.transform(geometry, lambda places: _taken(places, transformer).round(9))
    lost = (
        ~np.isfinite(measured.bounds(converted)).all(axis=1)
        & ~measured.is_missing(geometry)
        & ~measured.is_empty(geometry)
    )
    lost[wrapped(geometry, converted, system)] = True
    converted[lost] = None
    findings = [_reprojected(system.name, file=file)]
    findings += [_outside(system.name, row=int(row) + 1, file=file) for row in np.flatnonzero(lost)]
    return converted, findings


def wrapped(given: np.ndarray, placed: np.ndarray, system: pyproj.CRS) -> np.ndarray:
    """Return the rows of geometries that a projected system takes to another place than they are given at.

    Parameters
    ----------
    given, placed : ndarray of object
        Geometries in the system, and the same in WGS 84.
    system : pyproj.CRS
        The system.

    Returns
    -------
    ndarray of int

    Notes
    -----
    Beyond its edge a projection may wrap a coordinate round the globe, so that metres of a wrong unit or system land
    somewhere. Turned back they are not what they were. At the edge itself, 180 degrees, east and west are one.
    """
    places, owner = shapely.get_coordinates(placed, return_index=True)
    if not system.is_projected or not len(places):
        return np.empty(0, np.int64)
    before = shapely.get_coordinates(given)
    back = _taken(places, pyproj.Transformer.from_crs(CRS, system, always_xy=True))
    far = (np.abs(back - before) > LEAST + NEAR * np.abs(before)).any(axis=1)
    edge = (np.abs(places[:, 0]) > EDGE) & (np.abs(before) < WORLD).all(axis=1)
    return np.unique(owner[far & ~edge])


def _taken(places: Places, transformer: pyproj.Transformer) -> Places:
    """Places in another system."""
    x, y = transformer.transform(places[:, 0], places[:, 1])
    return np.column_stack([x, y])


def _same(name: str) -> bool:
    """Tell whether a name is one of those of WGS 84, longitude first, that GeoJSON files carry."""
    name = name.upper()
    return name.endswith("CRS84") or name in {"EPSG:4326", "URN:OGC:DEF:CRS:EPSG::4326"}


def unknown_system(crs: object, *, file: str) -> Finding:
    """Return the finding for a reference system of which nothing can be made."""
    return found(
        "crs-unknown",
        "the file states a reference system that is not known, so nothing in it can be placed",
        file=file,
        column="crs",
        got=shown(str(crs)),
        expected="WGS 84 (EPSG:4326), or the name of another system such as EPSG:32648",
        fix="Save the layer again in EPSG:4326.",
    )


def _reprojected(name: str, *, file: str) -> Finding:
    return found(
        "crs-reprojected",
        "the coordinates were converted to WGS 84",
        file=file,
        column="crs",
        got=name,
        expected="WGS 84 (EPSG:4326)",
        fix="Nothing has to be done.",
    )


def _outside(name: str, *, row: int, file: str) -> Finding:
    return found(
        "geometry-number",
        "the coordinates lie where the reference system of the file does not reach",
        file=file,
        row=row,
        column="geometry",
        got=name,
        expected="coordinates of that system",
        fix="Check which reference system the layer is in and save it again in EPSG:4326.",
    )
