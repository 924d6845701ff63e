"""drawn_scan: a picture, and what places it -> the picture in the page's projection, as WebP."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from stationed.limits import SCAN_PIXELS
from stationed.scans.fitting import Places, undone
from stationed.scans.marking import box_in, with_box
from stationed.scans.mercator import on_the_map
from stationed.scans.opening import PictureError, opened_picture
from stationed.scans.placing import Placed, PlacingError, placed

MOST_PIXELS = 6_000_000
"""Pixels of the picture as the page has it."""

QUALITY = 72
"""Of WebP, 0 to 100: letters of old maps stay legible."""

MESH = 16
"""Pixels from one place whose origin is sought to the next; between them it is interpolated."""

EDGE = 48
"""Parts into which each side of the mask is divided to find the box."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scan as pages have it."""

    webp: bytes
    """The picture, transparent beyond its mask."""
    box: tuple[float, float, float, float]
    """Left, top, right and bottom on the world's square of side 1 in the web's Mercator projection."""
    size: tuple[int, int]
    """Width and height in pixels."""

    @property
    def degrees(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        left, top, right, bottom = self.box
        north, south = (math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))) for y in (top, bottom))
        return (left * 360 - 180, south, right * 360 - 180, north)

    def about(self, extent: tuple[float, float, float, float]) -> Drawn:
        """Return the same on the world, of those side by side, that the middle of a map lies nearest to."""
        left, top, right, bottom = self.box
        turns = round((extent[0] + extent[2]) / 720 + 0.5 - (left + right) / 2)
        return replace(self, box=(left + turns, top, right + turns, bottom))

    def touches(self, extent: tuple[float, float, float, float]) -> bool:
        """Tell whether it lies on a map of that extent in degrees, at least in part."""
        left, top, right, bottom = self.about(extent).box
        corners = on_the_map(np.array([[extent[0], extent[3]], [extent[2], extent[1]]], float))
        (west, north), (east, south) = corners.tolist()
        return left < east and right > west and top < south and bottom > north


@lru_cache(maxsize=16)
def drawn_scan(picture: bytes, points: bytes, crs: str, width: int) -> Drawn:
    """Return a scan in the page's projection, north up.

    Parameters
    ----------
    picture, points : bytes
        The picture; its control points or world file, b"" for a GeoTIFF.
    crs : str
        Reference system of a world file, '' for degrees.
    width : int
        Most pixels across.

    Returns
    -------
    Drawn
        The same input gives the same bytes.

    Raises
    ------
    PlacingError
        When the picture cannot be read, or what places it is not sound.
    """
    try:
        image, tags = opened_picture(
            picture, most=SCAN_PIXELS, smaller="Make it smaller: control points of an annotation still hold."
        )
    except PictureError as error:
        raise PlacingError(error.problem, got=error.got, expected=error.expected, fix=error.fix) from error
    if (box := box_in(picture)) is not None:
        return Drawn(picture, box, image.size)
    try:
        where = placed(image.size, tags, points, crs)
        outline = where.warp(_divided(where.mask))
    except PlacingError:
        raise
    except (ValueError, OverflowError) as error:
        raise PlacingError(str(error), fix="Save it again in EPSG:3857 or EPSG:4326, or use control points.") from error
    if not np.isfinite(outline).all() or np.ptp(outline, axis=0).min() <= 0 or np.ptp(outline, axis=0).max() > 1:
        raise PlacingError("its control points put it nowhere on the map", fix="Look at them at editor.allmaps.org.")
    left, top = (float(side) for side in outline.min(axis=0))
    right, bottom = (float(side) for side in outline.max(axis=0))
    across, down = _size(where, right - left, bottom - top, width)
    pixel = ((right - left) / across, (bottom - top) / down)
    shown = _resampled(image, where, (left, top), pixel, (across, down))
    written = io.BytesIO()
    Image.fromarray(shown, "RGBA").save(written, "WEBP", quality=QUALITY, alpha_quality=60, method=4, exact=False)
    box = (left, top, right, bottom)
    return Drawn(with_box(written.getvalue(), box), box, (across, down))


def _divided(mask: Places) -> Places:
    """The rim of the mask with points between its corners."""
    share = np.linspace(0, 1, EDGE, endpoint=False)[None, :, None]
    ends = np.roll(mask, -1, axis=0)
    return (mask[:, None, :] * (1 - share) + ends[:, None, :] * share).reshape(-1, 2)


