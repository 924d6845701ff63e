"""One order of day and month for a column, which its own dates settle."""

from __future__ import annotations

import pytest

from stationed.dates.mend import explain
from stationed.dates.orders import OrderFound, order_of, settled


@pytest.mark.parametrize(
    ("column", "mended"),
    [
        (["30/01/1917", "07/01/1918"], "1918-01-07"),
        (["01/30/1917", "07/01/1918"], "1918-07-01"),
        (["1917-01-30", "07/01/1918"], None),
        (["30/01/1917", "01/30/1917", "07/01/1918"], None),
    ],
    ids=["day first", "month first", "nothing settles it", "rows disagree"],
)
def test_a_date_of_two_readings_has_the_order_of_its_column(column, mended):
    error = settled(explain("07/01/1918"), order_of(column), "row 2")
    assert error.fix == mended
    assert len(error.readings) == (0 if mended else 2)


def test_the_date_that_settles_a_column_is_named():
    error = settled(explain("07/01/1918"), order_of(["30/01/1917"]), "row 2 of the column")
    assert error.reason.endswith("row 2 of the column has 30/01/1917, which is day-first")


def test_two_years_are_no_date_whose_order_a_column_settles():
    error = settled(explain("1904-5"), OrderFound("day-first", "30/01/1917"), "row 2")
    assert error.fix is None
    assert error.readings == ("1904-05", "1904/1905")
