"""Rows with another number of cells than the header: what is said of them, and of the marks that did not help."""

from __future__ import annotations

from typing import Any

from stationed.model import Finding, visible
from stationed.model.codes import found, listed

_CLOSING = {"“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "'": "'", "`": "`'", '"': '"'}
"""Marks that people put around a text -> those that close it."""


def ragged_row(record: list[str], *, row: int, width: int, file: str) -> list[Finding]:
    """Return what is wrong with the number of cells of a record; blank rows are nothing."""
    if not any(record):
        return []
    short = len(record) < width
    where: dict[str, Any] = {
        "file": file,
        "row": row,
        "got": f"{len(record)} cells",
        "expected": f"{width}, as the header has",
    }
    if short:
        return [
            found(
                "row-short",
                "the row has fewer cells than the header, so its text may stand under the wrong columns",
                fix="Add the missing commas, one for each blank cell.",
                **where,
            )
        ]
    return [found("row-long", _surplus(record[width:]), fix=_quoting(record), **where)]


def _surplus(cells: list[str]) -> str:
    """Return what is wrong with a row that has these cells beyond the last column."""
    if not any(map(str.strip, cells)):
        return (
            "the row has more cells than the header; those beyond the last column are blank, so the text before them "
            "may stand under the wrong columns"
        )
    stand = "stand" if len(cells) > 1 else "stands"
    listing = listed([visible(cell.strip()) for cell in cells])
    return f"the row has more cells than the header; {listing} {stand} beyond the last column"


def _quoting(record: list[str]) -> str:
    """Return what to do about a comma within a cell, by the marks that somebody put around it in vain."""
    for place, cell in enumerate(record[:-1]):
        mark = cell.strip()[:1]
        closing = _CLOSING.get(mark)
        if closing is None or mark == cell[:1] == '"' or cell.strip()[1:].endswith(tuple(closing)):
            continue
        if any(other.rstrip().endswith(tuple(closing)) for other in record[place + 1 :]):
            if mark == '"':
                return 'Take out the blank before the quotation mark (") that opens the cell.'
            return f'{mark} is no quotation mark in CSV: put " around a cell that has a comma in it.'
    if not any(map(str.strip, record[-1:])):
        return (
            "Put quotation marks around a cell that has a comma in it, or take out the commas at the end of the row if "
            "every text stands under its column."
        )
    return 'Put quotation marks around a cell that has a comma in it: "Ulaanbaatar, Nalaikh".'
