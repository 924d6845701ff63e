"""Cells: the text of a table as its file has it, before its columns are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from stationed.coded import Coded
from stationed.model import Finding
from stationed.model.codes import found, listed


@dataclass(frozen=True, slots=True)
class Cells:
    """The text of a table, before its columns are known."""

    header: tuple[str, ...]
    """The cells of row 1, as written."""
    rows: np.ndarray
    """Row of each record as a spreadsheet shows it, int64."""
    cells: pd.DataFrame
    """One column for each cell of the header, named 0, 1, 2 ...; blank cells are ''."""
    complete: bool = True
    """Whether every record of the file is in it."""
    coded: Mapping[int, Coded] = field(default_factory=dict[int, Coded])
    """Columns whose distinct texts are known already, by their place."""


def without_blank_rows(table: Cells, *, file: str) -> tuple[Cells, list[Finding]]:
    """Return the table without the rows that hold no text, and a note that names them."""
    blank = (table.cells[0] == "").to_numpy(copy=True) if len(table.header) else np.zeros(len(table.rows), bool)
    if blank.any():
        blank[blank] = (table.cells[blank] == "").to_numpy().all(axis=1)
    if not blank.any():
        return table, []
    rows = table.rows[blank]
    note = found(
        "rows-blank",
        f"{'rows' if len(rows) > 1 else 'row'} {listed([str(row) for row in rows])} without any text "
        f"{'are' if len(rows) > 1 else 'is'} passed over",
        file=file,
        row=int(rows[0]),
        fix="Nothing has to be done; stationed check --fix takes them out.",
        replacement="",
    )
    cells = table.cells.iloc[np.flatnonzero(~blank)].reset_index(drop=True)
    return Cells(table.header, table.rows[~blank], cells, table.complete), [note]
