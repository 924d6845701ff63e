"""The scanned maps of a picture: those of the block that are shown when a page opens -> pixels where they lie."""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator

import numpy as np
from PIL import Image
from PIL.WebPImagePlugin import WebPImageFile

from stationed.figures.drawing import Box, Slopes
from stationed.figures.reader import Reader
from stationed.figures.view import View


def draw_scans(reader: Reader, view: View, day: float) -> Iterator[Slopes]:
    """Yield the scanned maps of a day, the lowest first, as far as the picture shows them."""
    names = ("first", "last", "shown", "opacity", "left", "top", "right", "bottom")
    rows = np.column_stack([reader.numbers("scans", name).astype(np.float64) for name in names])
    for row, (first, last, shown, opacity, *box) in enumerate(rows.tolist()):
        if shown and opacity and not (first > day or last < day):
            picture = base64.b64decode(reader.text("scans", "picture", row))
            yield from _laid(view, picture, (box[0], box[1], box[2], box[3]), opacity)


def _laid(view: View, picture: bytes, box: Box, opacity: float) -> Iterator[Slopes]:
    """The part of a picture that is seen, in whole pixels of the finished one."""
    world = 2 * math.pi * view.scale
    middle = (view.width / 2 - view.middle[0] * view.scale, view.height / 2 + view.middle[1] * view.scale)
    left, top, right, bottom = (
        round((middle[at % 2] + (side - 0.5) * world) * view.larger) for at, side in enumerate(box)
    )
    frame = [math.floor(side * view.larger) for side in view.frame]
    west, north = max(left, frame[0]), max(top, frame[1])
    east, south = min(right, frame[2]), min(bottom, frame[3])
    if west >= east or north >= south:
        return
    with WebPImageFile(io.BytesIO(picture)) as image:
        across, down = image.width / (right - left), image.height / (bottom - top)
        part = ((west - left) * across, (north - top) * down, (east - left) * across, (south - top) * down)
        seen = image.convert("RGBA").resize((east - west, south - north), Image.Resampling.BICUBIC, part)
    place = (west / view.larger, north / view.larger, (east - west) / view.larger, (south - north) / view.larger)
    yield Slopes(np.asarray(seen), place, None, opacity)
