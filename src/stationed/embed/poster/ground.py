"""The ground of a poster: land, water, countries and borders of the day, in the colours of the page in the light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed.embed.poster.outlines import Points, area_outlines, line_outlines
from stationed.embed.poster.raster import Canvas, mix
from stationed.embed.poster.tables import Reader
from stationed.payload.shapes import LETTERS

COLOURS = {
    "paper": "#fbf7ee",
    "raised": "#ffffff",
    "ink": "#2b2622",
    "quiet": "#6b6259",
    "line": "#d9cfba",
    "accent": "#9c3a2c",
    "sea": "#cbdae0",
    "land": "#ece5d5",
    "focus": "#faf6ea",
    "river": "#a9c0cb",
    "border": "#a8966c",
    "rail": "#6f665b",
}
"""The colours of static/js/dom/themes.css by light."""

BORDERS = {"border": ("border", 2.0, None), "border-de-facto": ("border", 1.8, (8.0, 5.0))}
BORDERS |= {"border-disputed": ("accent", 1.9, (7.0, 5.0)), "railway": ("rail", 1.5, (10.0, 3.0))}
"""Kind of a line of the context -> colour, width and dashes in pixels."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a poster that the map fills, and how the globe lies in it (spherical Mercator)."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    """Pixels to a radian of longitude."""
    middle: tuple[float, float]
    """Middle of the map in radians of longitude and of Mercator's latitude."""

    @classmethod
    def of(cls, extent: tuple[float, float, float, float], x: float, y: float, width: float, height: float) -> Window:
        """Give the window that shows a whole extent (west, south, east, north in degrees) as large as it can."""
        west, south, east, north = extent
        across, (low, high) = np.radians([west, east]), mercator(np.array([south, north]))
        scale = min(width / max(across[1] - across[0], 1e-6), height / max(high - low, 1e-6))
        return cls(x, y, width, height, float(scale), (float(across.mean()), float((low + high) / 2)))

    @property
    def box(self) -> shapely.Geometry:
        """What is seen, and a little beyond, so that lines along the edge are not seen to end."""
        return shapely.box(self.x - 4, self.y - 4, self.x + self.width + 4, self.y + self.height + 4)

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is seen."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def project(self, longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> Points:
        """Give pixels for degrees."""
        x = self.x + self.width / 2 + (np.radians(longitude) - self.middle[0]) * self.scale
        y = self.y + self.height / 2 - (mercator(latitude) - self.middle[1]) * self.scale
        return np.column_stack([x, y])

    def parts(self, reader: Reader, shapes: Sequence[float]) -> list[list[Points]]:
        """Give the parts of the block's shapes in pixels; none for -1, for points and for what is not seen."""
        known, rows = reader.shapes, np.asarray(shapes, np.float64).astype(np.int64)
        drawn = np.flatnonzero(rows >= 0)
        drawn = drawn[known.kinds[rows[drawn]] != LETTERS.index("P")]
        first, number = known.firsts[rows[drawn]], known.parts[rows[drawn]]
        part, of = _ranges(first, number), np.repeat(drawn, number)
        length = known.lengths[part]
        steps, ends = known.steps[_ranges(known.begins[part], length)], np.cumsum(length)
        sums = np.cumsum(steps, axis=0)
        begins = ends - length  # what is summed up before a part is no step of it
        degrees = (sums - np.repeat(sums[begins] - steps[begins], length, axis=0)) / reader.block["scale"]
        points = self.project(degrees[:, 0], degrees[:, 1])
        found: list[list[Points]] = [[] for _ in rows]
        kept = _unlike(points, begins) & np.repeat(self._seen(points, begins, of), length)
        for at, begin, end in zip(of.tolist(), begins.tolist(), ends.tolist(), strict=True):
            if kept[begin]:
                found[at].append(points[begin:end][kept[begin:end]])
        return found

    def _seen(self, points: Points, begins: NDArray[np.int64], of: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each part whether its shape lies in the window or about it."""
        if not len(begins):
            return np.zeros(0, np.bool_)
        first = np.flatnonzero(np.diff(of, prepend=-1))
        low = np.minimum.reduceat(np.minimum.reduceat(points, begins), first)
        high = np.maximum.reduceat(np.maximum.reduceat(points, begins), first)
        least, most = (self.x - 4, self.y - 4), (self.x + self.width + 4, self.y + self.height + 4)
        seen = ((high >= least) & (low <= most)).all(axis=1)
        return np.repeat(seen, np.diff(first, append=len(of)))


def _ranges(first: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    """So many numbers from each first one on, one behind the other."""
    return np.repeat(first - (np.cumsum(number) - number), number) + np.arange(number.sum())


def _unlike(points: Points, begins: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The points of lines without those that lie within half a pixel of the one before; the ends of lines stay."""
    spots = np.floor(points * 2)
    kept = np.append(True, (spots[1:] != spots[:-1]).any(axis=1))[: len(points)]
    kept[begins] = True
    kept[begins[1:] - 1] = True
    kept[-1:] = True
    return kept


def mercator(latitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give Mercator's latitude in radians for degrees; beyond 85 degrees it is cut, as on the map."""
    return np.log(np.tan(np.pi / 4 + np.radians(np.clip(latitude, -85, 85)) / 2))


def draw_ground(canvas: Canvas, reader: Reader, window: Window) -> None:
    """Draw land, countries, water and the borders of the day, in the order of the page."""
    layers = reader.texts("ground", "layer")
    shapes: dict[str, list[float]] = {}
    for layer, shape in zip(layers, reader.numbers("ground", "shape"), strict=True):
        shapes.setdefault(layer, []).append(float(shape))
    context = _in_force(reader)
    _areas(canvas, reader, window, shapes.get("land", []), "land")
    _areas(canvas, reader, window, [shape for shape, kind, focus in context if kind == "country" and focus], "focus")
    _areas(canvas, reader, window, [*shapes.get("water", []), *shapes.get("lakes", [])], "sea")
    rivers = [line for lines in window.parts(reader, shapes.get("rivers", [])) for line in lines]
    canvas.fill(line_outlines(rivers, 1.3, window.box), COLOURS["river"])
    disputed = [shape for shape, kind, _ in context if kind == "disputed-area"]
    _areas(canvas, reader, window, disputed, "accent", opacity=0.12)
    for kind, (colour, width, dashes) in BORDERS.items():
        found = window.parts(reader, [shape for shape, own, _ in context if own == kind])
        lines = [line for parts in found for line in parts]
        canvas.fill(line_outlines(lines, width, window.box, dashes=dashes), COLOURS[colour])


def _areas(
    canvas: Canvas, reader: Reader, window: Window, shapes: list[float], colour: str, *, opacity: float = 1.0
) -> None:
    """Fill areas at once; where two overlap they count as one."""
    canvas.fill(area_outlines(window.parts(reader, shapes), window.box), COLOURS[colour], opacity=opacity)


def _in_force(reader: Reader) -> list[tuple[float, str, bool]]:
    """Shape, kind and whether it is in focus, of the context on the day."""
    day = reader.day()
    columns = [reader.numbers("context", name) for name in ("first", "last", "shape", "focus")]
    kinds = reader.texts("context", "kind")
    return [
        (shape, kind, bool(focus))
        for first, last, shape, focus, kind in zip(*columns, kinds, strict=True)
        if first <= day <= last
    ]


def names_in_force(reader: Reader) -> list[tuple[str, float, float]]:
    """Give names of the countries of the day, with the longitude and latitude where they stand."""
    day = reader.day()
    columns = [
        reader.numbers("context", name) for name in ("first", "last", "labelled", "label_longitude", "label_latitude")
    ]
    names = zip(reader.texts("context", "name"), reader.texts("context", "kind"), *columns, strict=True)
    return [
        (name, longitude, latitude)
        for name, kind, first, last, labelled, longitude, latitude in names
        if kind == "country" and labelled and first <= day <= last
    ]


def tint(colour: str) -> str:
    """Give the pale colour that fills the frame of a symbol."""
    return mix(colour, COLOURS["raised"], 0.32)
