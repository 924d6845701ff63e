"""The geometries that most files are full of, points, lines and areas without fault, made all at once.

All others are left to `stationed.reading.geometry`, one by one; both ways give the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import shapely

from stationed.reading.values import are_objects, members_named

BLOCK = 4096
"""So many geometries are looked at together; a fault among them sends them the long way, and no others."""
EXACT = 2.0**53
"""Whole numbers below this are told apart as floats as well."""
_NUMBERS = frozenset({int, float})


@dataclass(frozen=True, slots=True)
class _Level:
    """Lists that were put behind one another."""

    members: list[Any]
    """What was in them."""
    sizes: np.ndarray
    """How many members each of them had."""


def plain_geometries(geometries: Sequence[object]) -> tuple[np.ndarray, list[int]]:
    """Return the shapely geometries of GeoJSON points, lines and areas that are without fault.

    Parameters
    ----------
    geometries : sequence of object
        GeoJSON geometry objects, as JSON gives them.

    Returns
    -------
    ndarray of object
        A geometry in two dimensions each; None for null and for those that were left.
    list of int
        The places, rising, of those that were left to be looked at one by one.
    """
    result = np.full(len(geometries), None, dtype=object)
    left: list[int] = []
    for start in range(0, len(geometries), BLOCK):
        left += _block(geometries[start : start + BLOCK], start, result)
    return result, left


def _block(geometries: Sequence[object], start: int, result: np.ndarray) -> list[int]:
    """Put the plain ones of a block into the result; give the places of the others that are not null."""
    left = [place for place, geometry in enumerate(geometries) if geometry is not None]
    objects = [geometry for geometry in geometries if geometry is not None]
    if not are_objects(objects):
        return [start + place for place in left]
    kinds, coordinates = members_named(objects, "type"), members_named(objects, "coordinates")
    others = dict.fromkeys(left)
    for kind, make in _MAKERS.items():
        own = [number for number, name in enumerate(kinds) if name == kind]
        made = make([coordinates[number] for number in own]) if own else None
        if made is not None:
            places = [left[number] for number in own]
            result[[start + place for place in places]] = made
            for place in places:
                del others[place]
    return [start + place for place in others]


def _points(coordinates: list[Any]) -> np.ndarray | None:
    places = _positions(coordinates)
    return None if places is None else np.asarray(shapely.points(places))


def _lines(coordinates: list[Any]) -> np.ndarray | None:
    lines = _opened(coordinates)
    if lines is None or lines.sizes.min(initial=2) < 2:
        return None
    places = _positions(lines.members)
    return None if places is None else np.asarray(shapely.linestrings(places, indices=_owners(lines.sizes)))


def _areas(coordinates: list[Any]) -> np.ndarray | None:
    areas = _opened(coordinates)
    if areas is None or areas.sizes.min(initial=1) < 1:
        return None
    rings = _opened(areas.members)
    if rings is None or rings.sizes.min(initial=4) < 4:
        return None
    places = _positions(rings.members)
    if places is None:
        return None
    ends = np.cumsum(rings.sizes)
    if (places[ends - rings.sizes] != places[ends - 1]).any():
        return None
    made = np.asarray(shapely.linearrings(places, indices=_owners(rings.sizes)))
    return np.asarray(shapely.polygons(made, indices=_owners(areas.sizes)))


_MAKERS = {"Point": _points, "LineString": _lines, "Polygon": _areas}


def _opened(lists: list[Any]) -> _Level | None:
    """Return what is in some lists, one behind the other; None when not all are lists."""
    if set(map(type, lists)) != {list}:
        return None
    return _Level(list(chain.from_iterable(lists)), np.fromiter(map(len, lists), np.int64, len(lists)))


def _positions(positions: list[Any]) -> np.ndarray | None:
    """Return longitude and latitude of positions that are all two or all three sound numbers; None otherwise."""
    opened = _opened(positions)
    if opened is None or not _NUMBERS.issuperset(map(type, opened.members)):
        return None
    width = int(opened.sizes[0])
    if width not in (2, 3) or (opened.sizes != width).any():
        return None
    try:
        places = np.array(opened.members, dtype=np.float64).reshape(-1, width)
    except OverflowError:  # a whole number that is larger than any float
        return None
    return places[:, :2] if (np.abs(places) < EXACT).all() else None  # which neither infinity nor NaN is


def _owners(sizes: Iterable[int] | np.ndarray) -> np.ndarray:
    """For each member the number of the list it was in."""
    sizes = np.asarray(sizes)
    return np.repeat(np.arange(len(sizes)), sizes)
