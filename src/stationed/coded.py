"""coded: a column of text as its distinct texts and a code for each row.

Checking, joining and packing all look at the distinct texts of the same columns; of a million rows there are few.
Whoever holds the tables holds a `CodedColumns` with them, so that each column is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""A column of whole numbers: codes, rows, days."""
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Signs:
    """Texts as one run of bytes, UTF-8, so that all can be looked at together."""

    data: NDArray[np.uint8]
    """The bytes of the texts, one behind the other."""
    starts: NDArray[np.int64]
    """Where each text starts; one more at the end, where the last one ends."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Signs:
        """Encode some texts."""
        parts = [text.encode("utf-8", "surrogatepass") for text in texts]
        sizes = np.fromiter(map(len, parts), np.int64, len(parts))
        return cls(np.frombuffer(b"".join(parts), np.uint8), np.concatenate([[0], np.cumsum(sizes)]))

    @classmethod
    def within(cls, cells: Any) -> Signs:
        """Look into a large_string column of Arrow without missing cells."""
        whole = cells.combine_chunks()
        _, starts, data = whole.buffers()
        places = np.frombuffer(starts, np.int64)[whole.offset : whole.offset + len(whole) + 1]
        signs = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
        return cls(signs[places[0] : places[-1]], places - places[0])

    def having(self, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the places, rising, of the texts that have one of the bytes for which `wanted` (256 flags) is true."""
        found = np.flatnonzero(wanted[self.data])
        return np.unique(np.searchsorted(self.starts, found, side="right") - 1)

    def edged(self, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell of which texts the first or the last byte is one of those for which `wanted` is true."""
        edged = np.zeros(len(self.starts) - 1, np.bool_)
        filled = np.flatnonzero(np.diff(self.starts))
        first, last = self.data[self.starts[filled]], self.data[self.starts[filled + 1] - 1]
        edged[filled] = wanted[first] | wanted[last]
        return edged


class Coded:
    """A column as its distinct texts.

    Parameters
    ----------
    codes : array of int
        For each row the place of its text among the distinct ones.
    distinct : array or index
        Every text once, in order of first appearance.
    """

    def __init__(self, codes: NDArray[np.integer[Any]], distinct: Any) -> None:
        kind = np.min_scalar_type(-max(len(distinct), 1))
        self.small = codes.astype(kind, copy=False)
        self._distinct = distinct
        self._kept: dict[Hashable, Any] = {}

    @property
    def codes(self) -> Numbers:
        """For each row the place of its text among the distinct ones; `small` has them in as few bytes as hold them."""
        return self.small.astype(np.int64)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text once, in order of first appearance; '' stands for missing ones too."""
        return self.some(slice(None))

    def some(self, places: slice) -> tuple[str, ...]:
        """Return some of `texts`, without making the others."""
        texts = np.asarray(self._distinct[places], dtype=object).tolist()
        return tuple(texts if arrow_cells(self._distinct) is not None else map(str, texts))

    @cached_property
    def signs(self) -> Signs:
        """The bytes of the distinct texts; of a column that Arrow keeps no text of Python is made for it."""
        cells = arrow_cells(self._distinct)
        known = cells is not None and str(cells.type) == "large_string"
        return Signs.within(cells) if known else Signs.of(self.texts)

    @property
    def size(self) -> int:
        """How many distinct texts there are."""
        return len(self._distinct)

    def kept(self, name: Hashable, make: Callable[[tuple[str, ...]], Found]) -> Found:
        """Return what follows from the distinct texts, worked out when it is first asked for.

        Parameters
        ----------
        name : hashable
            What it is called; one name, one meaning.
        make : callable
            Takes `texts`, gives what is to be kept. Whoever gets it must not change it.
        """
        if name not in self._kept:
            self._kept[name] = make(self.texts)
        return self._kept[name]

    def renamed(self, texts: Sequence[str]) -> Coded:
        """Return the same with another text in the place of each distinct one; two may become alike."""
        codes, distinct = pd.factorize(np.array(texts, dtype=object))
        return Coded(codes[self.codes], distinct)

    def cells(self) -> pd.Series:
        """Return the text of every row."""
        return pd.Series(pd.array(self.texts, dtype="str").take(self.codes))

    def compact(self) -> pd.Series:
        """Return the text of every row, each distinct one being kept once, as pandas' categories are.

        Tables as they were read have such columns where that saves much memory; `plain_text` makes the others of them,
        which are those that users see.
        """
        known = isinstance(self._distinct, pd.Index)
        distinct = self._distinct if known else pd.Index(self.texts, dtype="str")
        return pd.Series(pd.Categorical.from_codes(self.small, categories=distinct, validate=False))

    def take(self, rows: Numbers, *, blank: str = "") -> Coded:
        """Return the same for some rows; -1 stands for a blank, or another text."""
        distinct, codes = self.texts, self.small
        if len(rows) and int(rows.min()) < 0:
            known = distinct.index(blank) if blank in distinct else len(distinct)
            distinct, codes = (*distinct, blank), np.append(self.codes, known)  # the last is what -1 finds
        codes, used = by_appearance(codes[rows], len(distinct))
        return Coded(codes, np.array(distinct, dtype=object)[used])


def by_appearance(codes: NDArray[Any], size: int) -> tuple[Numbers, Numbers]:
    """Number codes anew in the order in which they first appear.

    Parameters
    ----------
    codes : array of int
        Codes below `size`.

    Returns
    -------
    codes, used : array of int64
        The new code of each row, and for each new code the old one.
    """
    first = np.full(size, len(codes), np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]  # written backwards, so the first row stays
    used = np.flatnonzero(first < len(codes))
    used = used[np.argsort(first[used])]
    new = np.zeros(size, np.int64)
    new[used] = np.arange(len(used))
    return new[codes], used


def rows_between(begin: Numbers, end: Numbers) -> Numbers:
    """Return the rows of runs, one run after the other; ends exclusive."""
    number = end - begin
    return np.repeat(begin - np.append(0, np.cumsum(number)[:-1]), number) + np.arange(int(number.sum()))


def coded(column: Any) -> Coded:
    """Return a column as its distinct texts; one that is coded already as it is.

    Parameters
    ----------
    column : Coded, Series or sequence of str
        Missing values are blank.
    """
    return column if isinstance(column, Coded) else _coded(column)


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of text, and what finds its distinct texts, or has found them already."""

    kept: pd.Series
    """The column as its table has it."""
    coded: Callable[[], Coded]
    """Returns it as its distinct texts."""

    @property
    def cells(self) -> pd.Series:
        """The text of every row."""
        return plain_text(self.kept)

    @classmethod
    def of(cls, cells: pd.Series) -> TextColumn:
        """Return a column of which nothing is kept: it is looked at each time."""
        return cls(cells, lambda: coded(cells))


class CodedColumns:
    """Columns of some tables as their distinct texts, each found when it is first asked for and then kept.

    Notes
    -----
    Only of a column whose cells nobody can change is anything kept: one that Arrow keeps, or one that is `compact`,
    which is locked then. A table in which one was put in the place of another is looked at again. What is kept follows
    from the tables, so copies begin without it.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Hashable], tuple[Any, Coded]] = {}

    def of(self, table: str, column: pd.Series) -> Coded:
        """Return a column of the table of that name as its distinct texts."""
        cells, (known, found) = _unchanging(column), self._kept.get((table, column.name), (None, None))
        if found is None or cells is None or cells is not known:
            found = coded(column)
            self.keep(table, column, found)
        return found

    def keep(self, table: str, column: pd.Series, found: Coded) -> None:
        """Keep what is known of a column already."""
        cells = _unchanging(column)
        if cells is not None:
            self._kept[table, column.name] = cells, found

    def __reduce__(self) -> tuple[type[CodedColumns], tuple[()]]:
        """Leave what is kept behind when tables are copied or sent to another process."""
        return CodedColumns, ()


def arrow_cells(column: Any) -> Any:
    """Return what Arrow keeps of a column or index of text, the same while no cell changes; None when it does not."""
    if getattr(getattr(column, "dtype", None), "storage", None) != "pyarrow":
        return None
    return column.array.__arrow_array__()


def plain_text(column: pd.Series) -> pd.Series:
    """Return a column with the text of every row, whatever it keeps."""
    return column.astype(column.cat.categories.dtype) if is_compact(column) else column


def is_compact(column: Any) -> bool:
    """Tell whether a column keeps its distinct texts once, as `Coded.compact` gives it."""
    return isinstance(getattr(column, "dtype", None), pd.CategoricalDtype)


def _unchanging(column: Any) -> Any:
    """Return what is the same while no cell of a column changes; None when nobody can tell."""
    if not is_compact(column):
        return arrow_cells(column)
    owner = column.array.codes.base
    if not isinstance(owner, np.ndarray):
        return None
    owner.flags.writeable = False
    return column.array


def _coded(column: Any) -> Coded:
    if is_compact(column):
        codes = column.array.codes
        if len(codes) and int(codes.min()) >= 0:
            new, used = by_appearance(codes, len(column.array.categories))
            return Coded(new, column.array.categories[used])
        column = plain_text(column)
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
