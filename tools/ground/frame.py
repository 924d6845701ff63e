"""Boxes, tolerances and grids that every step of the ground shares.

Boxes are (west, south, east, north) in degrees, WGS 84.
"""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]

FRAME: Box = (55.0, 14.0, 165.0, 71.0)
"""All that is drawn: wide enough that a phone held upright still sees no empty edge."""

CORE: Box = (84.0, 34.0, 142.0, 57.0)
"""The flagship extent and what a wide window shows around it."""

MIDDLE: Box = (89.0, 38.5, 128.0, 53.0)
"""Where borders and coasts keep their finest general detail."""

DETAIL: Box = (113.6, 46.2, 120.8, 49.75)
"""The map of Khalkhin Gol: from Choibalsan to Hailar and the Great Khingan, Buir Nuur and Hulun Nuur within."""

RIVER: Box = (117.9, 47.2, 119.75, 48.1)
"""The Khalkhin Gol where it is or was claimed as a border: every vertex of the source stays."""

LIAODONG: Box = (120.8, 38.6, 122.6, 39.8)
"""Port Arthur and Dairen, on a coast that the tolerance of the mainland would blunt."""

KM_PER_DEGREE = 111.195
"""A degree of latitude on the sphere of radius 6371 km."""


def inside(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box, its edge included."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def outside_by(box: Box, x: float, y: float) -> float:
    """How far, in degrees, a point lies outside a box; 0 within it."""
    dx = max(box[0] - x, 0.0, x - box[2])
    dy = max(box[1] - y, 0.0, y - box[3])
    return math.hypot(dx, dy)


def tolerance_km(x: float, y: float) -> float:
    """Size of the smallest bend that stays in borders and coasts, in km.

    Nothing is lost along the Khalkhin Gol, little near it, and there is no visible step on the way out.
    """
    if inside(RIVER, x, y):
        return 0.0
    near = 0.25 + 2.5 * outside_by(DETAIL, x, y)
    coast = 1.0 + 1.5 * outside_by(LIAODONG, x, y)
    return min(near, coast, far_km(x, y))


def far_km(x: float, y: float) -> float:
    """The same for the overview: 3.2 km around Mongolia, growing to 16 km."""
    return min(3.2 + 1.0 * outside_by(MIDDLE, x, y), 16.0)


def regional_km(x: float, y: float) -> float:
    """The same for the regional scale."""
    return 1.5 + 0.2 * outside_by(MIDDLE, x, y)


def least_island_km2(x: float, y: float) -> float:
    """Area below which an island or lake of the overview is left out, in km2."""
    return 40.0 + 110.0 * outside_by(MIDDLE, x, y)


def decimals(x: float, y: float) -> int:
    """Decimals a coordinate keeps: 4 (10 m), 3 (100 m) or 2 (1 km), by its place."""
    if inside(DETAIL, x, y):
        return 4 if inside(RIVER, x, y) else 3
    return 3 if outside_by(MIDDLE, x, y) < 1 else 2


def vertices(line: BaseGeometry) -> list[tuple[float, float]]:
    """The vertices of a line or ring."""
    return [(x, y) for x, y in shapely.get_coordinates(line).tolist()]


def snap(x: float, y: float) -> tuple[float, float]:
    """A point on the grid of its place, so that shared vertices stay shared."""
    places = decimals(x, y)
    return round(x, places), round(y, places)
