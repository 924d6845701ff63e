"""figures: the data block of a map -> one drawing -> files: SVG, PNG and PDF. Drawn without a browser.

`draw_map` makes the drawing, `svg` writes it, `png` paints it and `pdf` makes a document of it; `Figure` is a map with
title, legend and credit, `poster` lays one out for link previews, `book` makes a printed atlas. The modules of the
`Figure`, of `pdf` and of `book` are asked for by their own names: a build needs none of them, and they load slowly.
"""

from stationed.figures.choice import Choice
from stationed.figures.drawing import Drawing
from stationed.figures.picture import draw_map
from stationed.figures.png import png
from stationed.figures.poster import draw_poster, poster, unlettered
from stationed.figures.reader import Reader
from stationed.figures.sheet import seen_on
from stationed.figures.small import small_map
from stationed.figures.svg import svg
from stationed.figures.view import View

__all__ = [
    "Choice",
    "Drawing",
    "Reader",
    "View",
    "draw_map",
    "draw_poster",
    "png",
    "poster",
    "seen_on",
    "small_map",
    "svg",
    "unlettered",
]
