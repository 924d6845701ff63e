"""steps: the path data of SVG 1.1 (8.3) -> the operators of PDF that make the same path (ISO 32000-1, 8.5.2)."""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterator
from functools import lru_cache

from stationed.figures.markup import number

NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
"""So many numbers follow a letter."""

_PART = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


@lru_cache(maxsize=4096)
def steps(data: str) -> str:
    """Return the operators of a path: m, l, c and h, all in absolute coordinates.

    Parameters
    ----------
    data : str
        As SVG 1.1 writes paths; the two flags of an arc are parted by blanks or commas.
    """
    return " ".join(_steps(data))


def _steps(data: str) -> Iterator[str]:
    pen = begin = bent = 0j
    for letter, numbers in _parts(data):
        name, origin = letter.upper(), pen if letter.islower() else 0j
        if name == "Z":
            pen = begin
            yield "h"
            continue
        if name in "HV":
            along = numbers[0] + (origin.real if name == "H" else origin.imag)
            to = [complex(along, pen.imag) if name == "H" else complex(pen.real, along)]
        else:
            pairs = numbers[5:] if name == "A" else numbers
            to = [origin + complex(x, y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]
        if name in "ST":
            # A smooth piece goes on in the direction of the one before it.
            to.insert(0, 2 * pen - bent)
        if name == "A":
            yield from _arc(pen, to[0], *numbers[:5])
        elif name in "CSQT":
            yield _curve(*(to if len(to) == 3 else _raised(pen, to[0], to[1])))
        else:
            yield f"{_at(to[0])} {'m' if name == 'M' else 'l'}"
        bent = to[-2] if name in "CSQT" else to[-1]
        pen = to[-1]
        begin = pen if name == "M" else begin


def _parts(data: str) -> Iterator[tuple[str, list[float]]]:
    """Letters, each with the numbers of one piece; of several pieces after an M all but the first are lines."""
    for letter, text in _PART.findall(data):
        numbers = [float(one) for one in _NUMBER.findall(text)]
        length = NUMBERS.get(letter.upper(), 0)
        if not length:
            yield letter, []
            continue
        for at in range(0, len(numbers) - length + 1, length):
            line = at > 0 and letter in "Mm"
            yield ("L" if letter == "M" else "l") if line else letter, numbers[at : at + length]


def _raised(pen: complex, bend: complex, to: complex) -> tuple[complex, complex, complex]:
    """The points of a curve with two bends that is the same as one with a single bend."""
    return pen + (bend - pen) * 2 / 3, to + (bend - to) * 2 / 3, to


def _arc(pen: complex, to: complex, rx: float, ry: float, turn: float, large: float, sweep: float) -> Iterator[str]:
    """An arc of an ellipse as curves of a quarter turn at most (SVG 1.1, F.6)."""
    if not rx or not ry or pen == to:
        yield f"{_at(to)} l"
        return
    turned = cmath.rect(1, math.radians(turn))
    rx, ry = abs(rx), abs(ry)
    # The ellipse as a circle of radius 1; one that is too small to reach is as large as it must be.
    first, last = (complex((one / turned).real / rx, (one / turned).imag / ry) for one in (pen, to))
    half = (last - first) / 2
    larger = max(abs(half), 1.0)
    away = math.sqrt(max(larger**2 - abs(half) ** 2, 0.0))
    middle = (first + last) / 2 + (1j if bool(large) != bool(sweep) else -1j) * half / abs(half) * away
    through = cmath.phase((last - middle) / (first - middle))
    if sweep and through < 0:
        through += 2 * math.pi
    elif not sweep and through > 0:
        through -= 2 * math.pi
    count = max(math.ceil(abs(through) / (math.pi / 2) - 1e-6), 1)
    step = cmath.rect(1, through / count)
    bend = 4 / 3 * math.tan(through / count / 4)
    spoke = first - middle
    for _ in range(count):
        after = spoke * step
        points = (middle + spoke * complex(1, bend), middle + after * complex(1, -bend), middle + after)
        yield _curve(*(complex(one.real * rx, one.imag * ry) * turned for one in points))
        spoke = after


def _curve(*points: complex) -> str:
    return f"{' '.join(map(_at, points))} c"


def _at(point: complex) -> str:
    return f"{number(point.real)} {number(point.imag)}"
