"""printed: a snippet as it is printed, with nothing in it that drives a terminal or turns its text around."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that change the direction of writing."""


def printed(text: str, form: str) -> str:
    """Return a snippet that says the same and can be printed.

    Parameters
    ----------
    text : str
        The snippet.
    form : str
        One of `stationed.embed.FORMS`.

    Returns
    -------
    str
        Characters that cannot be seen are written as the form has it: ``\\u202e`` in JSON, ``&#x202E;`` in HTML, in
        wikis and in Markdown. HTML knows no control characters but a carriage return; for others U+FFFD stands there.
    """
    return _UNSEEN.sub(lambda sign: _written(ord(sign[0]), form), text)


def _written(number: int, form: str) -> str:
    if form == "oembed":
        return f"\\u{number:04x}"
    return f"&#x{number:X};" if number == ord("\r") or number > 0x9F else "\ufffd"
