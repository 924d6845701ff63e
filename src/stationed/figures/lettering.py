"""The letters of pictures: how wide texts are, where they break and how they look, the same on every machine.

The letters are outlines in static/lettering.json: Noto Serif Bold (``serif``) and Noto Sans Regular (``sans``), with
Latin, Greek, Cyrillic, and of Noto Naskh Arabic Bold and Noto Sans Arabic Regular. No font of the machine is used; for
other letters those that an atlas names are (`named_fonts`).
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from stationed.figures.drawing import Style
from stationed.figures.named_fonts import Letter, NamedFont, files_used, font_for, outline_of, shaped_with
from stationed.figures.shaping import in_order, joined, runs, turned, unjoined

FACES = ("serif", "sans")
"""The letters of the house."""

VOWELS = frozenset(map(chr, (*range(0x64B, 0x653), 0x670)))
"""The vowel signs of Arabic, which most texts do without: they are left out where no named font has them."""

_STEP = re.compile(r"([mlqz])([^mlqz]*)")
_WORDS = re.compile(r"[^ ]+| +")
_CLUSTER = re.compile(r".[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094d]*", re.S)
_WIDE = r"\u2e80-\u2fff\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BREAK = re.compile(
    rf"(?<=[{_WIDE}、。，．：；？！）」』】》〉])(?![、。，．・：；？！）」』】》〉ー々]|\Z)|(?<=.)(?=[{_WIDE}（「『【《〈])(?<![（「『【《〈])"
)
"""Where a line may break without a blank: about a Chinese or Japanese letter, but before no closing sign."""


def missing(text: str) -> str:
    """Return the characters that there are no letters for, each once; blanks and vowels of Arabic are never missing."""
    strange = dict.fromkeys(sign for sign in plain(text) if sign not in _table()["sans"])
    unseen = (sign for sign in strange if unicodedata.category(sign) == "Cf" or sign in VOWELS)
    lost = strange.keys() - frozenset(unseen)
    return "".join(sign for sign in strange if sign in lost and not font_for(sign, "sans"))


def letters(text: str, face: str) -> list[Letter]:
    """Return the letters of a line from left to right.

    Parameters
    ----------
    text : str
        As it is read.
    face : str
        serif or sans.
    """
    line = plain(text)
    if not _named(line):
        return _own(in_order(line), face)
    found: list[Letter] = []
    for right, run in runs(line):
        parts = [part for word in _WORDS.findall(run) for part in _parts(word, face)]
        for font, part in reversed(parts) if right else parts:
            if font is None:
                found += _own(turned(part) if right else part, face)
            else:
                found += shaped_with(font, unjoined(part), turned=right)
    return found


def width(text: str, style: Style) -> float:
    """Return the width of a line in pixels."""
    line = plain(text)
    if not _named(line):
        return widths(line, style)[-1]
    share = style.size / em()
    return sum(letter.advance * share + style.spacing for letter in letters(line, style.face))


def widths(text: str, style: Style) -> list[float]:
    """Return how wide the first 0, 1, 2 ... letters of a plain text of the house's letters are, in pixels."""
    share, advances = style.size / em(), _advances(style.face)
    return list(accumulate((advances.get(sign, 0.0) * share + style.spacing for sign in text), initial=0.0))


def wrapped(text: str, within: float, style: Style, *, most: int) -> list[str]:
    """Return the lines of a text, no wider than so many pixels; a longer word stands alone and may be wider.

    Parameters
    ----------
    text : str
        Its blanks of every kind are where it may break, and between Chinese and Japanese letters.
    within : float
        Width in pixels.
    style : Style
        Face and size.
    most : int
        So many lines at most; the last holds all that is left, however wide it is.
    """
    lines: list[str] = []
    words = [(word, not at) for whole in plain(text).split(" ") for at, word in enumerate(_BREAK.split(whole))]
    blank = widths(" ", style)[-1]
    used, length = 0, 0.0
    for number, (word, apart) in enumerate(words):
        size = width(word, style)
        gap = blank if apart and number > used else 0.0
        if number > used and length + gap + size > within:
            lines.append(_line(words[used:number]))
            length, used = size, number
            if len(lines) == most - 1:
                break
        else:
            length += size + gap
    rest = _line(words[used:])
    return [*lines, rest] if rest else lines


