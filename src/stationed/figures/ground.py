"""The ground of a picture: land, water, countries, borders and railways of the day, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from stationed.facts import GROUND_LAYERS
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Lines, Paint, Points, Slopes
from stationed.figures.reader import Reader
from stationed.figures.relief import draw_relief
from stationed.figures.scans import draw_scans
from stationed.figures.view import View
from stationed.payload.shapes import LETTERS

GROUND = {
    "land": Paint(fill=LIGHT["land"]),
    "water": Paint(fill=LIGHT["sea"], stroke=LIGHT["river"], width=0.6),
    "lakes": Paint(fill=LIGHT["sea"], stroke=LIGHT["river"], width=0.6),
    "rivers": Paint(stroke=LIGHT["river"], width=0.9),
    "coast": Paint(stroke=LIGHT["river"], width=0.9),
    "borders": Paint(stroke=LIGHT["rail"], width=1.0, dashes=(1.0, 3.0), opacity=0.8),
    "streets": Paint(stroke=LIGHT["rail"], width=1.1, opacity=0.45),
}
"""What lies under everything, by layer; the land first, then what is in `BETWEEN`, then the waters."""

BETWEEN = {"country": Paint(fill=LIGHT["focus"]), "region": Paint(fill=LIGHT["border"], fill_opacity=0.12)}
"""Dated areas on the land; of countries those in focus, as the others have the colour of the land."""

ABOVE = {
    "disputed-area": Paint(fill=LIGHT["accent"], fill_opacity=0.12),
    "border": Paint(stroke=LIGHT["border"], width=1.3),
    "border-approximate": Paint(stroke=LIGHT["border"], width=1.2, dashes=(1.5, 3.0)),
    "border-de-facto": Paint(stroke=LIGHT["border"], width=1.1, dashes=(5.0, 3.0)),
    "border-disputed": Paint(stroke=LIGHT["accent"], width=1.2, dashes=(4.0, 3.0)),
    "railway": Paint(stroke=LIGHT["rail"], width=1.0, dashes=(7.0, 2.0), opacity=0.75),
}
"""Dated lines and areas over the waters, by kind."""

OTHER = (Paint(stroke=LIGHT["border"], width=1.0), Paint(fill=LIGHT["border"], fill_opacity=0.12))
"""Lines and areas of any other kind; areas have both."""


def draw_ground(reader: Reader, view: View, day: float) -> Iterator[Lines | Slopes]:
    """Yield the shapes of the ground on a day."""
    layers: dict[str, list[float]] = {}
    for layer, shape in zip(reader.texts("ground", "layer"), reader.numbers("ground", "shape"), strict=True):
        layers.setdefault(layer, []).append(float(shape))
    kinds: dict[str, list[float]] = {}
    for kind, shape, focus in _in_force(reader, day):
        if kind != "country" or focus:
            kinds.setdefault(kind, []).append(shape)
    land = list(_layer(reader, view, layers.get("land", []), GROUND["land"]))
    yield from land
    for kind, paint in BETWEEN.items():
        yield from _layer(reader, view, kinds.pop(kind, []), paint)
    yield from draw_relief(reader, view, land)
    for layer in GROUND_LAYERS[1:]:
        yield from _layer(reader, view, layers.get(layer, []), GROUND[layer])
    others = [shape for layer, shapes in layers.items() if layer not in GROUND for shape in shapes]
    others += [shape for kind, shapes in kinds.items() if kind not in ABOVE for shape in shapes]
    line, area = OTHER
    yield from _layer(reader, view, [one for one in others if _is_area(reader, one)], area)
    yield from _layer(reader, view, others, line)
    for kind, paint in ABOVE.items():
        yield from _layer(reader, view, kinds.get(kind, []), paint)
    yield from draw_scans(reader, view, day)


def lines_in_force(reader: Reader, view: View, day: float) -> list[str]:
    """Return the kinds of dated line that are drawn on a day, and ``borders-modern`` for those of today."""
    shapes: dict[str, list[float]] = {}
    for kind, shape, _ in _in_force(reader, day):
        if kind in ABOVE and ABOVE[kind].stroke:
            shapes.setdefault(kind, []).append(shape)
    layers = zip(reader.texts("ground", "layer"), reader.numbers("ground", "shape").tolist(), strict=True)
    shapes["borders-modern"] = [float(shape) for layer, shape in layers if layer == "borders"]
    return [kind for kind, found in shapes.items() if any(list(_layer(reader, view, found, Paint(stroke="#000000"))))]


def names_in_force(reader: Reader, day: float) -> list[tuple[str, float, float]]:
    """Return names of the countries of the day, with the longitude and latitude where they stand."""
    columns = [
        reader.numbers("context", name) for name in ("first", "last", "labelled", "label_longitude", "label_latitude")
    ]
    names = zip(reader.texts("context", "name"), reader.texts("context", "kind"), *columns, strict=True)
    return [
        (name, float(longitude), float(latitude))
        for name, kind, first, last, labelled, longitude, latitude in names
        if kind == "country" and labelled and first <= day <= last
    ]


def _layer(reader: Reader, view: View, shapes: Sequence[float], paint: Paint) -> Iterator[Lines]:
    """The insides of areas, then their rims and lines."""
    lines: list[Points] = []
    rings: list[Points] = []
    areas: list[int] = []
    for number, (shape, parts) in enumerate(zip(shapes, view.parts(reader, shapes), strict=True)):
        if not _is_area(reader, shape):
            lines += [part for part in parts if len(part) > 1]
            continue
        lines += [np.concatenate([part, part[:1]]) for part in parts]
        rings += parts
        areas += [number] * len(parts)
    if rings and paint.fill:
        yield Lines(tuple(rings), Paint(fill=paint.fill, fill_opacity=paint.fill_opacity), tuple(areas))
    if paint.stroke and (lines := view.cut(lines)):
        yield Lines(tuple(lines), replace(paint, fill=""))


def _is_area(reader: Reader, shape: float) -> bool:
    return shape >= 0 and int(reader.shapes.kinds[int(shape)]) == LETTERS.index("A")


def _in_force(reader: Reader, day: float) -> list[tuple[str, float, bool]]:
    """Kind, shape and whether it is in focus, of the context on the day."""
    columns = [reader.numbers("context", name) for name in ("first", "last", "shape", "focus")]
    return [
        (kind, float(shape), bool(focus))
        for first, last, shape, focus, kind in zip(*columns, reader.texts("context", "kind"), strict=True)
        if first <= day <= last
    ]
