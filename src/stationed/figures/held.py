"""Held: which deployments and claims there are on some days, definitely or possibly.

The rule is that of docs/dates.md, as the page has it: a claim is possible on some days when its possible span meets
them, a deployment is possible when any claim is and definite when every claim holds on every reading of its dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.reader import Reader
from stationed.periods import DEFINITE, NOT, POSSIBLE


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is shown under a choice."""

    states: NDArray[np.int8]
    """The state of each deployment."""
    claims: NDArray[np.bool_]
    """Of each claim whether it is drawn."""


def within(reader: Reader, first: float, last: float) -> Shown:
    """Return what there is on some days, the first and the last included."""
    earliest, latest, surely, until = (
        reader.numbers("claims", name)
        for name in ("possible_first", "possible_last", "definite_first", "definite_last")
    )
    deployment = reader.places("claims", "deployment")
    claims = (earliest <= last) & (latest >= first)
    states = np.zeros(reader.rows("deployments"), np.int8)
    states[deployment[claims]] = DEFINITE
    doubted = np.zeros(len(states), np.bool_)
    doubted[deployment[(surely > last) | (until < first)]] = True
    states[doubted & (states > NOT)] = POSSIBLE
    return Shown(states, claims)
