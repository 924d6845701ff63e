"""The forms of a figure, as one linear pattern."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

MAX_LENGTH: int = 60
"""The longest figure text that is read, in characters."""

MOST_DIGITS: int = 15
"""The most digits that a number may have before its point."""
MOST_DECIMALS: int = 6
"""The most digits that a number may have behind its point."""

NUMBER: str = rf"[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,{MOST_DECIMALS}}})?"
"""A number, as a pattern."""
_FORM = re.compile(rf"(?:({NUMBER})|({NUMBER})?\.\.({NUMBER})?)([?~%]?)")
# One to three digits, a dot and three digits: a thousand in half of Europe, a fraction in the rest.
_EITHER_WAY = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure says."""

    text: str
    """The figure as it was written."""
    low: float
    """The lowest value it may have; 0 when nothing bounds it below, since no count is negative."""
    high: float
    """The highest value it may have; infinite when nothing bounds it above."""
    approximate: bool
    """Marked ``~`` or ``%``: about; the bounds are those written, not widened."""
    uncertain: bool
    """Marked ``?`` or ``%``: perhaps."""


def read_figure(text: str) -> Quantity | None:
    """The figure, or None when the text is not one."""
    match = _FORM.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if match is None or is_either_way(text):
        return None
    exact, low_text, high_text, mark = match.groups()
    if exact is None and low_text is None and high_text is None:
        return None
    low = float(exact or low_text or 0)
    high = float(exact or high_text or math.inf)
    return Quantity(text, low, high, mark in ("~", "%"), mark in ("?", "%")) if low <= high else None


def is_either_way(text: str) -> bool:
    """Whether a dot in the text may group thousands or begin a fraction (``1.816``)."""
    return _EITHER_WAY.search(text) is not None
