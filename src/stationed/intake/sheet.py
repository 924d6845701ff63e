"""Sheet: one table of a user's own, as text, before anything is known of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Coded, CodedColumns
from stationed.errors import StationedError
from stationed.intake.ditto import Dittos, with_dittos
from stationed.intake.missing import Missing, without_marks
from stationed.limits import NAME_LETTERS
from stationed.model import Finding, visible
from stationed.model.codes import counted, found, listed
from stationed.reading.cells import Cells
from stationed.reading.large import too_many_columns, too_much_filled_up


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One table of a user's own."""

    file: str
    """Name of its file."""
    names: tuple[str, ...]
    """Its columns in order, each name once: what the header says, or Column C where it says nothing."""
    rows: NDArray[np.int64]
    """The row of each record as a spreadsheet shows it, or the feature's number."""
    cells: pd.DataFrame
    """The text by name of column, without blanks around it; a blank cell is ''."""
    title: str = ""
    """Name of the sheet or layer; '' in a file that has one table and no name for it."""
    geometry: NDArray[np.object_] | None = None
    """A shapely geometry or None for each record, in a file that has places; WGS 84, longitude first."""
    findings: tuple[Finding, ...] = field(default=())
    """What was met while reading."""
    known: CodedColumns = field(default_factory=CodedColumns, repr=False)
    """Its columns as their distinct texts, as far as they were asked for."""
    roles: Mapping[str, str] = field(default_factory=dict[str, str])
    """Columns of which the file itself says what they are used as."""
    heading: str = ""
    """The line that stands above its header, '' for none."""

    @property
    def noun(self) -> str:
        """What one record is called in messages."""
        return "row" if self.geometry is None else "feature"

    def column(self, name: str) -> pd.Series:
        """Return the column of that name."""
        return pd.Series(self.cells[name])

    def coded(self, name: str) -> Coded:
        """Return the column of that name as its distinct texts, which are found once."""
        return self.known.of(self.title, self.column(name))

    def take(self, keep: NDArray[np.bool_]) -> Sheet:
        """Return the table with some of its records only."""
        geometry = None if self.geometry is None else self.geometry[keep]
        cells = pd.DataFrame(self.cells[keep]).reset_index(drop=True)
        return replace(self, rows=self.rows[keep], cells=cells, geometry=geometry, known=CodedColumns())


def to_sheet(
    table: Cells,
    *,
    file: str,
    title: str = "",
    geometry: NDArray[np.object_] | None = None,
    findings: Sequence[Finding] = (),
    heading: str = "",
) -> Sheet:
    """Return the cells of a file as a table with a name for each column.

    Parameters
    ----------
    table : Cells
        The text of the file.
    file, title, geometry, findings, heading
        As in `Sheet`.

    Returns
    -------
    Sheet
        Columns without a name and without any text are left out; one without a name that has text is called by its
        letter. Of two columns with one name the second gets a number. What programs write for want of a value is blank,
        and what stands for the cell above is the text of that.

    Raises
    ------
    StationedError
        When there are more columns than any table has, or the name of one is longer than any name.
    """
    if too_many := too_many_columns(len(table.header), file=file):
        raise StationedError(too_many[0].message)
    names: dict[str, pd.Series] = {}
    for place, written in enumerate(table.header):
        column = stripped(pd.Series(table.cells[place]))
        name = " ".join(written.split())
        if len(name) > NAME_LETTERS:
            raise StationedError(
                f"{file}, column {letter(place)}: its name in the header is too long, got {visible(name[:40])}... "
                f"({len(name):,} characters); expected {NAME_LETTERS:,} at most. Look whether a quotation mark in the "
                "header is never closed, or shorten the name."
            )
        if not name and not (column != "").any():
            continue
        name = name or f"Column {letter(place)}"
        alike = sum(1 for other in names if other == name or other.rpartition(" (")[0] == name)
        names[f"{name} ({alike + 1})" if alike else name] = column
    found_out = without_marks(names)
    repeated = with_dittos(found_out.columns)
    cells = pd.DataFrame(repeated.columns, index=pd.RangeIndex(len(table.rows)))
    told = (*findings, *_marks(found_out, file), *_dittos(repeated, file))
    return Sheet(file, tuple(names), table.rows, cells, title, geometry, told, heading=heading)


def _marks(missing: Missing, file: str) -> list[Finding]:
    """A note on the marks that are taken for blank cells."""
    if not missing.marks:
        return []
    return [
        found(
            "table-read",
            f"{listed(missing.marks)} {'stands' if len(missing.marks) == 1 else 'stand'} for a blank cell, in "
            f"{counted(missing.cells, 'cell')}",
            file=file,
            fix="Nothing has to be done; write it otherwise where it is a name.",
        )
    ]


def _dittos(repeated: Dittos, file: str) -> list[Finding]:
    """A note on the marks that are taken for the cell above them."""
    if not repeated.cells:
        return []
    return [
        found(
            "table-read",
            f"{listed([visible(mark) for mark in repeated.marks], most=8)} "
            f"{'stands' if len(repeated.marks) == 1 else 'stand'} for the cell above, in "
            f"{counted(repeated.cells, 'cell')}",
            file=file,
            fix="Nothing has to be done while the rows keep their order; write the words out before they are sorted.",
        )
    ]


def refuse_wide(columns: int, rows: int, size: int, *, file: str) -> None:
    """Refuse records of different columns which, each filled up with those of all others, are far more than they hold.

    Parameters
    ----------
    columns, rows : int
        Different columns, and records.
    size : int
        Bytes of the file.
    file : str
        Its name.

    Raises
    ------
    StationedError
        When there are more columns than any table has, or more cells than the limit.
    """
    found = [*too_many_columns(columns, file=file), *too_much_filled_up(rows, columns, size, file=file)]
    if found:
        raise StationedError(found[0].message)


def stripped(column: pd.Series) -> pd.Series:
    """Return a column of text without blanks around its cells, no-break blanks included."""
    return column.str.strip().reset_index(drop=True)


def letter(place: int) -> str:
    """Return what a spreadsheet calls the column at a place, counted from 0: A, Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
