"""painting: a drawing -> a PDF of one page for pdfium to paint, a unit of which is a pixel; the twin of `svg`.

Only what is seen is in it. A PDF that is kept, with its words to be searched and read aloud, comes of `pdf`.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stationed.figures.bare_pdf import BarePdf
from stationed.figures.colours import shares
from stationed.figures.contours import box_of, filled, line, rings, sides
from stationed.figures.drawing import Circles, Drawing, Inset, Lines, Paint, Path, Rectangle, Shape, Slopes, Split, Text
from stationed.figures.hatch_lines import hatch_lines
from stationed.figures.lettering import em, glyph
from stationed.figures.lettering import letters as lettered
from stationed.figures.markup import number
from stationed.figures.steps import steps
from stationed.figures.svg import HALO, STEPS


def painting(drawing: Drawing, size: tuple[int, int], scale: float) -> bytes:
    """Return a drawing as a PDF.

    Parameters
    ----------
    drawing : Drawing
        Its slopes are cut to the land already (`with_cut_slopes`).
    size : tuple of int
        Width and height of the page in pixels, which the background fills.
    scale : float
        Pixels to one of the drawing's own.
    """
    file = BarePdf()
    # PDF counts upwards; its lines have longer corners than those of SVG unless it is told.
    head = f"{shares(drawing.background)} rg 0 0 {size[0]} {size[1]} re f 4 M"
    turned = f"{number(scale, 6)} 0 0 {number(-scale, 6)} 0 {size[1]} cm"
    return file.written(f"{head} {turned}\n{_shapes(drawing, file, scale)}", size)


def _shapes(drawing: Drawing, file: BarePdf, by: float) -> str:
    """The operators of all shapes; a unit is so many pixels."""
    return "\n".join(f"q {_shape(shape, file, by)} Q" for shape in drawing.shapes)


def _shape(shape: Shape, file: BarePdf, by: float) -> str:
    match shape:
        case Lines():
            return _lines(shape, file, by)
        case Slopes():
            x, y, wide, high = shape.box
            square = f"{number(wide)} 0 0 {number(-high)} {number(x)} {number(y + high)} cm"
            return f"{file.opaque(inside=shape.opacity)} {square} {file.picture(shape)}"
        case Circles():
            return _Brush(shape.paint, file, by).painted(rings(shape))
        case Rectangle():
            return _Brush(shape.paint, file, by).painted(sides(shape))
        case Path():
            brush = _Brush(shape.paint, file, by * shape.scale, hatched=1 / shape.scale)
            return f"{_moved(shape)} {brush.painted(steps(shape.data))}"
        case Text():
            return _text(shape)
        case Inset():
            return _inset(shape, file, by * shape.scale)


def _inset(inset: Inset, file: BarePdf, by: float) -> str:
    drawing = inset.drawing
    sheet = Rectangle((0.0, 0.0, drawing.width, drawing.height), Paint(fill=drawing.background))
    frame = f"{sides(sheet)} W n" if inset.cut else ""
    return f"{_moved(inset)} {frame} q {_shape(sheet, file, by)} Q\n{_shapes(drawing, file, by)}"


def _moved(shape: Path | Inset) -> str:
    scale = number(shape.scale, 6)
    return f"{scale} 0 0 {scale} {number(shape.x)} {number(shape.y)} cm"


def _lines(lines: Lines, file: BarePdf, by: float) -> str:
    """One path for lines; one for each area, as areas may lie over one another."""
    brush = _Brush(lines.paint, file, by / STEPS, unit=STEPS, even=True)
    # Dashes end square: round ends would fill the gaps.
    cap = "" if lines.areas or lines.paint.dashes else "1 J"
    head = f"{number(1 / STEPS)} 0 0 {number(1 / STEPS)} 0 0 cm 1 j {cap}"
    found: dict[int, list[str]] = {}
    for area, part in zip(lines.areas or [0] * len(lines.parts), lines.parts, strict=True):
        found.setdefault(area, []).append(line(part, STEPS, closed=bool(lines.areas)))
    return "\n".join([head, *(brush.painted(" ".join(paths)) for paths in found.values())])


def _text(text: Text) -> str:
    """Letters one behind the other, all in units of the em, y upwards; beneath them their halo."""
    style = text.style
    size = style.size / em()
    placed: list[tuple[str, str]] = []
    x = 0.0
    for letter in lettered(text.text, style.face):
        if path := steps(glyph(letter.face, letter.sign)):
            placed.append((f"q 1 0 0 1 {number(x / size + letter.x, 0)} {number(letter.y, 0)} cm", path))
        x += letter.advance * size + style.spacing
    halo = ""
    if text.halo:
        rim = f"{shares(text.halo)} rg {shares(text.halo)} RG {number(HALO / size)} w 1 j"
        halo = f"{rim} {' '.join([f'{moved} {filled(path)} {path} S Q' for moved, path in placed])}"
    letters = " ".join([f"{moved} {filled(path)} Q" for moved, path in placed])
    head = f"{number(size, 6)} 0 0 {number(-size, 6)} {number(text.x)} {number(text.y)} cm"
    return f"{head} {halo} {shares(text.colour)} rg {letters}"


class _Brush:
    """A paint where a unit is so many pixels.

    Parameters
    ----------
    paint : Paint
        Its lengths are in pixels of the drawing, those of a `Path` in its own units.
    file : BarePdf
        What it is used in.
    by : float
        Pixels of the picture to a unit.
    unit : float
        Units to one of the paint's.
    hatched : float
        The same for hatches, where it is another.
    even : bool
        Whether a ring within another is a hole.
    """

    def __init__(
        self, paint: Paint, file: BarePdf, by: float, *, unit: float = 1.0, hatched: float = 0.0, even: bool = False
    ) -> None:
        self.paint, self.file, self.by, self.unit = paint, file, by, unit
        self.hatched = hatched or unit
        self.rule = "*" if even else ""

    def painted(self, path: str) -> str:
        """Return the operators that fill and stroke a path."""
        paint = self.paint
        if (paint.fill or paint.hatch) and paint.stroke and paint.opacity != 1:
            whole = self._painted(replace(paint, opacity=1.0), path)
            group = self.file.group(whole, box_of(path, paint.width * self.unit))
            return f"{self.file.opaque(inside=paint.opacity)} {group}"
        return self._painted(paint, path)

    def _painted(self, paint: Paint, path: str) -> str:
        inside = ""
        if paint.hatch:
            inside = f"q {path} W{self.rule} n {hatch_lines(paint.hatch, box_of(path), self.hatched)} Q"
        elif paint.fill:
            opaque = self.file.opaque(inside=paint.fill_opacity * paint.opacity)
            inside = f"q {opaque} {shares(paint.fill)} rg {filled(path, self.rule)} Q"
        return f"{inside} {self._stroked(paint, path) if paint.stroke else ''}"

    def _stroked(self, paint: Paint, path: str) -> str:
        width = paint.width * self.unit
        # pdfium draws no line narrower than a pixel: such a line is as much fainter instead.
        opaque = self.file.opaque(line=paint.opacity * min(width * self.by, 1.0))
        dashes = " ".join(number(length * self.unit) for length in paint.dashes or ())
        drawn = f"{opaque} {number(width)} w {f'[{dashes}] 0 d' if dashes else ''}"
        if paint.split is None:
            return f"{drawn} {shares(paint.stroke)} RG {path} S"
        strips = zip(paint.split.colours, self._strips(paint.split, path, width), strict=True)
        return " ".join(f"q {strip} re W n {drawn} {shares(colour)} RG {path} S Q" for colour, strip in strips)

    def _strips(self, split: Split, path: str, width: float) -> list[str]:
        """Where each colour of a split line is seen: the outer ones to where it ends."""
        x, y, wide, high = box_of(path, width)
        edges = np.linspace(split.left * self.unit, split.right * self.unit, len(split.colours) + 1)
        edges[0], edges[-1] = min(x, edges[0]), max(x + wide, edges[-1])
        return [
            " ".join(map(number, (left, y, right - left, high)))
            for left, right in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        ]
