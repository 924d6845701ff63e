"""Compare: two versions of one table -> which records were added, are gone or changed.

A record is known by its key and not by its place: rows in another order are the same rows. Of records that have one
key, as rival claims have, those are held against each other that agree in the columns named `near`, then the others in
order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Places = NDArray[np.intp]

NOT_COMPARED = ("row", "file")
"""Where a record stands, which is not what it says."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record of one version."""

    id: str
    """Its key; several columns are joined by a blank."""
    row: int
    """Its row or number in the file, 0 where records have none."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A record of both versions that says something else."""

    id: str
    """Its key."""
    old_row: int
    """Its row in the old version."""
    new_row: int
    """Its row in the new one."""
    cells: tuple[tuple[str, str, str], ...]
    """Column, old text and new text of whatever differs, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What became of one table."""

    name: str
    """Its name, as in docs/data-format.md."""
    added: tuple[Kept, ...] = ()
    """In the order of the new version."""
    gone: tuple[Kept, ...] = ()
    """In the order of the old version."""
    changed: tuple[Changed, ...] = ()
    """In the order of the new version."""

    @property
    def same(self) -> bool:
        """Whether nothing became of it."""
        return not (self.added or self.gone or self.changed)


def compare(
    name: str, old: pd.DataFrame, new: pd.DataFrame, *, key: Sequence[str], near: Sequence[str] = ()
) -> TableChanges:
    """Return what became of the records of a table.

    Parameters
    ----------
    name : str
        The name of the table.
    old, new : DataFrame
        The two versions, columns of text beside `row`; a column that only one has is blank in the other.
    key : sequence of str
        The columns that say which record it is.
    near : sequence of str
        Columns in which records of one key are alike, where there are several.
    """
    names = [str(name) for name in (*new.columns, *old.columns)]
    columns = [name for name in dict.fromkeys(names) if name not in NOT_COMPARED]
    both = pd.concat([old.reindex(columns=columns), new.reindex(columns=columns)], ignore_index=True).fillna("")
    texts = {column: _listed(both[column]) for column in columns}
    codes: dict[str, Places] = {column: _codes(both[column]) for column in columns}
    n = len(old)
    left, right = _left_over(_together(list(codes.values()), len(both)), n)
    pairs: list[tuple[Places, Places]] = []
    for shared in ([*key, *near], key) if near else (key,):
        wanted = _together([codes[column] for column in shared if column in codes], len(both))
        one, other = _matched(wanted[left], wanted[n + right])
        pairs.append((left[one], right[other]))
        left, right = np.delete(left, one), np.delete(right, other)
    now = np.concatenate([one for _, one in pairs])
    order = np.argsort(now, kind="stable")
    was, now = np.concatenate([one for one, _ in pairs])[order], now[order]
    ids = [" ".join(words) for words in zip(*(texts[column] for column in key), strict=True)]
    rows = np.concatenate([_rows(old), _rows(new)])

    def kept(places: Places) -> tuple[Kept, ...]:
        return tuple(Kept(ids[at], int(rows[at])) for at in map(int, places))

    differ = [(column, codes[column][was] != codes[column][n + now]) for column in columns]
    changed = tuple(
        Changed(
            ids[n + at],
            int(rows[before]),
            int(rows[n + at]),
            tuple((column, texts[column][before], texts[column][n + at]) for column, no in differ if no[i]),
        )
        for i, (before, at) in enumerate(zip(map(int, was), map(int, now), strict=True))
    )
    return TableChanges(name, kept(n + right), kept(left), changed)


def _rows(table: pd.DataFrame) -> Places:
    """Return the number of each record in its file, 0 where there is none."""
    return table["row"].to_numpy(np.intp) if "row" in table.columns else np.zeros(len(table), np.intp)


def _listed(column: pd.Series[str]) -> list[str]:
    return column.to_list()


def _codes(column: pd.Series[str]) -> Places:
    """Return a number for each row, the same for the same text."""
    return np.asarray(pd.factorize(column)[0], np.intp)


def _together(columns: Sequence[Places], n: int) -> Places:
    """Return a number for each row, the same for rows that are alike in all of some columns."""
    found = np.zeros(n, np.intp)
    for codes in columns:
        found = np.unique(found * (int(codes.max(initial=0)) + 1) + codes, return_inverse=True)[1]
    return found


def _numbered(codes: Places) -> Places:
    """Return for each row how many rows of its number stand before it."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    begins = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(codes) else order
    lengths = np.diff(np.append(begins, len(codes)))
    found = np.empty(len(codes), np.intp)
    found[order] = np.arange(len(codes)) - np.repeat(begins, lengths)
    return found


def _left_over(whole: Places, n: int) -> tuple[Places, Places]:
    """Return the rows of the old and of the new version that the other does not have as often."""
    one, other = _matched(whole[:n], whole[n:])
    return np.delete(np.arange(n), one), np.delete(np.arange(len(whole) - n), other)


def _matched(old: Places, new: Places) -> tuple[Places, Places]:
    """Return the places of rows with one number, the first of the old with the first of the new and so on."""
    most = max(len(old), len(new)) + 1
    _, one, other = np.intersect1d(
        old * most + _numbered(old), new * most + _numbered(new), assume_unique=True, return_indices=True
    )
    return one, other
