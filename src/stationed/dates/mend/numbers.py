"""Dates in digits that are not EDTF: other separators, other orders, packed, padded, or a spreadsheet's day count."""

from __future__ import annotations

import re
from collections.abc import Callable

from stationed.dates.calendar import day_number, iso
from stationed.dates.mend.advice import Advice, first_advice
from stationed.dates.mend.vocabulary import ROMAN_NUMBERS

_SPREADSHEET_ORIGIN = day_number(1899, 12, 30)
LAST_LIKELY_YEAR = 2100
"""A year after it is likelier to be something else."""
_END = r"(?:\s?г\.?|\s?года?)?"
_CLOCK = re.compile(r"[t\s][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:z|\s?[+-][0-9]{2}:?[0-9]{2})?")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})\s?[-./\s,]\s?([0-9]{{1,2}})\s?[-./\s,]\s?([0-9]{{1,2}}){_END}")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})\s?([-./\s,])\s?([0-9]{{1,2}})\s?[-./\s,]\s?([0-9]{{4}}){_END}")
_YEAR_MONTH = re.compile(r"([0-9]{4})\s?([-./\s–])\s?([0-9]{1,2})")
_MONTH_YEAR = re.compile(rf"([0-9]{{1,2}})\s?[-./\s]\s?([0-9]{{4}}){_END}")
_ROMAN = re.compile(rf"([0-9]{{1,2}})[-./\s]{{0,2}}([ivx]{{1,4}})[-./\s]{{1,2}}([0-9]{{4}}){_END}")
_SHORT_YEAR = re.compile(
    r"[0-9]{1,2}\s?[-./\s]\s?(?:[0-9]{1,2}|[ivx]{1,4})\s?[-./\s]\s?'?[0-9]{2}(?:\s?г\.?)?|'[0-9]{2}"
)
_HOLES = re.compile(r"([0-9ux?*_-]{4})(?:-([0-9ux?*_]{1,2})(?:-([0-9ux?*_]{1,2}))?)?([~%]?)")
_WIKIDATA = re.compile(r"\+?([0-9]{4})-([0-9]{2})-([0-9]{2})t00:00:00z")
_ZEROS = re.compile(r"([0-9]{4})[-./](?:00?[-./]00?|([0-9]{2})[-./]00?|00?)|00[-./](?:00[-./])?([0-9]{4})")


def in_digits(plain: str) -> Advice | None:
    """What a text of digits and separators may stand for."""
    return first_advice(plain, _RECOGNISERS)


def _ymd(year: str, month: str | int, day: str | int) -> str:
    """The parts as EDTF."""
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _with_zeros(plain: str) -> Advice | None:
    """``1936-00-00``, ``1936-02-00``, ``00.00.1936``: an unknown part is left out."""
    match = _ZEROS.fullmatch(plain)
    if match is None or "0000" in (match[1], match[3]) or plain.endswith(".0"):
        return None
    year, month = match[1] or match[3], match[2]
    spelling = f"{year}-{month}" if month and month != "00" else year
    if re.fullmatch("[0-9]{2}99[-/]00?", plain) and (last := second_year(year, plain[5:])):
        return Advice("this may be a year without its month or a span of years", (year, f"{year}/{last}"))
    return Advice("a month or day that is not known is left out, not written 00", (spelling,))


def _with_holes(plain: str) -> Advice | None:
    """``195u``, ``19??``, ``1936-??-??``, ``193x``, ``19--``: an unspecified digit is X."""
    match = _HOLES.fullmatch(plain)
    if match is None or match[1][0] in "*_-" or (match[1].isdigit() and not re.search("[ux?*_]", plain)):
        return None
    if match[1][3] == "?" and match[1][:3].isdigit() and int(match[1][:3]) * 10 > LAST_LIKELY_YEAR:
        return None  # ``936?`` is a year in doubt
    parts = [match[1], *(part for part in (match[2], match[3]) if part)]
    spelt = [re.sub("[^0-9]", "X", part) for part in parts]
    spelt[1:] = ["XX" if part == "X" else part for part in spelt[1:]]
    return Advice("a digit that is not known is written X", ("-".join(spelt) + match[4],))


