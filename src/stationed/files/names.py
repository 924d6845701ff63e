"""printable: a path or a name as it may be shown on a terminal."""

from __future__ import annotations

import os


def printable(path: str | os.PathLike[str]) -> str:
    """Return a path on one line, whatever its letters are.

    Parameters
    ----------
    path : path
        Of a file, or any text from outside.

    Returns
    -------
    str
        The whole text. Characters that cannot be seen, that drive a terminal or that change the direction of writing
        are written as ``<U+001B>``; a byte of a name that is not UTF-8 as ``<U+DCFF>``.
    """
    text = os.fspath(path)
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in text)
