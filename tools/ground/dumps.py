"""GSHHG and DCW as GMT holds them: text dumps of `gmt coast`, parsed to lines and rings."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import numpy as np
import shapely
from frame import FRAME, Box
from shapely.geometry.base import BaseGeometry


def dump(*options: str, box: Box | None = None) -> Iterator[tuple[str, np.ndarray]]:
    """Segments of one `gmt coast -M` dump, each its header and its points (n x 2).

    Raises
    ------
    RuntimeError
        When GMT is missing or refuses the options.
    """
    region = [f"-R{box[0]}/{box[2]}/{box[1]}/{box[3]}"] if box else []
    command = ["gmt", "coast", "-M", "--FORMAT_FLOAT_OUT=%.6f", *region, *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    except FileNotFoundError:
        raise RuntimeError("gmt is missing: install gmt, gmt-gshhg-full and gmt-dcw") from None
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"{' '.join(command)}: {error.stderr.strip()}") from None
    header, rows = "", []
    for line in done.stdout.splitlines():
        if line.startswith(">"):
            if rows:
                yield header, np.array(rows)
            header, rows = line[1:].strip(), []
        elif line and not line.startswith("#"):
            x, y = line.split()[:2]
            rows.append((float(x), float(y)))
    if rows:
        yield header, np.array(rows)


def lines(*options: str, box: Box = FRAME) -> list[tuple[int, shapely.LineString]]:
    """Shorelines or rivers with their GSHHG level; GMT cuts them at the edges of its bins.

    Shores are 1 for the sea, 2 for lakes, 3 for islands in them.
    """
    found = []
    for header, points in dump(*options, box=box):
        points = np.round(points, 5)
        keep = np.r_[True, np.any(np.diff(points, axis=0) != 0, axis=1)]
        if keep.sum() > 1:
            level = int(header.rsplit("Level", 1)[1])
            found.append((level, shapely.LineString(points[keep])))
    return found


LEAST_RING = 2e-4
"""Square degrees, some 2 km2: smaller islands of DCW are dropped, since GSHHG gives the coast."""


def area(*codes: str, detail: float = 0.0) -> BaseGeometry:
    """DCW countries (`MN`) or provinces (`CN.NM`) as one valid area, clipped to the frame.

    `detail` simplifies each ring first, in degrees: for neighbours whose own borders are not drawn.
    """
    rings = [shapely.Polygon(points) for _, points in dump(f"-E{','.join(codes)}") if len(points) > 3]
    rings = [shapely.simplify(ring, detail) for ring in rings if ring.area >= LEAST_RING]
    clipped = [shapely.intersection(shapely.make_valid(ring), shapely.box(*FRAME)) for ring in rings]
    return polygonal(shapely.union_all(clipped))


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """Only the areas of a geometry: an overlay may leave points and lines beside them."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in ("Polygon", "MultiPolygon")]
    if geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    return shapely.union_all(parts)


def dry(points: list[tuple[float, float]]) -> list[bool]:
    """Whether each point lies on land (lakes count as land), asked of `gmt select` at full resolution."""
    rows = "".join(f"{x:.6f} {y:.6f} {index}\n" for index, (x, y) in enumerate(points))
    command = ["gmt", "select", "-Df", "-Ns/k/k/k/k", f"-R{FRAME[0]}/{FRAME[2]}/{FRAME[1]}/{FRAME[3]}"]
    done = subprocess.run(command, input=rows, capture_output=True, text=True, check=True, timeout=300)
    kept = {int(float(line.split()[2])) for line in done.stdout.splitlines() if line.strip()}
    return [index in kept for index in range(len(points))]
