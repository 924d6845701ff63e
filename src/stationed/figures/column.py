"""Column: the lines of a panel, which begin at its left or, in languages that are read from there, at its right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from stationed.figures.drawing import Style, Text
from stationed.figures.lettering import shortened, width

FROM_RIGHT = "\u200f"
"""The sign that makes a line run from the right; it is not seen."""


def _goes_with_the_page(text: str) -> bool:
    """Whether a line runs as its page does: years alone have no way of their own, and a title may be before a date."""
    ways = {unicodedata.bidirectional(sign) for sign in text if sign.isalpha()}
    return not ways or bool(ways & {"R", "AL"})


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines begin and end."""

    left: float
    """Of the column, in pixels."""
    right: float
    """Of the column, in pixels."""
    turned: bool = False
    """Whether lines begin at the right."""

    def start(self, wide: float, indent: float = 0) -> float:
        """Return the left of something so wide that stands at the beginning of a line."""
        return self.right - indent - wide if self.turned else self.left + indent

    def line(self, text: str, y: float, style: Style, colour: str, indent: float = 0) -> Text:
        """Return a line of text, cut where it is too long."""
        text = shortened(text, self.right - self.left - indent, style)
        wide = width(text, style) if self.turned else 0
        if self.turned and _goes_with_the_page(text):
            text = f"{FROM_RIGHT}{text}"
        return Text(text, self.start(wide, indent), y, style, colour)
