"""gzipped: bytes -> one gzip member, the same on every machine with the same zlib, quick where there is much of it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence

SQUEEZED_HARD = 4_000_000
"""Up to this many bytes the slowest level of gzip is worth its time; it takes ten times as long as the usual one."""

PIECE = 1 << 16
"""Of much data, pieces of this many bytes and more are compressed each in its own way."""

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Gzip header without name and time (RFC 1952), so that equal blocks give equal bytes."""


def gzipped(pieces: Sequence[bytes]) -> bytes:
    """Compress by gzip with a fixed header.

    Parameters
    ----------
    pieces : sequence of bytes
        What to compress, one behind the other. Where one piece ends matters to the speed alone.

    Returns
    -------
    bytes
        One member (RFC 1952).
    """
    size, check = 0, 0
    for piece in pieces:
        size, check = size + len(piece), zlib.crc32(piece, check)
    body = _whole(pieces) if size <= SQUEEZED_HARD else b"".join(_each(_gathered(pieces)))
    return b"".join([HEADER, body, struct.pack("<II", check, size & 0xFFFFFFFF)])


def _whole(pieces: Iterable[bytes]) -> bytes:
    return _deflated(b"".join(pieces), 9, zlib.Z_DEFAULT_STRATEGY, zlib.Z_FINISH)


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, short pieces joined to what follows them."""
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


def _each(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Every piece by itself (RFC 1951 lets blocks follow one another): by its letters alone where nothing repeats."""
    for piece in pieces:
        sample = piece[:PIECE]
        thorough = len(zlib.compress(sample, 6))
        letters = len(_deflated(sample, 6, zlib.Z_HUFFMAN_ONLY, zlib.Z_FINISH))
        strategy = zlib.Z_HUFFMAN_ONLY if letters * 50 < thorough * 51 else zlib.Z_DEFAULT_STRATEGY
        yield _deflated(piece, 6, strategy, zlib.Z_SYNC_FLUSH)
    yield _deflated(b"", 6, zlib.Z_DEFAULT_STRATEGY, zlib.Z_FINISH)


def _deflated(data: bytes, level: int, strategy: int, ending: int) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9, strategy)
    return squeezer.compress(data) + squeezer.flush(ending)
