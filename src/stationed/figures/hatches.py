"""hatches: sides or periods -> how they are told apart without colour: by hatches of areas, and by kinds of line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from stationed.facts import SYMBOL_COLOURS
from stationed.figures.colours import LIGHT, known, mix
from stationed.figures.drawing import Circles, Drawing, Hatch, Inset, Lines, Paint, Path, Rectangle, Shape, Text
from stationed.figures.reader import Reader
from stationed.payload.shapes import LETTERS
from stationed.periods import CHANGES

SPACINGS = ((5.0, 0.9), (3.2, 0.9), (8.0, 2.2))
"""From one line of a hatch to the next and how thick it is, in pixels: those of later sides are narrow, then coarse."""

TURNS: tuple[tuple[float, ...], ...] = ((-45,), (), (0,), (-45, 45), (90,), (45,), (0, 90))
"""Ways of the lines of a hatch in degrees; () for dots."""

CORES: tuple[tuple[float, float] | None, ...] = ((0.0, 1.0), None, (2.0, 3.0), (9.0, 4.0), (1.0, 8.0))
"""The white within a line, by length and gap: none, all along, and dashes of several lengths."""

THICK, CORE, LEAST = 3.6, 1.5, 2.0
"""Width of such a line and of the white in it; thinner lines of the light have none."""

RIM, AROUND = 3.2, 2.2
"""Width of the rim of a dot, and of the white about what stands on a hatch, in pixels."""

_ICONS = ("", LIGHT["ink"], SYMBOL_COLOURS["light"], SYMBOL_COLOURS["stroke"])
"""Fills of the parts of a symbol that stand on its frame."""

PALE = (0.3, 0.22)
"""Shares of its colour in a symbol's frame and in the disc of a crowd."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a side or a period looks in black and white."""

    hatch: Hatch
    """Of its areas and symbols."""
    core: tuple[float, float] | None
    """The white within its lines: length and gap, None for all along; a length of 0 for none."""
    lined: bool
    """Whether the atlas has lines, so that a legend shows their kind."""


def marks_of(reader: Reader) -> dict[str, Mark]:
    """Return the mark of each colour of the sides, in an atlas without sides of the periods; of equal colours one."""
    table = "allegiances" if reader.rows("allegiances") else "periods"
    colours = dict.fromkeys(known(colour) for colour in reader.texts(table, "colour"))
    shape, kinds = reader.places("locations", "shape"), reader.shapes.kinds
    lined = LETTERS.index("L") in kinds[shape[shape >= 0]]
    return {colour: _mark(number, lined=lined) for number, colour in enumerate(colours)}


def marks_of_changes() -> dict[str, Mark]:
    """Return the mark of the colour of each change between two times."""
    return {LIGHT[name]: _mark(number, lined=False) for number, name in enumerate(CHANGES)}


def hatched(drawing: Drawing, marks: Mapping[str, Mark]) -> Drawing:
    """Return a drawing in the light with hatches and kinds of line in place of some colours.

    Parameters
    ----------
    drawing : Drawing
        In the colours of the light.
    marks : mapping
        The marks of colours, as `marks_of` gives them.
    """
    paints = {colour: mark.hatch for colour, mark in marks.items()}
    paints |= {mix(colour, LIGHT["tint"], PALE[0]): mark.hatch for colour, mark in marks.items()}
    paints |= {mix(colour, LIGHT["paper"], PALE[1]): mark.hatch for colour, mark in marks.items()}
    return _drawing(drawing, marks, paints)


