"""Stream: columns of numbers and texts -> bytes that gzip compresses well, and words on how to read each column.

docs/payload.md describes those words. The smallest form that fits is chosen by rule, so equal columns give equal bytes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.payload.numbered import numbered

Spec = dict[str, Any]

FAR = 2**51
"""Numbers further than this from zero are marks and no measures, such as the days that stand for no bound."""

MOST_MARKS = 16
"""How many different marks a column may have."""

SAMPLE = 1 << 14
"""How many values are compressed as a trial where a column may be written in two ways."""


class Stream:
    """The bytes of many columns, one behind the other."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def put(self, data: bytes) -> int:
        """Add bytes and return where they begin."""
        at = self.size
        self.pieces.append(data)
        self.size += len(data)
        return at

    def numbers(self, values: NDArray[Any]) -> Spec:
        """Write a column of numbers, NaN for what is not known, and say how to read it."""
        values = np.asarray(values)
        if values.dtype.kind != "f":
            return self._whole(values.astype(np.int64, copy=False), None)
        unknown: NDArray[np.bool_] = np.isnan(values)
        for digits in range(7):
            scaled = np.where(unknown, 0, np.rint(values * 10**digits))
            if np.abs(scaled).max(initial=0) < FAR and np.array_equal(scaled[~unknown] / 10**digits, values[~unknown]):
                spec = self._whole(scaled.astype(np.int64), unknown if unknown.any() else None)
                return spec | ({"scale": 10**digits} if digits else {})
        return self._floats(values)

    def _whole(self, values: Numbers, unknown: NDArray[np.bool_] | None) -> Spec:
        """Write whole numbers: as a sequence, as offsets from the least, or as steps from each to the next."""
        size = len(values)
        if unknown is None and (simple := _sequence(values)):
            return {"n": size} | simple
        marks, marked = _marks(values, unknown)
        if len(marks) > MOST_MARKS:
            return self._floats(values.astype(np.float64))
        near = values[marked < 0] if marks else values
        least = int(near.min()) if len(near) else 0
        if marks:
            above = np.where(marked < 0, values - least + len(marks), marked)
            return {"n": size, **self._planes(above), "least": least, "marks": marks}
        above = values - least
        if (steps := _steps(values, above)) is not None:
            return {"n": size, **self._planes(steps), "signed": 1, "sum": 1}
        return {"n": size, **self._planes(above), "least": least}

    def _floats(self, values: NDArray[np.float64]) -> Spec:
        """Write numbers as they are, eight bytes each."""
        raw = np.ascontiguousarray(values, dtype="<f8").view(np.uint8).reshape(-1, 8)
        return {"n": len(values), "at": self.put(raw.T.tobytes()), "float": 1}

    def signed(self, values: Numbers) -> Spec:
        """Write whole numbers that lie about zero."""
        return {"n": len(values), **self._planes(_zigzag(values)), "signed": 1}

    def _planes(self, values: NDArray[Any]) -> Spec:
        """Write numbers from 0 in as few bytes as the largest needs: all low bytes, then all next ones, and so on."""
        width = _width(values)
        at = self.size
        for plane in _bytes_of(values, width):
            self.put(plane.tobytes())
        return {"at": at, "bytes": width}

    def following(self, values: NDArray[Any], key: Numbers) -> Spec | None:
        """Write a column as derived from another one, with the rows that differ; None where that does not pay.

        Parameters
        ----------
        values : array
            Numbers, NaN for what is not known.
        key : array of int
            For each row a place from 0; -1 for none.
        """
        size = int(key.max(initial=-1)) + 2
        kind = np.float64 if values.dtype.kind == "f" else np.int64
        # Fractions by their bits, as NaN is not equal to itself.
        whole = values.astype(kind, copy=False).view(np.int64)
        if size > len(values) or (kind is np.int64 and _sequence(whole)):
            return None
        table, other = _chosen(whole, key, size)
        if len(other) * 3 > len(values):
            return None
        return {
            "values": self.numbers(table.view(kind)),
            "rows": self.numbers(other),
            "others": self.numbers(whole[other].view(kind)),
        }

    def texts(self, texts: Sequence[str]) -> Spec:
        """Write distinct texts: as a common prefix and numbers where they have that form, or else as JSON."""
        found = numbered(texts)
        if found is not None:
            prefix, width, numbers = found
            return {"n": len(texts), "prefix": prefix, "width": width, "numbers": self.numbers(numbers)}
        try:
            data = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        except UnicodeEncodeError:  # half characters
            data = json.dumps(texts, separators=(",", ":")).encode("ascii")
        return {"n": len(texts), "at": self.put(data), "length": len(data)}


