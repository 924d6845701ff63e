"""without_footnotes: a table without the lines below its records, such as where it is from and who checked it."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from stationed.intake.sheet import Sheet
from stationed.model import visible
from stationed.model.codes import found, listed

_BEGINS = re.compile(
    r"(?:sources?|notes?|remarks?|legend|key|quellen?|anmerkung(?:en)?|hinweise?|stand|legende|fuentes?|notas?|remarques?"
    r"|источники?|примечани[ея]|составлено|данные)\b|[*†‡¹²³]|\(?\d\)",
    re.IGNORECASE,
)
_WORDS = 4
"""So many words at least are a remark, if nothing tells it by its beginning."""
_MOST = 10
"""No table has more lines below it."""


def without_footnotes(sheet: Sheet) -> Sheet:
    """Return a table without the lines below its records, and with a note that gives them.

    Returns
    -------
    Sheet
        Without the last rows that have one cell alone, its text a sentence or begun as remarks are. The same sheet
        where there are none, where records of it have one cell too, and where rows have shapes.
    """
    if sheet.geometry is not None or len(sheet.names) < 2:
        return sheet
    filled = (sheet.cells != "").sum(axis=1).to_numpy(np.int64)
    below = 0
    while below < min(_MOST, len(filled) - 1) and filled[-1 - below] == 1 and _is_remark(_text(sheet, -1 - below)):
        below += 1
    records = len(filled) - below
    if not below or (filled[:records] == 1).mean() > 0.1:
        return sheet
    texts = [visible(_text(sheet, place)) for place in range(records, len(filled))]
    rows = [f"row {row}" for row in sheet.rows[records:].tolist()]
    note = found(
        "table-read",
        f"{listed(rows, most=20)} below the records {'has' if below == 1 else 'have'} one text alone, and so "
        f"{'is' if below == 1 else 'are'} no record: left out",
        file=sheet.file,
        got=listed(texts, most=3),
        fix="Nothing has to be done. If it is a record, give it a place or a date.",
    )
    kept = sheet.take(np.arange(len(filled)) < records)
    return replace(kept, findings=(*kept.findings, note))


def _text(sheet: Sheet, place: int) -> str:
    """The text of the row that has one."""
    return next((text for text in sheet.cells.iloc[place].tolist() if text), "")


def _is_remark(text: str) -> bool:
    return _BEGINS.match(text) is not None or len(text.split()) >= _WORDS
