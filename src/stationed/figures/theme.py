"""recoloured: a drawing in the light -> the same in another theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stationed.facts import THEME_COLOURS
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Circles, Drawing, Inset, Lines, Paint, Path, Rectangle, Shape, Slopes, Text

PRINT = MappingProxyType(
    {
        "paper": "#ffffff",
        "ink": "#000000",
        "quiet": "#404040",
        "line": "#b0b0b0",
        "halo": "#ffffff",
        "accent": "#000000",
        "doubt": "#ffffff",
        "water": "#404040",
        "sea": "#dcdcdc",
        "land": "#f7f7f7",
        "focus": "#ffffff",
        "river": "#a8a8a8",
        "border": "#606060",
        "rail": "#707070",
    }
)
"""Ground and letters without colour, for pages that are copied."""

THEMES: tuple[str, ...] = ("light", "dark", "print")
"""What a picture can be drawn in."""

QUIETER = {"dark": 0.5, "print": 0.6}
"""How strong slopes are in a theme, of what they are in the light."""


def recoloured(drawing: Drawing, theme: str) -> Drawing:
    """Return a drawing in a theme.

    Parameters
    ----------
    drawing : Drawing
        In the colours of the light.
    theme : str
        One of `THEMES`.

    Notes
    -----
    The colours of the house are exchanged, those that the atlas gives to sides and periods stay.
    """
    if theme == "light":
        return drawing
    other = PRINT if theme == "print" else THEME_COLOURS[theme]
    # Several names share a colour in the light: letters and lines are met first where they do.
    colours = {LIGHT[name]: other[name] for name in reversed(list(PRINT))}
    return _drawing(drawing, colours, QUIETER[theme])


def _drawing(drawing: Drawing, colours: Mapping[str, str], slopes: float) -> Drawing:
    shapes = tuple(_shape(shape, colours, slopes) for shape in drawing.shapes)
    return replace(drawing, background=colours.get(drawing.background, drawing.background), shapes=shapes)


def _shape(shape: Shape, colours: Mapping[str, str], slopes: float) -> Shape:
    match shape:
        case Inset():
            return replace(shape, drawing=_drawing(shape.drawing, colours, slopes))
        case Text():
            halo = colours.get(shape.halo, shape.halo)
            return replace(shape, colour=colours.get(shape.colour, shape.colour), halo=halo)
        case Slopes():
            land = shape.land and replace(shape.land, paint=_paint(shape.land.paint, colours))
            return replace(shape, pixels=_grey(shape.pixels), land=land, opacity=shape.opacity * slopes)
        case Lines() | Circles() | Rectangle() | Path():
            return replace(shape, paint=_paint(shape.paint, colours))


def _paint(paint: Paint, colours: Mapping[str, str]) -> Paint:
    return replace(paint, fill=colours.get(paint.fill, paint.fill), stroke=colours.get(paint.stroke, paint.stroke))


def _grey(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Shade and light without a tint."""
    found = pixels.copy()
    found[..., :3] = pixels[..., :3].mean(axis=2, keepdims=True).astype(np.uint8)
    return found
