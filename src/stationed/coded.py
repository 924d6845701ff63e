"""coded: a column of text as its distinct texts and a code for each row, worked out once however often it is asked for.

Checking, joining and packing all look at the distinct texts of the same columns; of a million rows there are few.
"""

from __future__ import annotations

import weakref
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Codes = NDArray[np.int64]


class Coded:
    """A column as its distinct texts.

    Parameters
    ----------
    codes : array of int64
        For each row the place of its text among the distinct ones.
    distinct : array or index
        Every text once, in order of first appearance.
    """

    def __init__(self, codes: Codes, distinct: Any) -> None:
        kind = np.min_scalar_type(-max(len(distinct), 1))
        self.small = codes.astype(kind, copy=False)
        self._distinct = distinct

    @property
    def codes(self) -> Codes:
        """For each row the place of its text among the distinct ones; `small` has them in as few bytes as hold them."""
        return self.small.astype(np.int64)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text once, in order of first appearance; '' stands for missing ones too."""
        return tuple(map(str, np.asarray(self._distinct, dtype=object).tolist()))

    @property
    def size(self) -> int:
        """How many distinct texts there are."""
        return len(self._distinct)


_known: dict[int, tuple[weakref.ref[Any], Coded]] = {}


def coded(column: Any) -> Coded:
    """Give a column as its distinct texts.

    Parameters
    ----------
    column : Series or sequence of str
        Missing values are blank.

    Returns
    -------
    Coded
        Of a column that Arrow keeps, whose cells nobody can change, it is remembered as long as the column is there.
    """
    cells = getattr(getattr(column, "array", None), "_pa_array", None)
    if cells is None:
        return _coded(column)
    key = id(cells)
    found = _known.get(key)
    if found is not None and found[0]() is cells:
        return found[1]
    made = _coded(column)
    _known[key] = (weakref.ref(cells, lambda _: _known.pop(key, None)), made)
    return made


def _coded(column: Any) -> Coded:
    values = column if hasattr(column, "dtype") else np.array(list(column), dtype=object)
    codes, distinct = pd.factorize(values, use_na_sentinel=True)
    codes = codes.astype(np.int64)
    missing = codes < 0
    if not missing.any():
        return Coded(codes, distinct)
    texts = np.asarray(distinct, dtype=object)
    blank = np.flatnonzero(texts == "")
    codes[missing] = int(blank[0]) if len(blank) else len(texts)
    return Coded(codes, texts if len(blank) else np.append(texts, ""))
