"""Which deployments are contested, and in what.

In: for each thing that claims may differ in, what each claim says. Out: a text per deployment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

BITS = 62
"""How many things fit into one integer, a bit each."""


@dataclass(frozen=True, slots=True)
class Said:
    """What each claim says of one thing."""

    name: str
    """The thing: place, start, end or the name of a figure."""
    values: tuple[NDArray[np.generic], ...]
    """Numbers that are equal exactly when two claims say the same."""
    says: NDArray[np.bool_]
    """False where the claim is blank."""


def contested_in(code: NDArray[np.int64], said: Sequence[Said]) -> pd.Series:
    """Give for each claim the things in which its deployment's claims differ.

    Parameters
    ----------
    code : array of int
        Number of each claim's deployment, from 0.
    said : sequence of Said
        The things compared, in the order in which the text names them.

    Returns
    -------
    Series of str
        One entry a claim, names joined by ';' such as ``place;start;men``; '' when nothing is contested.

    Notes
    -----
    A blank means that the source says nothing: it contradicts nobody. Everything else is compared by its meaning, not
    its spelling: two dates differ when their earliest or latest days do, so 1939 and 1939-05 differ (one source knows
    more, and the map shows it), while 1939-05? and 1939-05 do not.
    """
    if len(said) > BITS:
        some, others = contested_in(code, said[:BITS]), contested_in(code, said[BITS:])
        return (some + ";" + others).str.strip(";")
    mask = np.zeros(int(code.max(initial=-1)) + 1, np.int64)
    rival = np.bincount(code, minlength=len(mask))[code] > 1
    for bit, thing in enumerate(said):
        asked = np.flatnonzero(rival & thing.says)
        for values in thing.values:
            mask |= _differs(code[asked], values[asked], len(mask)).astype(np.int64) << bit
    found = np.flatnonzero(mask)
    masks, which = np.unique(mask[found], return_inverse=True)
    texts = ["", *(";".join(thing.name for bit, thing in enumerate(said) if int(one) >> bit & 1) for one in masks)]
    mask[found] = which + 1
    return pd.Series(texts, dtype="str").take(mask[code]).reset_index(drop=True)


def _differs(code: NDArray[np.int64], values: NDArray[np.generic], size: int) -> NDArray[np.bool_]:
    """Whether a deployment has two unequal values: some value is not the one written last for its deployment."""
    last = np.zeros(size, values.dtype)
    last[code] = values
    differs = np.zeros(size, np.bool_)
    differs[code[values != last[code]]] = True
    return differs
