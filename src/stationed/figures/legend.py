"""legend: what colours and signs of a picture stand for, in rows that wrap. Only what is in the picture is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from stationed.facts import ECHELON_SIGNS
from stationed.figures.arranged import Arranged
from stationed.figures.choice import Choice
from stationed.figures.circles import said, scale_of, sign_of
from stationed.figures.colours import LIGHT
from stationed.figures.column import Column
from stationed.figures.drawing import Shape, Style
from stationed.figures.legend_signs import (
    SIGN,
    SIGN_CHANGES,
    SIGN_OF,
    Sign,
    echelon_sign,
    echelon_width,
    edge_of,
    patch_of,
    symbol_sign,
)
from stationed.figures.lettering import width
from stationed.figures.reader import Reader
from stationed.figures.signs_drawn import signs_drawn, units_drawn
from stationed.figures.view import View
from stationed.payload.say import say
from stationed.periods import CHANGES

LETTERS = Style("sans", 12)
ROW, GAP = 20.0, 22.0
"""Height of a row, and room between two entries, in pixels."""

COMPARED = {"uncertain": "compare.before", "possible": "compare.maybe"}
"""What signs mean where two times are compared; other ones mean the same as ever."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a legend."""

    text: str
    """What it stands for."""
    sign: Sign
    """Draws its mark about a place."""
    wide: float = SIGN
    """From the beginning of its mark to its words, in pixels."""
    high: float = ROW
    """Height of its row at least."""


def entries(reader: Reader, view: View, choice: Choice, arranged: Arranged) -> list[Entry]:
    """Return the entries for what is on a map: colours, signs, then symbols and what stands above them."""

    def told(key: str) -> str:
        return say(reader.block, key, language=reader.language)

    found = list(_changes(reader, choice, arranged)) if choice.compared else list(_colours(reader, choice, arranged))
    coloured = len(found)
    meant = COMPARED if choice.compared else {}
    for name in signs_drawn(reader, view, choice, arranged):
        found.append(Entry(told(meant.get(name, f"legend.{name}")), SIGN_OF[name]))
    found[coloured:coloured] = _edges(reader, choice, arranged)
    units = units_drawn(arranged)
    return [*found, *_symbols(reader, units), *_echelons(reader, units), *_circles(reader, view, choice, arranged)]


def _colours(reader: Reader, choice: Choice, arranged: Arranged) -> Iterator[Entry]:
    """The sides of what is drawn; in an atlas without sides the periods."""
    if not reader.rows("allegiances"):
        for row in choice.periods:
            yield Entry(reader.text("periods", "title", row), patch_of(reader.text("periods", "colour", row)))
        return
    units = np.unique(arranged.standing.unit)
    sides = np.unique(reader.numbers("units", "allegiance")[units[units >= 0]]).astype(int)
    for side in sides[sides >= 0].tolist():
        yield Entry(reader.text("allegiances", "label", side), patch_of(reader.text("allegiances", "colour", side)))


def _edges(reader: Reader, choice: Choice, arranged: Arranged) -> Iterator[Entry]:
    """The periods whose colours the signs are edged in, where colours are those of sides."""
    if choice.compared or arranged.crowded or not reader.rows("allegiances"):
        return
    for row, viewed in zip(choice.periods, choice.in_view(reader).tolist(), strict=True):
        if viewed:
            yield Entry(reader.text("periods", "title", row), edge_of(reader.text("periods", "colour", row)))


def _changes(reader: Reader, choice: Choice, arranged: Arranged) -> Iterator[Entry]:
    """The changes that have a place on the map."""
    compared = choice.compared
    if compared is None:
        return
    met = np.asarray(compared.judged.kinds[compared.subject[arranged.standing.claim]].any(axis=0))
    for name, _, _ in compared.counts():
        if met[CHANGES.index(name)]:
            yield Entry(say(reader.block, f"compare.{name}", language=reader.language), SIGN_CHANGES[name])


def _symbols(reader: Reader, units: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Iterator[Entry]:
    """A symbol for each arm, or kind of plain mark, that has a name."""
    named: dict[str, int] = {}
    for unit in units.tolist():
        drawing = int(reader.numbers("units", "symbol")[unit])
        arm = f"arm.{reader.text('units', 'arm', unit)}"
        text = say(reader.block, arm, language=reader.language)
        if reader.block["symbols"][drawing]["key"].startswith("plain/"):
            text = reader.text("units", "kind", unit)
        if text and text != arm:
            named.setdefault(text, drawing)
    for text in sorted(named):
        yield Entry(text, symbol_sign(reader.block["symbols"][named[text]]), SIGN + 4)


def _echelons(reader: Reader, units: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Iterator[Entry]:
    """The marks above symbols, the smallest formation first."""
    met = {reader.text("units", "echelon", unit) for unit in units.tolist()}
    for name, sign in ECHELON_SIGNS.items():
        if name in met:
            text = say(reader.block, f"echelon.{name}", language=reader.language)
            yield Entry(text, echelon_sign(sign), echelon_width(sign))


def _circles(reader: Reader, view: View, choice: Choice, arranged: Arranged) -> Iterator[Entry]:
    """The scale of the circles by strength, the greatest first."""
    scale = scale_of(reader, view, arranged.standing, arranged.placed) if choice.circles else None
    if scale is None:
        return
    for figure in scale.told():
        radius = scale.radius(figure)
        yield Entry(said(reader, scale, figure), partial(sign_of, radius), 2 * radius + 8, 2 * radius + 4)


Laid = list[tuple[Entry, float, float]]
"""Entries with their left sides and the middles of their rows."""


def laid_out(found: list[Entry], left: float, wide: float) -> tuple[Laid, float]:
    """Return each entry with its left side and the middle of its row, and how high all rows are.

    Parameters
    ----------
    found : list of Entry
        The entries.
    left, wide : float
        Where rows begin, and how long they are, in pixels.
    """
    x = left
    rows: list[list[tuple[Entry, float]]] = []
    for entry in found:
        length = min(entry.wide + width(entry.text, LETTERS), wide)
        if not rows or x + length > left + wide:
            x = left
            rows.append([])
        rows[-1].append((entry, x))
        x += length + GAP
    placed: Laid = []
    top = 0.0
    for row in rows:
        high = max(entry.high for entry, _ in row)
        placed += [(entry, x, top + high / 2) for entry, x in row]
        top += high
    return placed, top


def shortened_to(reader: Reader, found: list[Entry], left: float, wide: float, most: float) -> tuple[Laid, float]:
    """Return entries as `laid_out` does, so high at most, one row at least: what has no room is counted at the end."""
    placed, high = laid_out(found, left, wide)
    kept = len(found)
    while high > max(most, ROW) and kept:
        kept -= 1
        more = Entry(say(reader.block, "map.more", len(found) - kept, language=reader.language), _nothing, 0.0)
        placed, high = laid_out([*found[:kept], more], left, wide)
    return placed, high


def _nothing(_x: float, _y: float) -> Iterator[Shape]:
    yield from ()


def draw_legend(placed: Laid, top: float, column: Column) -> Iterator[Shape]:
    """Yield a legend in a column whose first row begins at a height."""
    for entry, x, middle in placed:
        y = top + middle
        indent, sign = x - column.left, max(entry.wide - 6, 0)
        yield from entry.sign(column.start(sign, indent) + sign / 2, y)
        yield column.line(entry.text, y + 4.2, LETTERS, LIGHT["ink"], indent + entry.wide)
