"""How many cells each record of a CSV file has, counted over the bytes without going record by record."""

from __future__ import annotations

import numpy as np

_CHUNK = 1 << 24
_QUOTE, _NEWLINE, _RETURN = ord('"'), ord("\n"), ord("\r")


def cell_counts(data: bytes, delimiter: str) -> np.ndarray | None:
    """Return the number of cells of every record.

    Parameters
    ----------
    data : bytes
        The file, in an encoding in which ASCII is itself, with one newline at its end at most.
    delimiter : str
        One character.

    Returns
    -------
    ndarray of int64 or None
        One number for each record, the header included. None when only a parser can tell: quotation marks within
        cells or left open, lines that end with a return alone.

    Notes
    -----
    Where every quotation mark that opens follows a delimiter or a line end, and every one that closes stands before
    one, a byte is inside quotation marks exactly when an odd number of them precedes it. Two marks within a quoted
    cell, which stand for one, close and open again and fit that rule.
    """
    quotes = _quotes(data, delimiter)
    if quotes is None:
        return None
    block = _content(data)
    counts: list[np.ndarray] = []
    pending = 0
    for start in range(0, len(block), _CHUNK):
        part = block[start : start + _CHUNK]
        places = np.flatnonzero((part == ord(delimiter)) | (part == _NEWLINE))
        if len(quotes):
            places = places[np.searchsorted(quotes, places + start) % 2 == 0]
        ends = np.flatnonzero(part[places] == _NEWLINE)
        if len(ends):
            cells = np.diff(ends, prepend=-1)
            cells[0] += pending
            counts.append(cells)
            pending = len(places) - 1 - int(ends[-1])
        else:
            pending += len(places)
    return np.concatenate([*counts, [pending + 1]])


def well_quoted(data: bytes, delimiter: str) -> bool:
    """Tell whether every parser sees the same cells in a CSV file: those that `cell_counts` can count."""
    return _quotes(data, delimiter) is not None


def _content(data: bytes) -> np.ndarray:
    """Return the bytes without the newline at their end."""
    end = len(data) - (2 if data.endswith(b"\r\n") else 1 if data.endswith(b"\n") else 0)
    return np.frombuffer(data, dtype=np.uint8, count=end)


def _quotes(data: bytes, delimiter: str) -> np.ndarray | None:
    """Return the places of all quotation marks; None when one, or a return, does not stand where it should."""
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return None
    if b'"' not in data:
        return np.array([], dtype=np.int64)
    block = _content(data)
    pieces = range(0, len(block), _CHUNK)
    quotes = np.concatenate([np.flatnonzero(block[start : start + _CHUNK] == _QUOTE) + start for start in pieces])
    if len(quotes) % 2:
        return None
    opening, closing = quotes[0::2], quotes[1::2]
    before = block[opening[opening > 0] - 1]
    behind = block[closing[closing < len(block) - 1] + 1]
    allowed = (ord(delimiter), _NEWLINE, _QUOTE)
    good = np.isin(before, allowed).all() and np.isin(behind, (*allowed, _RETURN)).all()
    return quotes if good else None
