"""markup: elements, attributes and numbers of an SVG file. The one door into markup: every text is escaped here."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


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
    return "".join([f' {name}="{escaped(value)}"' for name, value in said.items()])


def escaped(text: str) -> str:
    """Return a text as it stands in an element or, between double quotes, in an attribute."""
    # Outlines and pictures of megabytes have nothing to escape, which is told much sooner than it is sought for.
    if text.isprintable() and not any(sign in text for sign in '&<>"'):
        return text
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)
