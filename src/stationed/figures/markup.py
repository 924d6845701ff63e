"""markup: elements, attributes and numbers of an SVG file. The one door into markup: every text is escaped here."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float, digits: int = 3) -> str:
    """Return a number as short as it can be, of so many digits behind the point."""
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def element(name: str, said: dict[str, str], inside: str = "") -> str:
    """Return an element; what is inside is markup already."""
    return f"<{name}{attributes(said)}>{inside}</{name}>" if inside else f"<{name}{attributes(said)}/>"


def attributes(said: dict[str, str]) -> str:
    """Return attributes as they stand in an element."""
    return "".join(f" {name}={quoteattr(_legal(value))}" for name, value in said.items())


def escaped(text: str) -> str:
    """Return a text as it stands in an element."""
    return quoteattr(_legal(text), {'"': "&quot;"})[1:-1]


def _legal(text: str) -> str:
    """A text without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("\ufffd", text)
