"""Drawing: a picture as a list of shapes and texts in pixels, which `svg` and `painting` put into their own words.

x grows to the right and y downwards from the upper left corner. Later shapes lie on earlier ones. Colours are
``#rrggbb``; texts are data, never markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Places in pixels, n x 2."""

Box = tuple[float, float, float, float]
"""x, y, width and height of a rectangle."""


@dataclass(frozen=True, slots=True)
class Hatch:
    """Lines or dots that repeat, by which areas are told apart without colour."""

    name: str
    """By which it is known."""
    spacing: float
    """From one line to the next, in pixels."""
    thick: float
    """Width of its lines."""
    turns: tuple[float, ...]
    """The ways of its lines in degrees; () for dots."""
    clear: bool = False
    """Whether what lies beneath is seen between them."""


@dataclass(frozen=True, slots=True)
class Split:
    """A line of several colours, each of which has an equal share of the way from left to right."""

    colours: tuple[str, ...]
    """From left to right."""
    left: float
    """Where the first begins, in the coordinates of what is painted."""
    right: float
    """Where the last ends."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted."""

    fill: str = ""
    """Colour of its inside; '' for none."""
    stroke: str = ""
    """Colour of its line; '' for none."""
    width: float = 1.0
    """Of the line, in pixels."""
    dashes: tuple[float, float] | None = None
    """Lengths of dash and gap; None for a whole line."""
    opacity: float = 1.0
    """Of all of it, from 0 to 1."""
    fill_opacity: float = 1.0
    """Of its inside, beside that of all of it."""
    hatch: Hatch | None = None
    """What its inside is filled with in place of a colour; None for nothing."""
    split: Split | None = None
    """The colours of its line where it has several, of which `stroke` is the first."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Many lines, or the rings of areas, in one paint. A ring within a ring of the same area is a hole."""

    parts: tuple[Points, ...]
    """The lines, or the rings."""
    paint: Paint
    """What they are painted with."""
    areas: tuple[int, ...] = ()
    """For each ring the number of its area, in ascending order; () for lines."""


@dataclass(frozen=True, slots=True, eq=False)
class Slopes:
    """Shade and light on the land, or another picture made of pixels."""

    pixels: NDArray[np.uint8]
    """Red, green, blue and alpha of each, of shape (rows, columns, 4); or rows of `tones`, of shape (rows, columns)."""
    box: Box
    """Where they lie."""
    land: Lines | None
    """The areas that are shaded; nothing is seen beyond them. None: no part of it is cut off."""
    opacity: float = 1.0
    """Of all of it, from 0 to 1."""
    tones: NDArray[np.uint8] | None = None
    """Red, green, blue and alpha of 256 colours that the pixels have, of shape (256, 4); None where they are many."""

    def colours(self) -> NDArray[np.uint8]:
        """Return red, green, blue and alpha of each pixel, of shape (rows, columns, 4)."""
        return self.pixels if self.tones is None else self.tones[self.pixels]


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """Many circles of one size and paint."""

    centres: Points
    """Their middles."""
    radius: float
    """In pixels."""
    paint: Paint
    """What they are painted with."""
    sign: bool = False
    """Whether what stands on them tells them apart, so that without colour they are dark and not hatched."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle."""

    box: Box
    """Where it is."""
    paint: Paint
    """What it is painted with."""
    rounded: float = 0.0
    """Radius of its corners."""


@dataclass(frozen=True, slots=True)
class Path:
    """A line of straight, bent and round pieces, in coordinates of its own: a step of a symbol."""

    data: str
    """As SVG 1.1 (8.3) writes paths."""
    x: float
    """Where its origin lies."""
    y: float
    """Likewise."""
    scale: float
    """Pixels to one of its own units; width and dashes of the paint are in its own units."""
    paint: Paint
    """What it is painted with."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is lettered."""

    face: str
    """serif or sans."""
    size: float
    """Of the em, in pixels."""
    spacing: float = 0.0
    """Added after each letter, in pixels."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text."""

    text: str
    """As it is read."""
    x: float
    """Where it begins."""
    y: float
    """Its base line."""
    style: Style
    """Face and size."""
    colour: str
    """Of the letters."""
    halo: str = ""
    """Colour of the rim about the letters, by which they are read on any ground; '' for none."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A drawing within a drawing."""

    drawing: Drawing
    """What is put there."""
    x: float
    """Its left side."""
    y: float
    """Its upper side."""
    scale: float = 1.0
    """How much larger it is there."""
    cut: bool = True
    """Whether what lies beyond its size is cut off; where other shapes cover that anyway, leaving it is faster."""


Painted: TypeAlias = Lines | Circles | Rectangle | Path
"""What has a paint."""

Shape: TypeAlias = Lines | Slopes | Circles | Rectangle | Path | Text | Inset


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture."""

    width: float
    """In pixels."""
    height: float
    """In pixels."""
    background: str
    """Colour of the empty picture."""
    shapes: tuple[Shape, ...]
    """What is on it, the lowest first."""
    language: str = "en"
    """Language of its texts, a BCP 47 code."""


def painted_in(drawing: Drawing) -> Iterator[Painted]:
    """Yield all that has a paint on a drawing and on those within it, the lowest first."""
    for shape in drawing.shapes:
        if isinstance(shape, Inset):
            yield from painted_in(shape.drawing)
        elif isinstance(shape, Painted):
            yield shape
