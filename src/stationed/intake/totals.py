"""without_totals: a table without the rows in which a spreadsheet has summed up the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.intake.missing import NUMBER
from stationed.intake.proposing import Choice
from stationed.intake.sheet import Sheet
from stationed.model import visible
from stationed.model.codes import found, listed

_WORDS = frozenset(
    (
        *("total", "totals", "grand total", "subtotal", "sub-total", "sum", "overall", "all together"),
        *("summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "total général", "sous-total", "somme"),
        *(
            "suma",
            "total general",
            "totale",
            "итого",
            "всего",
            "сумма",
            "нийт",
            "бүгд",
            "合计",
            "总计",
            "合計",
            "المجموع",
        ),
    )
)
"""What stands in such a row, in small letters."""
_BEGINNING = r"(?:sub-?total|zwischensumme|sous-total|grand total|gesamtsumme|suma parcial|итого)(?:\s.*|:.*)?"
"""What nothing but such a row begins with, whatever comes behind: Subtotal cavalry."""
_TELLING = frozenset(("place", "lat", "lon", "point", "start", "end", "date", "period", "side"))
"""Uses of columns that are blank in it: a unit that is called so has been somewhere at some time."""


def without_totals(sheet: Sheet, choices: Sequence[Choice]) -> Sheet:
    """Return a table without rows of sums, and with a note that names them.

    Parameters
    ----------
    sheet : Sheet
        The table.
    choices : sequence of Choice
        What each of its columns is used as.

    Returns
    -------
    Sheet
        Without the rows that have one text, a word such as Total, and beside it nothing but numbers, but no place, date
        or side. The same sheet where there are none, or no others.
    """
    named = np.zeros(len(sheet.rows), np.int64)
    other = np.zeros(len(sheet.rows), np.bool_)
    for choice in choices:
        cells = sheet.column(choice.column).str.strip()
        words = _is_sum(cells)
        blank = (cells == "").to_numpy(np.bool_)
        number = cells.str.fullmatch(NUMBER.pattern).to_numpy(np.bool_)
        named += words
        other |= ~words & ~blank & (~number | (choice.role in _TELLING))
    sums = (named == 1) & ~other
    if not sums.any() or sums.all():
        return sheet
    rows = [f"row {row}" for row in sheet.rows[sums].tolist()]
    note = found(
        "table-read",
        f"{listed(rows, most=20)} {'sums' if len(rows) == 1 else 'sum'} up others, and so is no record: left out",
        file=sheet.file,
        got=visible(_word(sheet, sums)),
        fix="Nothing has to be done. If it is a record, give it a place or a date.",
    )
    kept = sheet.take(~sums)
    return replace(kept, findings=(*kept.findings, note))


def _is_sum(cells: pd.Series) -> NDArray[np.bool_]:
    """Tell of each cell whether it says that its row sums up others."""
    plain = _plain(cells)
    return (plain.isin(_WORDS) | plain.str.fullmatch(_BEGINNING)).to_numpy(np.bool_)


def _plain(cells: pd.Series) -> pd.Series:
    """Cells in small letters, without a colon or full stop at their end, as `_WORDS` has them."""
    return cells.str.casefold().str.rstrip(" :.")


def _word(sheet: Sheet, sums: np.ndarray) -> str:
    """What the first of the rows says."""
    place = int(np.flatnonzero(sums)[0])
    cells = pd.Series([sheet.column(name).iloc[place] for name in sheet.names], dtype="str").str.strip()
    return str(cells[_is_sum(cells)].iloc[0])
