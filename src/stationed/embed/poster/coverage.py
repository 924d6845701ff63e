"""covered: many fillings of a canvas at once -> how much of each pixel every one of them covers.

Coverage is exact: each pixel takes as much of a colour as the outline covers of it, from the signed areas under its
edges, summed along the row (the accumulation buffer of font rasterisers; R. Levien, font-rs, 2016). Everything here is
plain arithmetic in a fixed order, so that equal outlines give equal pixels on every machine. Many small outlines are
reckoned together, as each call of numpy costs more than the few edges of a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers

Outline = NDArray[np.float64]
"""Corners of one closed outline, n x 2, in pixels; it need not repeat the first."""

Coverage = NDArray[np.float64]
"""How much of each pixel is enclosed, from 0 to 1, by row and column."""

Part = tuple[slice, slice]
"""Rows and columns of a canvas."""

AT_ONCE = 1_000_000
"""About so many pixels are reckoned together."""

Edges = NDArray[np.float64]


def covered(
    fillings: Sequence[Sequence[Outline]], margins: Sequence[int], width: int, height: int
) -> Iterator[tuple[Part, Coverage]]:
    """Give for each filling the part of the canvas that it lies in, and how much of the pixels there it covers.

    Parameters
    ----------
    fillings : sequence of sequences of Outline
        Outlines in pixels from the upper left corner, y downwards; what is beyond the canvas is left out.
    margins : sequence of int
        Room about each filling, in pixels.
    width, height : int
        Of the canvas.
    """
    edges, owner = _edges(fillings, height)
    boxes = _boxes(edges, owner, np.array(margins, np.int64), width, height)
    sizes = (boxes[:, 2] - boxes[:, 0] + 1) * (boxes[:, 3] - boxes[:, 1])
    begins = np.searchsorted(owner, np.arange(len(fillings) + 1))
    first = 0
    while first < len(fillings):
        last = first + 1
        while last < len(fillings) and sizes[first : last + 1].sum() <= AT_ONCE:
            last += 1
        some = slice(int(begins[first]), int(begins[last]))
        yield from _together(edges[some], owner[some] - first, boxes[first:last])
        first = last


def _edges(fillings: Sequence[Sequence[Outline]], height: int) -> tuple[Edges, Numbers]:
    """Every edge as x0, y0, x1, y1, cut to the rows of the canvas, and whose it is; level ones enclose nothing."""
    parts = [outline for outlines in fillings for outline in outlines if len(outline) > 2]
    of = [number for number, outlines in enumerate(fillings) for outline in outlines if len(outline) > 2]
    if not parts:
        return np.empty((0, 4)), np.empty(0, np.int64)
    points, lengths = np.concatenate(parts), np.array([len(part) for part in parts])
    ends = np.cumsum(lengths)
    after = np.arange(1, len(points) + 1)
    after[ends - 1] = ends - lengths
    edges, owner = np.hstack([points, points[after]]), np.repeat(np.array(of, np.int64), lengths)
    steep = edges[:, 1] != edges[:, 3]
    edges, owner = edges[steep], owner[steep]
    x0, y0, x1, y1 = edges.T
    slope = (x1 - x0) / (y1 - y0)
    top, bottom = np.clip(y0, 0, height), np.clip(y1, 0, height)
    cut = np.column_stack([x0 + (top - y0) * slope, top, x0 + (bottom - y0) * slope, bottom])
    seen = cut[:, 1] != cut[:, 3]
    return cut[seen], owner[seen]


def _boxes(edges: Edges, owner: Numbers, margins: Numbers, width: int, height: int) -> Numbers:
    """Left, top, right and bottom of each filling with its margin, within the canvas; zeros where there is nothing."""
    boxes = np.zeros((len(margins), 4), np.int64)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    if len(first):
        there = owner[first]
        low = np.floor(np.minimum.reduceat(np.minimum(edges[:, :2], edges[:, 2:]), first)) - margins[there, None]
        high = np.ceil(np.maximum.reduceat(np.maximum(edges[:, :2], edges[:, 2:]), first)) + margins[there, None]
        boxes[there] = np.clip(np.hstack([low, high]), 0, [width, height, width, height]).astype(np.int64)
    return boxes


def _together(edges: Edges, owner: Numbers, boxes: Numbers) -> Iterator[tuple[Part, Coverage]]:
    """The same for some fillings, whose boxes lie one behind the other in one row of pixels."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    begins = np.append(0, np.cumsum((wide + 1) * high))
    kept = (wide * high > 0)[owner]
    edges, owner = edges[kept] - boxes[owner[kept]][:, [0, 1, 0, 1]], owner[kept]
    edges, owner = _split(*_split(edges, owner, 1), 0)
    x0, y0, x1, y1 = edges.T
    rise = y1 - y0
    row = np.clip(np.floor((y0 + y1) / 2).astype(np.int64), 0, high[owner] - 1)
    middle = np.clip((x0 + x1) / 2, 0, wide[owner])
    column = np.minimum(middle.astype(np.int64), wide[owner] - 1)
    right = rise * np.clip(middle - column, 0, 1)
    place = begins[owner] + row * (wide[owner] + 1) + column
    size = int(begins[-1])
    area = np.bincount(place, rise - right, size) + np.bincount(place + 1, right, size)
    # What goes up in a row comes down in it, as outlines are closed: each row begins with nothing.
    cover = np.minimum(np.abs(np.cumsum(area, out=area), out=area), 1, out=area)
    for (left, top, over, below), begin, end in zip(boxes.tolist(), begins[:-1], begins[1:], strict=True):
        found = cover[begin:end].reshape(below - top, over - left + 1)[:, :-1]
        yield (slice(top, below), slice(left, over)), found


def _split(edges: Edges, owner: Numbers, axis: int) -> tuple[Edges, Numbers]:
    """The edges cut wherever they cross from one row (axis 1) or column (axis 0) of pixels to the next."""
    begin, end = edges[:, axis], edges[:, axis + 2]
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    cells = np.ceil(high) - np.floor(low)
    cut = np.flatnonzero(cells > 1)
    if not len(cut):
        return edges, owner
    whole, pieces = cells <= 1, cells[cut].astype(np.int64)
    of = np.repeat(cut, pieces)
    number = np.arange(len(of)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    # From the lower end of an edge to its higher one, each piece from its own beginning to its own end.
    floor, rise = np.floor(low)[of] + number, (high - low)[of]
    shares = [np.clip((stop - low[of]) / rise, 0, 1) for stop in (floor, floor + 1)]
    falls = (begin > end)[of]
    from_, to = np.where(falls, 1 - shares[1], shares[0]), np.where(falls, 1 - shares[0], shares[1])
    start, along = edges[of, :2], edges[of, 2:] - edges[of, :2]
    parts = np.hstack([start + from_[:, None] * along, start + to[:, None] * along])
    parts, owner = np.concatenate([edges[whole], parts]), np.concatenate([owner[whole], owner[of]])
    steep = parts[:, 1] != parts[:, 3]
    return parts[steep], owner[steep]
