"""Visvalingam and Whyatt's line simplification with a tolerance that varies by place.

A vertex goes when the triangle it makes with its neighbours is smaller than the square of the
tolerance there. First and last vertices stay, so lines that share their ends still share them.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence

from frame import KM_PER_DEGREE, snap, tolerance_km

LEAST_KM = 0.001
"""A tolerance of 0 still drops vertices that lie on a straight line."""

Points = Sequence[tuple[float, float]]


def simplify(points: Points, *, tolerance: Callable[[float, float], float] = tolerance_km, least: int = 2) -> list:
    """The vertices that stay, in order; never fewer than `least`."""
    count = len(points)
    before = list(range(-1, count - 1))
    after = list(range(1, count + 1))
    limits = [max(tolerance(x, y), LEAST_KM) ** 2 for x, y in points]
    sizes = [math.inf] * count
    queue: list[tuple[float, int]] = []
    for index in range(1, count - 1):
        sizes[index] = area_km2(points[index - 1], points[index], points[index + 1]) / limits[index]
        queue.append((sizes[index], index))
    heapq.heapify(queue)
    left = count
    while queue and left > least:
        size, index = heapq.heappop(queue)
        if size != sizes[index]:
            continue
        if size >= 1:
            break
        left -= 1
        sizes[index] = -1.0
        back, front = before[index], after[index]
        after[back], before[front] = front, back
        for near in (back, front):
            if 0 < near < count - 1:
                fresh = area_km2(points[before[near]], points[near], points[after[near]]) / limits[near]
                sizes[near] = max(fresh, size)
                heapq.heappush(queue, (sizes[near], near))
    return [point for point, size in zip(points, sizes, strict=True) if size >= 0]


def simplify_snapped(
    points: Points, *, tolerance: Callable[[float, float], float] = tolerance_km, least: int = 2
) -> list:
    """The vertices that stay, on the grid of their place, without repeats."""
    return snapped(simplify(points, tolerance=tolerance, least=least))


def snapped(points: Points) -> list[tuple[float, float]]:
    """The points on the grid of their place, without repeats."""
    kept: list[tuple[float, float]] = []
    for x, y in points:
        point = snap(x, y)
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


def area_km2(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Area of a small triangle on the ground, in km2."""
    shrink = math.cos(math.radians(b[1]))
    abx, aby = (b[0] - a[0]) * shrink, b[1] - a[1]
    acx, acy = (c[0] - a[0]) * shrink, c[1] - a[1]
    return abs(abx * acy - aby * acx) / 2 * KM_PER_DEGREE**2
