"""Shaping: the letters of Arabic joined, and a line that runs from the right put in the order in which it is drawn.

What an outline stands for is a letter in its place: alone, at the beginning, within or at the end of its word. Unicode
has signs for these (presentation forms), which the letters of pictures are kept under.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

_RIGHT = frozenset(("R", "AL"))
_NUMBER = frozenset(("EN", "AN"))
_SEPARATORS = frozenset(("CS", "ES"))
_LAM = "\u0644"
_JOINER = "\u0640"
_FORMS = ((0xFB50, 0xFBFF), (0xFE80, 0xFEFC))
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


def joined(text: str) -> str:
    """Return a text with each Arabic letter in the form that its neighbours give it, in the order of reading.

    Notes
    -----
    Unicode, section 9.2: a letter joins those before and behind it that may be joined; marks are passed over; lam and
    alef become one sign. Other texts are returned as they are.
    """
    if text.isascii() or not any(sign in _forms() for sign in text):
        return text
    found: list[str] = []
    before = False
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        sign = pair if pair in _forms() else text[at]
        at += len(sign)
        forms = _forms().get(sign, {})
        behind = "initial" in forms and _joins(text, at)
        place = "medial" if before and behind else "final" if before else "initial" if behind else "isolated"
        found.append(forms.get(place, sign))
        if unicodedata.category(sign[-1]) != "Mn":
            before = behind or sign == _JOINER
    return "".join(found)


def in_order(text: str) -> str:
    """Return a line in the order in which its letters stand from left to right."""
    return "".join(turned(run) if right else run for right, run in runs(text))


def runs(text: str) -> list[tuple[bool, str]]:
    """Return the parts of a line from left to right, each as it is read, and whether it is read from the right.

    Notes
    -----
    Unicode's bidirectional algorithm (UAX 9) for one line without embeddings: the first letter gives its direction,
    numbers and runs of the other direction keep theirs, what is neutral goes with both neighbours or with the line.
    """
    kinds = _kinds(text)
    strong = [kind for kind in kinds if kind]
    if "R" not in strong:
        return [(False, text)]
    base = next(kind for kind in strong if kind != "N")[0] if set(strong) != {"N"} else "L"
    levels = _bracketed(text, kinds, _levels(kinds, base), base)
    signs = groupby(zip(levels, text, strict=True), lambda one: one[0])
    found = [(level == "R", "".join(sign for _, sign in run)) for level, run in signs]
    return found[::-1] if base == "R" else found


def unjoined(text: str) -> str:
    """Return a text whose joined letters of Arabic are plain ones, for a font that joins them itself."""
    return "".join(unicodedata.normalize("NFKC", sign) if sign in _signs_set() else sign for sign in text)


def _levels(kinds: list[str], base: str) -> list[str]:
    """L or R for each sign; a number stands as L, and in a line from the right what is beside it goes with the line."""
    sides = ["L" if kind == "N" else kind for kind in kinds]
    levels = list(sides)
    for at, side in enumerate(sides):
        if not side:
            before = next((one for one in sides[at::-1] if one), base)
            behind = next((one for one in sides[at:] if one), base)
            levels[at] = before if before == behind and (base == "L" or not _numbers(kinds, at)) else base
    return levels


def _bracketed(text: str, kinds: list[str], levels: list[str], base: str) -> list[str]:
    """The levels, both brackets of a pair alike: as the line, or as what is in and before them (rule N0)."""
    found, opened = list(levels), list[int]()
    for at, sign in enumerate(text):
        if sign in "([{":
            opened.append(at)
        elif sign in ")]}" and opened and _MIRRORED[text[opened[-1]]] == sign:
            begin = opened.pop()
            sides = ["R" if kind == "N" and base == "R" else "L" if kind == "N" else kind for kind in kinds]
            inside = set(sides[begin + 1 : at]) - {""}
            before = next((side for side in sides[begin::-1] if side), base)
            if inside:
                found[begin] = found[at] = base if base in inside or before == base else before
    return found


def _numbers(kinds: list[str], at: int) -> bool:
    """Whether a neutral sign stands beside a number, so that it goes with the line: 1915–1918 begins at the right."""
    before = next((one for one in kinds[at::-1] if one), "")
    behind = next((one for one in kinds[at:] if one), "")
    return "N" in (before, behind)


def turned(run: str) -> str:
    """Return a run from the right as it stands from left to right, brackets turned, marks behind their letters."""
    return "".join(_MIRRORED.get(sign, sign) for sign in reversed(run))


def _kinds(text: str) -> list[str]:
    """The kind of each sign; one comma, dot or colon between two digits belongs to their number."""
    kinds = [_kind(sign) for sign in text]
    for at in range(1, len(text) - 1):
        within = kinds[at - 1] == kinds[at + 1] == "N" and unicodedata.bidirectional(text[at]) in _SEPARATORS
        kinds[at] = "N" if within else kinds[at]
    for at in range(1, len(text)):
        # A mark goes with the letter that it stands on.
        kinds[at] = kinds[at - 1] if unicodedata.bidirectional(text[at]) == "NSM" else kinds[at]
    return kinds


def _kind(sign: str) -> str:
    """L, R, N for a digit, '' for what has no direction of its own."""
    said = unicodedata.bidirectional(sign)
    return "R" if said in _RIGHT else "N" if said in _NUMBER else "L" if said == "L" else ""


def _joins(text: str, at: int) -> bool:
    """Whether the next letter joins the one before it."""
    sign = next((one for one in text[at:] if unicodedata.category(one) != "Mn"), "")
    return sign == _JOINER or "final" in _forms().get(sign, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter, or lam with an alef -> its forms by place."""
    found: dict[str, dict[str, str]] = {}
    for sign in _signs():
        place, _, letters = unicodedata.decomposition(sign).partition("> ")
        plain = "".join(chr(int(code, 16)) for code in letters.split())
        if len(plain) == 1 or (len(plain) == 2 and plain[0] == _LAM and sign > "\ufe00"):
            found.setdefault(plain, {})[place[1:]] = sign
    return found


@cache
def _signs_set() -> frozenset[str]:
    return frozenset(_signs())


def _signs() -> Iterator[str]:
    return (chr(code) for low, high in _FORMS for code in range(low, high + 1))
