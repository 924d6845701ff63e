"""Placing: the form and box of each group of marks and of its name, so that none hides another or another's place.

Every place keeps its dot and, where there is room, a pennant; then each in turn, the greatest first, takes the fullest
form that has room together with its name. Greedy, after Imhof (1975), "Positioning names on maps", as the page does it
(static/js/map/placing.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stationed.figures.drawing import Box
from stationed.figures.forms import PENNANT, Form, boxes_of, dot_box, forms, tick_box
from stationed.figures.gather import Group
from stationed.figures.layout import Taken, disc_radius, overlaps

LINE, GAP, BESIDE = 16.0, 4.0, 7.0
"""Height of a name's line, its distance from what it names, and from the middle of a dot to a name beside it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A group and where it is drawn."""

    group: Group
    """The group."""
    box: Box
    """Where its symbols, its pennant, its tick or its disc is."""
    form: Form | None
    """How it is drawn; None for a tick, or for the disc of a crowd."""
    named: Box | None = None
    """Where its name is."""

    @property
    def radius(self) -> float:
        """Radius of its tick or disc."""
        return self.box[2] / 2


@dataclass(frozen=True, slots=True)
class _Sized:
    group: Group
    wide: float
    figures: int
    dot: Box

    def boxes(self, form: Form) -> list[Box]:
        return boxes_of(self.group, form, self.figures)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is taken, and the pennants that are kept for those whose turn has not come; None when they give way."""

    taken: Taken
    kept: Taken | None

    def free(self, boxes: Sequence[Box], own: Box | None = None) -> Box | None:
        kept = self.kept
        return next((one for one in boxes if self.taken.free(one, own) and (kept is None or kept.free(one))), None)


def place(groups: Sequence[Group], widths: Sequence[float], figures: Sequence[str], taken: Taken) -> list[Placed]:
    """Return where groups go, and take the room.

    Parameters
    ----------
    groups : sequence of Group
        The greatest first.
    widths : sequence of float
        Of their names in pixels; 0 for a group without one.
    figures : sequence of str
        How their numbers are written.
    taken : Taken
        The room that is left.
    """
    sized = [_Sized(*one, dot_box(one[0])) for one in zip(groups, widths, map(len, figures), strict=True)]
    room = _Room(taken, Taken())
    for one in sized:
        if not one.group.radius:
            taken.take(one.dot)
    kept = [None if one.group.radius else _keep(one, room) for one in sized]
    found: list[Placed] = []
    for one, pennant in zip(sized, kept, strict=True):
        if pennant and room.kept:
            room.kept.drop(pennant)
        found.append(_disc(one.group) if one.group.radius else _best(one, room))
        taken.take(found[-1].box)
        if named := found[-1].named:
            taken.take(named)
    return found


def names_about(group: Group, wide: float, box: Box) -> list[Box]:
    """Return the boxes for the name of a group near its place: beside symbol and dot, beside the dot, below, above."""
    (x, y), (left, top, w, h) = (group.x, group.y), box
    right, bottom = max(left + w, x + 4), max(top + h, y + 4)
    before = left + w / 2 < x - 4
    left, top = min(left, x - 4), min(top, y - 4)
    level, middle = y - LINE / 2, (left + right) / 2 - wide / 2
    sides = [(right + GAP, level, wide, LINE), (left - GAP - wide, level, wide, LINE)]
    about = [(x + BESIDE, level, wide, LINE), (x - BESIDE - wide, level, wide, LINE)]
    return [
        *(sides[::-1] if before else sides),
        *about,
        (middle, bottom + 1, wide, LINE),
        (middle, top - LINE, wide, LINE),
    ]


def lines_beside(placed: Placed, frame: Box, wide: float) -> list[Box]:
    """Return the boxes for a line of text beside a symbol: away from its place, or below the place's name."""
    (x, y, w, h), named, high = frame, placed.named, LINE - 2
    ahead = x + w / 2 >= placed.group.x
    boxes = [(x + w + GAP if ahead else x - GAP - wide, y + h / 2 - high / 2, wide, high)]
    if named:
        at = named[0] if named[0] >= placed.group.x else named[0] + named[2] - wide
        boxes.append((at, named[1] + named[3] - 2, wide, high))
    return boxes


def _keep(one: _Sized, room: _Room) -> Box | None:
    """Keep the room of a pennant until its group's turn comes."""
    box = room.free(one.boxes(PENNANT), one.dot)
    if box and room.kept:
        room.kept.take(box)
    return box


def _best(one: _Sized, room: _Room) -> Placed:
    """The fullest form that has room together with the name, or else that has room, or a tick."""
    group, usual = one.group, forms(one.group.count)
    if one.wide:
        found = _with_name(one, usual, room) or _with_name(one, usual[-1:], _Room(room.taken, None))
        if found:
            return found
    for form in usual:
        if box := room.free(one.boxes(form), one.dot):
            return Placed(group, box, form)
    box = tick_box(group)
    return Placed(group, box, None, _name(one, box, room) if one.wide else None)


def _with_name(one: _Sized, usual: Sequence[Form], room: _Room) -> Placed | None:
    for form in usual:
        for box in one.boxes(form):
            if room.free([box], one.dot) and (named := _name(one, box, room)):
                return Placed(one.group, box, form, named)
    return None


def _name(one: _Sized, box: Box, room: _Room) -> Box | None:
    return room.free([name for name in names_about(one.group, one.wide, box) if not overlaps(name, box)])


def _disc(group: Group) -> Placed:
    """A disc of a crowd."""
    r = group.radius or disc_radius(group.count)
    return Placed(group, (group.x - r, group.y - r, 2 * r, 2 * r), None)
