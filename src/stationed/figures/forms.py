"""Forms: the signs that a group of marks may be drawn by, and where each may stand about its place.

One symbol, a ladder of several, a pennant on the place itself; where there is room for none of them a tick.
No symbol stands further from its place than facts/placing.json says, which the page (static/js/map/forms.js) reads too.
"""

from __future__ import annotations

from dataclasses import dataclass

from stationed.facts import PLACING
from stationed.figures.drawing import Box
from stationed.figures.gather import Group


@dataclass(frozen=True, slots=True)
class Cell:
    """A symbol's frame and the room for the echelon above it."""

    w: float
    """In pixels."""
    h: float
    """Likewise."""
    head: float
    """Likewise."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a group of marks may be drawn."""

    name: str
    """full, some, one or pennant."""
    shown: int
    """How many symbols there are; the rest is said as a number on one rung more."""
    rows: int
    """Rungs, one above the other; 0 for a pennant."""
    cell: Cell
    """The size of a rung."""


SYMBOL, RUNG = (Cell(**PLACING[name]) for name in ("symbol", "rung"))
"""A symbol by itself, and the rungs of a ladder."""

PENNANT = Form("pennant", 0, 0, SYMBOL)

FLAG = PLACING["pennant"]
"""Width and height of a pennant, the height of its pole, and the width of a figure more."""


def forms(count: int) -> list[Form]:
    """Return the forms that a group of so many marks may take, the fullest first."""
    if count == 1:
        return [Form("full", 1, 1, SYMBOL), PENNANT]
    if count == 2:
        return [Form("full", 2, 2, RUNG), PENNANT]
    return [Form("full", 3, 3, RUNG) if count == 3 else Form("some", 2, 3, RUNG), Form("one", 1, 2, RUNG), PENNANT]


def dot_box(group: Group) -> Box:
    """Return the box of the dot at a group's place."""
    w: float = PLACING["dot"]
    return (group.x - w / 2, group.y - w / 2, w, w)


def tick_radius(count: int) -> float:
    """Return the radius of the tick that stands for so many marks."""
    return PLACING["ticks"][count > 1]


def tick_box(group: Group) -> Box:
    """Return the box of a group's tick."""
    r = tick_radius(group.count)
    return (group.x - r, group.y - r, 2 * r, 2 * r)


def boxes_of(group: Group, form: Form, figures: int) -> list[Box]:
    """Return the boxes in which a group may have a form, the best first.

    Parameters
    ----------
    group : Group
        The group.
    form : Form
        The form.
    figures : int
        How many letters its number has.
    """
    x, y = group.x, group.y
    if not form.rows:
        w = FLAG["w"] + ((figures - 1) * FLAG["digit"] if group.count > 1 else 0) + 1
        return [(x - 1, y - FLAG["pole"], w, FLAG["pole"]), (x - w + 1, y - FLAG["pole"], w, FLAG["pole"])]
    cell, middles = form.cell, PLACING["single"] if form.rows == 1 else PLACING["ladders"][str(form.rows)]
    high = form.rows * (cell.h + cell.head)
    return [(x + dx - cell.w / 2, y + dy - (high - cell.head) / 2 - cell.head, cell.w, high) for dx, dy in middles]


def frames_in(box: Box, form: Form) -> list[Box]:
    """Return the frames of the symbols of a form in its box, and of the number that follows them."""
    x, y, _, _ = box
    cell = form.cell
    return [(x, y + row * (cell.h + cell.head) + cell.head, cell.w, cell.h) for row in range(form.rows)]
