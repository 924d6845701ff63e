"""The relief of a picture: the grey pictures of the block -> slopes on the land that is drawn, as on the page."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stationed.facts import FADES, TILE
from stationed.figures.colours import LIGHT
from stationed.figures.drawing import Lines, Slopes
from stationed.figures.reader import Reader
from stationed.figures.view import View


def draw_relief(reader: Reader, view: View, land: list[Lines]) -> Iterator[Slopes]:
    """Yield the slopes of the land; none where there are no pictures, or the picture is nearer than they are fine."""
    size = reader.numbers("relief", "size").astype(np.float64)
    if not len(size) or not land or not (opacity := fading(view.scale * 2 * math.pi / size.max())):
        return
    column, row = (reader.numbers("relief", name) for name in ("column", "row"))
    corner = [np.concatenate([edge, edge + 1]) * TILE * 2 * math.pi / np.tile(size, 2) for edge in (column, row)]
    # Whole pixels, so that no seam is seen between two pictures.
    x = np.round(view.width / 2 + (corner[0] - math.pi - view.middle[0]) * view.scale).reshape(2, -1)
    y = np.round(view.height / 2 - (math.pi - corner[1] - view.middle[1]) * view.scale).reshape(2, -1)
    left, top, right, bottom = view.frame
    seen = np.flatnonzero(_needed(size, x, y, view.frame))
    boxes = np.stack([x[0], y[0], x[1] - x[0], y[1] - y[0]], axis=1)
    pictures = tuple(
        (base64.b64decode(reader.text("relief", "picture", at)), tuple(boxes[at].tolist())) for at in seen.tolist()
    )
    if pictures:
        box = (left, top, right - left, bottom - top)
        yield Slopes(pictures, box, land[0], _tone("shade"), _tone("shine"), opacity)


def _needed(
    size: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64], frame: tuple[float, float, float, float]
) -> NDArray[np.bool_]:
    """Which pictures are seen: those in the frame, without the levels coarser than one that fills it."""
    left, top, right, bottom = frame
    needed = (x[1] > left) & (x[0] < right) & (y[1] > top) & (y[0] < bottom)
    for one in np.unique(size).tolist():
        across, down = x[:, size == one], y[:, size == one]
        wide = across[0].min() <= left and across[1].max() >= right
        if wide and down[0].min() <= top and down[1].max() >= bottom:
            needed &= size >= one
    return needed


def fading(grown: float) -> float:
    """Return how strong the relief is drawn, from 0 to 1, when it is so many times larger than it was made."""
    first, last = FADES
    return min(max(math.log(last / grown) / math.log(last / first), 0.0), 1.0)


def _tone(name: str) -> tuple[str, float]:
    """A colour, and its strength from 0 to 1, of #rrggbbaa."""
    return LIGHT[name][:7], int(LIGHT[name][7:], 16) / 255
