"""What can be said of a text that is not EDTF: a reason, and spellings that are EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from stationed.dates.calendar import from_julian, month_length, year_text
from stationed.dates.edtf import read
from stationed.dates.mend.vocabulary import MONTH_NAMES


class Advice(NamedTuple):
    """What is wrong with a text, and the spellings that it may stand for."""

    reason: str
    """One sentence without its full stop."""
    spellings: tuple[str, ...]
    """EDTF texts: one when there is just one reading, none when there is no saying."""
    expected: str | None = None
    """The form that would have been accepted, where the usual answer does not fit."""


Recogniser = Callable[[str], Advice | None]
_DAY = re.compile(r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})")


def first_advice(plain: str, recognisers: Iterable[Recogniser]) -> Advice | None:
    """The advice of the first recogniser that knows the text and whose spellings are EDTF.

    A spelling that is not EDTF is dropped. When that leaves none, the reason why it is not (a day that does not exist)
    is kept in case no later recogniser knows better.
    """
    kept: Advice | None = None
    for recognise in recognisers:
        advice = recognise(plain)
        if advice is None:
            continue
        spellings = tuple(dict.fromkeys(text for text in advice.spellings if read(text) is not None))
        if spellings or not advice.spellings:
            return advice._replace(spellings=spellings)
        reason = next(filter(None, map(no_such_day, advice.spellings)), None)
        if reason is not None and kept is None:
            kept = Advice(reason, ())
    return kept


def no_such_day(text: str) -> str | None:
    """Why a text of the right shape names no day, or None when it is not of that shape or does name one."""
    match = _DAY.fullmatch(text)
    if match is None or match[1] == "-0000":
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    length = month_length(year, month)
    if 1 <= day <= length:
        return None
    reason = f"{MONTH_NAMES[month - 1]} {year_text(year)} has {length} days"
    if (month, day) == (2, 29) and year % 100 == 0:
        julian = "{:04d}-{:02d}-{:02d}".format(*from_julian(year, month, day))
        reason += f" in the Gregorian calendar; as a day of the Julian calendar it would be {julian}"
    return reason
