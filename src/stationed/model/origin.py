"""Origin: where the rows of an atlas that was made from one table stand in that table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from stationed.model.finding import Finding


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """The table that the files of an atlas were made from."""

    file: str
    """Name of the table's file."""
    rows: Mapping[str, NDArray[np.int64]] = field(default_factory=dict[str, NDArray[np.int64]])
    """File of the atlas -> for each of its rows, in order, the row of the table that it comes from."""
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """File of the atlas -> its column -> the table's column, where one stands for the other."""
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    """Code of a finding -> what to do about it in a table, when that is something else than in an atlas folder."""

    def in_table(self, finding: Finding) -> Finding:
        """Return the finding with the file, row and column of the table; as it is when it comes from no row of it."""
        rows = self.rows.get(finding.file)
        if rows is None:
            return finding
        column = self.columns.get(finding.file, {}).get(finding.column, finding.column)
        place = None if finding.row is None else finding.row - (1 if finding.file.endswith(".geojson") else 2)
        row = int(rows[place]) if place is not None and 0 <= place < len(rows) else None
        return replace(
            finding,
            file=self.file,
            row=row,
            id="",
            column=column,
            fix=self.notes.get(finding.code, finding.fix),
            replacement=None,
        )
