"""One EDTF date (no interval, no set) to its earliest and latest day. All patterns are linear in the text.

Every ``~`` widens by the unit it stands beside: the month in ``2004-06~-11``, the year in ``2004~-06-11``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from stationed.dates.calendar import (
    MAX_YEAR,
    clamped_day_number,
    is_leap,
    month_length,
    shifted_month,
    unchecked_day_number,
)
from stationed.dates.expression import DateSettings, Precision
from stationed.dates.seasons import SEASON_MONTHS

_Q = "([?~%]?)"
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DATE = re.compile(rf"{_Q}(-?[0-9X]{{4}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q})?)?")
LONG_YEAR = re.compile(rf"{_Q}(?:(-?[0-9]{{4}})|Y(-?[1-9][0-9]{{0,16}})(?:E([1-9][0-9]?))?)(?:S([1-9][0-9]?))?{_Q}")
_CLOCK = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
DATE_TIME = re.compile(rf"(-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_CLOCK}")

_YEAR_PRECISIONS: tuple[Precision, ...] = ("year", "decade", "century")
Days = tuple[int, int, int]


class Bounds(NamedTuple):
    """The earliest and latest day of one date, its finest unit, and its marks."""

    earliest: int
    latest: int
    precision: Precision
    uncertain: bool
    approximate: bool


def read_single(text: str, settings: DateSettings, *, with_time: bool = True) -> Bounds | None:
    """The bounds of one date, or None when the text is not one or names a day that does not exist."""
    if match := _PLAIN.fullmatch(text):
        ends = _plain(*match.groups())
        return ends and Bounds(clamped_day_number(*ends[0]), clamped_day_number(*ends[1]), ends[2], False, False)
    match = DATE.fullmatch(text)
    if match is None:
        if with_time and "T" in text:
            timed = DATE_TIME.fullmatch(text)
            # The day is the one written: a zone is not applied, since it would move local days.
            return read_single(timed[1], settings) if timed else None
        return _read_long_year(text, settings)
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = match.groups()
    if year == "-0000":
        return None
    ends = _masked(year, month, day) if "X" in text else _plain(year, month, day)
    if ends is None:
        return None
    first, last, precision = ends
    marks = before_year + after_year
    if month is not None:
        marks += before_month + after_month
        if day is not None:
            marks += before_day + after_day
    if "~" not in marks and "%" not in marks:
        return Bounds(clamped_day_number(*first), clamped_day_number(*last), precision, "?" in marks, False)
    unspecified = len(year) - len(year.rstrip("X"))
    years = sum(_year_width(unspecified, settings) for mark in before_year + after_year if mark in "~%")
    months = settings.circa_month * _count(before_month, after_month)
    days = settings.circa_day * _count(before_day, after_day)
    return Bounds(
        _shifted(first, -years, -months) - days,
        _shifted(last, years, months) + days,
        precision,
        "?" in marks or "%" in marks,
        True,
    )


def _count(before: str | None, after: str | None) -> int:
    """How many of the two marks beside a unit say `about`."""
    return (before in ("~", "%")) + (after in ("~", "%"))


def _shifted(date: Days, years: int, months: int) -> int:
    """The day number so many years and months away; the last day of the month where it is shorter."""
    year, month = shifted_month(date[0] + years, date[1], months)
    return clamped_day_number(year, month, date[2])


def _year_width(unspecified: int, settings: DateSettings) -> int:
    """The years that `about` reaches, for a year whose last so many digits are unspecified."""
    return (settings.circa_year, settings.circa_decade)[unspecified] if unspecified < 2 else settings.circa_century


def _year_precision(unspecified: int) -> Precision:
    """The unit named by a year whose last so many digits are unspecified."""
    return _YEAR_PRECISIONS[unspecified] if unspecified < 3 else "millennium"


def _plain(year: str, month: str | None, day: str | None) -> tuple[Days, Days, Precision] | None:
    """First and last day of a date without unspecified digits; day 31 stands for the last of the month."""
    y = int(year)
    if month is None:
        return (y, 1, 1), (y, 12, 31), "year"
    m = int(month)
    if day is None:
        if 1 <= m <= 12:
            return (y, m, 1), (y, m, 31), "month"
        return _season(y, y, m)
    d = int(day)
    if 1 <= m <= 12 and 1 <= d <= month_length(y, m):
        return (y, m, d), (y, m, d), "day"
    return None


def _season(first_year: int, last_year: int, code: int) -> tuple[Days, Days, Precision] | None:
    """First and last day of a season code, from the first of the years to the last."""
    months = SEASON_MONTHS.get(code)
    if months is None:
        return None
    first = (*shifted_month(first_year, 1, months[0] - 1), 1)
    last = (*shifted_month(last_year, 1, months[1] - 1), 31)
    return first, last, "season"


def _masked(year: str, month: str | None, day: str | None) -> tuple[Days, Days, Precision] | None:
    """First and last existing day of a date with unspecified digits anywhere."""
    first_year = next(_years(year, rising=True), None)
    last_year = next(_years(year, rising=False), None)
    if first_year is None or last_year is None:
        return None
    if month is None:
        return (first_year, 1, 1), (last_year, 12, 31), _year_precision(len(year) - len(year.rstrip("X")))
    months = _matching(month, 12)
    if day is None:
        if not months:
            return _season(first_year, last_year, int(month)) if month.isdigit() else None
        return (first_year, months[0], 1), (last_year, months[-1], 31), "month"
    days = _matching(day, 31)
    first = _first_existing(_years(year, rising=True), months, days)
    last = _first_existing(_years(year, rising=False), months[::-1], days[::-1])
    return (first, last, "day") if first and last else None


@cache
def _matching(mask: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to the highest that two digits, some unspecified, may be; there are 121 masks at most."""
    pairs = [(f"{number:02d}", number) for number in range(1, highest + 1)]
    return tuple(n for pair, n in pairs if mask[0] in ("X", pair[0]) and mask[1] in ("X", pair[1]))


