"""drawn_illustration: a picture of the story -> the same as a page has it: small, upright, without what cameras add."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from stationed.limits import ILLUSTRATION_PIXELS
from stationed.scans.opening import PictureError, opened_picture

SIDE = 800
"""Most pixels of a side in a page: twice what a story shows, for fine screens."""

BYTES = 90_000
"""Most bytes in a page."""

TRIES = ((SIDE, 80), (SIDE, 65), (640, 60), (480, 50), (320, 40), (160, 30))
"""Side and quality of WebP, tried until it is small enough; the last of them always is."""


PIXELS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
"""Chunks of a WebP that are the picture itself; others tell of camera and place, or move it (RFC 9649, 2.7)."""


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A picture as a page has it."""

    webp: bytes
    width: int
    height: int


@lru_cache(maxsize=64)
def drawn_illustration(picture: bytes) -> Illustrated:
    """Return a picture as pages have it.

    What is small enough and WebP already, as `extract` gives it back, stays as it is, so that an atlas from a page
    makes the same page.

    Parameters
    ----------
    picture : bytes
        JPEG, PNG, TIFF or WebP.

    Returns
    -------
    Illustrated
        At most `SIDE` pixels wide and high and `BYTES` bytes, turned upright, in no other way changed; place, camera
        and time that a file says in its metadata are left out. The same input gives the same bytes.

    Raises
    ------
    PictureError
        When it cannot be read.
    """
    image, _ = opened_picture(
        picture,
        most=ILLUSTRATION_PIXELS,
        smaller="Make it smaller: a page shows it no larger than 800 pixels.",
        upright=True,
    )
    if len(picture) <= BYTES and max(image.size) <= SIDE and _pixels_alone(picture):
        return Illustrated(picture, *image.size)
    for side, quality in TRIES:
        small = image.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        written = _webp(small, quality)
        if len(written) <= BYTES:
            return Illustrated(written, *small.size)
    raise PictureError("the picture cannot be made small enough", fix="Save it again as JPEG.")


def _pixels_alone(picture: bytes) -> bool:
    """Tell whether a file is a WebP of one picture and nothing else: no place, no camera, nothing behind it."""
    at, kinds = 12, set[bytes]()
    while at + 8 <= len(picture):
        kinds.add(picture[at : at + 4])
        size = int.from_bytes(picture[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    said = int.from_bytes(picture[4:8], "little") + 8
    return picture.startswith(b"RIFF") and at == said == len(picture) and kinds <= PIXELS


def _webp(image: Image.Image, quality: int) -> bytes:
    opaque = image.getchannel("A").getextrema() == (255, 255)
    out = io.BytesIO()
    (image.convert("RGB") if opaque else image).save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
