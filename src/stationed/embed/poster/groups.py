"""What a poster shows at each place: its units, those of the highest echelons first, near places as one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.embed.poster.fronts import side_colour
from stationed.embed.poster.ground import Window
from stationed.embed.poster.outlines import Points
from stationed.embed.poster.tables import Reader, Rows

NEAR = 24.0
"""Places nearer than this, in pixels, are shown as one."""

MOST = 3
"""Symbols at one place; more are said by a number."""


@dataclass(frozen=True)
class Group:
    """What is shown at one place."""

    x: float
    y: float
    name: str
    units: tuple[tuple[int, str, bool], ...]
    """Symbol, colour and whether it is definite, the highest echelon first; no more than are drawn."""
    count: int
    """How many units there are."""


def groups(reader: Reader, window: Window) -> list[Group]:
    """What is shown at each place, the weightiest first; places that fall on a weightier one are joined to it."""
    places, units, sure = _postings(reader, window)
    if not len(places):
        return []
    rank, symbol = reader.numbers("units", "rank"), reader.numbers("units", "symbol")
    order = np.lexsort((units, -rank[units], places))
    places, units, sure = places[order], units[order], sure[order]
    own, first, count = np.unique(places, return_index=True, return_counts=True)
    order = np.lexsort((own, -(rank[units[first]] * 10 + count)))
    points = _points(reader, window)[own[order]]
    homes = _homes(points)
    turn = np.empty(len(own), np.int64)
    turn[order] = np.arange(len(own))
    turn = np.repeat(turn, count)  # of each posting: the place in the order of weight that it is at
    joined = np.lexsort((np.arange(len(places)), turn, homes[turn]))
    found = []
    for rows in np.split(joined, np.flatnonzero(np.diff(homes[turn[joined]])) + 1):
        x, y = points[turn[rows[0]]].tolist()
        shown = [
            (int(symbol[units[row]]), side_colour(reader, int(units[row])), bool(sure[row])) for row in rows[:MOST]
        ]
        found.append(Group(x, y, reader.place_name(int(places[rows[0]])), tuple(shown), len(rows)))
    return found


def _postings(reader: Reader, window: Window) -> tuple[Rows, Rows, NDArray[np.bool_]]:
    """Which units are shown at which places that are points and seen, each pair once, and whether definitely."""
    claims, definite = reader.shown_claims()
    places, units = (reader.numbers("claims", name)[claims].astype(np.int64) for name in ("location", "unit"))
    x, y = _points(reader, window).T
    seen = (x >= window.x) & (x <= window.x + window.width) & (y >= window.y) & (y <= window.y + window.height)
    seen &= (reader.numbers("locations", "located") > 0) & ~(reader.numbers("locations", "shape") >= 0)
    kept = np.flatnonzero(np.append(seen, False)[places] & (units >= 0))
    pairs, of = np.unique(places[kept] * (reader.rows("units") + 1) + units[kept], return_inverse=True)
    sure = np.bincount(of, definite[kept], len(pairs)) > 0
    return pairs // (reader.rows("units") + 1), pairs % (reader.rows("units") + 1), sure


def _points(reader: Reader, window: Window) -> Points:
    return window.project(reader.numbers("locations", "longitude"), reader.numbers("locations", "latitude"))


def _homes(points: Points) -> Rows:
    """For places in the order of their weight: the number of the one that each is joined to, itself for most."""
    homes = np.full(len(points), -1, np.int64)
    left = np.arange(len(points))
    while len(left):
        near = np.hypot(*(points[left] - points[left[0]]).T) < NEAR
        homes[left[near]] = left[0]
        left = left[~near]
    return homes
