"""numbered: texts such as D1, D2, D10 -> their common prefix and the numbers behind it, without a loop over them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers

MOST_DIGITS = 15
"""How many digits a number may have for a double to hold it exactly."""

AT_ONCE = 1 << 14
"""How many texts are looked at together."""

_NUMBERED = re.compile(rf"(.*?)([0-9]{{1,{MOST_DIGITS}}})", re.DOTALL)
_LONGEST_PREFIX = 40


def numbered(texts: Sequence[str]) -> tuple[str, int, Numbers] | None:
    """Take texts apart that have a common prefix and end in a number.

    Parameters
    ----------
    texts : sequence of str
        Distinct texts.

    Returns
    -------
    tuple or None
        The prefix, how many digits each number has (0: as many as it needs), and the numbers. None for other texts.
    """
    if len(texts) < 2 or (match := _NUMBERED.fullmatch(texts[0])) is None or len(match[1]) > _LONGEST_PREFIX:
        return None
    prefix = match[1]
    if not texts[-1].startswith(prefix):
        return None
    parts: list[tuple[Numbers, Numbers, NDArray[np.bool_]]] = []
    for begin in range(0, len(texts), AT_ONCE):  # piece by piece, as characters take much room
        part = _digits(texts[begin : begin + AT_ONCE], prefix)
        if part is None:
            return None
        parts.append(part)
    numbers, length, padded = (np.concatenate(column) for column in zip(*parts, strict=True))
    if not padded.any():
        return prefix, 0, numbers
    return (prefix, int(length[0]), numbers) if (length == length[0]).all() else None


def _digits(texts: Sequence[str], prefix: str) -> tuple[Numbers, Numbers, NDArray[np.bool_]] | None:
    """The numbers behind a common prefix, how many digits they have, and whether there are zeros before them."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    if not len(prefix) < int(lengths.min()) <= int(lengths.max()) <= len(prefix) + MOST_DIGITS:
        return None
    joined = "".join(texts)
    plain = joined.isascii()
    signs = np.frombuffer(joined.encode("ascii" if plain else "utf-32-le", "surrogatepass"), "u1" if plain else "<u4")
    begins = np.cumsum(lengths) - lengths
    numbers, padded = np.zeros(len(texts), np.int64), np.zeros(len(texts), np.bool_)
    for length in np.flatnonzero(np.bincount(lengths)).tolist():
        rows = np.flatnonzero(lengths == length)
        table = signs.reshape(-1, length) if len(rows) == len(texts) else signs[begins[rows, None] + np.arange(length)]
        start, digits = np.split(np.ascontiguousarray(table.T), [len(prefix)])  # by sign, as those lie together
        digits = digits - signs.dtype.type(ord("0"))  # what comes before 0 becomes very large
        expected = np.array([ord(sign) for sign in prefix])
        if (start != expected[:, None]).any() or (digits > 9).any():
            return None
        powers = 10 ** np.arange(len(digits) - 1, -1, -1)
        numbers[rows] = sum(digit * power for digit, power in zip(digits, powers, strict=True))
        padded[rows] = (digits[0] == 0) & (len(digits) > 1)
    return numbers, lengths - len(prefix), padded
