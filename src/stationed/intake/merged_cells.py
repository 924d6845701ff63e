"""Merged cells of a workbook: the text that is shown once over several cells, in each of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from stationed.files import ARCHIVE_FAULTS
from stationed.intake.sheet import letter
from stationed.limits import CELLS
from stationed.model import Finding
from stationed.model.codes import found, listed

_SPANNED = re.compile(rb'table:number-(?:rows|columns)-spanned="(?!1")')
Range = tuple[tuple[int, int], tuple[int, int]]
"""Row and column of the first and of the last cell, from 0."""


def spread(records: list[list[Any]], ranges: Sequence[Range] | None) -> tuple[list[list[Any]], list[str]]:
    """Return the rows of a sheet with the value of merged cells in each of them.

    Parameters
    ----------
    records : list of list
        The cells of the sheet, from its first row and column; changed in place.
    ranges : sequence of Range or None
        Its merged cells; None where the form does not say.

    Returns
    -------
    list of list
        The rows.
    list of str
        The ranges that hold a value, as A2:A4. More than a sheet may be filled up to are left as they are.
    """
    told: list[str] = []
    left = CELLS
    for (top, start), (bottom, end) in sorted(ranges or ()):
        if top >= len(records) or start >= len(records[top]) or records[top][start] in ("", None):
            continue
        value, last = records[top][start], min(bottom, len(records) - 1)
        left -= (last - top + 1) * (end - start + 1)
        if left < 0:
            break
        for record in records[top : last + 1]:
            record[start : end + 1] = [value] * (min(end, len(record) - 1) - start + 1)
        told.append(f"{letter(start)}{top + 1}:{letter(end)}{bottom + 1}")
    return records, told


def merged_cells(told: Sequence[str], *, file: str, title: str) -> list[Finding]:
    """Return a note on the cells that are merged."""
    if not told:
        return []
    return [
        found(
            "table-read",
            f"the text of merged cells stands for each of them, in sheet {title}: {listed(told, most=10)}",
            file=file,
            fix="Nothing has to be done; part the cells in the spreadsheet if that is not meant.",
        )
    ]


def merged_in_ods(data: bytes, *, file: str) -> list[Finding]:
    """Return a note on a workbook of LibreOffice that has merged cells, whose ranges its reader does not tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            merged = _SPANNED.search(archive.read("content.xml")) is not None
    except ARCHIVE_FAULTS:
        return []
    if not merged:
        return []
    return [
        found(
            "table-read",
            "some cells are merged; their text counts in the first of them, and the others are blank",
            file=file,
            fix="Part them and fill each, or save the workbook as .xlsx, of which every merged cell is read.",
        )
    ]
