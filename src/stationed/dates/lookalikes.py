"""Texts that are EDTF and that a writer may still have meant otherwise: years as a season, a day count, no date."""

from __future__ import annotations

from typing import Any

import numpy as np

from stationed.coded import coded
from stationed.dates.calendar import day_number, iso
from stationed.dates.cells import Which
from stationed.dates.columns import Fault, rows_by_code
from stationed.dates.plain import PlainDates, plain_dates
from stationed.errors import DateError

_LAST_LIKELY_YEAR = 2100
_YEARS = len("1936-39")
_EXPECTED = "what is meant, in a form that reads only one way"
_SPREADSHEET_ORIGIN = day_number(1899, 12, 30)
_FIRST_NUMBER = 1000
_GENERATION = 30
PLACEHOLDERS: dict[str, str] = {
    "1899-12-30": "the zero of spreadsheets",
    "1899-12-31": "the zero of some spreadsheets",
    "1900-01-01": "the first day of spreadsheets",
    "1904-01-01": "the zero of spreadsheets on older Macs",
    "1970-01-01": "the zero of Unix",
    "1601-01-01": "the zero of Windows",
    "1753-01-01": "the first day of some databases",
    "0000": "what some programs put for no year",
    "0000-01-01": "what some programs put for no date",
    "0001": "what some programs put for no year",
    "0001-01-01": "the first day of many programs",
    "2038-01-19": "the last day of older Unix",
    "2099-12-31": "what databases put for no end",
    "9999": "what databases put for no end",
    "9999-12": "what databases put for no end",
}
"""Dates that programs write where there is none -> why they do. So is every day and month after 2100."""
_FAR = "a day far ahead, as databases put for no end"
_PACKED = np.array([int((text.replace("-", "") + "0000")[:8]) for text in PLACEHOLDERS])


def lookalikes(column: Any, which: Which, within: tuple[int, int] | None = None) -> list[Fault]:
    """The distinct texts of a column that are EDTF and look like something else; worth a warning, not a refusal.

    Parameters
    ----------
    column
        Text, as for `parse_spans`.
    which
        The column it is: ``start`` or ``end``.
    within
        The first and the last day that the atlas is about, when that is known: a year more than a generation outside,
        whose day number lies within, is named.

    Returns
    -------
    list of Fault
        Kind ``lookalike``, with the text as EDTF reads it and the likelier meaning as the error's `readings`; kind
        ``placeholder`` for a date that programs write where there is none.

    Notes
    -----
    ``1936-39`` is the last third of 1936 to EDTF and four years to most people. A year after 2100 such as ``7864`` may
    be the day number that a spreadsheet keeps for 12 July 1921; 1904-02-08 is kept as ``1500``.
    """
    found = coded(column)
    dates = found.kept("plain dates", plain_dates)
    places = np.flatnonzero(~_harmless(dates, within)).tolist()
    faults: dict[int, tuple[DateError, bool]] = {}
    for code in places:
        text = found.texts[code]
        if (error := _placeholder(text)) is not None:
            faults[code] = error, True
        elif (error := _other_meaning(text, within)) is not None:
            faults[code] = error, False
    rows = np.flatnonzero(np.isin(found.codes, list(faults))) if faults else np.zeros(0, np.int64)
    return [
        Fault(which, found.texts[code], faults[code][0], "placeholder" if faults[code][1] else "lookalike", group)
        for code, group in rows_by_code(found.codes, rows)
    ]


def _harmless(dates: PlainDates, within: tuple[int, int] | None) -> Any:
    """Whether each text is a plain date that nobody writes for something else."""
    packed = dates.year * 10_000 + dates.month * 100 + dates.day
    harmless = dates.plain & (dates.year <= _LAST_LIKELY_YEAR) & ~np.isin(packed, _PACKED)
    if within is not None:
        bare = (dates.month == 0) & (dates.year >= _FIRST_NUMBER)
        harmless &= ~(bare & _is_day_of(dates.year + _SPREADSHEET_ORIGIN, within))
    return harmless


def _is_day_of(day: Any, within: tuple[int, int]) -> Any:
    return (day >= within[0]) & (day <= within[1])


def _placeholder(text: str) -> DateError | None:
    """What is to be said of a date, or of a side of a span, that programs write for none."""
    for side in text.split("/"):
        date = side.rstrip("?~%").partition("T")[0]
        why = PLACEHOLDERS.get(date)
        if why is None and len(date) >= len("2101-01") and date[:4].isdecimal() and date.isascii():
            why = _FAR if date[4] == "-" and int(date[:4]) > _LAST_LIKELY_YEAR and "X" not in date else None
        if why is not None:
            expected = "a blank where nobody says, or .. for an end that had not come"
            return DateError(text, f"programs write this date where there is none ({why})", expected=expected)
    return None


def _looks_like_years(text: str) -> bool:
    from stationed.dates.mend import looks_like_years  # many patterns take their time to load, and few dates need them

    return looks_like_years(text)


def _other_meaning(text: str, within: tuple[int, int] | None) -> DateError | None:
    """The likelier meaning of a text that is EDTF, or None."""
    plain = text.rstrip("?~%")
    if len(plain) == _YEARS and _looks_like_years(plain):
        years = f"{plain[:4]}/{plain[:2]}{plain[5:]}"
        reason = "EDTF reads this as a season or part of the year, and it may be meant as a span of years"
        return DateError(text, reason, expected=_EXPECTED, readings=(text, years))
    if len(plain) != 4 or not (plain.isdecimal() and plain.isascii()):
        return None
    year, day = int(plain), _SPREADSHEET_ORIGIN + int(plain)
    if year > _LAST_LIKELY_YEAR:
        reason = f"this is a year far ahead, and it may be a spreadsheet's day number for {iso(day)}"
    elif within is not None and year >= _FIRST_NUMBER and _is_day_of(day, within) and not _touches(year, within):
        reason = f"this is a year outside the periods, and it may be a spreadsheet's day number for {iso(day)}"
    else:
        return None
    return DateError(text, reason, expected=_EXPECTED, readings=(text, iso(day)))


def _touches(year: int, within: tuple[int, int]) -> bool:
    """Whether the year is one of those the atlas is about, or within a generation of them."""
    first, last = day_number(year - _GENERATION, 1, 1), day_number(year + _GENERATION, 12, 31)
    return first <= within[1] and last >= within[0]
