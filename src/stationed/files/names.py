"""Names of files: how they may be shown on a terminal, and which are fit to be carried elsewhere."""

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


def is_text(name: str) -> bool:
    """Tell whether a name is text on one line: UTF-8 on disk, without characters that drive a terminal."""
    return not any(sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign <= "\udfff" for sign in name)