def shortened(text: str, within: float, style: Style) -> str:
    """Return a text no wider than so many pixels, with an ellipsis where something is cut off."""
    text = plain(text)
    if _named(text):
        return _cut(text, within, style)
    sums = widths(text, style)
    if sums[-1] <= within:
        return text
    # The widths ascend, so that the place of the cut is found by halving.
    room = within - widths("…", style)[-1]
    return f"{text[: max(bisect_right(sums, room) - 1, 0)].rstrip()}…"


def _cut(text: str, within: float, style: Style) -> str:
    """The same for letters of named fonts, which are as wide as their neighbours make them."""
    if width(text, style) <= within:
        return text
    room = within - width("…", style)
    most = bisect_right(range(1, len(text)), room, key=lambda end: width(text[:end], style))
    # No mark is taken from its letter.
    while most and unicodedata.category(text[most])[0] == "M":
        most -= 1
    return f"{text[:most].rstrip()}…"


def _line(words: list[tuple[str, bool]]) -> str:
    return "".join(f" {word}" if apart else word for word, apart in words).strip(" ")


def _own(signs: str, face: str) -> list[Letter]:
    """Letters of the house, in the order in which they stand."""
    advances = _advances(face)
    return [Letter(face, sign, advances.get(sign, 0.0)) for sign in signs]


def _parts(word: str, face: str) -> Iterator[tuple[NamedFont | None, str]]:
    """A word in one font, the house's as None; where none has all of it, each letter with its marks in one."""
    if not _strange(word):
        yield None, word
    elif font := font_for(unjoined(word), face):
        yield font, word
    else:
        for part in _CLUSTER.findall(word):
            yield font_for(unjoined(part), face) if _strange(part) else None, part


def _named(line: str) -> bool:
    """Whether a plain text has letters of named fonts."""
    return bool(files_used()) and not line.isascii() and _strange(line)


def _strange(text: str) -> bool:
    """Whether the house lacks a letter of a text."""
    table = _table()["sans"]
    return any(sign not in table for sign in text)


def plain(text: str) -> str:
    """Return a text on one line, with single blanks and without soft hyphens, letters that join in their forms."""
    return joined(on_one_line(text))


def on_one_line(text: str) -> str:
    """Return a text with single blanks and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def em() -> float:
    """Return the units of an em."""
    return _table()["em"]


def glyph(face: str, sign: str) -> str:
    """Return the outline of a letter as an SVG path in units of the em, y upwards; '' for one that is missing."""
    return _glyph(face, sign) if face in FACES else outline_of(face, sign)


@cache
def _glyph(face: str, sign: str) -> str:
    steps: list[str] = []
    x, y = 0.0, 0.0
    for letter, text in _STEP.findall(_table()[face].get(sign, "0 ").partition(" ")[2]):
        numbers = [float(number) for number in text.split()]
        if letter == "z":
            steps.append("z")
            continue
        x, y = x + numbers[-2], y + numbers[-1]
        # A closed path goes on from where it began in SVG, and from its last corner in the table.
        steps.append(f"M{x:g} {y:g}" if letter == "m" else f"{letter}{text.strip()}")
    return "".join(steps)


@cache
def _advances(face: str) -> dict[str, float]:
    return {sign: float(steps.partition(" ")[0]) for sign, steps in _table()[face].items()}


@cache
def _table() -> dict[str, Any]:
    return json.loads((files("stationed") / "static" / "lettering.json").read_text(encoding="utf-8"))
