"""Book sheets: the maps of a book as SVG, and beside that of a period its legend: both have room on one sheet."""

from __future__ import annotations

from collections.abc import Mapping

from stationed.facts import direction
from stationed.figures.arranged import arrange
from stationed.figures.choice import Choice
from stationed.figures.column import Column
from stationed.figures.drawing import Drawing, Shape, Style
from stationed.figures.legend import ROW, Laid, draw_legend, entries, shortened_to
from stationed.figures.lettering import width
from stationed.figures.paper import DOTS
from stationed.figures.picture import draw_map
from stationed.figures.reader import Reader
from stationed.figures.scale_bar import draw_scale
from stationed.figures.svg import svg
from stationed.figures.theme import recoloured
from stationed.figures.view import View

WIDE = 1024.0
"""Width of a sheet in pixels, 96 to the inch."""
HIGHEST, LEAST = 529.0, 260.0
"""Height of the map of a period, at most and at least."""
ROOM = 610.0
"""Height of a sheet, in pixels, without its head of one line and the gaps between its parts."""
COVER = (WIDE, 468.0)
"""Width and height of the map of the cover."""
SMALL = (330.0, 200.0)
"""Those of a map among all periods; it is drawn twice as large, and then made small."""

TITLE, TEXT = Style("serif", 26), Style("sans", 14)
"""At least as wide as titles and summaries are set."""
TITLE_LINE, LINE = 30.0, 22.0
"""Heights of their lines."""
MOST_ROWS = 7
"""Rows of a legend at most; entries that have no room are counted."""
MOST_TRIES = 4
"""So often a map and its legend are fitted to one another."""


def sheet_of_period(reader: Reader, choice: Choice, theme: str, *, title: str, summary: str) -> Mapping[str, bytes]:
    """Return the pictures of a period's sheet, ``map``, ``legend`` and ``small``.

    Parameters
    ----------
    reader : Reader
        The map.
    choice : Choice
        The period.
    theme : str
        One of `stationed.figures.theme.THEMES`.
    title, summary : str
        What else stands on the sheet: the longer it is, and the more the legend has to tell, the lower is the map.
    """
    free = ROOM - LINE * _lines(summary, TEXT) - TITLE_LINE * (_lines(title, TITLE) - 1)
    high, placed, rows = _fitted(reader, choice, free)
    return {
        "map": map_picture(reader, choice, (WIDE, high), theme),
        "legend": _legend(reader, placed, rows, theme),
        "small": map_picture(reader, choice, (SMALL[0] * 2, SMALL[1] * 2), theme, scaled=False),
    }


def map_picture(reader: Reader, choice: Choice, size: tuple[float, float], theme: str, *, scaled: bool = True) -> bytes:
    """Return a map as SVG, with a scale where it is to be measured on."""
    view = _view(reader, size, scaled=scaled)
    drawn = draw_map(reader, view, choice)
    bar = tuple(draw_scale(view, reader)) if scaled else ()
    whole = Drawing(drawn.width, drawn.height, drawn.background, (*drawn.shapes, *bar), drawn.language)
    return svg(recoloured(reader, whole, theme)).encode()


def _lines(text: str, style: Style) -> int:
    return int(-(-width(text, style) // WIDE)) if text else 0


def _fitted(reader: Reader, choice: Choice, free: float) -> tuple[float, Laid, int]:
    """Height of the map, and the legend of what it shows at that height."""
    placed: Laid = []
    rows, high = 1, HIGHEST
    for _ in range(MOST_TRIES):
        high = min(max(free - rows * ROW, LEAST), HIGHEST)
        view = _view(reader, (WIDE, high), scaled=True)
        found = entries(reader, view, choice, arrange(reader, view, choice))
        placed, needed = shortened_to(reader, found, 0.0, WIDE, MOST_ROWS)
        if needed <= rows:
            break
        rows = needed
    return high, placed, rows


def _view(reader: Reader, size: tuple[float, float], *, scaled: bool) -> View:
    return View.of(reader.meta["extent"], *size, larger=DOTS / 2 if scaled else 1.0)


def _legend(reader: Reader, placed: Laid, rows: int, theme: str) -> bytes:
    column = Column(0.0, WIDE, turned=direction(reader.language) == "rtl")
    shapes: tuple[Shape, ...] = tuple(draw_legend(placed, 0.0, column))
    whole = Drawing(WIDE, max(rows, 1) * ROW, "#ffffff", shapes, reader.language)
    return svg(recoloured(reader, whole, theme)).encode()
