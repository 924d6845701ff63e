"""Column: the lines of a panel, which begin at its left or, in languages that are read from there, at its right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from stationed.figures.drawing import Style, Text
from stationed.figures.lettering import shortened, width

FROM_RIGHT = "\u200f"
"""The sign that makes a line run from the right; it is not seen."""


def _wants_sign(text: str) -> bool:
    """Whether a line on a page from the right would run from the left without a sign.

    A line without letters has no way of its own; one that begins with Latin, as with the title of a period before its
    date, has that of its first letter, though the rest of it is read from the right.
    """
    ways = [unicodedata.bidirectional(sign) for sign in text if sign.isalpha()]
    return not ways or (ways[0] == "L" and not {"R", "AL"}.isdisjoint(ways))


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
        if self.turned and _wants_sign(text):
            text = f"{FROM_RIGHT}{text}"
        return Text(text, self.start(wide, indent), y, style, colour)
