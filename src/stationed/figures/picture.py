"""draw_map: a map under a choice -> one drawing in map pixels, by the same rules as the page."""

from __future__ import annotations

from stationed.figures.arranged import arrange
from stationed.figures.change_marks import draw_change_signs, draw_moves
from stationed.figures.choice import Choice
from stationed.figures.circles import draw_circles
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Drawing, Shape
from stationed.figures.events import draw_events
from stationed.figures.ground import draw_ground
from stationed.figures.marks import draw_halos, draw_names, draw_signs, draw_units
from stationed.figures.names import draw_ground_names, draw_towns
from stationed.figures.outlines import draw_outlines
from stationed.figures.reader import Reader
from stationed.figures.view import View


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
        Periods or days, or two times that are compared.
    """
    found, compared = arrange(reader, view, choice), choice.compared
    day, there, placed, taken = found.day, found.standing, found.placed, found.taken
    shapes: list[Shape] = [
        *draw_ground(reader, view, day),
        *draw_outlines(reader, view, there, crowded=found.crowded),
        *(draw_moves(reader, view, compared) if compared else ()),
        *draw_halos(reader, there, placed),
        *(draw_circles(reader, view, there, placed) if choice.circles else ()),
        *draw_signs(reader, there, placed),
        *draw_change_signs(there, placed),
        *draw_names(reader, placed, taken, day),
        *draw_events(reader, choice, found.anchors, placed, taken),
        *draw_units(reader, there, placed, taken),
        *draw_ground_names(reader, view, taken, day),
    ]
    if not found.crowded:
        shapes += draw_towns(reader, view, found.anchors, there, taken, day)
    return Drawing(view.width, view.height, LIGHT["sea"], tuple(shapes), reader.language)
