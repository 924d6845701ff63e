"""The dates that most columns are full of, years, months and days with at most a mark, read all at once.

Everything else, and whatever is not quite so, is left to `stationed.dates.cells`, text by text. docs/dates.md has the
rules; both ways give the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.dates.calendar import unchecked_day_number
from stationed.dates.expression import DateSettings

Flags = NDArray[np.bool_]

MARKS = ("", "~", "?", "%")
"""The marks that may stand behind a date."""

_LONGEST = 11
_HYPHEN, _ZERO = ord("-"), ord("0")


@dataclass(frozen=True)
class PlainDates:
    """Distinct texts, as far as they are plain dates."""

    plain: Flags
    """Which texts are: a year of four digits, with month and day or not, and a mark or not, that exists."""
    year: Numbers
    """The year."""
    month: Numbers
    """1 to 12, 0 where none is stated."""
    day: Numbers
    """1 to 31, 0 where none is stated."""
    mark: Numbers
    """Place in `MARKS`."""

    def bounds(self, settings: DateSettings) -> tuple[Numbers, Numbers]:
        """Return the first and last day that each date may mean; of texts that are no plain dates they mean nothing."""
        about = np.isin(self.mark, (MARKS.index("~"), MARKS.index("%"))).astype(np.int64)
        years = about * (self.month == 0) * settings.circa_year
        months = about * ((self.month > 0) & (self.day == 0)) * settings.circa_month
        days = about * (self.day > 0) * settings.circa_day
        first = _first_of(self.year - years, np.maximum(self.month, 1) - months) + np.maximum(self.day, 1) - 1 - days
        last = _first_of(self.year + years, np.where(self.month == 0, 12, self.month) + months + 1) - 1
        return first, np.where(self.day > 0, first + 2 * days, last)


def _first_of(year: Any, month: Any) -> Numbers:
    """The first day of a month counted from January of a year; month 13 is the next January."""
    count = year * 12 + month - 1
    return unchecked_day_number(count // 12, count % 12 + 1, 1)


def plain_dates(texts: Sequence[str]) -> PlainDates:
    """Read the plain dates among some texts.

    Parameters
    ----------
    texts : sequence of str
        Distinct texts.

    Returns
    -------
    PlainDates
        One entry a text.
    """
    length = np.fromiter(map(len, texts), np.int64, len(texts))
    signs = np.array([text if len(text) <= _LONGEST else "" for text in texts], dtype=f"U{_LONGEST}")
    signs = signs.view(np.uint32).reshape(-1, _LONGEST).astype(np.int64)
    at_end = np.take_along_axis(signs, np.clip(length - 1, 0, _LONGEST - 1)[:, np.newaxis], axis=1)[:, 0]
    mark = np.zeros(len(texts), np.int64)
    for place, sign in enumerate(MARKS[1:], start=1):
        mark[(at_end == ord(sign)) & (length <= _LONGEST)] = place
    length = length - (mark > 0)
    digits = signs - _ZERO
    digit = (digits >= 0) & (digits <= 9)
    plain = np.isin(length, (4, 7, 10)) & digit[:, :4].all(axis=1)
    year = digits[:, :4] @ np.array([1000, 100, 10, 1])
    parts: list[Numbers] = []
    for hyphen, least in ((4, 7), (7, 10)):
        there = length >= least
        good = (signs[:, hyphen] == _HYPHEN) & digit[:, hyphen + 1 : hyphen + 3].all(axis=1)
        parts.append(np.where(there & good, digits[:, hyphen + 1] * 10 + digits[:, hyphen + 2], 0))
        plain &= ~there | good
    month, day = parts
    plain &= (length < 7) | ((month >= 1) & (month <= 12))
    month = np.where(plain, month, 0)
    safe = np.maximum(month, 1)
    plain &= (length < 10) | ((day >= 1) & (day <= _first_of(year, safe + 1) - _first_of(year, safe)))
    return PlainDates(plain, np.where(plain, year, 0), np.where(plain, month, 0), np.where(plain, day, 0), mark)
