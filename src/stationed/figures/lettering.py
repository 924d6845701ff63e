"""The letters of pictures: how wide texts are, where they break and how they look, the same on every machine.

The letters are outlines in static/lettering.json: Noto Serif Bold (``serif``) and Noto Sans Regular (``sans``), with
Latin, Greek, Cyrillic, and of Noto Naskh Arabic Bold and Noto Sans Arabic Regular. No font of the machine is used.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

from stationed.figures.drawing import Style
from stationed.figures.shaping import joined

_STEP = re.compile(r"([mlqz])([^mlqz]*)")


def missing(text: str) -> str:
    """Return the characters that there are no letters for, each once; blanks of every kind are never missing."""
    return "".join(dict.fromkeys(sign for sign in plain(text) if sign not in _table()["sans"]))


def width(text: str, style: Style) -> float:
    """Return the width of a line in pixels."""
    return widths(plain(text), style)[-1]


def widths(text: str, style: Style) -> list[float]:
    """Return how wide the first 0, 1, 2 ... letters of a plain text are, in pixels."""
    share, advances = style.size / em(), _advances(style.face)
    return list(accumulate((advances.get(sign, 0.0) * share + style.spacing for sign in text), initial=0.0))


def wrapped(text: str, within: float, style: Style, *, most: int) -> list[str]:
    """Return the lines of a text, no wider than so many pixels; a longer word stands alone and may be wider.

    Parameters
    ----------
    text : str
        Its blanks of every kind are where it may break.
    within : float
        Width in pixels.
    style : Style
        Face and size.
    most : int
        So many lines at most; the last holds all that is left, however wide it is.
    """
    lines: list[str] = []
    words = plain(text).split(" ")
    sizes = (widths(word, style)[-1] for word in words)
    blank = widths(" ", style)[-1]
    used = begin = 0
    length = 0.0
    for number, size in enumerate(sizes):
        if number > begin and length + blank + size > within:
            lines.append(" ".join(words[begin:number]))
            begin, length, used = number, size, number
            if len(lines) == most - 1:
                break
        else:
            length += size + (blank if number > begin else 0)
    rest = " ".join(words[used:])
    return [*lines, rest] if rest else lines


def shortened(text: str, within: float, style: Style) -> str:
    """Return a text no wider than so many pixels, with an ellipsis where something is cut off."""
    text = plain(text)
    sums = widths(text, style)
    if sums[-1] <= within:
        return text
    # The widths ascend, so that the place of the cut is found by halving.
    room = within - widths("…", style)[-1]
    return f"{text[: max(bisect_right(sums, room) - 1, 0)].rstrip()}…"


def plain(text: str) -> str:
    """Return a text on one line, with single blanks and without soft hyphens, letters that join in their forms."""
    return joined(on_one_line(text))


def on_one_line(text: str) -> str:
    """Return a text with single blanks and without soft hyphens."""
    return " ".join(text.replace("\u00ad", "").split())


def em() -> float:
    """Return the units of an em."""
    return _table()["em"]


@cache
def glyph(face: str, sign: str) -> str:
    """Return the outline of a letter as an SVG path in units of the em, y upwards; '' for one that is missing."""
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
