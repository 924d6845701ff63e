"""Texts that are EDTF and that a writer may still have meant otherwise: a year span read as a season, a day count."""

from __future__ import annotations

from typing import Any

import numpy as np

from stationed.coded import coded
from stationed.dates.calendar import day_number, iso
from stationed.dates.cells import Which
from stationed.dates.columns import Fault, rows_by_code
from stationed.dates.plain import plain_dates
from stationed.errors import DateError

_LAST_LIKELY_YEAR = 2100
_YEARS = len("1936-39")
_EXPECTED = "what is meant, in a form that reads only one way"
_SPREADSHEET_ORIGIN = day_number(1899, 12, 30)


def lookalikes(column: Any, which: Which) -> list[Fault]:
    """The distinct texts of a column that are EDTF and look like something else; worth a warning, not a refusal.

    Parameters
    ----------
    column
        Text, as for `parse_spans`.
    which
        The column it is: ``start`` or ``end``.

    Returns
    -------
    list of Fault
        Kind ``lookalike``; the error's `readings` are the text as EDTF reads it, then the likelier meaning.

    Notes
    -----
    ``1936-39`` is the last third of 1936 to EDTF and four years to most people. A year after 2100 such as ``7864`` may
    be the day number that a spreadsheet keeps for 12 July 1921.
    """
    found = coded(column)
    dates = found.kept("plain dates", plain_dates)
    harmless = dates.plain & ((dates.year <= _LAST_LIKELY_YEAR) | (dates.month > 0))
    suspects = ((code, found.texts[code]) for code in np.flatnonzero(~harmless).tolist())
    errors = {code: error for code, text in suspects if (error := _other_meaning(text)) is not None}
    rows = np.flatnonzero(np.isin(found.codes, list(errors))) if errors else np.zeros(0, np.int64)
    return [
        Fault(which, found.texts[code], errors[code], "lookalike", group)
        for code, group in rows_by_code(found.codes, rows)
    ]


def _looks_like_years(text: str) -> bool:
    from stationed.dates.mend import looks_like_years  # many patterns take their time to load, and few dates need them

    return looks_like_years(text)


def _other_meaning(text: str) -> DateError | None:
    """The likelier meaning of a text that is EDTF, or None."""
    plain = text.rstrip("?~%")
    if len(plain) == _YEARS and _looks_like_years(plain):
        years = f"{plain[:4]}/{plain[:2]}{plain[5:]}"
        reason = "EDTF reads this as a season or part of the year, and it may be meant as a span of years"
        return DateError(text, reason, expected=_EXPECTED, readings=(text, years))
    if len(plain) == 4 and plain.isdecimal() and plain.isascii() and int(plain) > _LAST_LIKELY_YEAR:
        day = iso(_SPREADSHEET_ORIGIN + int(plain))
        reason = f"this is a year far ahead, and it may be a spreadsheet's day number for {day}"
        return DateError(text, reason, expected=_EXPECTED, readings=(text, day))
    return None
