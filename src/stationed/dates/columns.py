"""A column of start or end cells: each distinct text read once, spread over its rows, its faults grouped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Coded
from stationed.dates.cells import Cell, Refusal, Which, read_cell
from stationed.dates.expression import KNOWN, UNKNOWN, DateSettings
from stationed.dates.plain import MARKS, plain_dates
from stationed.errors import DateError

Days = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Fault:
    """One distinct mistake in the date columns; unpacks as ``which, text, error``."""

    which: Which
    """The column to mend: ``start`` or ``end``."""
    text: str
    """The cell as written."""
    error: DateError
    """What is wrong and how to mend it."""
    kind: Literal["spelling", "interval", "reversed", "lookalike", "placeholder"]
    """Not EDTF; a span in one cell; an end before its start on every reading; EDTF that may be meant otherwise; a date
    that programs write where there is none."""
    rows: Rows
    """The positions, from 0, of every claim that has it, rising."""

    def __iter__(self) -> Iterator[Any]:
        """The three values a message needs."""
        return iter((self.which, self.text, self.error))


@dataclass(frozen=True)
class Column:
    """One column of cells, read: `texts` by code, the rest by row."""

    texts: tuple[str, ...]
    """The distinct texts."""
    codes: Rows
    """The place in `texts` of each row's cell."""
    state: NDArray[np.int8]
    """`KNOWN`, `UNKNOWN` or `OPEN`."""
    earliest: Days
    """The first day the end may be; counts only where the state is not `UNKNOWN`."""
    latest: Days
    """The last day the end may be; counts only where the state is not `UNKNOWN`."""
    uncertain: Flags
    """The cell carries ``?`` or ``%``."""
    approximate: Flags
    """The cell carries ``~`` or ``%``."""
    ok: Flags
    """The cell could be read."""
    faults: list[Fault]
    """Its distinct mistakes in order of first appearance."""


MOST_MENDED: int = 50_000
"""So many distinct mistakes of a column are looked into for what they may mean; the rest are refused without a fix."""

_UNREADABLE = Cell(UNKNOWN, 0, 0, False, False)


def read_column(found: Coded, which: Which, settings: DateSettings) -> Column:
    """Read a column of start or end cells."""
    codes, texts = found.codes, found.texts
    distinct_cells, refusals = found.kept(("dates", which, settings), lambda _: _read_distinct(found, which, settings))
    faulty = np.zeros(len(texts), dtype=bool)
    faulty[list(refusals)] = True
    rows = np.flatnonzero(faulty[codes]) if refusals else np.zeros(0, np.int64)
    faults = [
        Fault(which, texts[code], refusals[code].error, refusals[code].kind, group)
        for code, group in rows_by_code(codes, rows)
    ]
    state, earliest, latest, uncertain, approximate = (cells[codes] for cells in distinct_cells)
    return Column(texts, codes, state, earliest, latest, uncertain, approximate, ~faulty[codes], faults)


def _read_distinct(
    column: Coded, which: Which, settings: DateSettings
) -> tuple[tuple[NDArray[Any], ...], dict[int, Refusal]]:
    """The cells of distinct texts as columns in the order of `Cell`; and those that cannot be read, by their place."""
    texts, found = column.texts, column.kept("plain dates", plain_dates)
    earliest, latest = (np.where(found.plain, days, 0) for days in found.bounds(settings))
    state = np.where(found.plain, KNOWN, UNKNOWN).astype(np.int8)
    uncertain = found.plain & np.isin(found.mark, (MARKS.index("?"), MARKS.index("%")))
    approximate = found.plain & np.isin(found.mark, (MARKS.index("~"), MARKS.index("%")))
    refusals: dict[int, Refusal] = {}
    for place in np.flatnonzero(~found.plain).tolist():
        cell = read_cell(texts[place], which, settings, mend=len(refusals) < MOST_MENDED)
        if isinstance(cell, Refusal):
            refusals[place] = cell
            cell = _UNREADABLE
        state[place], earliest[place], latest[place], uncertain[place], approximate[place] = cell
    return (state, earliest, latest, uncertain, approximate), refusals


def rows_by_code(codes: Rows, rows: Rows) -> Iterator[tuple[int, Rows]]:
    """The given rows grouped by the code they have; the groups by rising code, rows rising."""
    if not len(rows):
        return
    grouped = rows[np.argsort(codes[rows], kind="stable")]
    cuts = np.flatnonzero(np.diff(codes[grouped])) + 1
    for group in np.split(grouped, cuts):
        yield int(codes[group[0]]), group
