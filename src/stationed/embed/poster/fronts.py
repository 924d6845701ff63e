"""What a poster shows as lines and areas: fronts, axes with their arrowheads, areas of operation."""

from __future__ import annotations

import numpy as np

from stationed.embed.poster.coverage import Outline
from stationed.embed.poster.ground import COLOURS, Window
from stationed.embed.poster.outlines import Points, area_outlines, closed, line_outlines
from stationed.embed.poster.raster import Canvas
from stationed.embed.poster.tables import Reader
from stationed.payload.shapes import LETTERS

MOST = 1000
"""Lines and areas that a poster shows; of more, which nobody could tell apart, every second one, or every third ..."""


def side_colour(reader: Reader, unit: int) -> str:
    """Give the colour of a unit's side; a quiet one for none, and where the unit is not known (-1)."""
    side = int(reader.numbers("units", "allegiance")[unit]) if unit >= 0 else -1
    return COLOURS["quiet"] if side < 0 else reader.text("allegiances", "colour", side)


def draw_fronts(canvas: Canvas, reader: Reader, window: Window) -> None:
    """Draw the lines and areas that the map opens with, each place once, those of one colour at once."""
    areas: dict[str, list[list[Points]]] = {}
    lines: dict[str, list[Points]] = {}
    heads: dict[str, list[Outline]] = {}
    shown = _shapes(reader)
    for (shape, colour, axis), parts in zip(shown, window.parts(reader, [one for one, *_ in shown]), strict=True):
        if parts and reader.shapes.kinds[shape] == LETTERS.index("A"):
            areas.setdefault(colour, []).append(parts)
        elif parts:
            lines.setdefault(colour, []).extend(parts)
            heads.setdefault(colour, []).extend(_head(part) for part in parts if axis and len(part) > 1)
    for colour, rings in areas.items():
        canvas.fill(area_outlines(rings, window.box), colour, opacity=0.14)
        rims = [closed(part) for parts in rings for part in parts]
        canvas.fill(line_outlines(rims, 1.6, window.box, dashes=(6.0, 4.0)), colour, opacity=0.8)
    for colour, parts in lines.items():
        canvas.fill(line_outlines(parts, 3.4, window.box), colour, opacity=0.85)
        canvas.fill(heads[colour], colour)


def _shapes(reader: Reader) -> list[tuple[int, str, bool]]:
    """Of each place that is a line or an area: its shape, its colour and whether it is an axis; by its first claim."""
    claims, _ = reader.shown_claims()
    places = reader.places("claims", "location")[claims]
    shapes = np.append(reader.numbers("locations", "shape"), -1)[places]
    rows = np.flatnonzero(shapes >= 0)
    first = np.zeros(reader.rows("locations") + 1, np.int64)
    first[places[rows[::-1]]] = rows[::-1]  # written backwards, so the first row stays
    rows = rows[first[places[rows]] == rows]
    rows = rows[:: -(-len(rows) // MOST) or 1]
    units = reader.places("claims", "unit")[claims[rows]]
    axes = reader.holds("claims", "kind", "axis")[claims[rows]]
    return [
        (int(shape), side_colour(reader, int(unit)), bool(axis))
        for shape, unit, axis in zip(shapes[rows], units, axes, strict=True)
    ]


def _head(line: Points) -> Outline:
    """The arrowhead at the end of a line, in the direction of its last ten pixels."""
    along = np.hypot(*(line - line[-1]).T)
    before = line[np.flatnonzero(along > 10)[-1]] if (along > 10).any() else line[0]
    ahead = (line[-1] - before) / max(float(np.hypot(*(line[-1] - before))), 1e-6)
    side = np.array([-ahead[1], ahead[0]])
    return np.array([line[-1] + ahead * 8, line[-1] - ahead * 7 + side * 7.5, line[-1] - ahead * 7 - side * 7.5])
