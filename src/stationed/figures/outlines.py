"""What a picture shows as lines and areas: fronts, axes with their arrowheads, areas of operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.drawing import Lines, Paint, Points
from stationed.figures.reader import Reader
from stationed.figures.standing import Standing
from stationed.figures.view import View
from stationed.payload.shapes import LETTERS
from stationed.periods import DEFINITE

LEAST, LEAST_CROWDED = 5.0, 14.0
"""Lines and areas smaller than this many pixels are points."""

MOST = 500
"""Lines and areas in one picture; of more the largest are drawn."""

ARROWS = 90.0
"""From one arrowhead to the next along an axis, in pixels; half of it to the first."""

HEAD = np.array([(0.5, 0.0), (-0.6, 0.55), (-0.3, 0.0), (-0.6, -0.55)])
"""An arrowhead that points to the right, for a size of 1."""

ALONG, AT_END = 7.0, 11.0
"""Sizes of the arrowheads along a line and at its end."""


@dataclass(frozen=True, slots=True)
class Look:
    """What lines and areas have in common that are drawn together."""

    area: bool
    """Whether they are areas."""
    colour: str
    """Of the side of what leads there."""
    possible: bool
    """Whether nothing is there for sure."""
    arrow: bool
    """Whether they are axes, with arrowheads."""


def draw_outlines(reader: Reader, view: View, standing: Standing, *, crowded: bool) -> Iterator[Lines]:
    """Yield the lines and areas at which something is shown, those that look alike at once."""
    for look, shapes in looks_seen(reader, view, standing, crowded=crowded).items():
        parts = tuple(part for shape in shapes for part in shape)
        areas = tuple(number for number, shape in enumerate(shapes) for _ in shape) if look.area else ()
        if look.area:
            yield Lines(parts, Paint(fill=look.colour, fill_opacity=0.08 if crowded else 0.14), areas)
        rim = Paint(
            stroke=look.colour,
            width=1.2 if crowded else 1.6 if look.area else 2.6,
            dashes=(8.0, 6.0) if look.possible else None,
            opacity=0.45 if crowded else 0.5 if look.possible else 0.9,
        )
        rims = [np.concatenate([part, part[:1]]) if look.area else part for part in parts]
        yield Lines(tuple(view.cut([line for line in rims if len(line) > 1])), rim)
        if look.arrow and not crowded:
            heads = tuple(head for part in parts for head in arrowheads(part) if view.holds(head[0]))
            yield Lines(heads, Paint(fill=look.colour), tuple(range(len(heads))))


def looks_seen(reader: Reader, view: View, standing: Standing, *, crowded: bool) -> dict[Look, list[list[Points]]]:
    """Return the lines and areas at which something is shown, by what they look like."""
    looks: dict[Look, list[list[Points]]] = {}
    for location, parts in _seen(reader, view, standing, LEAST_CROWDED if crowded else LEAST):
        looks.setdefault(_look(reader, standing, location), []).append(parts)
    return looks


def has_outline(reader: Reader) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return of each location whether it is a line or an area."""
    shape, kinds = reader.places("locations", "shape"), np.append(reader.shapes.kinds, LETTERS.index("P"))
    return (shape >= 0) & (kinds[shape] != LETTERS.index("P"))


def arrowheads(line: Points) -> list[Points]:
    """Return arrowheads along a line, evenly apart, and one at its end."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    line, steps = line[np.append(True, steps > 0)], steps[steps > 0]
    if not len(steps):
        return []
    along = np.append(0.0, np.cumsum(steps))
    at = np.append(np.arange(ARROWS / 2, along[-1], ARROWS), along[-1])
    segment = np.minimum(np.searchsorted(along, at, side="right") - 1, len(steps) - 1)
    ahead = np.diff(line, axis=0)[segment] / steps[segment, None]
    points = line[segment] + ahead * (at - along[segment])[:, None]
    sizes = np.append(np.full(len(at) - 1, ALONG), AT_END)
    return [
        point + size * (HEAD @ np.array([[x, y], [-y, x]]))
        for point, size, (x, y) in zip(points, sizes.tolist(), ahead.tolist(), strict=True)
    ]


def _seen(reader: Reader, view: View, standing: Standing, least: float) -> list[tuple[int, list[Points]]]:
    """The locations with something shown that are large enough in the picture, the largest when there are many."""
    rows = np.flatnonzero(has_outline(reader) & (standing.count() > 0))
    parts = view.parts(reader, reader.numbers("locations", "shape")[rows].tolist())
    drawn = np.flatnonzero([bool(shape) for shape in parts])
    sizes = _sizes([parts[at] for at in drawn.tolist()])
    large = np.flatnonzero(sizes >= least)
    if len(large) > MOST:
        large = large[np.lexsort((drawn[large], -sizes[large]))[:MOST]]
    return [(int(rows[at]), parts[at]) for at in drawn[large].tolist()]


def _sizes(shapes: list[list[Points]]) -> NDArray[np.float64]:
    """The width or the height of each shape, whichever is larger."""
    if not shapes:
        return np.zeros(0)
    number = [sum(map(len, parts)) for parts in shapes]
    points, begins = np.concatenate([part for parts in shapes for part in parts]), np.cumsum([0, *number[:-1]])
    return (np.maximum.reduceat(points, begins) - np.minimum.reduceat(points, begins)).max(axis=1)


def _look(reader: Reader, standing: Standing, location: int) -> Look:
    begin, end = standing.begins[location : location + 2].tolist()
    area = int(reader.shapes.kinds[int(reader.numbers("locations", "shape")[location])]) == LETTERS.index("A")
    return Look(
        area=area,
        colour=standing.colour(reader, begin),
        possible=not (standing.state[begin:end] == DEFINITE).any(),
        arrow=not area and reader.text("locations", "kind", location) == "axis",
    )
