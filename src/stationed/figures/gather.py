"""Groups: locations that fall together in a picture, drawn as one: as symbols, or in a crowd as discs with numbers.

The rules are those of the page: static/js/map/scene.js and anchors.js.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.facts import PLACING
from stationed.figures.drawing import Points
from stationed.figures.reader import Reader, Rows
from stationed.figures.standing import Standing
from stationed.figures.view import View, ranges
from stationed.payload.shapes import LETTERS

NEAR, REACH = (float(reach) for reach in PLACING["near"])
"""Places nearer than the first, in pixels, are drawn as one; than the second where there are many."""

MOST_GROUPS = int(PLACING["most"])
"""So many groups at most are told apart at the first of these distances."""

CROWD, CROWD_MARKS = 140, 3000
"""More groups or marks than this are drawn as discs."""

CROWD_REACH = (46.0, 84.0)
"""Within so many pixels a disc gathers: the more places there are the wider."""

WIDEST_AT = 20_000
"""Of so many places on discs gather as widely as they may."""

HEAVIEST = 4094
"""Weight of a place at most; its echelon counts as ten units."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is drawn at one place."""

    x: float
    """Where it is, in pixels."""
    y: float
    """Likewise."""
    location: int
    """Row of the location that leads it."""
    count: int
    """How many marks it holds."""
    places: int
    """How many points of locations."""
    marks: tuple[int, ...]
    """Rows of its first marks in `Standing`, as many as symbols can show."""
    radius: float = 0.0
    """Of its disc in a crowd, in pixels; 0 for symbols."""


@dataclass(frozen=True, slots=True, eq=False)
class Anchors:
    """The points of the locations in a picture: several for a location of several points."""

    location: Rows
    """Row of the location."""
    points: Points
    """Where it is."""

    @classmethod
    def of(cls, reader: Reader, view: View) -> Anchors:
        """Return the anchors in a view."""
        located, shape = reader.numbers("locations", "located") > 0, reader.places("locations", "shape")
        x, y = reader.numbers("locations", "longitude"), reader.numbers("locations", "latitude")
        known = reader.shapes
        kinds = np.append(known.kinds, -1)[shape] if len(known.kinds) else np.full(len(shape), -1)
        several = np.flatnonzero(located & (kinds == LETTERS.index("P")))
        single = np.flatnonzero(located & (kinds != LETTERS.index("P")))
        part = ranges(known.firsts[shape[several]], known.parts[shape[several]])
        length = known.lengths[part]
        owner = np.repeat(np.repeat(several, known.parts[shape[several]]), length)
        steps, ends = known.steps[ranges(known.begins[part], length)], np.cumsum(length)
        sums, begins = np.cumsum(steps, axis=0), ends - length
        if len(begins):
            sums = sums - np.repeat(sums[begins] - steps[begins], length, axis=0)
        degrees = np.concatenate([sums / reader.block["scale"], np.column_stack([x[single], y[single]])])
        rows = np.concatenate([owner, single])
        order = np.argsort(rows, kind="stable")
        points = view.project(degrees[order, 0], degrees[order, 1])
        inside = ((points >= 0) & (points <= [view.width, view.height])).all(axis=1)
        return cls(rows[order][inside], points[inside])


def groups(anchors: Anchors, standing: Standing, most: int) -> list[Group]:
    """Return what is drawn at each place, the weightiest first; places near a weightier one are joined to it.

    Parameters
    ----------
    anchors : Anchors
        The points.
    standing : Standing
        What stands at them.
    most : int
        So many marks of a group are named at most.
    """
    count = standing.count()[anchors.location]
    here = np.flatnonzero(count)
    location, points, count = anchors.location[here], anchors.points[here], count[here]
    if not len(here):
        return []
    weight = np.clip(standing.rank[standing.begins[location]] * 10 + count, 0, HEAVIEST)
    order = np.argsort(-weight, kind="stable")
    location, points, count = location[order], points[order], count[order]
    homes = _homes(points) if count.sum() <= CROWD_MARKS else None
    if homes is None:
        least, widest = CROWD_REACH
        reach = least + (widest - least) * min(1.0, len(points) / WIDEST_AT)
        return _discs(points, location, count, near(points, reach), reach)
    found: list[Group] = []
    for home in np.unique(homes).tolist():
        members = np.flatnonzero(homes == home)
        marks = [mark for at in members[:most].tolist() for mark in standing.at(int(location[at]), most)]
        x, y = points[home].tolist()
        number = int(count[members].sum())
        found.append(Group(x, y, int(location[home]), number, len(members), tuple(marks[:most])))
    return found


