"""draw_scale: a view -> a bar that says how long some round number of kilometres is in its middle."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Lines, Paint, Shape, Style, Text
from stationed.figures.lettering import width
from stationed.figures.reader import Reader
from stationed.figures.view import View
from stationed.payload.say import say

RADIUS = 6371.0088
"""The mean radius of the Earth in kilometres, IUGG."""

LONGEST = 150.0
"""Of the bar, in pixels."""

LETTERS = Style("sans", 11)


def round_length(view: View, longest: float = LONGEST) -> tuple[float, float]:
    """Return the longest round number of kilometres (1, 2 or 5 and noughts) within so many pixels, and its pixels."""
    # Mercator's latitude back to that of the globe: a parallel is shorter by its cosine, which is 1 / cosh.
    kilometres = RADIUS / math.cosh(view.middle[1]) / view.scale
    most = kilometres * longest
    power = 10.0 ** math.floor(math.log10(most))
    found = power * next(step for step in (5, 2, 1) if step * power <= most)
    return found, found / kilometres


def draw_scale(view: View, reader: Reader) -> Iterator[Shape]:
    """Yield the bar in the lower left corner of a map."""
    length, pixels = round_length(view)
    left, base = 14.0, view.height - 14.0
    points = np.array([(left, base - 5), (left, base), (left + pixels, base), (left + pixels, base - 5)])
    unit, number = ("km", length) if length >= 1 else ("m", length * 1000)
    round_ = number >= 1  # of less than a metre there is no map, but a view may be asked for
    text = (
        say(reader.block, f"scale.{unit}", round(number), language=reader.language) if round_ else f"{number:g} {unit}"
    )
    yield Lines((points,), Paint(stroke=LIGHT["halo"], width=4.0, opacity=0.8))
    yield Lines((points,), Paint(stroke=LIGHT["ink"], width=1.4))
    yield Text(text, left + (pixels - width(text, LETTERS)) / 2, base - 6, LETTERS, LIGHT["ink"], LIGHT["halo"])
