"""What a poster shows as lines and areas: fronts, axes with their arrowheads, areas of operation."""

from __future__ import annotations

import numpy as np

from stationed.embed.poster.ground import COLOURS, Window
from stationed.embed.poster.outlines import Points, area_outlines, line_outlines
from stationed.embed.poster.raster import Canvas, Outline
from stationed.embed.poster.tables import Reader


def side_colours(reader: Reader) -> list[str]:
    """Give the colour of each unit's side."""
    colours = reader.texts("allegiances", "colour")
    sides = reader.numbers("units", "allegiance")
    return [COLOURS["quiet"] if side < 0 else colours[int(side)] for side in sides]


def draw_fronts(canvas: Canvas, reader: Reader, window: Window) -> None:
    """Draw the lines and areas that the map opens with, each place once."""
    claims, _ = reader.shown_claims()
    places, units = (reader.numbers("claims", name)[claims].astype(int) for name in ("location", "unit"))
    kinds = reader.texts("claims", "kind")
    shapes, colours = reader.numbers("locations", "shape"), side_colours(reader)
    for place in dict.fromkeys(places[places >= 0].tolist()):
        parts = window.parts(reader, float(shapes[place]))
        first = int(np.flatnonzero(places == place)[0])
        colour = colours[units[first]] if units[first] >= 0 else COLOURS["quiet"]
        if parts and reader.block["shapes"][int(shapes[place])]["k"] == "A":
            canvas.fill(area_outlines(parts, window.box), colour, opacity=0.14)
            parts = [np.vstack([part, part[:1]]) for part in parts]
            canvas.fill(line_outlines(parts, 1.6, window.box, dashes=(6.0, 4.0)), colour, opacity=0.8)
        elif parts:
            canvas.fill(line_outlines(parts, 3.4, window.box), colour, opacity=0.85)
            if kinds[claims[first]] == "axis":
                canvas.fill([_head(part) for part in parts if len(part) > 1], colour)


def _head(line: Points) -> Outline:
    """The arrowhead at the end of a line, in the direction of its last ten pixels."""
    along = np.hypot(*(line - line[-1]).T)
    before = line[np.flatnonzero(along > 10)[-1]] if (along > 10).any() else line[0]
    ahead = (line[-1] - before) / max(float(np.hypot(*(line[-1] - before))), 1e-6)
    side = np.array([-ahead[1], ahead[0]])
    return np.array([line[-1] + ahead * 8, line[-1] - ahead * 7 + side * 7.5, line[-1] - ahead * 7 - side * 7.5])
