"""Signs: leaders and dots, pennants, ticks and the mark of doubt, as the page paints them (static/js/map/signs.js)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stationed.facts import PLACING, SYMBOL_COLOURS
from stationed.figures.colours import LIGHT, on
from stationed.figures.drawing import Box, Circles, Lines, Paint, Points, Rectangle, Shape, Split, Style, Text
from stationed.figures.forms import FLAG
from stationed.figures.lettering import width
from stationed.figures.placing import Placed

NUMBER, SMALL = Style("sans", 11), Style("sans", 10)
DOUBT = ((-2.4, -1.2, 2.4, -1.2), (-2.4, 1.2, 2.4, 1.2), (-1.3, 2.9, 1.3, -2.9))
"""The strokes of the mark of a contested deployment, from its middle."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the sign of a group looks."""

    colour: str
    """Of its first mark."""
    edges: tuple[str, ...]
    """Of its edge, from left to right: of the periods or changes of what it stands for."""
    quiet: bool
    """Whether one period is on, whose edge is narrow."""
    hollow: bool
    """Whether what its first mark stands for is uncertain."""
    possible: bool
    """Whether all of it is in doubt."""
    contested: bool
    """Whether any of it is contested."""
    exact: bool
    """Whether its place is known exactly."""


def middle_text(text: str, x: float, y: float, style: Style, colour: str, halo: str = "") -> Text:
    """Return a text about a point."""
    return Text(text, x - width(text, style) / 2, y + style.size * 0.36, style, colour, halo)


def doubt(box: Box) -> Iterator[Shape]:
    """Yield the mark of a contested deployment at the corner of a sign."""
    x, y = box[0] + box[2], box[1]
    yield Circles(np.array([(x, y)]), 5, Paint(LIGHT["doubt"], LIGHT["paper"], 1.2))
    strokes = tuple(np.array([(x + a, y + b), (x + c, y + d)]) for a, b, c, d in DOUBT)
    yield Lines(strokes, Paint(stroke=SYMBOL_COLOURS["stroke"], width=1.2))  # dark in every theme, on its yellow


def halo(look: Look, x: float, y: float) -> Iterator[Circles]:
    """Yield a soft halo about a place that is known about only; nothing for one that is known exactly."""
    if not look.exact:
        for radius in PLACING["halo"]:
            yield Circles(np.array([(x, y)]), radius, Paint(look.colour, opacity=PLACING["haze"]))


def more(text: str, box: Box) -> Iterator[Shape]:
    """Yield how many more there are, in a pill as large as a symbol."""
    x, y, w, h = box
    yield Rectangle((x + 1, y + 1, w - 2, h - 2), Paint(LIGHT["paper"], LIGHT["quiet"], 1.0), 8)
    yield middle_text(text, x + w / 2, y + h / 2 + 0.5, NUMBER, LIGHT["ink"])


def dot(look: Look, x: float, y: float) -> Circles:
    """Return the dot of a place: full where it is known exactly."""
    return Circles(np.array([(x, y)]), 3.2, Paint(LIGHT["ink" if look.exact else "paper"], LIGHT["ink"], 1.4))


def leaders(look: Look, placed: Placed, frames: Sequence[Box]) -> Iterator[Shape]:
    """Yield lines from a place to its symbols, in the colour of the unit, and its dot; nothing for symbols on it.

    Parameters
    ----------
    look : Look
        Colour and precision.
    placed : Placed
        The group.
    frames : sequence of Box
        Of its symbols and of the number that follows them.
    """
    x, y = placed.group.x, placed.group.y
    if any(left < x < left + w and top < y < top + h for left, top, w, h in frames):
        return
    lines: list[Points] = []
    for left, top, w, h in frames:
        end = (max(left, min(x, left + w)), max(top, min(y, top + h)))
        level, rail = top + h / 2, x + (end[0] - x) / 2
        ladder = [(x, y), (rail, y), (rail, level), (end[0], level)]
        lines.append(np.array(ladder if len(frames) > 1 else [(x, y), end]))
    yield Lines(tuple(lines), Paint(stroke=look.colour, width=1.6))
    yield dot(look, x, y)


def small_sign(look: Look, placed: Placed, figure: str) -> Iterator[Shape]:
    """Yield the pennant or the tick of a group.

    Parameters
    ----------
    look : Look
        Its colours and doubts.
    placed : Placed
        The group.
    figure : str
        How its number is written.
    """
    yield from _tick(look, placed, figure) if placed.form is None else _pennant(look, placed, figure)
    if look.contested:
        yield from doubt(placed.box)


def _pennant(look: Look, placed: Placed, figure: str) -> Iterator[Shape]:
    group, (left, top, wide, _) = placed.group, placed.box
    side = -1 if left + wide / 2 < group.x else 1
    x, w, h, notch = group.x, side * (wide - 1), FLAG["h"], side * 4
    corners = [(x, top), (x + w, top), (x + w - notch, top + h / 2), (x + w, top + h), (x, top + h), (x, top)]
    fill, shade = LIGHT["paper"] if look.hollow else look.colour, 0.7 if look.possible else 1.0
    dashes = (3.0, 2.0) if look.possible else None
    edges = look.edges or (LIGHT["ink"],)
    first = edges[0]
    split = Split(edges, left - 4, left + wide + 4) if len(edges) > 1 else None
    paint = Paint(fill, first, 1.3 if look.quiet else 2.0, dashes, shade, split=split)
    yield Lines((np.array(corners),), paint, (0,))
    yield Lines((np.array([(x, top), (x, group.y)]),), Paint(stroke=LIGHT["ink"], width=1.3))
    yield dot(look, x, group.y)
    if group.count > 1:
        yield middle_text(figure, x + (w - notch) / 2, top + h / 2 + 0.5, SMALL, _on(look))


def _tick(look: Look, placed: Placed, figure: str) -> Iterator[Shape]:
    group, centre = placed.group, np.array([(placed.group.x, placed.group.y)])
    fill, rim = (LIGHT["paper"], look.colour) if look.hollow else (look.colour, LIGHT["paper"])
    yield Circles(centre, placed.radius, Paint(fill, opacity=0.7 if look.possible else 1.0))
    yield Circles(centre, placed.radius, Paint(stroke=rim, width=1.4, dashes=(3.0, 2.0) if look.possible else None))
    if group.count > 1:
        yield middle_text(figure, group.x, group.y + 0.5, SMALL, _on(look))


def _on(look: Look) -> str:
    return LIGHT["ink"] if look.hollow else on(look.colour)
