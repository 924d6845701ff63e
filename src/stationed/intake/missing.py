"""What programs write into a cell for want of a value (R's NA, NULL of databases) -> blank cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from stationed.coded import coded

NUMBER = re.compile(r"[-+−]?\d[\d  \u202f.,]*")
"""A number as cells have it, its thousands set apart or not."""
_MARKS = ("NA", "N/A", "#N/A", "NaN", "nan", "NULL", "null", "None", "<NA>", "\\N")
"""How R, spreadsheets, pandas and databases write that there is no value."""
_LEAST = 2
"""So many numbers beside a mark tell that it stands for a missing number, and not for a name."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The columns of a table without marks."""

    columns: Mapping[str, pd.Series]
    """Name -> text, '' where a mark stood."""
    marks: tuple[str, ...]
    """The marks that stood for nothing."""
    cells: int
    """In how many cells they did."""


def without_marks(columns: Mapping[str, pd.Series]) -> Missing:
    """Return the columns of a table with blanks where a mark says that there is no value.

    Parameters
    ----------
    columns : mapping of str to Series of str
        Name -> text.

    Returns
    -------
    Missing
        A text such as NA counts as a mark, in all columns, when it stands among numbers in one of them. By itself it
        may be a name: the code of Namibia, a person called None.
    """
    where = {name: column.isin(_MARKS) for name, column in columns.items()}
    where = {name: marked for name, marked in where.items() if marked.any()}
    proved = {mark for name, marked in where.items() for mark in _among_numbers(columns[name], marked)}
    marks = tuple(mark for mark in _MARKS if mark in proved)
    if not marks:
        return Missing(columns, (), 0)
    blank = {name: columns[name].isin(marks) for name in where}
    cleaned = {name: column.mask(blank[name], "") if name in blank else column for name, column in columns.items()}
    return Missing(cleaned, marks, sum(int(cells.sum()) for cells in blank.values()))


def _among_numbers(column: pd.Series, marked: pd.Series) -> list[str]:
    """The marks of a column whose other cells are numbers."""
    others = [text for text in coded(column[~marked].reset_index(drop=True)).texts if text]
    if len(others) < _LEAST or not all(NUMBER.fullmatch(text) for text in others):
        return []
    return list(coded(column[marked].reset_index(drop=True)).texts)
