"""Lines and areas that cross the antimeridian -> the same in parts on either side of it, as RFC 7946 (3.1.9) asks.

A step of more than 180 degrees of longitude goes the shorter way, over 180 degrees east and west. Longitudes are
counted on beyond 180 there, what comes of it is cut into globes of 360 degrees, and these are laid over one another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from stationed import measured
from stationed.model import Finding
from stationed.model.codes import found

Geometries = NDArray[np.object_]
Places = NDArray[np.float64]
POLE = 90.0
"""Latitude of a pole."""


def split_at_antimeridian(
    geometry: Geometries, *, rows: Sequence[int], ids: Sequence[str], file: str
) -> tuple[Geometries, list[Finding]]:
    """Return the geometries with those split that cross the antimeridian.

    Parameters
    ----------
    geometry : ndarray of object
        Geometries in WGS 84, or None. Longitudes beyond 180 are left as they are.
    rows, ids : sequence
        Number and id of each, for the findings.
    file : str
        Name for the findings.

    Returns
    -------
    ndarray of object
        No step of a line or an area in them is longer than 180 degrees of longitude, but for those of 360, which go
        round a whole parallel. An area whose ring goes round the globe holds the pole on the smaller side of the ring.
    list of Finding
        `geometry-antimeridian`, and `geometry-invalid` for an area that crosses itself besides.
    """
    result = geometry
    findings: list[Finding] = []
    crossed: list[int] = crossing(geometry).tolist()
    for row in crossed:
        if result is geometry:
            result = geometry.copy()
        given = cast(BaseGeometry, geometry[row])
        result[row], poles, reason = _split(given)
        where = partial(found, file=file, row=rows[row], id=ids[row], column="geometry")
        findings.append(_crosses(poles, where))
        if reason:
            findings.append(_invalid(reason, given.geom_type, where))
    return result, findings


def crossing(geometry: Geometries) -> NDArray[np.int64]:
    """Return the places of geometries that have a step over the antimeridian."""
    west, _, east, _ = measured.bounds(geometry).T
    long = measured.get_dimensions(geometry) > 0
    wide = np.flatnonzero((west >= -180) & (east <= 180) & (east - west > 180) & long)
    return np.array([row for row in wide.tolist() if _jumps(geometry[row])], np.int64)


def _jumps(geometry: BaseGeometry) -> bool:
    paths = _paths(measured.parts_of(geometry))
    places, path = shapely.get_coordinates(paths, return_index=True)
    long = (np.abs(np.diff(places[:, 0])) > 180) & (path[1:] == path[:-1])
    return any(_over(shapely.get_coordinates(paths[one])).any() for one in np.unique(path[1:][long]).tolist())


def _paths(parts: Geometries) -> Geometries:
    """Lines, and the rings of areas."""
    dimensions = measured.get_dimensions(parts)
    return np.concatenate([parts[dimensions == 1], shapely.get_rings(parts[dimensions == 2])])


def _over(places: Places) -> NDArray[np.bool_]:
    """Which steps of a path are over the antimeridian.

    One of 360 degrees goes round the globe, as the edge of a map does, unless it only changes sides: along the
    antimeridian, or between a step that comes to it and one that leaves it on the other side.
    """
    steps, turns = np.abs(np.diff(places[:, 0])), np.diff(places[:, 1]) != 0
    closed = bool((places[0] == places[-1]).all())
    before, after = np.append(0.0, steps[:-1]), np.append(steps[1:], 0.0)
    if closed:
        before[0], after[-1] = steps[-1], steps[0]
    through = (before > 0) & (before < 180) & (after > 0) & (after < 180)
    return (steps > 180) & ((steps < 360) | turns | through)


def _split(geometry: BaseGeometry) -> tuple[BaseGeometry, tuple[str, ...], str]:
    """A geometry in parts, the poles that areas in it hold, and why one of them is not sound, '' when all are."""
    parts: list[BaseGeometry] = []
    poles: list[str] = []
    reasons: list[str] = []
    given = measured.parts_of(geometry)
    for part, dimensions in zip(given, measured.get_dimensions(given).tolist(), strict=True):
        if dimensions == 0 or not _jumps(part):
            parts.append(part)
        elif dimensions == 1:
            parts += _lines(_unrolled(part))
        else:
            area, pole, reason = _area(part)
            pieces = measured.parts_of(area)
            parts += pieces[measured.get_dimensions(pieces) == 2].tolist()
            poles.append(pole)
            reasons.append(reason)
    return _gathered(parts), tuple(dict.fromkeys(filter(None, poles))), next(filter(None, reasons), "")


def _gathered(parts: list[BaseGeometry]) -> BaseGeometry:
    """Parts as one geometry; a collection only when they are of several kinds."""
    dimensions = set(measured.get_dimensions(np.array(parts, dtype=object)).tolist())
    if len(parts) == 1:
        return parts[0]
    makers = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}
    made = makers[dimensions.pop()](parts) if len(dimensions) == 1 else shapely.geometrycollections(parts)
    return cast(BaseGeometry, made)


def _unrolled(path: BaseGeometry) -> Places:
    """The positions of a line or ring, longitudes counted on over the antimeridian."""
    places = shapely.get_coordinates(path)
    steps = np.diff(places[:, 0])
    turns = np.where(_over(places), -np.sign(steps) * 360, 0.0)
    places[1:, 0] += np.cumsum(turns)
    return places


def _lines(places: Places) -> list[BaseGeometry]:
    """An unrolled line in parts, in the order and direction of the line."""
    globe = np.floor((places[:, 0] + 180) / 360)
    cuts = [places[:1]]
    for number in range(len(places) - 1):
        (x, y), (to_x, to_y) = places[number], places[number + 1]
        first, last = float(globe[number : number + 2].min()), float(globe[number : number + 2].max())
        edges = np.arange(first + 1, last + 1) * 360 - 180
        inner = edges[(edges > min(x, to_x)) & (edges < max(x, to_x))]
        inner = inner if to_x > x else inner[::-1]
        share = (inner - x) / (to_x - x) if len(inner) else inner
        cuts += [np.column_stack([inner, y + share * (to_y - y)]), places[number + 1 : number + 2]]
    cut = np.concatenate(cuts)
    cut = cut[np.append(True, (cut[1:] != cut[:-1]).any(axis=1))]
    middle = np.floor(((cut[1:, 0] + cut[:-1, 0]) / 2 + 180) / 360)
    along = (cut[1:, 0] == cut[:-1, 0]) & (np.mod(cut[1:, 0] + 180, 360) == 0)
    for number in np.flatnonzero(along).tolist():  # what runs along the antimeridian stays with what is before it
        middle[number] = middle[number - 1] if number else middle[number]
    ends = np.flatnonzero(np.diff(middle)) + 1
    pieces = np.split(np.arange(len(middle)), ends)
    parts = [_back(cut[piece[0] : piece[-1] + 2], float(middle[piece[0]])) for piece in pieces]
    return [cast(BaseGeometry, shapely.linestrings(part)) for part in parts]


def _back(places: Places, globe: float) -> Places:
    return places - np.array([globe * 360, 0.0])


def _area(polygon: BaseGeometry) -> tuple[BaseGeometry, str, str]:
    """The ground of a polygon, the pole it holds and why it is not sound; holes are cut out as ground of their own."""
    outer, *holes = shapely.get_rings(polygon)
    area, pole, reason = _ground(outer)
    for hole in holes:
        inner, _, more = _ground(hole, hole=True)
        area, reason = shapely.difference(area, inner), reason or more
    return shapely.orient_polygons(area), pole, reason


def _ground(ring: BaseGeometry, *, hole: bool = False) -> tuple[BaseGeometry, str, str]:
    """The ground within one ring, from 180 degrees west to 180 east."""
    places = _unrolled(ring)
    turn, pole = places[-1, 0] - places[0, 0], ""
    if abs(turn) > 1:  # it comes back a globe further on: a parallel and not a circle on the map
        pole = _pole(places, east=(turn > 0) != hole)
        edge = POLE if pole == "north" else -POLE
        places = np.concatenate([places, [[places[-1, 0], edge], [places[0, 0], edge]], places[:1]])
    area = cast(BaseGeometry, shapely.polygons(places))
    reason = ""
    if not shapely.is_valid(area):
        reason = str(shapely.is_valid_reason(area)).partition("[")[0].strip().lower()
        area = measured.made_valid(np.array([area], dtype=object))[0]
    west, south, east, north = area.bounds
    pieces: list[BaseGeometry] = []
    for globe in range(math.floor((west + 180) / 360), math.ceil((east + 180) / 360)):
        box = shapely.box(globe * 360 - 180, south - 1, globe * 360 + 180, north + 1)
        pieces.append(shapely.transform(shapely.intersection(area, box), lambda at, globe=globe: _back(at, globe)))
    return shapely.union_all(pieces), pole, reason


def _pole(places: Places, *, east: bool) -> str:
    """The pole that a ring round the globe holds: on its smaller side, or else on its left, as RFC 7946 has rings."""
    middle = (places[1:, 1] + places[:-1, 1]) / 2
    latitude = float(np.diff(places[:, 0]) @ middle) * (1 if places[-1, 0] > places[0, 0] else -1)
    if abs(latitude) < 1e-6:
        return "north" if east else "south"
    return "north" if latitude > 0 else "south"


def _crosses(poles: Sequence[str], where: partial[Finding]) -> Finding:
    round_it = f"; its ring goes round the globe, so it holds the {' and the '.join(poles)} pole" if poles else ""
    return where(
        "geometry-antimeridian",
        f"the geometry crosses the antimeridian, 180 degrees east and west{round_it}",
        got="a step of more than 180 degrees of longitude",
        expected="parts on either side of it",
        fix="Nothing has to be done; it has been split there.",
    )


def _invalid(reason: str, kind: str, where: partial[Finding]) -> Finding:
    return where(
        "geometry-invalid",
        f"the {kind} is not sound: {reason}",
        got=kind,
        expected="rings that do not cross themselves or each other",
        fix="Redraw it there.",
    )
