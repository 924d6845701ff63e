"""Findings for files that hold more than is read: whole, and before they are unpacked or filled up."""

from __future__ import annotations

from stationed.limits import CELLS, CELLS_A_BYTE, COLUMNS, PERIODS, ROWS
from stationed.model import Finding
from stationed.model.codes import found

_EXPORT = "Export the table again, with the columns and rows that are used."


def too_many_columns(number: int, *, file: str) -> list[Finding]:
    """Return a finding for a table of more than `COLUMNS` columns, [] for others."""
    fix = "Take out those that are not used."
    return _refused("the table has too many columns", number, COLUMNS, "", fix, file=file)


def too_many_properties(number: int, *, file: str) -> list[Finding]:
    """Return a finding for features of more than `COLUMNS` different properties, [] for others."""
    fix = "Take out those that are not used."
    return _refused("the features have too many different properties", number, COLUMNS, "", fix, file=file)


def too_many_rows(number: int, *, file: str) -> list[Finding]:
    """Return a finding for a table of more than `ROWS` rows, [] for others."""
    return _refused("the table has too many rows", number, ROWS, "", _EXPORT, file=file)


def too_many_periods(number: int, *, file: str) -> list[Finding]:
    """Return a finding for more than `PERIODS` periods, [] for fewer: each is a layer that a reader may switch."""
    return _refused("there are too many periods", number, PERIODS, "", "Put several into one.", file=file)


def too_much_filled_up(rows: int, width: int, size: int, *, file: str) -> list[Finding]:
    """Return a finding for a CSV file whose short rows would be filled up to many times what the file holds.

    Parameters
    ----------
    rows, width : int
        Records of the file, and cells of its header.
    size : int
        Bytes of the file.
    """
    fix = "Write all cells of each row, or take out the columns that are not used."
    return _refused(
        "the rows are far shorter than the header",
        rows * width,
        max(CELLS, CELLS_A_BYTE * size),
        " cells when they are filled up",
        fix,
        file=file,
    )


def holds_too_many_values(number: int, most: int, *, file: str) -> list[Finding]:
    """Return a finding for a file that stands for more values than `most`, [] for others."""
    return _refused("the file stands for too many values", number, most, "", _EXPORT, file=file)


def unpacks_to_too_much(text: int, most: int, *, file: str) -> list[Finding]:
    """Return a finding for a file that unpacks to more bytes of text than `most`, [] for others."""
    if text <= most:
        return []
    return [
        found(
            "file-large",
            "the file unpacks to too many bytes",
            file=file,
            got=f"more than {most:,}",
            expected=f"{most:,} at most",
            fix=_EXPORT,
        )
    ]


def _refused(problem: str, number: int, most: int, unit: str, fix: str, *, file: str) -> list[Finding]:
    if number <= most:
        return []
    got = f"{number:,}{unit}"
    return [found("file-large", problem, file=file, got=got, expected=f"{most:,} at most", fix=fix)]
