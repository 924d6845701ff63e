"""Levels: formations from the lowest up, so that each is reached when all that ever stand below it are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers, rows_between
from stationed.strength.steps import sorted_distinct

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Edges:
    """Which key ever stands below which, each pair once; what stands below nobody is in no pair."""

    below: Numbers
    """The lower key of each pair, ascending."""
    above: Numbers
    """The higher one."""

    @classmethod
    def of(cls, below: Numbers, above: Numbers) -> Edges:
        """Return the distinct pairs."""
        span = int(above.max(initial=0)) + 1
        pairs = sorted_distinct(below * span + above)
        return cls(pairs // span, pairs % span)

    def turned(self) -> Edges:
        """Return the pairs with the lower as the higher."""
        order = np.argsort(self.above, kind="stable")
        return Edges(self.above[order], self.below[order])

    def over(self, keys: Numbers) -> Numbers:
        """Return what stands above keys, as often as it does."""
        begin, end = (np.searchsorted(self.below, keys, side) for side in ("left", "right"))
        return self.above[rows_between(begin, end)]


def levels(keys: Numbers, edges: Edges) -> Iterator[tuple[Numbers, bool]]:
    """Walk up the formations.

    Parameters
    ----------
    keys : array of int
        All keys, ascending.
    edges : Edges
        Who stands below whom.

    Yields
    ------
    keys : array of int
        Keys whose lower ones have all been there before.
    circular : bool
        Whether they are those that stand above each other, at one time or at different ones, or between such; there is
        one such group at most.
    """
    left = np.zeros(int(max(keys.max(initial=0), edges.above.max(initial=0))) + 1, np.bool_)
    left[keys] = True
    while left.any():
        for found in _peeled(left, edges):
            yield found, False
        rest = left.copy()
        for _ in _peeled(rest, edges.turned()):
            pass
        if rest.any():
            left &= ~rest
            yield np.flatnonzero(rest), True


def _peeled(left: Flags, edges: Edges) -> Iterator[Numbers]:
    """Take away what has none left below it, over and over, until all that is left is on a circle or above one."""
    inner = left[edges.below] & left[edges.above]
    waits = np.bincount(edges.above[inner], minlength=len(left))
    free = np.flatnonzero(left & (waits == 0))
    while len(free):
        left[free] = False
        yield free
        over, number = np.unique(edges.over(free), return_counts=True)
        waits[over] -= number
        free = over[left[over] & (waits[over] == 0)]
