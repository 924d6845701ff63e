"""A text of the data -> the same in XML: what an element says, or an attribute. Formats of XML take these."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold (XML 1.0, 2.2)."""


def in_element(text: object) -> str:
    """Return a text as an element says it, without the characters that no XML file may hold."""
    return escape(_FORBIDDEN.sub("", str(text)))


def as_attribute(text: object) -> str:
    """Return a text as an attribute has it, with its quotation marks, without the characters that none may hold."""
    return quoteattr(_FORBIDDEN.sub("", str(text)))
