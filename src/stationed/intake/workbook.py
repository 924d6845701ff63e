"""A workbook (xlsx, xlsm, xls, ods) -> its sheets as tables of the text that a spreadsheet shows."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from stationed.errors import MissingExtraError, StationedError
from stationed.extras import installing
from stationed.intake.headers import above_header, header_row, heading_of, names_in, two_rows_of_names
from stationed.intake.merged_cells import Range, merged_cells, merged_in_ods, spread
from stationed.intake.packed import is_locked, refuse_large_archive
from stationed.intake.sheet import Sheet, to_sheet
from stationed.intake.workbook_errors import errors_in
from stationed.intake.workbook_old import OLD, refuse_large_old_workbook
from stationed.intake.workbook_size import refuse_far, refuse_large_workbook
from stationed.reading.cells import Cells, without_blank_rows

_CLOCK = datetime.time(0)


def read_workbook(data: bytes, *, file: str) -> tuple[Sheet, ...]:
    """Read the sheets of a workbook.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name.

    Returns
    -------
    tuple of Sheet
        Those that have a header and a row at least, in the order of the workbook. A cell that is a date has its day as
        ISO text, a number no needless fraction; text cells stay as they are, leading zeros included.

    Raises
    ------
    MissingExtraError
        When python-calamine is not installed.
    StationedError
        When the file is protected by a password, cut short or no workbook, or has no table.
    """
    try:
        import python_calamine as calamine  # pyright: ignore[reportMissingImports]  an extra
    except ImportError:
        raise MissingExtraError(
            f"{file}: workbooks need a package that is not installed; expected the extra sheets. "
            f"Run {installing('sheets')}, or save the sheet as CSV UTF-8."
        ) from None
    refuse_large_archive(data, file=file)
    locked = StationedError(
        f"{file}: the workbook is protected by a password. Save a copy of it without one and try again."
    )
    if is_locked(data):
        raise locked
    (refuse_large_old_workbook if data.startswith(OLD) else refuse_large_workbook)(data, file=file)
    tables = _tables(calamine, data, locked, file=file)
    unknown = [*merged_in_ods(data, file=file), *errors_in(data, file=file)]
    sheets = tuple(
        sheet for name, records, merged in tables if (sheet := _sheet(records, merged, file=file, title=name))
    )
    if not sheets:
        raise StationedError(
            f"{file}: no sheet of the workbook has a table; expected a header and a row for each record."
        )
    return tuple(replace(sheet, findings=(*sheet.findings, *unknown)) for sheet in sheets)


def _tables(
    calamine: Any, data: bytes, locked: StationedError, *, file: str
) -> list[tuple[str, list[list[Any]], Sequence[Range]]]:
    """Each sheet by its name: the rows, and which cells are merged."""
    tables: list[tuple[str, list[list[Any]], Sequence[Range]]] = []
    cells = 0
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:  # one after another, as several may be of one part of the file
            one = book.get_sheet_by_name(name)
            down, across = one.end or (-1, -1)
            cells += (down + 1) * (across + 1)
            refuse_far(cells, len(data), file=file)
            tables.append((name, one.to_python(skip_empty_area=False), one.merged_cell_ranges or ()))
    except calamine.PasswordError:
        raise locked from None
    except (StationedError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # whatever a damaged file makes of the library, of which a panic is no Exception
        raise StationedError(
            f"{file}: the workbook cannot be read ({str(error).splitlines()[0][:100] if str(error) else 'damaged'}); "
            "expected an .xlsx, .xls or .ods file that is whole. Save it again, or as CSV UTF-8."
        ) from None
    return tables


def _sheet(records: list[list[Any]], merged: Sequence[Range], *, file: str, title: str) -> Sheet | None:
    """One sheet as a table; None when it has no rows below a header."""
    first = [[_text(cell) for cell in record] for record in records[:50]]
    header = header_row(first)
    above = above_header(header, first, file=file)
    records, spread_over = spread(records, merged)
    names, taken = names_in([[_text(cell) for cell in record] for record in records[:50]], header)
    body = records[header + taken :]
    if not body or not first or not any(names):
        return None
    columns = zip(*body, strict=True) if body else ()
    cells = pd.DataFrame({place: _column(column) for place, column in enumerate(columns)})
    rows = np.arange(header + taken + 1, header + taken + 1 + len(body), dtype=np.int64)
    table, _ = without_blank_rows(Cells(names, rows, cells), file=file)
    if not len(table.rows):
        return None
    findings = [
        *above,
        *two_rows_of_names(header, names, taken, file=file),
        *merged_cells(spread_over, file=file, title=title),
    ]
    return to_sheet(table, file=file, title=title, findings=findings, heading=heading_of(header, first))


def _column(values: Sequence[object]) -> pd.Series:
    """A column of cells as text; each distinct value is written once."""
    known: dict[tuple[type[object], object], str] = {}
    texts = [
        known[key] if (key := (type(value), value)) in known else known.setdefault(key, _text(value))
        for value in values
    ]
    return pd.Series(texts, dtype="str")


def _text(value: object) -> str:
    """What a spreadsheet shows of a cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == _CLOCK else value.isoformat(sep="T", timespec="minutes")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
