"""Day numbers of the proleptic Gregorian calendar: year, month, day in; whole days since 1970-01-01 out; and back.

Years are astronomical: 0 is 1 BCE, -43 is 44 BCE. The arithmetic is exact for every year within `MAX_YEAR`
and the same for Python integers and numpy arrays, so nothing here knows ``datetime64`` or its bounds.
"""

from __future__ import annotations

from typing import Any

FAR_PAST: int = -(2**62)
"""The day before every day: the bound of an end that reaches back without limit."""

FAR_FUTURE: int = 2**62
"""The day after every day: the bound of an end that is lasting."""

MAX_YEAR: int = 10**16
"""The largest year, either side of zero, whose days stay between `FAR_PAST` and `FAR_FUTURE`."""

_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# 400 Gregorian years are 146 097 days; 0000-03-01 is 719 468 days before 1970-01-01.
_DAYS_OF_400_YEARS = 146_097
_DAYS_TO_1970 = 719_468


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month has, 28 to 31; month 1 to 12."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month]


def unchecked_day_number(year: Any, month: Any, day: Any) -> Any:
    """The day number of a date known to exist; integers or integer arrays alike."""
    # The year is counted from March, so that the leap day is the last of its year.
    back = (14 - month) // 12
    march_year = year - back
    march_month = month + 12 * back - 3
    day_of_year = (153 * march_month + 2) // 5 + day - 1
    return march_year * 365 + march_year // 4 - march_year // 100 + march_year // 400 + day_of_year - _DAYS_TO_1970


def day_number(year: int, month: int, day: int) -> int:
    """The day number of a date.

    Parameters
    ----------
    year
        Astronomical year: 0 is 1 BCE, -43 is 44 BCE.
    month, day
        1 to 12, and 1 to the length of the month.

    Returns
    -------
    int
        Days since 1970-01-01, which is 0.

    Raises
    ------
    ValueError
        When there is no such day.

    Examples
    --------
    >>> day_number(1939, 8, 20)
    -11092
    >>> day_number(-43, 3, 15)
    -735160
    """
    if not (-MAX_YEAR <= year <= MAX_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"there is no day {year}-{month}-{day} in the Gregorian calendar")
    return unchecked_day_number(year, month, day)


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of a day number.

    Parameters
    ----------
    day
        Days since 1970-01-01.

    Returns
    -------
    tuple of int
        Astronomical year, month 1 to 12, day 1 to 31.

    Examples
    --------
    >>> civil(-11092)
    (1939, 8, 20)
    """
    # Hinnant's civil-from-days.
    shifted = int(day) + _DAYS_TO_1970
    era = shifted // _DAYS_OF_400_YEARS
    day_of_era = shifted - era * _DAYS_OF_400_YEARS
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    march_month = (5 * day_of_year + 2) // 153
    month_day = day_of_year - (153 * march_month + 2) // 5 + 1
    in_next_year = march_month // 10
    return era * 400 + year_of_era + in_next_year, march_month + 3 - 12 * in_next_year, month_day


def iso(day: int) -> str:
    """A day as ISO 8601 text.

    Parameters
    ----------
    day
        Days since 1970-01-01.

    Returns
    -------
    str
        ``YYYY-MM-DD``; a year of more than four digits carries its sign (``+12000-01-01``), a year before 0 a minus
        (``-0043-03-15``); ``..`` for `FAR_PAST` and `FAR_FUTURE`, which are no days.

    Examples
    --------
    >>> iso(0), iso(-735160), iso(FAR_FUTURE)
    ('1970-01-01', '-0043-03-15', '..')
    """
    if day <= FAR_PAST or day >= FAR_FUTURE:
        return ".."
    year, month, month_day = civil(day)
    return f"{year_text(year)}-{month:02d}-{month_day:02d}"


def year_text(year: int) -> str:
    """The year with four digits, signed where ISO 8601 asks for it."""
    if year < 0:
        return f"-{-year:04d}"
    return f"{year:04d}" if year <= 9999 else f"+{year}"


def clamped_day_number(year: int, month: int, day: int) -> int:
    """The day number of a date, or of the last day of its month when the month is shorter."""
    return unchecked_day_number(year, month, min(day, month_length(year, month)))


def shifted_month(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month so many months later, or earlier when negative."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def from_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """The Gregorian year, month and day of a date of the Julian calendar (old style)."""
    back = (14 - month) // 12
    march_year = year - back
    day_of_year = (153 * (month + 12 * back - 3) + 2) // 5 + day - 1
    # The Julian 0000-03-01 is the Gregorian 0000-02-28, two days before the Gregorian 0000-03-01 in that leap year.
    return civil(march_year * 365 + march_year // 4 + day_of_year - _DAYS_TO_1970 - 2)