def _years(mask: str, *, rising: bool) -> Iterator[int]:
    """The years that a mask may be, in order; there is no year minus zero."""
    negative = mask[0] == "-"
    digits = mask[-4:]
    places = [10 ** (3 - at) for at, digit in enumerate(digits) if digit == "X"]
    base = int(digits.replace("X", "0"))
    counts = range(10 ** len(places))
    for count in counts if rising != negative else reversed(counts):
        value = base
        for place in reversed(places):
            count, digit = divmod(count, 10)
            value += digit * place
        if not negative:
            yield value
        elif value:
            yield -value


def _first_existing(years: Iterable[int], months: tuple[int, ...], days: tuple[int, ...]) -> Days | None:
    """The first date that exists, trying the years, months and days in the order given."""
    tried: set[bool] = set()
    for year in years:
        # Which days exist depends on the year only by its being a leap year.
        if (leap := is_leap(year)) in tried:
            continue
        tried.add(leap)
        for month in months:
            for day in days:
                if day <= month_length(year, month):
                    return year, month, day
        if len(tried) == 2:
            break
    return None


def _read_long_year(text: str, settings: DateSettings) -> Bounds | None:
    """The bounds of a long, exponential or significant-digits year."""
    match = LONG_YEAR.fullmatch(text)
    if match is None:
        return None
    before, short, long, exponent, significant, after = match.groups()
    if short == "-0000" or (long and not exponent and len(long.lstrip("-")) < 5) or int(exponent or 0) > 16:
        return None
    year = int(short) if short else int(long) * 10 ** int(exponent or 0)
    size, unspecified = abs(year), 0
    low = high = size
    if significant is not None:
        unspecified = max(0, len(str(size)) - int(significant))
        low = size - size % 10**unspecified
        high = low + 10**unspecified - 1
    if high > MAX_YEAR:
        return None
    first, last = (low, high) if year >= 0 else (-high, -low)
    marks = before + after
    width = _year_width(unspecified, settings) * _count(before, after)
    return Bounds(
        unchecked_day_number(first - width, 1, 1),
        unchecked_day_number(last + width, 12, 31),
        _year_precision(unspecified),
        "?" in marks or "%" in marks,
        "~" in marks or "%" in marks,
    )
