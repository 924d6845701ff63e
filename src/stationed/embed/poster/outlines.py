"""Lines, areas and drawing paths -> closed outlines for the canvas. Pixels, y downwards."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed.embed.poster.coverage import Outline

Points = NDArray[np.float64]
Geometries = NDArray[np.object_]

_COMMAND = re.compile(r"([MmLlHhVvCcAaZz])([^MmLlHhVvCcAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_TURN = np.linspace(0, 2 * np.pi, 32, endpoint=False)
_CIRCLE = np.column_stack([np.cos(_TURN), np.sin(_TURN)])
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}


def area_outlines(areas: Sequence[Sequence[Points]], box: shapely.Geometry) -> list[Outline]:
    """Give what the rings of areas enclose, cut to a box; a ring within another is a hole, whichever way it turns."""
    rings = [(closed(ring), number) for number, area in enumerate(areas) for ring in area if len(ring) > 2]
    if not rings:
        return []
    lines, of = _linestrings([ring for ring, _ in rings]), np.unique([at for _, at in rings], return_inverse=True)[1]
    built = cast(Geometries, shapely.build_area(shapely.multilinestrings(lines, indices=of)))
    return geometry_outlines(_cut(built, box))


def closed(ring: Points) -> Points:
    """Give a ring as a line that ends where it begins."""
    return np.concatenate([ring, ring[:1]])


def _linestrings(lines: Sequence[Points]) -> Geometries:
    lengths = [len(line) for line in lines]
    at = np.repeat(np.arange(len(lines)), lengths)
    return cast(Geometries, shapely.linestrings(np.concatenate(lines), indices=at))


def _cut(geometries: Geometries, box: shapely.Geometry) -> Geometries:
    """Geometries as far as they lie in a box; most lie in it whole, which their bounds tell."""
    bounds, (left, top, right, bottom) = shapely.bounds(geometries), shapely.bounds(box)
    whole = (bounds[:, :2] >= (left, top)).all(axis=1) & (bounds[:, 2:] <= (right, bottom)).all(axis=1)
    found = geometries.copy()
    found[~whole] = shapely.intersection(geometries[~whole], box)
    return found


def geometry_outlines(geometry: shapely.Geometry | Geometries) -> list[Outline]:
    """Give the rings of polygons, holes turning the other way."""
    parts = shapely.get_parts(geometry)
    rings = shapely.get_rings(shapely.orient_polygons(parts[shapely.get_dimensions(parts) == 2]))
    points, of = shapely.get_coordinates(rings, return_index=True)
    return [ring[:-1] for ring in np.split(points, np.flatnonzero(np.diff(of)) + 1) if len(ring)]


def line_outlines(
    lines: Iterable[Points],
    width: float,
    box: shapely.Geometry | None = None,
    *,
    dashes: tuple[float, float] | None = None,
) -> list[Outline]:
    """Give lines of a width as areas, round at ends and corners; dashed lines are flat at the ends of a dash."""
    drawn = [line for line in lines if len(line) > 1]
    if not drawn:
        return []
    parts = _linestrings(drawn)
    if box is not None:
        parts = shapely.get_parts(_cut(parts, box))
        # What lies beyond the box comes back as an empty line.
        parts = parts[(shapely.get_dimensions(parts) == 1) & ~shapely.is_empty(parts)]
    if dashes and len(parts):
        parts = _dashed(parts, *dashes)
    if not len(parts):
        return []
    style = "flat" if dashes else "round"
    # Where two of them overlap the canvas counts them once: they all turn the same way.
    return geometry_outlines(shapely.buffer(parts, width / 2, quad_segs=4, cap_style=style))


def _dashed(lines: Geometries, on: float, off: float) -> Geometries:
    """The dashes of lines. All lines lie one behind the other along one axis, a pixel apart, and are cut at once."""
    points, of = shapely.get_coordinates(lines, return_index=True)
    begins = np.flatnonzero(np.diff(of, prepend=-1))
    steps = np.append(0.0, np.hypot(*np.diff(points, axis=0).T))
    steps[begins] = 1.0
    along = np.cumsum(steps)
    first, last = along[begins], along[np.append(begins[1:], len(of)) - 1]
    number = np.ceil((last - first) / (on + off)).astype(np.int64)
    line = np.repeat(np.arange(len(lines)), number)
    start = first[line] + (np.arange(len(line)) - np.repeat(np.cumsum(number) - number, number)) * (on + off)
    end = np.minimum(start + on, last[line])
    low, high = np.searchsorted(along, start, side="right"), np.searchsorted(along, end, side="left")
    inner = np.maximum(high - low, 0)
    of_inner = np.repeat(np.arange(len(line)), inner)
    inside = low[of_inner] + np.arange(len(of_inner)) - np.repeat(np.cumsum(inner) - inner, inner)
    at = np.concatenate([start, along[inside], end])
    dash = np.concatenate([np.arange(len(line)), of_inner, np.arange(len(line))])
    order = np.argsort(dash, kind="stable")
    places = np.column_stack([np.interp(at, along, points[:, axis]) for axis in (0, 1)])
    return cast(Geometries, shapely.linestrings(places[order], indices=dash[order]))


def dot(x: float, y: float, radius: float) -> Outline:
    """Give a circle."""
    return np.array([x, y]) + radius * _CIRCLE


def rectangle(x: float, y: float, width: float, height: float, *, rounded: float = 0.0) -> Outline:
    """Give a rectangle, its corners rounded by a radius."""
    if rounded <= 0:
        return np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], dtype=float)
    corners = []
    for number, (cx, cy) in enumerate(((1, 1), (0, 1), (0, 0), (1, 0))):
        turn = np.linspace(number * np.pi / 2, (number + 1) * np.pi / 2, 6)
        middle = (x + (width - rounded if cx else rounded), y + (height - rounded if cy else rounded))
        corners.append(np.column_stack([middle[0] + rounded * np.cos(turn), middle[1] + rounded * np.sin(turn)]))
    return np.vstack(corners)


@cache
def stroked(path: str, scale: float, width: float) -> tuple[Outline, ...]:
    """Give the lines of a drawing path, larger or smaller by a scale, as areas of a width in pixels."""
    return tuple(line_outlines([line * scale for line in path_lines(path)], width))


@cache
def path_lines(path: str) -> tuple[Points, ...]:
    """Give the lines of a drawing path (SVG 1.1, 8.3: M L H V C A Z), curves in straight pieces; arcs are round."""
    lines: list[list[tuple[float, float]]] = []
    at = begin = (0.0, 0.0)
    for letter, text in _COMMAND.findall(path):
        if letter in "Zz":
            lines[-1].append(begin)
            at = begin
            continue
        numbers = [float(number) for number in _NUMBER.findall(text)]
        takes = _TAKES[letter.upper()]
        for start in range(0, len(numbers), takes):
            points = _reached(letter, at, numbers[start : start + takes])
            if letter in "Mm" and start == 0:
                lines.append([])
                begin = points[-1]
            elif not lines[-1] or lines[-1][-1] != at:
                lines.append([at])
            lines[-1].extend(points)
            at = points[-1]
    return tuple(np.array(line) for line in lines)


def _reached(letter: str, at: tuple[float, float], numbers: list[float]) -> list[tuple[float, float]]:
    """The points that one command leads through."""
    x, y = at if letter.islower() else (0.0, 0.0)
    kind = letter.upper()
    if kind == "H":
        return [(x + numbers[0], at[1])]
    if kind == "V":
        return [(at[0], y + numbers[0])]
    if kind == "A":
        return _arc(at, (x + numbers[5], y + numbers[6]), numbers[0], large=numbers[3] > 0, sweep=numbers[4] > 0)
    points = [(x + numbers[i], y + numbers[i + 1]) for i in range(0, len(numbers), 2)]
    return _curve(at, *points) if kind == "C" else points


def _curve(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]):
    share = np.linspace(0, 1, 13)[1:, None]
    rest = 1 - share
    points = rest**3 * np.array(a) + 3 * rest**2 * share * np.array(b)
    points += 3 * rest * share**2 * np.array(c) + share**3 * np.array(d)
    return [(float(x), float(y)) for x, y in points]


def _arc(
    start: tuple[float, float], end: tuple[float, float], radius: float, *, large: bool, sweep: bool
) -> list[tuple[float, float]]:
    """An arc of a circle by its ends (SVG 1.1, F.6.5)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if not length:
        return [end]
    radius = max(radius, length / 2)
    away = math.sqrt(max(radius**2 - length**2 / 4, 0)) * (1 if large != sweep else -1)
    x, y = (start[0] + end[0]) / 2 - away * -dy / length, (start[1] + end[1]) / 2 - away * dx / length
    first = math.atan2(start[1] - y, start[0] - x)
    turn = (math.atan2(end[1] - y, end[0] - x) - first) % (2 * math.pi)
    turn = turn if sweep else turn - 2 * math.pi
    steps = max(int(abs(turn) / (math.pi / 12)), 2)
    return [
        (x + radius * math.cos(first + turn * i / steps), y + radius * math.sin(first + turn * i / steps))
        for i in range(1, steps + 1)
    ]
