"""svg: a drawing -> an SVG file.

Letters are outlines, kept once each, so that the file looks the same wherever it is opened and asks for no font; what
they say stands beside them for screen readers and searches (``aria-label``). Lines are whole-number steps of a tenth of
a pixel.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from stationed.figures.drawing import (
    Circles,
    Drawing,
    Inset,
    Lines,
    Paint,
    Path,
    Points,
    Rectangle,
    Shape,
    Slopes,
    Text,
)
from stationed.figures.hatching import hatch_id, hatches_in
from stationed.figures.lettering import em, glyph, on_one_line
from stationed.figures.lettering import letters as lettered
from stationed.figures.markup import attributes, element, escaped, number
from stationed.figures.splitting import split_id, splits_in

STEPS = 10
"""To a pixel."""

HALO = 3.5
"""Width of the rim about letters, in pixels, half of it beneath them."""


def svg(drawing: Drawing, *, title: str = "", english: frozenset[str] = frozenset()) -> str:
    """Return a drawing as an SVG 1.1 file.

    Parameters
    ----------
    drawing : Drawing
        What is to be written.
    title : str, optional
        What screen readers and browsers call the picture.
    english : frozenset of str, optional
        Texts that are in English whatever the language of the drawing is, and marked so.

    Returns
    -------
    str
        The same drawing gives the same text.
    """
    letters = _Letters(english)
    shapes = "\n".join(_shapes(drawing, letters))
    size = {"width": number(drawing.width), "height": number(drawing.height)}
    head = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        **size,
        "viewBox": f"0 0 {size['width']} {size['height']}",
        "xml:lang": drawing.language,
        "role": "img",
        **({"aria-label": title} if title else {}),
    }
    painted = hatches_in(drawing, STEPS) + splits_in(drawing, STEPS)
    named = element("title", {}, escaped(title)) + "\n" if title else ""
    return f"<svg{attributes(head)}>\n{named}{letters.defined()}{painted}{shapes}\n</svg>\n"


@dataclass
class _Letters:
    """The letters that a file uses, each defined once."""

    english: frozenset[str] = frozenset()
    """Texts that are marked as English."""
    numbers: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    shaded: int = 0
    """How many parts of the file have ids of their own for their slopes."""

    def id(self, face: str, sign: str) -> str:
        return f"l{self.numbers.setdefault((face, sign), len(self.numbers))}"

    def defined(self) -> str:
        paths = [element("path", {"id": self.id(*one), "d": glyph(*one)}) for one in self.numbers]
        return f"<defs>{''.join(paths)}</defs>\n" if paths else ""


def _shapes(drawing: Drawing, letters: _Letters) -> Iterator[str]:
    box = (0.0, 0.0, drawing.width, drawing.height)
    yield _rectangle(Rectangle(box, Paint(fill=drawing.background)))
    for shape in drawing.shapes:
        yield _shape(shape, letters)


def _shape(shape: Shape, letters: _Letters) -> str:
    match shape:
        case Lines():
            return _lines(shape)
        case Slopes():
            letters.shaded += 1
            return _slopes(shape, f"s{letters.shaded}")
        case Circles():
            return _circles(shape)
        case Rectangle():
            return _rectangle(shape)
        case Path():
            moved = f"translate({number(shape.x)} {number(shape.y)})scale({number(shape.scale)})"
            return element(
                "path", {"d": shape.data, "transform": moved, **_painted(shape.paint, hatched=1 / shape.scale)}
            )
        case Text():
            return _text(shape, letters)
        case Inset():
            return _inset(shape, letters)


def _inset(inset: Inset, letters: _Letters) -> str:
    """A nested svg element where something is cut off, a moved group otherwise."""
    drawing, inside = inset.drawing, "\n".join(_shapes(inset.drawing, letters))
    if not inset.cut:
        moved = f"translate({number(inset.x)} {number(inset.y)})scale({number(inset.scale)})"
        return element("g", {"transform": moved}, inside)
    wide, high = number(drawing.width * inset.scale), number(drawing.height * inset.scale)
    view = f"0 0 {number(drawing.width)} {number(drawing.height)}"
    place = {"x": number(inset.x), "y": number(inset.y), "width": wide, "height": high, "viewBox": view}
    return element("svg", place, inside)


def _lines(lines: Lines) -> str:
    """One path for lines; one for each area, as areas may lie over one another, and one for all their rims."""
    scale = {"transform": f"scale({number(1 / STEPS)})", "stroke-linejoin": "round"}
    if not lines.areas:
        # Dashes end square: round ends would fill the gaps.
        cap = {} if lines.paint.dashes else {"stroke-linecap": "round"}
        path = element("path", {"d": "".join(_steps(part, closed=False) for part in lines.parts)})
        return element("g", {**scale, **cap, **_painted(lines.paint, by=STEPS)}, path)
    return element("g", {**scale, "fill-rule": "evenodd", **_painted(lines.paint, by=STEPS)}, _areas(lines, {}))


def _areas(areas: Lines, attributes: dict[str, str]) -> str:
    """A path for each area, in steps."""
    found: dict[int, list[str]] = {}
    for area, part in zip(areas.areas, areas.parts, strict=True):
        found.setdefault(area, []).append(_steps(part, closed=True))
    return "".join(element("path", {"d": "".join(parts), **attributes}) for parts in found.values())


def _slopes(slopes: Slopes, id_: str) -> str:
    """A picture within the land."""
    if slopes.land is None:
        return _picture(slopes)
    # Areas of a clip path are joined, so each may be a path as it is when it is painted.
    scaled = {"clip-rule": "evenodd", "transform": f"scale({number(1 / STEPS)})"}
    land = element("clipPath", {"id": id_}, _areas(slopes.land, scaled))
    faint = {} if slopes.opacity == 1 else {"opacity": number(slopes.opacity)}
    picture = _picture(replace(slopes, opacity=1.0))
    return element("defs", {}, land) + element("g", {"clip-path": f"url(#{id_})", **faint}, picture)


def _picture(slopes: Slopes) -> str:
    sides = dict(zip(("x", "y", "width", "height"), map(number, slopes.box), strict=True))
    faint = {} if slopes.opacity == 1 else {"opacity": number(slopes.opacity)}
    return element("image", {**sides, "preserveAspectRatio": "none", "xlink:href": _address(slopes), **faint})


def _address(slopes: Slopes) -> str:
    """The data URL (RFC 2397) of a picture of which each pixel stays as it is, in a palette where it has one."""
    written = BytesIO()
    if slopes.tones is None:
        Image.fromarray(slopes.pixels, "RGBA").save(written, "PNG", compress_level=1)
    else:
        picture = Image.fromarray(slopes.pixels, "P")
        picture.putpalette(slopes.tones[:, :3].tobytes())
        picture.save(written, "PNG", compress_level=1, transparency=slopes.tones[:, 3].tobytes())
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode("ascii")


def _steps(points: Points, *, closed: bool) -> str:
    places = np.floor(points * STEPS + 0.5).astype(np.int64)
    steps = np.diff(places, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    x, y = places[0].tolist()
    return f"M{x} {y}l{_joined(steps.ravel().tolist())}{'z' if closed else ''}" if len(steps) else ""


def _joined(numbers: list[int]) -> str:
    """Whole numbers with a blank between them, unless a sign parts them already."""
    return " ".join(map(str, numbers)).replace(" -", "-")


def _circles(circles: Circles) -> str:
    """Arcs of half a turn, all in one path."""
    r = number(circles.radius)
    arcs = f"a{r} {r} 0 1 0 {number(2 * circles.radius)} 0a{r} {r} 0 1 0 {number(-2 * circles.radius)} 0z"
    starts = (circles.centres - [circles.radius, 0]).tolist()
    path = "".join(f"M{number(x)} {number(y)}{arcs}" for x, y in starts)
    return element("path", {"d": path, **_painted(circles.paint)})


def _rectangle(rectangle: Rectangle) -> str:
    sides = dict(zip(("x", "y", "width", "height"), map(number, rectangle.box), strict=True))
    corners = {"rx": number(rectangle.rounded)} if rectangle.rounded else {}
    return element("rect", {**sides, **corners, **_painted(rectangle.paint)})


def _text(text: Text, letters: _Letters) -> str:
    """Letters one behind the other, all in units of the em; beneath them their halo."""
    style = text.style
    size = style.size / em()
    uses: list[str] = []
    x = 0.0
    for letter in lettered(text.text, style.face):
        if glyph(letter.face, letter.sign):
            # Numbers and ids have nothing to escape, and letters are most of the elements of a file.
            up = f' y="{number(letter.y, 0)}"' if letter.y else ""
            place = f'x="{number(x / size + letter.x, 0)}"{up}'
            uses.append(f'<use xlink:href="#{letters.id(letter.face, letter.sign)}" {place}/>')
        x += letter.advance * size + style.spacing
    moved = f"translate({number(text.x)} {number(text.y)})scale({number(size, 5)} {number(-size, 5)})"
    rim: dict[str, Any] = {"fill": text.halo, "stroke": text.halo, "stroke-width": number(HALO / size)}
    halo = element("g", {**rim, "stroke-linejoin": "round"}, "".join(uses)) if text.halo else ""
    letters_ = element("g", {"fill": text.colour}, "".join(uses))
    own = {"xml:lang": "en"} if text.text in letters.english else {}
    said = {"transform": moved, "role": "img", "aria-label": on_one_line(text.text), **own}
    return element("g", said, halo + letters_)


def _painted(paint: Paint, *, by: float = 1, hatched: float = 0) -> dict[str, str]:
    """The attributes of a paint; lengths are so many times larger, those of a hatch otherwise when that is said."""
    found = {"fill": f"url(#{hatch_id(paint.hatch, hatched or by)})" if paint.hatch else paint.fill or "none"}
    # What is only filled or only stroked is made transparent by itself, without a layer of its own.
    layered = bool((paint.fill or paint.hatch) and paint.stroke)
    share = 1.0 if layered else paint.opacity
    if paint.fill and paint.fill_opacity * share != 1:
        found["fill-opacity"] = number(paint.fill_opacity * share)
    if paint.stroke:
        stroke = f"url(#{split_id(paint.split, by)})" if paint.split else paint.stroke
        found |= {"stroke": stroke, "stroke-width": number(paint.width * by)}
        if paint.dashes:
            found["stroke-dasharray"] = " ".join(number(length * by) for length in paint.dashes)
        if share != 1:
            found["stroke-opacity"] = number(share)
    if layered and paint.opacity != 1:
        found["opacity"] = number(paint.opacity)
    return found