def _mark(number: int, *, lined: bool) -> Mark:
    spacing, thick = SPACINGS[number // len(TURNS) % len(SPACINGS)]
    hatch = Hatch(f"{number % (len(TURNS) * len(SPACINGS))}", spacing, thick, TURNS[number % len(TURNS)])
    return Mark(hatch, CORES[number % len(CORES)], lined)


def _drawing(drawing: Drawing, marks: Mapping[str, Mark], paints: Mapping[str, Hatch]) -> Drawing:
    shapes = (found for shape in drawing.shapes for found in _shapes(shape, marks, paints))
    return replace(drawing, shapes=tuple(shapes))


def _shapes(shape: Shape, marks: Mapping[str, Mark], paints: Mapping[str, Hatch]) -> tuple[Shape, ...]:
    match shape:
        case Inset():
            return (replace(shape, drawing=_drawing(shape.drawing, marks, paints)),)
        case Lines() if shape.paint.stroke in marks and not shape.areas:
            return _line(shape, marks[shape.paint.stroke])
        case Lines() if shape.paint.fill in marks and shape.paint.fill_opacity == 1 and not shape.paint.stroke:
            # Arrowheads are too small for a hatch.
            return (replace(shape, paint=replace(shape.paint, fill=LIGHT["ink"])),)
        case Rectangle() if shape.paint.fill in marks and shape.paint.stroke:
            return _patch(shape, marks[shape.paint.fill])
        case Path() if shape.paint.fill in _ICONS:
            return _icon(shape)
        case Circles() if shape.sign:
            return (replace(shape, paint=replace(shape.paint, fill=LIGHT["ink"])),)
        case Circles() if shape.paint.fill in paints and shape.paint.fill_opacity < PALE[0]:
            return ()  # a circle by strength: its rim says all
        case Circles() if shape.paint.fill in paints:
            # The rim of paper that follows is seen between two dark ones.
            return (replace(shape, paint=replace(_paint(shape.paint, marks, paints), width=RIM)),)
        case Lines() | Circles() | Rectangle() | Path():
            return (replace(shape, paint=_paint(shape.paint, marks, paints)),)
        case Text() if not shape.halo:
            # A number on a hatch is read by its halo.
            return (replace(shape, halo=LIGHT["halo"]),)
        case _:
            return (shape,)


def _paint(paint: Paint, marks: Mapping[str, Mark], paints: Mapping[str, Hatch]) -> Paint:
    """A paint whose colour is a hatch, through which the ground is seen where the colour let it through."""
    if paint.stroke in marks:
        paint = replace(paint, stroke=LIGHT["ink"], split=None)
    if paint.fill not in paints:
        return paint
    through = paint.fill_opacity < 0.5
    rim = paint.stroke or ("" if through else LIGHT["ink"])
    return replace(paint, fill="", fill_opacity=1.0, stroke=rim, hatch=replace(paints[paint.fill], clear=through))


def _line(lines: Lines, mark: Mark) -> tuple[Shape, ...]:
    """A line in its kind: dark, with the white of its kind along the middle."""
    if lines.paint.width < LEAST:
        return (replace(lines, paint=replace(lines.paint, stroke=LIGHT["ink"])),)
    dark = replace(lines, paint=replace(lines.paint, stroke=LIGHT["ink"], width=THICK))
    if mark.core and not mark.core[0]:
        return (dark,)
    return (dark, replace(lines, paint=Paint(stroke=LIGHT["paper"], width=CORE, dashes=mark.core)))


def _patch(patch: Rectangle, mark: Mark) -> tuple[Shape, ...]:
    """A patch of a legend: the hatch, and below it a line of its kind."""
    x, y, w, h = patch.box
    line = Lines((np.array([(x, y + h + 2.5), (x + w, y + h + 2.5)]),), Paint(stroke=LIGHT["ink"], width=THICK))
    filled = replace(patch, paint=replace(patch.paint, fill="", hatch=mark.hatch))
    return (filled, *(_line(line, mark) if mark.lined else ()))


def _icon(path: Path) -> tuple[Shape, ...]:
    """A part of a symbol in ink, with white about it."""
    paint = path.paint
    fill, stroke = LIGHT["ink"] if paint.fill else "", LIGHT["ink"] if paint.stroke else ""
    thick = (paint.width if paint.stroke else 0) + AROUND / path.scale
    white = Paint(stroke=LIGHT["paper"], width=thick, opacity=paint.opacity)
    return (replace(path, paint=white), replace(path, paint=replace(paint, fill=fill, stroke=stroke)))
