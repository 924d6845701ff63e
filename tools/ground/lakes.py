"""The lakes, and the islands in them, at three scales. Reservoirs of later date are left out."""

from __future__ import annotations

import dumps
import history
import shapely
from coverage import middle, size_km2
from frame import far_km, regional_km, vertices
from rivers import SCALES
from simplify import simplify_snapped
from write import Feature

LEAST_KM2 = {"overview": 60.0, "regional": 18.0, "detail": 0.0}
"""Area below which a lake is left out, by scale; a named lake stays."""


def features() -> list[Feature]:
    """Every lake of every scale, largest first."""
    found: list[Feature] = []
    for scale, box in SCALES.items():
        for lake in shores("-Df" if scale == "detail" else "-Dh", box):
            names = named(lake)
            if names is None or (not names and size_km2(lake) < LEAST_KM2[scale] * spread(scale, lake)):
                continue
            shape = thinned(lake, scale)
            if shape is not None:
                found.append(({"scale": scale, **names}, shape))
    return found


def shores(resolution: str, box: tuple[float, float, float, float]) -> list[shapely.Polygon]:
    """Lakes that lie wholly in a box, with their islands cut out."""
    lines = [(level, line) for level, line in dumps.lines(resolution, "-W", box=box) if level in (2, 3)]
    lakes, islands = (
        list(shapely.get_parts(shapely.polygonize([shapely.union_all(mine)]))) if mine else []
        for mine in ([line for lev, line in lines if lev == level] for level in (2, 3))
    )
    found = []
    for lake in sorted(lakes, key=lambda ring: (-ring.area, ring.bounds)):
        mine = [island for island in islands if lake.contains(island)]
        found.append(shapely.difference(lake, shapely.union_all(mine)) if mine else lake)
    return [lake for lake in found if lake.geom_type == "Polygon"]


def named(lake: shapely.Polygon) -> dict[str, str] | None:
    """The names of a lake; empty when it has none here, None when it is a reservoir of later date."""
    for row in history.rows("lakes.csv"):
        place = shapely.Point(float(row["longitude"]), float(row["latitude"]))
        if lake.distance(place) < 0.03 and shapely.Polygon(lake.exterior).distance(place) < 0.03:
            if row["kept"] == "no":
                return None
            names = {key: row[key] for key in ("name", "name_ru", "name_mn")}
            return {**names, "label": f"{row['longitude']};{row['latitude']}"}
    return {}


def spread(scale: str, lake: shapely.Polygon) -> float:
    """How much larger a lake of the overview must be far from the subject."""
    return far_km(*middle(lake)) / 2 if scale == "overview" else 1.0


def thinned(lake: shapely.Polygon, scale: str) -> shapely.Polygon | None:
    """A lake at the tolerance of its scale, its islands only where they are seen."""
    tolerance = {"overview": far_km, "regional": regional_km, "detail": lambda x, y: 0.03}[scale]
    shell = simplify_snapped(vertices(lake.exterior), tolerance=tolerance, least=5)
    if len(shell) < 4:
        return None
    least = {"overview": 300.0, "regional": 40.0, "detail": 0.0}[scale]
    islands = [shapely.Polygon(ring) for ring in lake.interiors]
    rings = [island for island in islands if size_km2(island) >= least]
    holes = [simplify_snapped(vertices(ring.exterior), tolerance=tolerance, least=5) for ring in rings]
    shape = shapely.make_valid(shapely.Polygon(shell, [hole for hole in holes if len(hole) > 3]))
    return max((part for part in shapely.get_parts(shape)), key=lambda part: part.area)
