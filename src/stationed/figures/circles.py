"""Circles: the strength at each place, by area, on a scale that the legend draws; static/js/map/circles.js."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Circles, Paint, Shape
from stationed.figures.placing import Placed
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing
from stationed.figures.view import View
from stationed.payload.say import grouped

SHARE, NARROWEST, WIDEST = 0.045, 18.0, 32.0
"""The greatest radius: of the lesser side of the map, and in pixels at least and at most."""

LEAST = 2.5
"""The least radius that is still a circle."""

PARTS = (1, 5, 50)
"""The figures that the legend draws, as parts of the greatest."""

FILLED, RIMMED, IN_LEGEND = 0.16, 0.8, 0.14
"""How strong a circle is drawn on the map, within and along its rim, and within in the legend."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large circles are."""

    unit: Mapping[str, str]
    """What is counted, by language."""
    top: float
    """The figure of the widest, the greatest one rounded up to 1, 2 or 5 tenfold."""
    widest: float
    """Its radius in pixels."""

    def radius(self, figure: float) -> float:
        """Return the radius of the circle of a figure, in pixels."""
        return max(LEAST, self.widest * math.sqrt(figure / self.top))

    def told(self) -> list[int]:
        """Return the whole figures that the legend has a circle for, the greatest first."""
        return [int(self.top / part) for part in PARTS if float(self.top / part).is_integer()]


def has_figures(reader: Reader) -> bool:
    """Whether claims have a figure that circles can stand for."""
    return _name(reader) in reader.block["tables"]["claims"]["columns"]


def scale_of(reader: Reader, view: View, standing: Standing, placed: Sequence[Placed]) -> Scale | None:
    """Return the scale of the circles of what is drawn; None where it has no figures."""
    most = max((_most(reader, standing, one) for one in placed), default=0.0)
    if not most:
        return None
    widest = max(NARROWEST, min(WIDEST, min(view.width, view.height) * SHARE))
    return Scale(reader.meta["quantities"][0]["unit"], _rounded_up(most), widest)


def draw_circles(reader: Reader, view: View, standing: Standing, placed: Sequence[Placed]) -> Iterator[Shape]:
    """Yield a circle about each place whose area stands for the greatest first figure of what stands there.

    Notes
    -----
    A formation that contains another shown there counts alone. Among the discs of a crowd there are none.
    """
    scale = scale_of(reader, view, standing, placed)
    for one in placed if scale else ():
        if scale and (most := _most(reader, standing, one)):
            radius, at = scale.radius(most), np.array([(one.group.x, one.group.y)])
            colour = standing.colour(reader, one.group.marks[0])
            yield Circles(at, radius, Paint(colour, fill_opacity=FILLED))
            yield Circles(at, radius, Paint(stroke=colour, width=1.0, opacity=RIMMED))


def sign_of(radius: float, x: float, y: float) -> Iterator[Shape]:
    """Yield a circle of the legend about a point."""
    yield Circles(np.array([(x, y)]), radius, Paint(LIGHT["ink"], LIGHT["ink"], 1.0, fill_opacity=IN_LEGEND))


def said(reader: Reader, scale: Scale, figure: int) -> str:
    """Return what a circle of the legend stands for."""
    words = reader.block["words"].get(reader.language) or reader.block["words"]["en"]
    return f"{grouped(figure, words)} {reader.said(scale.unit)}".strip()


def _name(reader: Reader) -> str:
    return next((str(one["name"]) for one in reader.meta["quantities"]), "")


def _most(reader: Reader, standing: Standing, placed: Placed) -> float:
    """The greatest figure among the marks of a group, 0 for none."""
    if not has_figures(reader) or not placed.group.marks:
        return 0.0
    figures: NDArray[np.float64] = reader.numbers("claims", _name(reader)).astype(np.float64)
    here = figures[standing.claim[list(placed.group.marks)]]
    return float(here[~np.isnan(here)].max(initial=0.0))


def _rounded_up(figure: float) -> float:
    """The least of 1, 2 and 5, tenfold as often as need be, that is no less than a figure."""
    ten = 10.0 ** math.floor(math.log10(figure))
    return next((part * ten for part in (1, 2, 5, 10) if part * ten >= figure), figure)