def _sequence(values: Numbers) -> Spec | None:
    """How to read a column that changes by the same step from row to row; None for any other."""
    if len(values) < 2:
        return {"from": int(values[0]) if len(values) else 0, "step": 0}
    step = int(values[1]) - int(values[0])
    if abs(step) > FAR or int(values[-1]) - int(values[0]) != step * (len(values) - 1):
        return None
    return {"from": int(values[0]), "step": step} if bool((np.diff(values) == step).all()) else None


def _marks(values: Numbers, unknown: NDArray[np.bool_] | None) -> tuple[list[int | None], Numbers]:
    """The marks of a column, None first, and for each row the place of its mark, -1 where it has none."""
    if unknown is None and len(values) and int(values.min()) >= -FAR and int(values.max()) <= FAR:
        return [], values
    far = np.abs(np.maximum(values, -FAR * 2)) > FAR
    marked = np.full(len(values), -1, np.int64)
    marks: list[int | None] = []
    if unknown is not None:
        marked[unknown] = 0
        marks.append(None)
        far &= ~unknown
    distinct, which = np.unique(values[far], return_inverse=True)
    marked[far] = which + len(marks)
    marks += distinct.tolist()
    return marks, marked


def _steps(values: Numbers, above: Numbers) -> Numbers | None:
    """The steps from each number to the next, if a sample of them is shorter and none of the rest is wider."""
    few, plain = _zigzag(np.diff(values[:SAMPLE], prepend=0)), above[:SAMPLE]
    if (_width(few), _trial(few) * 10) >= (_width(plain), _trial(plain) * 9):
        return None
    steps = _zigzag(np.diff(values, prepend=0)) if len(values) > SAMPLE else few
    return steps if _width(steps) <= _width(above) else None


def _zigzag(values: Numbers) -> Numbers:
    """0, -1, 1, -2 ... as 0, 1, 2, 3 ..."""
    return (values << 1) ^ (values >> 63)


def _width(values: NDArray[Any]) -> int:
    """How many bytes the largest number needs."""
    return max(1, (int(values.max(initial=0)).bit_length() + 7) // 8)


def _bytes_of(values: NDArray[Any], width: int) -> NDArray[np.uint8]:
    """Numbers from 0 split into bytes: the lowest byte of each, then the next of each, up to the width."""
    room = next(size for size in (1, 2, 4, 8) if size >= width)
    raw = values.astype(f"<u{room}", copy=False).view(np.uint8).reshape(-1, room)
    return raw.T[:width]


def _trial(values: NDArray[Any]) -> int:
    """About how many bytes numbers take when compressed."""
    return len(zlib.compress(_bytes_of(values, _width(values)).tobytes(), 1))


def _chosen(values: Numbers, key: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """For each key the value that its first or its last row has, whichever more rows have; and the rows that differ."""
    first, last = np.zeros(size, np.int64), np.zeros(size, np.int64)
    last[key] = values
    from_last = np.flatnonzero(last[key] != values)
    if not len(from_last):
        return last, from_last
    first[key[::-1]] = values[::-1]
    from_first = np.flatnonzero(first[key] != values)
    # Few rows differ, and of each key as many agree as do not differ. The last entry is that of -1.
    more = np.bincount(key[from_last] + 1, minlength=size) > np.bincount(key[from_first] + 1, minlength=size)
    table = np.where(np.roll(more, -1), first, last)
    return table, np.flatnonzero(table[key] != values)
