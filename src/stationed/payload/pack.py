"""Packing: the large part of a data block as compressed text, so that a page stays small.

In: a block as `make_block` gives it. Out: the same block, or one whose tables and shapes stand in `packed`: JSON,
compressed by gzip, in base64. What the page needs at once stays readable: meta, words, symbols, periods.
"""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any

PLAIN_UP_TO = 60_000
"""Blocks whose text is no longer than this many characters are left as they are, for people to read."""

AT_ONCE = ("periods",)
"""Tables that are never packed: the layers are made from them before anything is unpacked."""

SQUEEZED_HARD = 4_000_000
"""Up to this many bytes the slowest level of gzip is worth its time; it takes ten times as long as the usual one."""

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""Gzip header without name and time (RFC 1952), so that equal blocks give equal bytes."""


def pack(block: Mapping[str, Any]) -> dict[str, Any]:
    """Pack a block when it is large.

    Parameters
    ----------
    block : mapping
        What `make_block` gives.

    Returns
    -------
    dict
        The block itself when it is small; or else one with the same keys in the same order, where `tables` keeps
        only `AT_ONCE`, `shapes` is gone and `packed` holds both.
    """
    rest = {
        "tables": {name: table for name, table in block["tables"].items() if name not in AT_ONCE},
        "shapes": block["shapes"],
    }
    text = json.dumps(rest, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    if len(text) <= PLAIN_UP_TO:
        return dict(block)
    kept = {key: value for key, value in block.items() if key != "shapes"}
    kept["tables"] = {name: table for name, table in block["tables"].items() if name in AT_ONCE}
    return kept | {"packed": base64.b64encode(gzipped(text.encode("ascii"))).decode("ascii")}


def gzipped(data: bytes) -> bytes:
    """Compress by gzip with a fixed header."""
    level = 9 if len(data) <= SQUEEZED_HARD else 6
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = squeezer.compress(data) + squeezer.flush()
    return HEADER + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
