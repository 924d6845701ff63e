"""order_of: a column of dates as people write them -> the order of day and month that the column itself settles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from stationed.coded import coded
from stationed.errors import DateError

Order = Literal["", "day-first", "month-first"]

BY_ORDER = re.compile(r"(\d{1,2})\s?[-./\s]\s?(\d{1,2})\s?[-./\s]\s?(\d{4})(?:\s?(?:г\.?|года?))?[?~%]?")
"""Day, month and year by numbers, the year last."""
_WITHIN = re.compile(r"(?<![\d./-])(\d{1,2})(?:[-./]|\.\s)(\d{1,2})(?:[-./]|\.\s)(\d{4})(?![\d/-]|\.\d)")
"""The same among other words: until 09.08.1945, 1.4.1939 - 3.5.1940."""


@dataclass(frozen=True, slots=True)
class OrderFound:
    """What the texts of a column say about the order of day and month."""

    order: Order
    """The order; '' when nothing settles it, or texts contradict each other."""
    text: str = ""
    """The text that settles it."""
    against: str = ""
    """A text that shows the other order; '' for none."""
    open: str = ""
    """A text that can be read in both orders; '' for none."""


def order_of(column: Any) -> OrderFound:
    """Return the order of day and month that a column of dates has.

    Parameters
    ----------
    column : column of text
        Dates as written.

    Returns
    -------
    OrderFound
        In ``30/01/1917`` only the first number can be a day, which settles the whole column.
    """
    day_first = month_first = undecided = ""
    for text in coded(column).texts:
        for first, second in _pairs(text):
            if first > 12 >= second:
                day_first = day_first or text
            elif second > 12 >= first:
                month_first = month_first or text
            elif first != second and first <= 12:
                undecided = undecided or text
    if day_first and month_first:
        return OrderFound("", day_first, month_first, undecided)
    if day_first or month_first:
        return OrderFound("day-first" if day_first else "month-first", day_first or month_first, "", undecided)
    return OrderFound("", "", "", undecided)


def _pairs(text: str) -> list[tuple[int, int]]:
    """The two numbers before each year that could be a day and a month."""
    whole = BY_ORDER.fullmatch(text.strip())
    return [(int(match[1]), int(match[2])) for match in ([whole] if whole else _WITHIN.finditer(text))]


def in_order(text: str, order: Order) -> str:
    """Return a text with the days in it as year, month and day, where their order is known or they have one alone."""

    def spelt(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[2])
        own: Order = "month-first" if first == second or second > 12 >= first else "day-first" if first > 12 else order
        if not own:
            return match[0]
        day, month = (first, second) if own == "day-first" else (second, first)
        return f"{match[3]}-{month:02d}-{day:02d}"

    return _WITHIN.sub(spelt, text)


def settled(error: DateError, order: OrderFound, because: str) -> DateError:
    """Return the error of a date that reads in two orders with one reading, where its column has one order.

    Parameters
    ----------
    error : DateError
        Of one text of the column; any that does not turn on the order is returned as it is.
    order : OrderFound
        What the column says.
    because : str
        Where the text stands that settles it, such as ``row 2``.
    """
    if not order.order or len(error.readings) != 2 or not BY_ORDER.fullmatch(error.text.strip()):
        return error
    fix = error.readings[0 if order.order == "day-first" else 1]
    reason = f"year, month and day come in this order, joined by hyphens; {because} has {order.text}, which is "
    return DateError(error.text, f"{reason}{order.order}", expected=error.expected, fix=fix)
