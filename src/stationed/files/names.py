"""Names of files: how they may be shown on a terminal, and which are fit to be carried elsewhere."""

from __future__ import annotations

import os
import re
import unicodedata

LONGEST = 255
"""Most bytes of a name of a file, in UTF-8."""

_PLAIN = re.compile(r"[\w@%+=:,./][\w@%+=:,./-]*")
"""What no shell parts or reads as anything but itself."""
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789\u00b9\u00b2\u00b3"]
)
"""Names that are devices on Windows, with any suffix, in capitals or not."""


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


def typed(path: str | os.PathLike[str]) -> str:
    """Return a path as it is typed behind a command, in quotation marks where a shell would part or read it."""
    text = printable(path)
    if _PLAIN.fullmatch(text):
        return text
    return f'"{text}"' if os.name == "nt" else "'" + text.replace("'", "'\"'\"'") + "'"


def is_text(name: str) -> bool:
    """Tell whether a name is text on one line: UTF-8 on disk, without characters that drive a terminal."""
    return not any(sign < " " or "\x7f" <= sign < "\xa0" or "\ud800" <= sign <= "\udfff" for sign in name)


def refused_elsewhere(name: str) -> str:
    """Return why some system refuses a name of a file or folder, as a clause; '' when all take it.

    Parameters
    ----------
    name : str
        One part of a path.

    Notes
    -----
    Windows: "Naming Files, Paths, and Namespaces" of Microsoft's documentation. 255 bytes is what Linux allows a name.
    """
    stem = name.partition(".")[0].rstrip(" ").upper()
    if stem in _DEVICES:
        return f"Windows takes {stem} for a device, whatever stands behind it"
    if name != name.rstrip(" ."):
        return "Windows takes a blank or a full stop from its end"
    if signs := sorted(set(name) & set('<>:"/\\|?*')):
        return f"Windows allows no {signs[0]} in it"
    if (size := len(name.encode("utf-8", "surrogatepass"))) > LONGEST:
        return f"it has {size:,} bytes, and most disks allow {LONGEST}"
    return ""


def same_elsewhere(path: str) -> str:
    """Return a text that is equal for paths which some system takes for the same.

    Notes
    -----
    Windows and macOS do not tell capitals from small letters, macOS does not tell é in one character from é in two.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def passed_over(name: str) -> bool:
    """Return whether a file of an atlas is none of its own: hidden, a program's lock (~), a mended copy (.fixed.)."""
    return name.startswith((".", "~")) or ".fixed." in name
