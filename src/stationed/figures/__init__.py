"""figures: the data block of a map -> one drawing -> files: SVG, and PNG from it. Drawn without a browser.

`draw_map` makes the drawing, `svg` writes it, `png` makes pixels of that; `poster` lays a map out for link previews.
"""

from stationed.figures.choice import Choice
from stationed.figures.drawing import Drawing
from stationed.figures.picture import draw_map
from stationed.figures.png import png
from stationed.figures.poster import draw_poster, poster, unlettered
from stationed.figures.reader import Reader
from stationed.figures.svg import svg
from stationed.figures.view import View

__all__ = ["Choice", "Drawing", "Reader", "View", "draw_map", "draw_poster", "png", "poster", "svg", "unlettered"]
