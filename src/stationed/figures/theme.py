"""recoloured: a drawing in the light -> the same in another theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stationed.facts import THEME_COLOURS
from stationed.figures.colours import LIGHT, PLAIN, channels, known, mix
from stationed.figures.drawing import Circles, Drawing, Inset, Lines, Paint, Path, Rectangle, Shape, Slopes, Text
from stationed.figures.hatches import PALE, hatched, marks_of, marks_of_changes
from stationed.figures.reader import Reader
from stationed.periods import CHANGES

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

DIMMER = 0.85
"""How bright a scanned map is in the dark, of what it is in the light, as on the page (static/js/map/scans.css)."""


def house(theme: str) -> Mapping[str, str]:
    """Return the colours of the house in a theme, by name."""
    return PRINT if theme == "print" else THEME_COLOURS[theme]


def recoloured(reader: Reader, drawing: Drawing, theme: str, *, compared: bool = False) -> Drawing:
    """Return a drawing in a theme.

    Parameters
    ----------
    reader : Reader
        The map's data block, which has the colours of sides and periods.
    drawing : Drawing
        In the colours of the light.
    theme : str
        One of `THEMES`.
    compared : bool
        Whether it is of two times, so that the colours of changes are those of the house.

    Notes
    -----
    The colours of the house are exchanged. Those that the atlas gives to sides and periods stay, but in print, where
    hatches and kinds of line stand for them, and every other colour is the grey that it is copied as.
    """
    if theme == "light":
        return drawing
    other = house(theme)
    if theme == "print":
        drawing = hatched(drawing, marks_of_changes() if compared else marks_of(reader))
    # Several names share a colour in the light: letters and lines are met first where they do.
    colours = {LIGHT[name]: other[name] for name in reversed(list(PRINT))}
    if theme != "print":
        changes = {LIGHT[name]: other[name] for name in CHANGES if compared}
        colours |= changes | _pale(reader, changes, other)
    return _drawing(drawing, _Greys(colours) if theme == "print" else colours, theme)


def _pale(reader: Reader, changes: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """The paler colours of frames and discs, mixed with those of the house: those in the light -> those of a theme."""
    given = {known(one) for table in ("allegiances", "periods") for one in reader.texts(table, "colour")}
    pairs: dict[str, str] = {one: one for one in (PLAIN, *sorted(given))} | dict(changes)
    return {
        mix(colour, LIGHT[name], share): mix(now, other[name], share)
        for name, share in zip(("tint", "paper"), PALE, strict=True)
        for colour, now in pairs.items()
    }


class _Greys(dict[str, str]):
    """Colours in print; for one that is none of the house's the grey that it is copied as."""

    def get(self, key: str, default: str | None = None) -> str:  # type: ignore[override]
        red, green, blue = channels(key)
        grey = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        return super().get(key) or (key and f"#{grey:02x}{grey:02x}{grey:02x}")


def _drawing(drawing: Drawing, colours: Mapping[str, str], theme: str) -> Drawing:
    shapes = tuple(_shape(shape, colours, theme) for shape in drawing.shapes)
    return replace(drawing, background=colours.get(drawing.background, drawing.background), shapes=shapes)


def _shape(shape: Shape, colours: Mapping[str, str], theme: str) -> Shape:
    match shape:
        case Inset():
            return replace(shape, drawing=_drawing(shape.drawing, colours, theme))
        case Text():
            halo = colours.get(shape.halo, shape.halo)
            return replace(shape, colour=colours.get(shape.colour, shape.colour), halo=halo)
        case Slopes() if shape.tones is None and theme == "dark":
            return replace(shape, pixels=_dimmed(shape.pixels))
        case Slopes():
            land = shape.land and replace(shape.land, paint=_paint(shape.land.paint, colours))
            if shape.tones is None:
                grey = replace(shape, pixels=_grey(shape.pixels))
            else:
                grey = replace(shape, tones=_grey(shape.tones))
            return replace(grey, land=land, opacity=shape.opacity * QUIETER[theme])
        case Lines() | Circles() | Rectangle() | Path():
            return replace(shape, paint=_paint(shape.paint, colours))


def _paint(paint: Paint, colours: Mapping[str, str]) -> Paint:
    split = paint.split and replace(paint.split, colours=tuple(colours.get(one, one) for one in paint.split.colours))
    fill, stroke = colours.get(paint.fill, paint.fill), colours.get(paint.stroke, paint.stroke)
    return replace(paint, fill=fill, stroke=stroke, split=split)


def _dimmed(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A scanned map in its own colours, which are darker."""
    found = pixels.copy()
    found[..., :3] = np.rint(pixels[..., :3] * DIMMER)
    return found


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Shade and light without a tint."""
    found = pixels.copy()
    found[..., :3] = pixels[..., :3].mean(axis=-1, keepdims=True).astype(np.uint8)
    return found
