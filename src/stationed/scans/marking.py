"""A picture that is drawn already: its box stands in the file itself, so that what a page carries can be built again.

A WebP file is a list of chunks, of which readers pass over those they do not know (WebP Container Specification).
"""

from __future__ import annotations

import json
import math
import struct

Box = tuple[float, float, float, float]
CHUNK = b"stMP"
"""Name of the chunk: a JSON list of left, top, right and bottom on the world's square of side 1."""


def with_box(webp: bytes, box: Box) -> bytes:
    """Return a WebP file that says where it lies."""
    text = json.dumps(list(box)).encode("ascii")
    chunk = CHUNK + struct.pack("<I", len(text)) + text + b"\0" * (len(text) % 2)
    return webp[:4] + struct.pack("<I", len(webp) - 8 + len(chunk)) + webp[8:] + chunk


def box_in(picture: bytes) -> Box | None:
    """Return the box that a file says of itself; None when it says none, or nothing sound."""
    if not picture.startswith(b"RIFF") or picture[8:12] != b"WEBP":
        return None
    place = 12
    while place + 8 <= len(picture):
        name, size = picture[place : place + 4], struct.unpack("<I", picture[place + 4 : place + 8])[0]
        if name == CHUNK:
            return _sound(picture[place + 8 : place + 8 + size])
        place += 8 + size + size % 2
    return None


def _sound(text: bytes) -> Box | None:
    try:
        left, top, right, bottom = (float(side) for side in json.loads(text))
    except (ValueError, TypeError):
        return None
    sound = math.isfinite(left + top + right + bottom) and -1 <= left < right <= 2 and 0 <= top < bottom <= 1
    return (left, top, right, bottom) if sound and right - left <= 1 else None
