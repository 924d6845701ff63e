"""figures: the data block of a map -> one drawing -> files: SVG, and PNG from it. Drawn without a browser.

`draw_map` makes the drawing, `svg` writes it, `png` makes pixels of that and `pdf` a document; `Figure` is a map with
title, legend and credit, `poster` lays one out for link previews, `book` makes a printed atlas.
"""

from stationed.figures.book import Book, book
from stationed.figures.choice import Choice
from stationed.figures.drawing import Drawing
from stationed.figures.figure import Asked, Figure, refuse_box
from stationed.figures.pdf import pdf
from stationed.figures.picture import draw_map
from stationed.figures.png import png
from stationed.figures.poster import draw_poster, poster, unlettered
from stationed.figures.reader import Reader
from stationed.figures.sheet import seen_on
from stationed.figures.small import small_map
from stationed.figures.svg import svg
from stationed.figures.view import View

__all__ = [
    "Asked",
    "Book",
    "Choice",
    "Drawing",
    "Figure",
    "Reader",
    "View",
    "book",
    "draw_map",
    "draw_poster",
    "pdf",
    "png",
    "poster",
    "refuse_box",
    "seen_on",
    "small_map",
    "svg",
    "unlettered",
]