def _homes(points: Points) -> Rows | None:
    """The place that each is joined to; None for a crowd."""
    fewer = near(points, REACH)
    if len(np.unique(fewer)) > CROWD:
        return None
    homes = near(points, NEAR)
    return homes if len(np.unique(homes)) <= MOST_GROUPS else fewer


def near(points: Points, reach: float) -> Rows:
    """Return for points in the order of their weight the place of the one that each is joined to, itself for most."""
    homes, free = np.full(len(points), -1, np.int64), np.ones(len(points), np.bool_)
    # Those near a point lie in its cell or in the eight about it, which are a little wider than the reach.
    cells = np.floor((points - points.min(axis=0)) / (reach * 1.01)).astype(np.int64)
    across = int(cells[:, 0].max()) + 3
    cell: Rows = cells @ np.array([1, across])
    order = np.argsort(cell, kind="stable")
    sorted_cells = cell[order]
    about = np.array([-across, 0, across])
    at = 0
    while free[at]:
        rows_about: Rows = cell[at] + about
        begins = np.searchsorted(sorted_cells, rows_about - 1)
        ends = np.searchsorted(sorted_cells, rows_about + 1, side="right")
        rows = np.concatenate([order[begin:end] for begin, end in zip(begins, ends, strict=True)])
        rows = rows[free[rows]]
        joined = rows[((points[rows] - points[at]) ** 2).sum(axis=1) < reach * reach]
        homes[joined] = at
        free[joined] = False
        at += int(free[at:].argmax())
    return homes


def _discs(points: Points, location: Rows, count: Rows, homes: Rows, reach: float) -> list[Group]:
    """The discs of a crowd, each in the middle of what it counts, none on a greater one."""
    heads, of = np.unique(homes, return_inverse=True)
    number = np.bincount(of, count)
    places = np.bincount(of)
    middle = np.column_stack([np.bincount(of, count * points[:, axis]) / number for axis in (0, 1)])
    digits = np.array([len(str(min(int(one), 9999))) for one in number])
    least = np.where(number <= 1, 5, 7 + 3 * digits)
    radius = np.maximum(least, (reach / 2 - 4) * np.sqrt(number / number.max()))
    middle = parted(middle, radius, np.argsort(-number, kind="stable"))
    columns = (middle.tolist(), radius.tolist(), location[heads].tolist(), number.tolist(), places.tolist())
    rows = zip(*columns, strict=True)
    return [Group(x, y, place, int(one), some, (), disc) for (x, y), disc, place, one, some in rows]


def parted(middle: Points, radius: NDArray[np.float64], order: Rows) -> Points:
    """Return the middles of discs moved off one another, the lesser off the greater, as far as four passes do it."""
    found = middle.copy()
    for _ in range(4):
        moved = False
        for at, one in enumerate(order.tolist()):
            above = order[:at]
            room = radius[above] + radius[one] + 2
            for other, gap in zip(above.tolist(), room.tolist(), strict=True):
                dx, dy = (found[one] - found[other]).tolist()
                far = float(np.hypot(dx, dy))
                if abs(dx) >= gap or abs(dy) >= gap or far >= gap - 0.01:
                    continue
                # Two in one place part sideways.
                ux, uy = (dx / far, dy / far) if far > 0 else (1.0, 0.0)
                found[one] = found[other] + np.array([ux, uy]) * gap
                moved = True
        if not moved:
            break
    return found
