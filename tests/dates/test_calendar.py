"""Day numbers: what the calendar promises."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import FAR_FUTURE, FAR_PAST, civil, day_number, iso
from stationed.dates.calendar import MAX_YEAR, from_julian


@pytest.mark.parametrize(
    ("date", "day"),
    [
        pytest.param((1970, 1, 1), 0, id="the origin"),
        pytest.param((1970, 1, 2), 1, id="the day after"),
        pytest.param((1969, 12, 31), -1, id="the day before"),
        pytest.param((1972, 2, 29), 789, id="two years, a leap day"),
        pytest.param((2000, 3, 1), 11017, id="after the leap day of a fourth century"),
        pytest.param((1900, 3, 1), -25508, id="after no leap day of a century"),
        pytest.param((1, 1, 1), -719162, id="the first day of the common era"),
        pytest.param((0, 12, 31), -719163, id="the last day of 1 BCE"),
        pytest.param((0, 2, 29), -719469, id="1 BCE is a leap year"),
        pytest.param((-43, 3, 15), -735160, id="ides of March, proleptic Gregorian"),
    ],
)
def test_day_number_of_a_date_is_the_days_since_1970(date: tuple[int, int, int], day: int) -> None:
    assert day_number(*date) == day
    assert civil(day) == date


def test_day_number_agrees_with_the_standard_library_through_a_leap_cycle() -> None:
    origin = datetime.date(1970, 1, 1).toordinal()
    for ordinal in range(datetime.date(1600, 1, 1).toordinal(), datetime.date(2001, 1, 1).toordinal()):
        date = datetime.date.fromordinal(ordinal)
        assert day_number(date.year, date.month, date.day) == ordinal - origin
        assert civil(ordinal - origin) == (date.year, date.month, date.day)


@settings(deadline=None)
@given(st.integers(-(10**18), 10**18))
def test_civil_of_any_day_gives_the_day_back(day: int) -> None:
    assert day_number(*civil(day)) == day


@pytest.mark.parametrize(
    "date",
    [(-MAX_YEAR - 1, 1, 1), (1937, 2, 29), (1900, 2, 29), (1939, 0, 1), (1939, 13, 1), (1939, 4, 31), (1939, 4, 0)],
)
def test_day_number_of_a_day_that_does_not_exist_is_refused(date: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="there is no day"):
        day_number(*date)


MONTHS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@pytest.mark.parametrize(("month", "last"), MONTHS.items())
def test_the_last_day_of_a_month_exists_and_the_day_after_it_does_not(month: int, last: int) -> None:
    first_of_next = (1940, 1, 1) if month == 12 else (1939, month + 1, 1)
    assert day_number(1939, month, last) + 1 == day_number(*first_of_next)
    with pytest.raises(ValueError, match="there is no day"):
        day_number(1939, month, last + 1)


def test_day_number_of_the_largest_year_stays_between_the_far_days() -> None:
    assert day_number(-MAX_YEAR, 1, 1) > FAR_PAST
    assert day_number(MAX_YEAR, 12, 31) < FAR_FUTURE
    with pytest.raises(ValueError, match="there is no day"):
        day_number(MAX_YEAR + 1, 1, 1)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (-11092, "1939-08-20"),
        (-719469, "0000-02-29"),
        (-735160, "-0043-03-15"),
        (2932896, "9999-12-31"),
        (2932897, "+10000-01-01"),
        (-719529, "-0001-12-31"),
        (FAR_PAST, ".."),
        (FAR_FUTURE, ".."),
    ],
)
def test_iso_of_a_day_is_signed_where_the_standard_asks(day: int, text: str) -> None:
    assert iso(day) == text


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        pytest.param((1917, 10, 25), (1917, 11, 7), id="the October revolution"),
        pytest.param((1582, 10, 5), (1582, 10, 15), id="the reform itself"),
        pytest.param((1900, 2, 29), (1900, 3, 13), id="a leap day the Gregorian calendar lacks"),
        pytest.param((-43, 3, 15), (-43, 3, 13), id="Caesar's death"),
        pytest.param((1918, 1, 31), (1918, 2, 13), id="the last Julian day in Russia"),
        pytest.param((1917, 12, 31), (1918, 1, 13), id="over the new year"),
        pytest.param((4, 2, 29), (4, 2, 27), id="a leap day of both"),
    ],
)
def test_julian_date_is_turned_into_the_gregorian_one(
    julian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert from_julian(*julian) == gregorian
