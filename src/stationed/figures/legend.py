"""legend: what colours and marks of a picture stand for, in rows that wrap. Only what is in the picture is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from stationed.figures.choice import POSSIBLE, Choice, shown
from stationed.figures.colours import LIGHT, known
from stationed.figures.column import Column
from stationed.figures.drawing import Circles, Lines, Paint, Rectangle, Shape, Style
from stationed.figures.events import events_placed, triangle
from stationed.figures.lettering import width
from stationed.figures.reader import Reader
from stationed.figures.signs import doubt
from stationed.payload.say import say

LETTERS = Style("sans", 12)
ROW, GAP, SIGN = 20.0, 22.0, 22.0
"""Height of a row, room between two entries, and from an entry's mark to its words, in pixels."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a legend."""

    text: str
    """What it stands for."""
    sign: Callable[[float, float], Iterator[Shape]]
    """Draws its mark about a place."""


def entries(reader: Reader, choice: Choice) -> list[Entry]:
    """Return the entries for what a choice shows."""
    held = shown(reader, choice)
    claims = np.flatnonzero(held.claims)
    deployments = reader.places("claims", "deployment")[claims]
    units = reader.places("claims", "unit")[claims]
    found = _colours(reader, choice, units)

    def told(key: str) -> str:
        return say(reader.block, key, language=reader.language)

    if (held.states[deployments] == POSSIBLE).any():
        found.append(Entry(told("legend.possible"), _possible))
    if any(reader.text("claims", "certainty", row) == "uncertain" for row in claims.tolist()):
        found.append(Entry(told("legend.uncertain"), _hollow))
    if any(reader.text("deployments", "contested_in", row) for row in np.unique(deployments).tolist()):
        found.append(Entry(told("legend.contested"), _contested))
    places = np.unique(reader.places("claims", "location")[claims])
    if any(reader.text("locations", "precision", row) == "approximate" for row in places[places >= 0].tolist()):
        found.append(Entry(told("legend.approximate"), _approximate))
    if len(events_placed(reader, choice)):
        found.append(Entry(told("legend.event"), _event))
    return found


def _colours(reader: Reader, choice: Choice, units: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[Entry]:
    """The sides of what is shown; in an atlas without sides the periods."""
    if reader.rows("allegiances"):
        sides = np.unique(reader.numbers("units", "allegiance")[units[units >= 0]]).astype(int)
        return [
            Entry(reader.text("allegiances", "label", side), _patch(reader.text("allegiances", "colour", side)))
            for side in sides.tolist()
            if side >= 0
        ]
    return [
        Entry(reader.text("periods", "title", row), _patch(reader.text("periods", "colour", row)))
        for row in choice.periods
    ]


def laid_out(found: list[Entry], left: float, wide: float) -> tuple[list[tuple[Entry, float, int]], int]:
    """Return each entry with its left side and its row, and how many rows there are."""
    x, row = left, 0
    placed: list[tuple[Entry, float, int]] = []
    for entry in found:
        length = min(SIGN + width(entry.text, LETTERS), wide)
        if x > left and x + length > left + wide:
            x, row = left, row + 1
        placed.append((entry, x, row))
        x += length + GAP
    return placed, row + 1 if placed else 0


def draw_legend(placed: list[tuple[Entry, float, int]], top: float, column: Column) -> Iterator[Shape]:
    """Yield a legend in a column whose first row begins at a height."""
    for entry, x, row in placed:
        y = top + row * ROW + ROW / 2
        indent = x - column.left
        yield from entry.sign(column.start(16, indent) + 8, y)
        yield column.line(entry.text, y + 4.2, LETTERS, LIGHT["ink"], indent + SIGN)


def _patch(colour: str) -> Callable[[float, float], Iterator[Shape]]:
    def sign(x: float, y: float) -> Iterator[Shape]:
        yield Rectangle((x - 8, y - 5.5, 16, 11), Paint(known(colour), LIGHT["ink"], 1.0), 2)

    return sign


def _possible(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 8, y - 5.5, 16, 11), Paint("", LIGHT["quiet"], 1.0, dashes=(3.0, 2.0)))


def _hollow(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 8, y - 5.5, 16, 11), Paint("", LIGHT["ink"], 1.2))


def _contested(x: float, y: float) -> Iterator[Shape]:
    yield from doubt((x - 8, y, 8, 8))


def _approximate(x: float, y: float) -> Iterator[Shape]:
    yield Circles(np.array([(x, y)]), 3.6, Paint(LIGHT["paper"], LIGHT["ink"], 1.4))


def _event(x: float, y: float) -> Iterator[Shape]:
    yield Lines((triangle(x - 8, y - 8, 16),), Paint(LIGHT["accent"]), (0,))
