"""Text -> outlines, with the letters of static/lettering.json: the same on every machine, whatever fonts it has.

The letters are those of Noto Serif Bold (``serif``) and Noto Sans Regular (``sans``): Latin, Greek, Cyrillic.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from stationed.embed.poster.coverage import Outline

_STEP = re.compile(r"([mlqz])([^mlqz]*)")
CURVE = 5
"""Straight pieces to a curve."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is lettered."""

    face: str
    """serif or sans."""
    size: float
    """Of the em, in pixels."""
    spacing: float = 0.0
    """Added after each letter, in pixels."""


def missing(text: str) -> str:
    """Give the characters that there are no letters for, each once; blanks of every kind are never missing."""
    return "".join(dict.fromkeys(sign for sign in _plain(text) if sign not in _table()["sans"]))


def width(text: str, style: Style) -> float:
    """Give the width of a line in pixels."""
    advance = sum(_letter(style.face, sign)[0] for sign in _plain(text))
    return advance * style.size / _em() + style.spacing * len(_plain(text))


def lettered(text: str, x: float, y: float, style: Style) -> list[Outline]:
    """Give the outlines of a line.

    Parameters
    ----------
    text : str
        One line; characters without letters are left out, see `missing`.
    x, y : float
        Where it begins on its base line, in pixels.
    style : Style
        Face and size.
    """
    scale, outlines = style.size / _em(), []
    for sign in _plain(text):
        advance, contours = _letter(style.face, sign)
        outlines += [np.column_stack([x + contour[:, 0] * scale, y - contour[:, 1] * scale]) for contour in contours]
        x += advance * scale + style.spacing
    return outlines


def wrapped(text: str, within: float, style: Style) -> list[str]:
    """Give the lines of a text no wider than so many pixels; a longer word stands alone and may be wider."""
    lines: list[str] = []
    for word in _plain(text).split():
        if lines and width(f"{lines[-1]} {word}", style) <= within:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shortened(text: str, within: float, style: Style) -> str:
    """Give a text no wider than so many pixels, with an ellipsis where something is cut off."""
    if width(text, style) <= within:
        return text
    while text and width(f"{text}…", style) > within:
        text = text[:-1].rstrip()
    return f"{text}…"


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


@cache
def _table() -> dict[str, Any]:
    return json.loads((files("stationed") / "static" / "lettering.json").read_text(encoding="utf-8"))


def _em() -> float:
    return _table()["em"]


@cache
def _letter(face: str, sign: str) -> tuple[float, tuple[Outline, ...]]:
    """Advance and contours of a letter in units of the em; nothing for one that is missing."""
    advance, _, path = _table()[face].get(sign, "0 ").partition(" ")
    contours: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for letter, text in _STEP.findall(path):
        numbers = [float(number) for number in text.split()]
        if letter == "m":
            x, y = x + numbers[0], y + numbers[1]
            contours.append([(x, y)])
        elif letter == "l":
            x, y = x + numbers[0], y + numbers[1]
            contours[-1].append((x, y))
        elif letter == "q":
            # Both points of a step are measured from where it begins.
            contours[-1] += _curve((x, y), *numbers)
            x, y = contours[-1][-1]
    return float(advance), tuple(np.array(contour) for contour in contours)


def _curve(start: tuple[float, float], cx: float, cy: float, dx: float, dy: float) -> list[tuple[float, float]]:
    (x0, y0), (x1, y1) = start, (start[0] + cx, start[1] + cy)
    x2, y2 = start[0] + dx, start[1] + dy
    shares = [step / CURVE for step in range(1, CURVE + 1)]
    return [
        ((1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2, (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2)
        for t in shares
    ]
