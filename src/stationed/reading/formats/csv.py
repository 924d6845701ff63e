"""CSV: tables as every spreadsheet writes them."""

from __future__ import annotations

from stationed.model import Finding
from stationed.reading.cells import Cells
from stationed.reading.delimited import read_csv
from stationed.reading.formats.format import Format, Given


def _table(given: Given) -> tuple[Cells | None, list[Finding]]:
    return read_csv(given.data, file=given.file, ahead=given.ahead, compact=given.compact)


CSV = Format(name="CSV", suffixes=(".csv",), also=(".txt", ".tsv"), table=_table)
