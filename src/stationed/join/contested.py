"""Which deployments are contested, and in what.

In: for each thing that claims may differ in, what each claim says. Out: a text per deployment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Said:
    """What each claim says of one thing."""

    name: str
    """The thing: place, start, end or the name of a figure."""
    values: tuple[NDArray[np.generic], ...]
    """Numbers that are equal exactly when two claims say the same."""
    says: NDArray[np.bool_]
    """False where the claim is blank."""


def contested(code: NDArray[np.int64], said: Sequence[Said]) -> tuple[list[str], NDArray[np.int64]]:
    """Return for each claim the things in which its deployment's claims differ.

    Parameters
    ----------
    code : array of int
        Number of each claim's deployment, from 0.
    said : sequence of Said
        The things compared, in the order in which the text names them.

    Returns
    -------
    texts : list of str
        Names joined by ';' such as ``place;start;men``; the first is '', when nothing is contested.
    which : array of int64
        For each claim the place of its text in `texts`.

    Notes
    -----
    A blank means that the source says nothing: it contradicts nobody. Everything else is compared by its meaning, not
    its spelling: two dates differ when their earliest or latest days do, so 1939 and 1939-05 differ (one source knows
    more, and the map shows it), while 1939-05? and 1939-05 do not.
    """
    claims = np.bincount(code)
    size = len(claims)
    rival = np.flatnonzero((claims > 1)[code])  # of most deployments there is one claim
    differs = np.zeros((len(said), size), np.bool_)
    for number, thing in enumerate(said):
        asked = rival[thing.says[rival]]
        for values in thing.values:
            differs[number] |= _differs(code[asked], values[asked], size)
    found = np.flatnonzero(differs.any(axis=0))
    which = np.zeros(len(found), np.int64)
    for differing in differs[::-1, found]:
        which = np.unique(which * 2 + differing, return_inverse=True)[1]
    first = found[np.unique(which, return_index=True)[1]]
    texts = ["", *(";".join(said[at].name for at in np.flatnonzero(differs[:, one]).tolist()) for one in first)]
    places = np.zeros(size, np.int64)
    places[found] = which + 1
    return texts, places[code]


def _differs(code: NDArray[np.int64], values: NDArray[np.generic], size: int) -> NDArray[np.bool_]:
    """Whether a deployment has two unequal values: some value is not the one written last for its deployment."""
    last = np.zeros(size, values.dtype)
    last[code] = values
    differs = np.zeros(size, np.bool_)
    differs[code[values != last[code]]] = True
    return differs
