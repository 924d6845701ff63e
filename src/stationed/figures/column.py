"""Column: the lines of a panel, which begin at its left or, in languages that are read from there, at its right."""

from __future__ import annotations

from dataclasses import dataclass

from stationed.figures.drawing import Style, Text
from stationed.figures.lettering import shortened, width

FROM_RIGHT = "\u200f"
"""The sign that makes a line run from the right; it is not seen."""


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
        if self.turned and not any(sign.isalpha() for sign in text):
            text = f"{FROM_RIGHT}{text}"  # years alone have no direction of their own
        return Text(text, self.start(wide, indent), y, style, colour)
