"""Legend signs: each sign of a picture as its legend shows it, about a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from stationed.facts import FRAME_OUTLINES
from stationed.figures.change_marks import change_sign
from stationed.figures.colours import LIGHT, PLAIN, known, mix
from stationed.figures.drawing import Circles, Lines, Paint, Path, Rectangle, Shape, Style
from stationed.figures.events import triangle
from stationed.figures.ground import ABOVE, GROUND
from stationed.figures.lettering import width
from stationed.figures.marks import symbol
from stationed.figures.outlines import AT_END, HEAD
from stationed.figures.signs import NUMBER, doubt, middle_text
from stationed.periods import CHANGES

SIGN = 22.0
"""From the beginning of a sign to its words, in pixels; the sign is 16 wide."""

MARK = Style("sans", 11)

Sign: TypeAlias = Callable[[float, float], Iterator[Shape]]
"""Draws a sign about a point."""


def patch_of(colour: str) -> Sign:
    """Return the sign of a colour."""

    def sign(x: float, y: float) -> Iterator[Shape]:
        yield Rectangle((x - 8, y - 5.5, 16, 11), Paint(known(colour), LIGHT["ink"], 1.0), 2)

    return sign


def edge_of(colour: str) -> Sign:
    """Return the sign of a period in whose colour signs are edged."""

    def sign(x: float, y: float) -> Iterator[Shape]:
        yield Rectangle((x - 7, y - 4.5, 14, 9), Paint(LIGHT["paper"], known(colour), 2.5))

    return sign


def symbol_sign(drawing: dict[str, Any]) -> Sign:
    """Return the sign of a symbol."""

    def sign(x: float, y: float) -> Iterator[Shape]:
        yield from symbol(drawing, (x - 9, y - 4.5, 18, 12), PLAIN, possible=False, hollow=False)

    return sign


def echelon_sign(letters: str) -> Sign:
    """Return the sign of an echelon."""

    def sign(x: float, y: float) -> Iterator[Shape]:
        yield middle_text(letters, x, y + 0.3, MARK, LIGHT["ink"])

    return sign


def echelon_width(letters: str) -> float:
    """Return the room from the beginning of such a sign to its words."""
    return width(letters, MARK) + 6


def _frame(name: str, x: float, y: float) -> Iterator[Shape]:
    paint = Paint(mix(PLAIN, LIGHT["tint"], 0.3), LIGHT["ink"], 10.0)
    scale = 0.1
    yield Path(FRAME_OUTLINES[name], x - 100 * scale, y - 100 * scale, scale, paint)


def _line(paint: Paint, x: float, y: float) -> Iterator[Shape]:
    yield Lines((np.array([(x - 9, y), (x + 9, y)]),), paint)


def _pennant(x: float, y: float) -> Iterator[Shape]:
    corners = [(x - 5, y - 7), (x + 7, y - 7), (x + 4, y - 3), (x + 7, y + 1), (x - 5, y + 1), (x - 5, y - 7)]
    yield Lines((np.array(corners),), Paint(PLAIN, LIGHT["ink"], 1.2), (0,))
    yield Lines((np.array([(x - 5, y - 7), (x - 5, y + 7)]),), Paint(stroke=LIGHT["ink"], width=1.2))


def _disc(radius: float, x: float, y: float) -> Iterator[Shape]:
    yield Circles(np.array([(x, y)]), radius, Paint(PLAIN, LIGHT["paper"], 1.2))


def _crowd(x: float, y: float) -> Iterator[Shape]:
    yield Circles(np.array([(x, y)]), 7.5, Paint(mix(PLAIN, LIGHT["paper"], 0.22), PLAIN, 1.4))


def _more(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 10, y - 7, 20, 14), Paint(LIGHT["paper"], LIGHT["quiet"], 1.0), 6)
    yield middle_text("+n", x, y + 0.3, NUMBER, LIGHT["ink"])


def _axis(x: float, y: float) -> Iterator[Shape]:
    yield Lines((np.array([(x - 9, y), (x + 5, y)]),), Paint(stroke=PLAIN, width=2.6))
    yield Lines((np.array([x + 4, y]) + AT_END * 0.8 * HEAD,), Paint(fill=PLAIN), (0,))


def _area(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 8, y - 5.5, 16, 11), Paint(PLAIN, PLAIN, 1.6, fill_opacity=0.14), 4)


def _possible(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 8, y - 5.5, 16, 11), Paint("", LIGHT["quiet"], 1.0, dashes=(3.0, 2.0)))


def _hollow(x: float, y: float) -> Iterator[Shape]:
    yield Rectangle((x - 8, y - 5.5, 16, 11), Paint("", LIGHT["ink"], 1.2))


def _contested(x: float, y: float) -> Iterator[Shape]:
    yield from doubt((x - 8, y, 8, 8))


def _place(fill: str, x: float, y: float) -> Iterator[Shape]:
    yield Circles(np.array([(x, y)]), 3.6, Paint(LIGHT[fill], LIGHT["ink"], 1.4))


def _event(x: float, y: float) -> Iterator[Shape]:
    yield Lines((triangle(x - 8, y - 8, 16),), Paint(LIGHT["accent"]), (0,))


SIGN_OF: Mapping[str, Sign] = {
    "pennant": _pennant,
    "tick": partial(_disc, 4.5),
    "more": _more,
    "disc": _crowd,
    "point": partial(_disc, 4.0),
    **{name: partial(_frame, name) for name in FRAME_OUTLINES},
    "axis": _axis,
    "line": partial(_line, Paint(stroke=PLAIN, width=2.6)),
    "area": _area,
    "possible": _possible,
    "uncertain": _hollow,
    "contested": _contested,
    "dot": partial(_place, "ink"),
    "approximate": partial(_place, "paper"),
    "event": _event,
    **{kind: partial(_line, paint) for kind, paint in ABOVE.items() if paint.stroke},
    "borders-modern": partial(_line, GROUND["borders"]),
}
"""Name of a sign -> what draws it."""

SIGN_CHANGES: Mapping[str, Sign] = {name: partial(change_sign, name) for name in CHANGES}
"""Change -> what draws its sign."""
