"""Book sheets: the maps of a book as SVG, and beside that of a period its legend: both have room on one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
ROOM = 605.0
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


def height_of_maps(reader: Reader, sheets: Sequence[tuple[Choice, str, str]]) -> float:
    """Return the height that the maps of all sheets have: of one size, they are compared by leafing.

    Parameters
    ----------
    reader : Reader
        The map.
    sheets : sequence of tuple
        Of each the choice, the title and the summary: the more it and its legend have to tell, the lower are the maps.
    """
    return min((_height(reader, *sheet) for sheet in sheets), default=HIGHEST)


def sheet_of_period(reader: Reader, choice: Choice, high: float, theme: str) -> Mapping[str, bytes]:
    """Return the pictures of a period's sheet, ``map``, ``legend`` and ``small``.

    Parameters
    ----------
    reader : Reader
        The map.
    choice : Choice
        The period.
    high : float
        Height of its map, as `height_of_maps` says it.
    theme : str
        One of `stationed.figures.theme.THEMES`.
    """
    placed, below = _entries(reader, choice, high)
    return {
        "map": map_picture(reader, choice, (WIDE, high), theme),
        "legend": _legend(reader, placed, below, theme),
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


def _height(reader: Reader, choice: Choice, title: str, summary: str) -> float:
    """The height of a map at which its sheet has room for the legend of what it shows."""
    free = ROOM - LINE * _lines(summary, TEXT) - TITLE_LINE * (_lines(title, TITLE) - 1)
    below, high = ROW, HIGHEST
    for _ in range(MOST_TRIES):
        high = min(max(free - below, LEAST), HIGHEST)
        needed = _entries(reader, choice, high)[1]
        if needed <= below:
            break
        below = needed
    return high


def _entries(reader: Reader, choice: Choice, high: float) -> tuple[Laid, float]:
    """The legend of what a map of a height shows."""
    view = _view(reader, (WIDE, high), scaled=True)
    found = entries(reader, view, choice, arrange(reader, view, choice))
    return shortened_to(reader, found, 0.0, WIDE, MOST_ROWS * ROW)


def _view(reader: Reader, size: tuple[float, float], *, scaled: bool) -> View:
    return View.of(reader.meta["extent"], *size, larger=DOTS / 2 if scaled else 1.0)


def _legend(reader: Reader, placed: Laid, below: float, theme: str) -> bytes:
    column = Column(0.0, WIDE, turned=direction(reader.language) == "rtl")
    shapes: tuple[Shape, ...] = tuple(draw_legend(placed, 0.0, column))
    whole = Drawing(WIDE, max(below, ROW), "#ffffff", shapes, reader.language)
    return svg(recoloured(reader, whole, theme)).encode()
