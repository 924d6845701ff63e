"""View: how the globe lies in a picture (spherical Mercator), and shapes of the block in its pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.figures.drawing import Points
from stationed.figures.reader import Reader
from stationed.payload.shapes import LETTERS

EDGE = 4.0
"""So many pixels beyond the picture are drawn, so that lines along its edge are not seen to end."""

FINE = 4
"""Lines are drawn as finely as so many parts of a pixel."""

WORLD = 256.0
"""Width of the whole world at zoom 0, in pixels."""


@dataclass(frozen=True, slots=True)
class View:
    """A map of a size in pixels."""

    width: float
    """In pixels."""
    height: float
    """In pixels."""
    scale: float
    """Pixels to a radian of longitude."""
    middle: tuple[float, float]
    """Middle of the map in radians of longitude and of Mercator's latitude."""
    larger: float = 1.0
    """Pixels of the finished picture to one of the view's, for what is made of pixels."""

    @classmethod
    def of(cls, extent: Sequence[float], width: float, height: float, *, larger: float = 1.0) -> View:
        """Return the view that shows a whole extent (west, south, east, north in degrees) as large as it can."""
        west, south, east, north = extent
        across, (low, high) = np.radians([west, east]), mercator(np.array([south, north]))
        scale = min(width / max(across[1] - across[0], 1e-6), height / max(high - low, 1e-6))
        return cls(width, height, float(scale), (float(across.mean()), float((low + high) / 2)), larger)

    @property
    def zoom(self) -> float:
        """How near it is, as maps of the web count it."""
        return math.log2(self.scale * 2 * math.pi / WORLD)

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """What is drawn: left, top, right and bottom."""
        return (-EDGE, -EDGE, self.width + EDGE, self.height + EDGE)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """What of the globe it draws: west, south, east and north in degrees."""
        left, top, right, bottom = self.frame
        west, east = (math.degrees((x - self.width / 2) / self.scale + self.middle[0]) for x in (left, right))
        south, north = (
            math.degrees(math.atan(math.sinh((self.height / 2 - y) / self.scale + self.middle[1])))
            for y in (bottom, top)
        )
        return west, south, east, north

    def holds(self, point: Points) -> bool:
        """Whether a point is seen."""
        x, y = point.tolist()
        left, top, right, bottom = self.frame
        return left <= x <= right and top <= y <= bottom

    def project(self, longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> Points:
        """Return pixels for degrees."""
        x = self.width / 2 + (np.radians(longitude) - self.middle[0]) * self.scale
        y = self.height / 2 - (mercator(latitude) - self.middle[1]) * self.scale
        return np.column_stack([x, y])

    def parts(self, reader: Reader, shapes: Sequence[float]) -> list[list[Points]]:
        """Return the parts of the block's shapes in pixels; none for -1, for points and for what is not seen."""
        known, rows = reader.shapes, np.asarray(shapes, np.float64).astype(np.int64)
        drawn = np.flatnonzero(rows >= 0)
        drawn = drawn[known.kinds[rows[drawn]] != LETTERS.index("P")]
        first, number = known.firsts[rows[drawn]], known.parts[rows[drawn]]
        part, of = ranges(first, number), np.repeat(drawn, number)
        length = known.lengths[part]
        steps, ends = known.steps[ranges(known.begins[part], length)], np.cumsum(length)
        sums = np.cumsum(steps, axis=0)
        begins = ends - length  # what is summed up before a part is no step of it
        degrees = (sums - np.repeat(sums[begins] - steps[begins], length, axis=0)) / reader.block["scale"]
        points = self.project(degrees[:, 0], degrees[:, 1])
        # As on the page the land about a pole does not end in a straight coast where the map of the world does.
        points[:, 1] -= np.where(np.abs(degrees[:, 1]) > 85, np.sign(degrees[:, 1]) * 2 * np.pi * self.scale, 0)
        found: list[list[Points]] = [[] for _ in rows]
        outer = _ends(begins, len(points))
        kept = _unlike(points) | outer
        # In this order: what is like the point before it has to be like one that stays.
        kept[kept] = ~self._beyond(points[kept]) | outer[kept]
        kept &= np.repeat(self._seen(points, begins, of), length)
        for at, begin, end in zip(of.tolist(), begins.tolist(), ends.tolist(), strict=True):
            if kept[begin]:
                found[at].append(points[begin:end][kept[begin:end]])
        return found

    def cut(self, lines: Sequence[Points]) -> list[Points]:
        """Return lines as far as they are seen. Dashes beyond the picture would take long to draw."""
        if not lines:
            return []
        lengths = np.array([len(line) for line in lines])
        points, begins = np.concatenate(lines), np.cumsum(lengths) - lengths
        low, high = np.minimum.reduceat(points, begins), np.maximum.reduceat(points, begins)
        whole = (low >= self.frame[:2]).all(axis=1) & (high <= self.frame[2:]).all(axis=1)
        found = [lines[at] for at in np.flatnonzero(whole).tolist()]
        rest = [shapely.LineString(lines[at]) for at in np.flatnonzero(~whole).tolist()]
        parts = shapely.get_parts(shapely.intersection(np.array(rest, dtype=object), shapely.box(*self.frame)))
        parts = parts[(measured.get_dimensions(parts) == 1) & ~shapely.is_empty(parts)]
        return [*found, *(shapely.get_coordinates(part) for part in parts)]

    def _seen(self, points: Points, begins: NDArray[np.int64], of: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of each part whether its shape lies in the window or about it."""
        if not len(begins):
            return np.zeros(0, np.bool_)
        first = np.flatnonzero(np.diff(of, prepend=-1))
        low = np.minimum.reduceat(np.minimum.reduceat(points, begins), first)
        high = np.maximum.reduceat(np.maximum.reduceat(points, begins), first)
        least, most = self.frame[:2], self.frame[2:]
        seen = ((high >= least) & (low <= most)).all(axis=1)
        return np.repeat(seen, np.diff(first, append=len(of)))

    def _beyond(self, points: Points) -> NDArray[np.bool_]:
        """Which points lie beyond the same sides of the picture as those before and behind them: nobody misses them."""
        left, top, right, bottom = self.frame
        x, y = points.T
        sides = (x < left) * 1 + (y < top) * 2 + (x > right) * 4 + (y > bottom) * 8
        beyond = np.zeros(len(points), np.bool_)
        beyond[1:-1] = (sides[1:-1] > 0) & (sides[:-2] == sides[1:-1]) & (sides[1:-1] == sides[2:])
        return beyond


def ranges(first: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return so many numbers from each first one on, one behind the other."""
    total = int(number.sum())
    return np.repeat(first - (np.cumsum(number) - number), number) + np.arange(total)


def _unlike(points: Points) -> NDArray[np.bool_]:
    """Which points do not lie in the same quarter of a pixel as the one before."""
    spots = np.floor(points * FINE)
    return np.append(True, (spots[1:] != spots[:-1]).any(axis=1))[: len(points)]


def _ends(begins: NDArray[np.int64], number: int) -> NDArray[np.bool_]:
    """Which of so many points are the first or the last of a line."""
    ends = np.zeros(number, np.bool_)
    ends[begins] = True
    ends[begins[1:] - 1] = True
    ends[-1:] = True
    return ends


def mercator(latitude: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Mercator's latitude in radians for degrees; beyond 85 degrees it is cut, as on the map."""
    return np.log(np.tan(np.pi / 4 + np.radians(np.clip(latitude, -85, 85)) / 2))
