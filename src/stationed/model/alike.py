"""Texts that look the same and are not: what makes them one, and which characters tell them apart."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

_LETTERS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮаеорсухіѕјһԁԛԝѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧον",
    "ABESIJKMHOPCTYXYaeopcyxisjhdqwvlABEZHIKMNOPTYXov",
)
"""Letters of the Cyrillic and Greek alphabets -> the Latin ones that look the same in every typeface."""
_MARKS = str.maketrans(dict.fromkeys("‐‑‒–—−﹣", "-") | dict.fromkeys("’‘ʼ′`´", "'"))
_LONGEST = 200
"""Longer texts are compared by their beginning when the difference is named."""
_MOST_NAMED = 3


def skeleton(text: str) -> str:
    """Return a text that is the same for all texts that look the same.

    Notes
    -----
    Blanks of every kind are one, hyphens and dashes are one, letters are composed, those of other alphabets that look
    like Latin ones are those, and characters that cannot be seen are left out. Capitals count.
    """
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text).translate(_LETTERS).translate(_MARKS)
    return " ".join("".join(map(_shown, composed)).split())


def _shown(character: str) -> str:
    if character.isascii():
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cf", "Cc"):
        return ""
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
        return unicodedata.normalize("NFKC", character)
    return character


def difference(that: str, this: str) -> str:
    """Return what tells two texts apart that look the same: 'U+0020 SPACE where this has U+00A0 NO-BREAK SPACE'."""
    matcher = difflib.SequenceMatcher(None, that[:_LONGEST], this[:_LONGEST], autojunk=False)
    for kind, start, end, there, last in matcher.get_opcodes():
        if kind != "equal":
            return f"{named(that[start:end])} where this has {named(this[there:last])}"
    return "another ending"


def named(characters: str) -> str:
    """Return characters by number and name: 'U+0435 CYRILLIC SMALL LETTER IE'; 'nothing' for none."""
    names = [f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in characters[:_MOST_NAMED]]
    return " and ".join(names) + (" ..." if len(characters) > _MOST_NAMED else "") or "nothing"


class Alike:
    """Known ids that can be asked for those that look like a text, or are it without what a spreadsheet takes away."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = tuple(dict.fromkeys(ids))

    @cached_property
    def _skeletons(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for known in self.ids:
            found.setdefault(skeleton(known), []).append(known)
        return found

    @cached_property
    def _numbers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for known in self.ids:
            if known.isascii() and known.isdecimal():
                found.setdefault(known.lstrip("0"), []).append(known)
        return found

    def looking_like(self, text: str) -> list[str]:
        """Return the ids that look the same as the text."""
        return self._skeletons.get(skeleton(text), [])

    def as_number(self, text: str) -> list[str]:
        """Return the ids that are the same number as the text but for zeros in front, or behind a decimal point."""
        match = re.fullmatch(r"0*([0-9]+)(?:[.,]0+)?", text.strip())
        return self._numbers.get(match[1].lstrip("0"), []) if match else []
