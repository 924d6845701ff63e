"""draw_map: a map under a choice -> one drawing in map pixels, by the same rules as the page."""

from __future__ import annotations

from stationed.figures.choice import Choice, shown
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Drawing, Shape
from stationed.figures.events import draw_events
from stationed.figures.gather import CROWD_MARKS, Anchors, Group, groups
from stationed.figures.ground import draw_ground
from stationed.figures.layout import Taken
from stationed.figures.lettering import width
from stationed.figures.marks import draw_names, draw_signs, draw_units, figure_of, name_of, name_style
from stationed.figures.names import draw_ground_names, draw_towns
from stationed.figures.outlines import draw_outlines, has_outline
from stationed.figures.placing import Placed, place
from stationed.figures.reader import Reader
from stationed.figures.standing import standing
from stationed.figures.view import View

MARGIN = 4.0
"""Symbols and names keep so many pixels from the edge."""


def draw_map(reader: Reader, view: View, choice: Choice) -> Drawing:
    """Return a map as a drawing: ground, lines and areas, symbols and names, without title or legend.

    Parameters
    ----------
    reader : Reader
        The map's data block in the language of the picture.
    view : View
        Part of the globe, and size in pixels. One pixel is one of the page: put the drawing into another as an `Inset`
        for a larger one.
    choice : Choice
        Periods or days.
    """
    day = choice.day(reader)
    anchors = Anchors.of(reader, view)
    seen = has_outline(reader)
    seen[anchors.location] = True
    there = standing(reader, shown(reader, choice), seen, choice.periods)
    found = groups(anchors, there, CROWD_MARKS)
    crowded = any(group.radius for group in found)
    taken = Taken((MARGIN, MARGIN, view.width - 2 * MARGIN, view.height - 2 * MARGIN))
    placed = _placed(reader, found, taken, day)
    shapes: list[Shape] = [
        *draw_ground(reader, view, day),
        *draw_outlines(reader, view, there, crowded=crowded),
        *draw_signs(reader, there, placed),
        *draw_names(reader, placed, taken, day),
        *draw_events(reader, choice, anchors, placed, taken),
        *draw_units(reader, there, placed, taken),
        *draw_ground_names(reader, view, taken, day),
    ]
    if not crowded:
        shapes += draw_towns(reader, view, anchors, there, taken, day)
    return Drawing(view.width, view.height, LIGHT["sea"], tuple(shapes), reader.language)


def _placed(reader: Reader, found: list[Group], taken: Taken, day: float) -> list[Placed]:
    """Where the groups go, with their names."""
    names = [("" if group.radius else name_of(reader, group, day), name_style(reader, group)) for group in found]
    widths = [width(name, style) + 2 if name else 0.0 for name, style in names]
    return place(found, widths, [figure_of(reader, group.count) for group in found], taken)