def _size(where: Placed, wide: float, high: float, most: int) -> tuple[int, int]:
    """Pixels across and down: as fine as the picture is, but not wider than asked for."""
    middle = where.mask.mean(axis=0)
    corners = where.warp(middle + np.array([[0, 0], [1, 0], [0, 1]], float))
    (a, b), (c, d) = corners[1] - corners[0], corners[2] - corners[0]
    fine = math.sqrt(abs(a * d - b * c)) or wide / most
    across = min(wide / fine, most, math.sqrt(MOST_PIXELS * wide / high))
    return max(1, round(across)), max(1, round(across * high / wide))


def _resampled(
    image: Image.Image, where: Placed, corner: tuple[float, float], pixel: tuple[float, float], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The picture as it lies on the map."""
    columns, rows = size
    across, down = (np.arange(0, count + MESH, MESH, dtype=np.float64) + 0.5 for count in size)
    x, y = np.meshgrid(across, down)
    places: Places = np.column_stack([corner[0] + x.ravel() * pixel[0], corner[1] + y.ravel() * pixel[1]])
    origin = undone(where.warp, places, _about(where, places), min(pixel)).reshape(*x.shape, 2)
    source, shrunk = _shrunk(image, where.mask, origin)
    out = np.zeros((rows, columns, 4), np.uint8)
    steps = np.arange(columns) / MESH
    for row in range(rows):  # a line at a time, so that memory stays small
        found = _between(origin, row / MESH, steps) * shrunk - 0.5
        out[row] = _sampled(source, found)
    return out


def _about(where: Placed, places: Places) -> Places:
    """About where the pixels of places are, as if the picture were flat."""
    from_rim = _divided(where.mask)
    rim = where.warp(from_rim)
    middle = rim.mean(axis=0)
    terms = np.column_stack([rim - middle, np.ones(len(rim))])
    weights = np.linalg.lstsq(terms, from_rim, rcond=None)[0]
    return np.column_stack([places - middle, np.ones(len(places))]) @ weights


def _shrunk(image: Image.Image, mask: Places, origin: NDArray[np.float64]) -> tuple[NDArray[np.float32], Places]:
    """The picture cut to its mask, as small as it is needed, colours times alpha; and by how much it is smaller."""
    steps = np.linalg.norm(np.diff(origin, axis=1), axis=2) / MESH
    step = float(np.nanmedian(steps)) if np.isfinite(steps).any() else 1.0
    share = min(1.0, 1.0 / step) if step > 0 else 1.0
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    shrunk = np.array(size, float) / image.size
    smaller = image.resize(size, Image.Resampling.BOX, reducing_gap=None) if share < 1 else image
    inside = Image.new("L", size, 0)
    ImageDraw.Draw(inside).polygon([(x - 0.5, y - 0.5) for x, y in (mask * shrunk).tolist()], fill=255)
    pixels = np.asarray(smaller, np.float32).copy()
    pixels[..., 3] *= np.asarray(inside, np.float32) / 255
    pixels[..., :3] *= pixels[..., 3:] / 255
    return pixels, shrunk


def _between(nodes: NDArray[np.float64], row: float, columns: NDArray[np.float64]) -> Places:
    """Values between the nodes of a mesh on one line."""
    down, part = int(row), row - int(row)
    line = nodes[down] * (1 - part) + (nodes[down + 1] * part if part else 0.0)
    left = columns.astype(np.int64)
    share = (columns - left)[:, None]
    right = np.minimum(left + 1, len(line) - 1)
    return line[left] * (1 - share) + line[right] * share


def _sampled(source: NDArray[np.float32], places: Places) -> NDArray[np.uint8]:
    """Colours at places between pixels; nothing beyond the picture."""
    high, wide = source.shape[:2]
    there = np.isfinite(places).all(axis=1) & (places > -1).all(axis=1) & (places < [wide, high]).all(axis=1)
    out = np.zeros((len(places), 4), np.uint8)
    x, y = places[there].T
    left, top = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    total = np.zeros((len(x), 4), np.float32)
    for column, across in ((left, 1 - (x - left)), (left + 1, x - left)):
        for row, down in ((top, 1 - (y - top)), (top + 1, y - top)):
            inside = (column >= 0) & (column < wide) & (row >= 0) & (row < high)
            weight = np.where(inside, across * down, 0.0).astype(np.float32)
            total += source[np.clip(row, 0, high - 1), np.clip(column, 0, wide - 1)] * weight[:, None]
    alpha = np.maximum(total[:, 3:], 1e-6) / 255
    total[:, :3] = total[:, :3] / alpha
    out[there] = np.round(np.clip(total, 0, 255)).astype(np.uint8)
    return out
