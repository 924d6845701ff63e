"""with_dittos: what stands for the cell above it (dito, ditto, там же, 〃) -> the text of that cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

_MARKS = frozenset(
    (
        *('"', "''", "„", "”", "“", "″", "〃", '- " -', '-"-', '—"—', "-''-"),
        *("ditto", "do.", "same as above", "dito", "dto.", "desgl.", "desgleichen", "ebenso", "ebd.", "ebenda"),
        *("idem", "id.", "ibid.", "ibidem", "ib.", "ídem", "íd."),
        *("то же", "то же самое", "там же", "тот же", "та же", "мөн"),
    )
)
"""What stands in such a cell, in small letters."""


@dataclass(frozen=True, slots=True)
class Dittos:
    """The columns of a table with every cell in its own words."""

    columns: Mapping[str, pd.Series]
    """Name -> text, that of the last cell above which has its own where a mark stood."""
    marks: tuple[str, ...]
    """The marks as they were written."""
    cells: int
    """In how many cells they stood."""


def with_dittos(columns: Mapping[str, pd.Series]) -> Dittos:
    """Return the columns of a table without marks of repetition.

    Parameters
    ----------
    columns : mapping of str to Series of str
        Name -> text, without blanks around it.

    Returns
    -------
    Dittos
        A mark below a blank cell, or above all others, repeats nothing and stays what it is.
    """
    filled: dict[str, pd.Series] = {}
    marks: dict[str, None] = {}
    cells = 0
    for name, column in columns.items():
        marked = column.str.casefold().isin(_MARKS).to_numpy(np.bool_)
        if not marked.any():
            filled[name] = column
            continue
        texts = column.to_numpy(object)
        above = np.maximum.accumulate(np.where(marked, -1, np.arange(len(texts))))
        known = marked & (above >= 0)
        known[known] = texts[above[known]] != ""
        own = texts.copy()
        own[known] = texts[above[known]]
        filled[name] = pd.Series(own, dtype="str")
        marks.update(dict.fromkeys(map(str, texts[known])))
        cells += int(known.sum())
    return Dittos(filled, tuple(marks), cells)