def _with_time(plain: str) -> Advice | None:
    """``1939-08-20 00:00:00``: the day without the clock; ``+1939-08-00T00:00:00Z``, as Wikidata has it."""
    if match := _WIKIDATA.fullmatch(plain):
        spelling = match[1] + "".join(
            f"-{part}" for part in (match[2], match[3] if match[2] != "00" else "00") if part != "00"
        )
        return Advice("Wikidata writes every date as a moment, with 00 for what it does not know", (spelling,))
    match = re.fullmatch(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_CLOCK.pattern}", plain)
    return Advice("the time of day is not one of EDTF", (_ymd(match[1], match[2], match[3]),)) if match else None


def _year_first(plain: str) -> Advice | None:
    """``1938.02.09``, ``1939-5-11``; and ``1936-25-12``, which only reads as year, day, month."""
    match = _YEAR_FIRST.fullmatch(plain)
    if match is None:
        return None
    year, second, third = match[1], int(match[2]), int(match[3])
    if 12 < second <= 31 and third <= 12:
        return Advice("the month comes before the day", (_ymd(year, third, second),))
    return Advice("year, month and day are joined by hyphens, with two digits each", (_ymd(year, second, third),))


def _year_last(plain: str) -> Advice | None:
    """``9.2.1938``: two readings unless only one number can be a month, or both are the same."""
    match = _YEAR_LAST.fullmatch(plain)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), match[4]
    if first <= 12 and second <= 12 and first != second:
        reason = "this may be day and month or month and day; year, month and day come in this order"
        return Advice(reason, (_ymd(year, second, first), _ymd(year, first, second)))
    day, month = (first, second) if second <= 12 else (second, first)
    return Advice("year, month and day come in this order, joined by hyphens", (_ymd(year, month, day),))


def _roman_month(plain: str) -> Advice | None:
    """``12.III.1936``: day, month in Roman numerals, year."""
    match = _ROMAN.fullmatch(plain)
    if match is None or match[2] not in ROMAN_NUMBERS:
        return None
    spelling = _ymd(match[3], ROMAN_NUMBERS[match[2]], match[1])
    return Advice("months are written in digits, after the year", (spelling,))


def _year_month(plain: str) -> Advice | None:
    """``1938.02``, ``1945/03``, ``1945-3``; ``1936/37`` is two years, ``1905/07`` may be either."""
    match = _YEAR_MONTH.fullmatch(plain)
    if match is None:
        return None
    year, mark, second = match[1], match[2], match[3]
    month = (f"{year}-{int(second):02d}",) if 1 <= int(second) <= 12 else ()
    last = second_year(year, second) if mark in "/-–" else None
    years = (f"{year}/{last}",) if last else ()
    if month and years:
        return Advice("this may be a month or a span of years", month + years)
    if years:
        return Advice("a span of years is written with a slash and both years in full", years)
    return Advice("year and month are joined by a hyphen, with two digits for the month", month) if month else None


def second_year(year: str, digits: str) -> str | None:
    """The later year that the last one or two digits of it stand for: 1905 after 1904 for ``5`` and ``05``, or None.

    Only after 1899 do they begin anew: ``1899/00`` and ``1899/0`` are 1899 to 1900.
    """
    size = len(digits)
    if int(digits) > int(year[-size:]):
        return year[:-size] + digits
    return f"{int(year) + 1:04d}" if int(digits) == 0 and year[-size:] == "9" * size and int(year) < 9999 else None


def _month_year(plain: str) -> Advice | None:
    """``03/1945``."""
    match = _MONTH_YEAR.fullmatch(plain)
    # A month only: 30/1938 is not the season of that code.
    if match is None or int(match[1]) > 12:
        return None
    return Advice("the year comes before the month, joined by a hyphen", (f"{match[2]}-{int(match[1]):02d}",))


def _short_year(plain: str) -> Advice | None:
    """``9.2.38``: the century is anyone's guess."""
    if _SHORT_YEAR.fullmatch(plain) is None:
        return None
    return Advice("the year has only two digits, which leaves its century open", ())


