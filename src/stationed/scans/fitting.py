"""Control points -> where each pixel of a picture lies: polynomials, a similarity, a thin plate.

Polynomials are fitted by least squares; the thin plate is that of F. L. Bookstein, IEEE PAMI 11 (1989), 567-585, with
the kernel r^2 log r.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Places: TypeAlias = NDArray[np.float64]
"""Pairs of numbers, of shape (n, 2)."""
Warp: TypeAlias = Callable[[Places], Places]
"""Pixels of a picture, x and y from its upper left corner -> places on the map."""

LEAST_POINTS = {"helmert": 2, "polynomial-1": 3, "polynomial-2": 6, "polynomial-3": 10, "thin-plate": 3}
"""Kind of transformation -> how many control points settle it."""


def fitted(kind: str, pixels: Places, places: Places) -> Warp:
    """Return the transformation of a kind that takes pixels to places, both at least `LEAST_POINTS`.

    Raises
    ------
    ValueError
        When the points do not settle it, as when they lie on one line.
    """
    middle, size = pixels.mean(axis=0), float(np.ptp(pixels, axis=0).max()) or 1.0
    origin, span = places.mean(axis=0), float(np.ptp(places, axis=0).max()) or 1.0
    own, there = (pixels - middle) / size, (places - origin) / span
    if kind == "thin-plate":
        inner = _thin_plate(own, there)
    elif kind == "helmert":
        inner = _similarity(own, there)
    else:
        inner = _polynomial(int(kind[-1]), own, there)
    return lambda given: inner((given - middle) / size) * span + origin


def _powers(order: int, pixels: Places) -> NDArray[np.float64]:
    x, y = pixels.T
    return np.column_stack(
        [x**i * y**j for total in range(order + 1) for i in range(total, -1, -1) for j in [total - i]]
    )


def _polynomial(order: int, pixels: Places, places: Places) -> Warp:
    """The polynomial with the least sum of squares."""
    terms = _powers(order, pixels)
    _settled(terms)
    weights = np.linalg.lstsq(terms, places, rcond=None)[0]
    return lambda given: _powers(order, given) @ weights


def _similarity(pixels: Places, places: Places) -> Warp:
    """Turned, enlarged and moved alone."""
    x, y = pixels.T
    one, none = np.ones(len(x)), np.zeros(len(x))
    terms = np.concatenate([np.column_stack([x, -y, one, none]), np.column_stack([y, x, none, one])])
    _settled(terms)
    a, b, east, north = np.linalg.lstsq(terms, places.T.ravel(), rcond=None)[0]
    turn = np.array([[a, b], [-b, a]])
    return lambda given: given @ turn + np.array([east, north])


def _thin_plate(pixels: Places, places: Places) -> Warp:
    """The smoothest surface through every point."""
    count, flat = len(pixels), _powers(1, pixels)
    _settled(flat)
    system = np.zeros((count + 3, count + 3))
    system[:count, :count], system[:count, count:], system[count:, :count] = _kernel(pixels, pixels), flat, flat.T
    try:
        weights = np.linalg.solve(system, np.vstack([places, np.zeros((3, 2))]))
    except np.linalg.LinAlgError as error:
        raise ValueError("two control points lie on one pixel") from error
    return lambda given: _kernel(given, pixels) @ weights[:count] + _powers(1, given) @ weights[count:]


def _kernel(one: Places, other: Places) -> NDArray[np.float64]:
    squares = ((one[:, None, :] - other[None, :, :]) ** 2).sum(axis=2)
    return squares * np.log(np.where(squares > 0, squares, 1.0)) / 2


def _settled(terms: NDArray[np.float64]) -> None:
    if np.linalg.matrix_rank(terms) < terms.shape[1]:
        raise ValueError("the control points lie too much on one line to settle it")


def undone(warp: Warp, places: Places, start: Places, scale: float) -> Places:
    """Return the pixels that a transformation takes to places, by Newton's method; NaN where none is found.

    Parameters
    ----------
    warp : callable
        The transformation.
    places : array
        Where pixels are wanted for.
    start : array
        About where they may be.
    scale : float
        Size of a pixel in units of places.
    """
    found = start.copy()
    for _ in range(12):
        here = warp(found)
        across = warp(found + np.array([0.5, 0.0])) - warp(found - np.array([0.5, 0.0]))
        down = warp(found + np.array([0.0, 0.5])) - warp(found - np.array([0.0, 0.5]))
        area = across[:, 0] * down[:, 1] - across[:, 1] * down[:, 0]
        area = np.where(area == 0, np.nan, area)
        off = places - here
        step = np.column_stack(
            [
                (off[:, 0] * down[:, 1] - off[:, 1] * down[:, 0]) / area,
                (off[:, 1] * across[:, 0] - off[:, 0] * across[:, 1]) / area,
            ]
        )
        found = found + np.clip(np.nan_to_num(step), -1e4, 1e4)
    missed = ~(np.abs(warp(found) - places).max(axis=1) < scale / 4)
    found[missed] = np.nan
    return found
