"""gzipped: bytes -> one gzip member, the same on every machine with the same zlib, fast for large inputs."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

PIECE = 1 << 16
"""Pieces of at least this many bytes are compressed by themselves, each in the way that suits it."""

LEVEL, QUICK = 6, 4
"""Levels of gzip, for little and for much: the lower one takes half the time and makes one per cent more bytes."""

MUCH = 1_000_000
"""How many bytes are much."""

RUNS_PAY = 1.05
"""By what factor a piece may grow when only runs are looked for, which takes a third of the time."""

WORKERS = 4
"""How many pieces are compressed at once, if there are processors for it; zlib releases the interpreter lock."""

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Gzip header without name and time (RFC 1952), so that equal blocks give equal bytes."""


def gzipped(pieces: Sequence[bytes]) -> bytes:
    """Compress by gzip with a fixed header.

    Parameters
    ----------
    pieces : sequence of bytes
        What to compress, one behind the other. Where pieces end changes the size and the speed, not the content.

    Returns
    -------
    bytes
        One member (RFC 1952).
    """
    size, check = 0, 0
    for piece in pieces:
        size, check = size + len(piece), zlib.crc32(piece, check)
    level = LEVEL if size < MUCH else QUICK
    with ThreadPoolExecutor(min(WORKERS, os.cpu_count() or 1)) as pool:
        body = b"".join(pool.map(_each, _gathered(pieces), repeat(level)))
    end = _deflated(b"", level, zlib.Z_DEFAULT_STRATEGY, zlib.Z_FINISH)
    return b"".join([HEADER, body, end, struct.pack("<II", check, size & 0xFFFFFFFF)])


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, short pieces joined to those beside them."""
    waiting: list[bytes] = []
    for piece in pieces:
        if len(piece) >= PIECE and waiting:
            yield b"".join(waiting)
            waiting = []
        if len(piece) >= PIECE:
            yield piece
        else:
            waiting.append(piece)
    yield b"".join(waiting)


def _each(piece: bytes, level: int) -> bytes:
    """Compress one piece (RFC 1951 lets blocks follow one another), looking only for runs where little else repeats."""
    middle = max(len(piece) - PIECE, 0) // 2
    sample = piece[middle : middle + PIECE]
    thorough = _deflated(sample, level, zlib.Z_DEFAULT_STRATEGY, zlib.Z_SYNC_FLUSH)
    runs = _deflated(sample, level, zlib.Z_RLE, zlib.Z_SYNC_FLUSH)
    if len(runs) < len(thorough) * RUNS_PAY:
        return _deflated(piece, level, zlib.Z_RLE, zlib.Z_SYNC_FLUSH)
    return _deflated(piece, level, zlib.Z_DEFAULT_STRATEGY, zlib.Z_SYNC_FLUSH)


def _deflated(data: bytes, level: int, strategy: int, ending: int) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9, strategy)
    return squeezer.compress(data) + squeezer.flush(ending)
