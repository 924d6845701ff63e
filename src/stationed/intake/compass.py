"""The points of the compass as people name them in five languages -> n, s, e and w.

O is east in German and west in French and Spanish: what else stands in its column tells which, or the language of the
table. Where nothing does it stays, and is no point of the compass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLACED = r"(?:(?<=[\d°º'′’‘´\"″”“\s.,;])|^)"
"""A point of the compass stands behind an angle, or before one."""
_GERMAN = re.compile(
    r"(n|s|ö|o|w)(?:ördlicher?|üdlicher?|stlicher?|estlicher?|ördl|üdl|stl|estl)?\.?\s*(br|l)(?:eite|änge)?\b\.?"
)
"""51° 9′ n. Br., 14° 59′ ö. L.; L. is the German Länge, so an O before it is east."""
_WORDS = {
    **dict.fromkeys(("north", "nord", "norte"), "n"),
    **dict.fromkeys(("south", "süd", "sued", "sud", "sur"), "s"),
    **dict.fromkeys(("east", "ost", "est", "este"), "e"),
    **dict.fromkeys(("west", "ouest", "oeste"), "w"),
}
_WORD = re.compile(rf"{_PLACED}({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b\.?")
_O = re.compile(rf"{_PLACED}o\.?(?=\s*[\d,;/]|\s*$)")
_EAST, _WEST = re.compile(rf"{_PLACED}[eв]\b"), re.compile(rf"{_PLACED}[wз]\b")
_OF_LANGUAGE = {"de": "e", "fr": "w", "es": "w"}


def in_letters(text: str) -> str:
    """Return an angle, or a pair of them, in lower case with n, s, e, w for points of the compass in words."""
    folded = _GERMAN.sub(lambda match: "e" if match[1] in "öo" else match[1], text.casefold())
    return _WORD.sub(lambda match: _WORDS[match[1]], folded)


def meaning_of_o(texts: Iterable[str], language: str) -> str:
    """Return what O means in a column of coordinates.

    Parameters
    ----------
    texts : iterable of str
        Its cells.
    language : str
        That of the table.

    Returns
    -------
    str
        ``w`` beside longitudes with an E, ``e`` beside such with a W; else what it is in the language, and '' where
        that says nothing or the cells contradict each other.
    """
    east = west = False
    for text in texts:
        folded = in_letters(text)
        east, west = east or _EAST.search(folded) is not None, west or _WEST.search(folded) is not None
    if east and west:
        return ""
    return "w" if east else "e" if west else _OF_LANGUAGE.get(language, "")


def with_o_as(text: str, side: str) -> str:
    """Return an angle, or a pair of them, with a point of the compass in place of O; as it is where `side` is ''."""
    return _O.sub(side, in_letters(text)) if side and "o" in text.casefold() else text


def has_o(text: str) -> bool:
    """Tell whether an angle, or a pair of them, has an O for a point of the compass."""
    return _O.search(in_letters(text)) is not None
