"""Lines, areas and drawing paths -> closed outlines for the canvas. Pixels, y downwards."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed.embed.poster.raster import Outline

Points = NDArray[np.float64]

_COMMAND = re.compile(r"([MmLlHhVvCcAaZz])([^MmLlHhVvCcAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7}


def area_outlines(rings: Sequence[Points], box: shapely.Geometry) -> list[Outline]:
    """Give what some rings enclose, cut to a box; a ring within another is a hole, whichever way it turns."""
    lines = [np.vstack([ring, ring[:1]]) for ring in rings if len(ring) > 2]
    if not lines:
        return []
    return geometry_outlines(shapely.intersection(shapely.build_area(shapely.MultiLineString(lines)), box))


def geometry_outlines(geometry: shapely.Geometry | NDArray[np.object_]) -> list[Outline]:
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
    whole: shapely.Geometry = shapely.MultiLineString(drawn)
    if box is not None:
        whole = shapely.intersection(whole, box)
    parts = shapely.get_parts(whole)
    parts = parts[shapely.get_dimensions(parts) == 1]
    if dashes:
        parts = np.array([dash for part in parts for dash in _dashed(part, *dashes)], dtype=object)
    if not len(parts):
        return []
    style = "flat" if dashes else "round"
    # Where two of them overlap the canvas counts them once: they all turn the same way.
    return geometry_outlines(shapely.buffer(parts, width / 2, quad_segs=4, cap_style=style))


def _dashed(line: shapely.Geometry, on: float, off: float) -> list[shapely.Geometry]:
    points = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    dashes = []
    for start in np.arange(0.0, along[-1], on + off):
        end = min(start + on, along[-1])
        inside = (along > start) & (along < end)
        ends = [[np.interp(at, along, points[:, axis]) for axis in (0, 1)] for at in (start, end)]
        dashes.append(shapely.linestrings(np.vstack([ends[:1], points[inside], ends[1:]])))
    return dashes


def dot(x: float, y: float, radius: float) -> Outline:
    """Give a circle."""
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    return np.column_stack([x + radius * np.cos(turn), y + radius * np.sin(turn)])


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
