"""The river net as a graph of its vertices, and the way along it from point to point."""

from __future__ import annotations

import heapq
from itertools import pairwise

import numpy as np
import shapely
from frame import vertices

Point = tuple[float, float]
Step = tuple[Point, Point]

GAP = 0.018
"""Degrees: a river that ends this near to another is meant to run into it."""


class Network:
    """Lines joined where they meet; a path is the shortest way along them.

    Parameters
    ----------
    lines
        River pieces in degrees. They are joined where they share a vertex or nearly do.
    """

    def __init__(self, lines: list[shapely.LineString]) -> None:
        self.steps: dict[Point, dict[Point, float]] = {}
        for line in linked(lines):
            points = vertices(line)
            for a, b in pairwise(points):
                length = ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
                self.steps.setdefault(a, {})[b] = length
                self.steps.setdefault(b, {})[a] = length
        self.points = sorted(self.steps)
        self.tree = shapely.STRtree(shapely.points(self.points))

    def path(self, waypoints: list[Point], *, within: float = 0.25) -> shapely.LineString:
        """The way through the vertices nearest to the waypoints.

        Raises
        ------
        ValueError
            When no vertex lies within `within` degrees of a waypoint, or the net has a gap on the way.
        """
        points = [self.nearest(point, within=within) for point in waypoints]
        coords = [points[0]]
        for start, end in pairwise(points):
            coords += self.way(start, end)
        return shapely.LineString(coords)

    def nearest(self, place: Point, *, within: float) -> Point:
        """The vertex nearest to a place."""
        point = self.points[int(self.tree.nearest(shapely.Point(place)))]
        if shapely.Point(point).distance(shapely.Point(place)) > within:
            raise ValueError(f"no river within {within} degrees of {place}; the nearest is at {point}")
        return point

    def way(self, start: Point, end: Point) -> list[Point]:
        """The vertices from one to another, without the first."""
        best: dict[Point, float] = {start: 0.0}
        came: dict[Point, Point] = {}
        queue: list[tuple[float, Point]] = [(0.0, start)]
        while queue:
            length, point = heapq.heappop(queue)
            if point == end:
                break
            if length > best[point]:
                continue
            for other, step in self.steps[point].items():
                if length + step < best.get(other, float("inf")):
                    best[other] = length + step
                    came[other] = point
                    heapq.heappush(queue, (length + step, other))
        if end not in best:
            raise ValueError(f"the river net has a gap between {start} and {end}")
        found = [end]
        while found[-1] != start:
            found.append(came[found[-1]])
        return found[-2::-1]


def steps_of(line: shapely.LineString) -> set[Step]:
    """The steps a line takes, without direction."""
    points = vertices(line)
    return {(min(a, b), max(a, b)) for a, b in pairwise(points)}


def without(line: shapely.LineString, taken: set[Step]) -> list[shapely.LineString]:
    """What is left of a line when some steps are taken out."""
    found: list[shapely.LineString] = []
    run: list[Point] = []
    points = vertices(line)
    for a, b in pairwise(points):
        if (min(a, b), max(a, b)) in taken:
            run = []
            continue
        if not run:
            run = [a]
            found.append(shapely.LineString([a, b]))
        run.append(b)
        found[-1] = shapely.LineString(run)
    return found


def linked(lines: list[shapely.LineString]) -> list[shapely.LineString]:
    """The lines, and the shortest link between any two groups of them that nearly touch."""
    groups = connected(lines)
    places = sorted({point for line in lines for point in vertices(line)})
    dots = np.asarray(shapely.points(places))
    pairs = shapely.STRtree(dots).query(dots, predicate="dwithin", distance=GAP).T
    closest: dict[tuple[int, int], tuple[float, Point, Point]] = {}
    for first, second in pairs[pairs[:, 0] < pairs[:, 1]].tolist():
        a, b = places[first], places[second]
        if groups[a] != groups[b]:
            key = min(groups[a], groups[b]), max(groups[a], groups[b])
            link = (((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5, a, b)
            closest[key] = min(closest.get(key, link), link)
    return [*lines, *(shapely.LineString([a, b]) for _, a, b in closest.values())]


def connected(lines: list[shapely.LineString]) -> dict[Point, int]:
    """For each vertex the number of its group: lines that share vertices, through however many others."""
    parent: dict[Point, Point] = {}

    def root(point: Point) -> Point:
        while parent.setdefault(point, point) != point:
            parent[point] = parent[parent[point]]
            point = parent[point]
        return point

    for line in lines:
        points = vertices(line)
        first = root(points[0])
        for point in points[1:]:
            parent[root(point)] = first
    numbers: dict[Point, int] = {}
    return {point: numbers.setdefault(root(point), len(numbers)) for point in list(parent)}