def _packed(plain: str) -> Advice | None:
    """``19380209`` and ``09021938``; ``193802`` may be a month or a long year."""
    if re.fullmatch("[0-9]{8}", plain):
        spellings = (_ymd(plain[:4], plain[4:6], plain[6:]), _ymd(plain[4:], plain[2:4], plain[:2]))
        # Years before 1000 are left out: they are the other reading with its parts mistaken.
        return Advice("year, month and day are joined by hyphens", tuple(s for s in spellings if s[0] in "12"))
    if re.fullmatch("[12][0-9]{3}(?:0[1-9]|1[0-2])", plain):
        spellings = (f"{plain[:4]}-{plain[4:]}", f"Y{plain}")
        return Advice("this may be a year and month, or a year of six digits", spellings)
    return None


def _day_count(plain: str) -> Advice | None:
    """``13586``: the day number of a spreadsheet that lost its date format; or a year of five digits."""
    if match := re.fullmatch(r"([1-9][0-9]{3,4})\.(?:[0-9]*[1-9])0*", plain):
        day = iso(_SPREADSHEET_ORIGIN + int(match[1]))
        return Advice(f"this looks like a spreadsheet's day number, with a time of day, for {day}", (), day)
    if (match := re.fullmatch(r"([1-9][0-9]{3})\.0+", plain)) and int(match[1]) > LAST_LIKELY_YEAR:
        day = iso(_SPREADSHEET_ORIGIN + int(match[1]))
        return Advice(f"this looks like a spreadsheet's day number for {day}, or a year far ahead", (day, match[1]))
    match = re.fullmatch(r"([1-9][0-9]{4})(?:\.0)?", plain)
    if match is None:
        return None
    day = iso(_SPREADSHEET_ORIGIN + int(match[1]))
    reason = f"this looks like a spreadsheet's day number for {day}; a year of more than four digits begins with Y"
    return Advice(reason, (day, f"Y{match[1]}"))


def _bare_year(plain: str) -> Advice | None:
    """``193``, ``+1936``, ``1936.0``, ``-44``, ``170000002``, ``y1936``."""
    if match := re.fullmatch(r"\+?([0-9]{4})(?:\.0)?|y([0-9]{4})", plain):
        return Advice("a year of four digits stands by itself", (match[1] or match[2],))
    if match := re.fullmatch(r"([0-9]{3})(?:\.0)?", plain):
        if int(match[1]) * 10 > LAST_LIKELY_YEAR:
            return Advice("a year has four digits, so that one before 1000 begins with 0", (f"0{match[1]}",))
        reason = "a year has four digits; this may be an early year, or a decade that lacks its last digit"
        return Advice(reason, (f"0{match[1]}", f"{match[1]}X"))
    if re.fullmatch(r"[0-9]{2}(?:\.0)?", plain):
        return Advice("the year has only two digits, which leaves its century open", ())
    if match := re.fullmatch(r"-([1-9][0-9]{0,2}|0[0-9]{1,2})", plain):
        number = int(match[1])
        reason = "a year has four digits, and EDTF counts 1 BCE as 0000 and 2 BCE as -0001"
        return Advice(reason, (f"-{number:04d}", _bce(number))) if number else None
    if match := re.fullmatch(r"[+y]?(-?)0*([1-9][0-9]{4,16})", plain):
        return Advice("a year of more than four digits begins with Y", (f"Y{match[1]}{match[2]}",))
    if plain == "-0000":
        return Advice("there is no year minus zero; 1 BCE is 0000", ("0000",))
    return None


def _bce(number: int) -> str:
    """The astronomical year of so many BCE."""
    return f"-{number - 1:04d}" if number > 1 else "0000"


_RECOGNISERS: tuple[Callable[[str], Advice | None], ...] = (
    _with_zeros,
    _with_holes,
    _with_time,
    _year_first,
    _year_last,
    _roman_month,
    _year_month,
    _month_year,
    _short_year,
    _packed,
    _day_count,
    _bare_year,
)
