"""Unspecified digits against a brute force that tries every day of every year they may be."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import iso
from stationed.dates.edtf import read

a_year = st.sampled_from(["193X", "19X6", "190X", "1X99", "192X", "18X0", "200X", "1936", "1937", "1900"])
a_month = st.text(alphabet="0123X", min_size=2, max_size=2)
a_day = st.text(alphabet="0123456789X", min_size=2, max_size=2)


def matches(mask: str, number: int, width: int) -> bool:
    return all(wanted in ("X", found) for wanted, found in zip(mask, f"{number:0{width}d}", strict=True))


def days_of(year: str, month: str, day: str) -> list[str]:
    """Every day that the three masks may be, in order."""
    found: list[str] = []
    for number in (year_number for year_number in range(1000, 2010) if matches(year, year_number, 4)):
        date = datetime.date(number, 1, 1)
        while date.year == number:
            if matches(month, date.month, 2) and matches(day, date.day, 2):
                found.append(date.isoformat())
            date += datetime.timedelta(days=1)
    return found


@settings(max_examples=60, deadline=None)
@given(a_year, a_month, a_day)
def test_masked_day_spans_from_the_first_to_the_last_day_that_matches(year: str, month: str, day: str) -> None:
    expression = read(f"{year}-{month}-{day}")
    days = days_of(year, month, day)
    assert (expression is None) == (not days)
    if expression is not None:
        assert (iso(expression.earliest), iso(expression.latest)) == (days[0], days[-1])


@settings(max_examples=60, deadline=None)
@given(a_year, st.text(alphabet="01X", min_size=2, max_size=2))
def test_masked_month_spans_from_the_first_to_the_last_day_that_matches(year: str, month: str) -> None:
    expression = read(f"{year}-{month}")
    days = days_of(year, month, "XX")
    assert (expression is None) == (not days)
    if expression is not None:
        assert (iso(expression.earliest), iso(expression.latest)) == (days[0], days[-1])
