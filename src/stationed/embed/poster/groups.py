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
    symbol = reader.numbers("units", "symbol")
    first = np.flatnonzero(np.diff(places, prepend=-1))
    own, count = places[first], np.diff(first, append=len(places))
    order = np.lexsort((own, -(reader.numbers("units", "rank")[units[first]] * 10 + count)))
    own, first, count = own[order], first[order], count[order]
    points = _points(reader, window)[own]
    homes = _homes(points)
    total = np.bincount(homes, count, len(own)).astype(np.int64)
    joined = np.argsort(homes, kind="stable")  # a place is never joined to one behind it
    found = []
    for home in np.split(joined, np.flatnonzero(np.diff(homes[joined])) + 1):
        # Each place has a unit at least, the highest first: so many places are enough.
        rows = np.concatenate([first[at] + np.arange(min(int(count[at]), MOST)) for at in home[:MOST].tolist()])[:MOST]
        shown = [
            (int(symbol[unit]), side_colour(reader, unit), definite)
            for unit, definite in zip(units[rows].tolist(), sure[rows].tolist(), strict=True)
        ]
        (x, y), at = points[home[0]].tolist(), int(home[0])
        found.append(Group(x, y, reader.place_name(int(own[at])), tuple(shown), int(total[at])))
    return found


def _postings(reader: Reader, window: Window) -> tuple[Rows, Rows, NDArray[np.bool_]]:
    """Which units are shown at which places that are points and seen, each pair once, and whether definitely.

    By place, the units of the highest echelons first.
    """
    claims, definite = reader.shown_claims()
    places, units = reader.places("claims", "location")[claims], reader.places("claims", "unit")[claims]
    x, y = _points(reader, window).T
    seen = (x >= window.x) & (x <= window.x + window.width) & (y >= window.y) & (y <= window.y + window.height)
    seen &= (reader.numbers("locations", "located") > 0) & ~(reader.numbers("locations", "shape") >= 0)
    kept = np.flatnonzero(np.append(seen, False)[places] & (units >= 0))
    if not len(kept):
        return kept, kept, np.zeros(0, np.bool_)
    # All that they are sorted by in one number: sorting numbers takes a tenth of the time that sorting rows does.
    rank = reader.numbers("units", "rank").astype(np.int64)
    turn = np.lexsort((np.arange(len(rank)), -rank))  # the units, the highest first
    place_of = np.empty(len(rank), np.int64)
    place_of[turn] = np.arange(len(rank))
    keys = np.sort((places[kept] * len(rank) + place_of[units[kept]]) * 2 + ~definite[kept])
    keys = keys[np.diff(keys >> 1, prepend=-1) != 0]
    places, at = np.divmod(keys >> 1, len(rank))
    return places, turn[at], keys & 1 == 0


def _points(reader: Reader, window: Window) -> Points:
    return window.project(reader.numbers("locations", "longitude"), reader.numbers("locations", "latitude"))


def _homes(points: Points) -> Rows:
    """For places in the order of their weight: the number of the one that each is joined to, itself for most."""
    homes, free = np.full(len(points), -1, np.int64), np.ones(len(points), np.bool_)
    # Those near a place lie in its cell or in the eight about it, which are a little wider than what is near.
    cells = np.floor((points - points.min(axis=0)) / (NEAR * 1.01)).astype(np.int64)
    across = int(cells[:, 0].max()) + 2
    cell = cells @ [1, across]
    order = np.argsort(cell, kind="stable")
    sorted_cells = cell[order]
    about = np.array([-across, 0, across])
    at = 0
    while free[at]:
        begins = np.searchsorted(sorted_cells, cell[at] + about - 1)
        ends = np.searchsorted(sorted_cells, cell[at] + about + 1, side="right")
        rows = np.concatenate([order[begin:end] for begin, end in zip(begins, ends, strict=True)])
        rows = rows[free[rows]]
        near = rows[np.hypot(*(points[rows] - points[at]).T) < NEAR]
        homes[near] = at
        free[near] = False
        at += int(free[at:].argmax())
    return homes
