"""The rivers: the great ones found by name along the net, the rest by their rank in GSHHG."""

from __future__ import annotations

import dumps
import history
import shapely
import shapely.ops
from frame import CORE, DETAIL, FRAME, Box, far_km, inside, regional_km, vertices
from network import Network, steps_of, without
from shapely.geometry.base import BaseGeometry
from simplify import simplify_snapped
from write import Feature

RANKS = {0: 2, 1: 2, 2: 3, 3: 4, 4: 5}
"""Rank of a river without a name, by its level in GSHHG; rank 1 is for names. Wadis are part of named rivers only."""

HETAO: Box = (106.8, 40.55, 109.3, 41.4)
"""The irrigated plain in the bend of the Yellow River: its canals stand in GSHHG as rivers."""

CANALS = 8
"""Level of GSHHG from which lines are canals."""

SCALES: dict[str, Box] = {"overview": FRAME, "regional": CORE, "detail": DETAIL}
"""The box of each scale; a map takes the finest that suits it, and a coarser one beyond its box."""

LAST_RANK = {"overview": 3, "regional": 4, "detail": 5}
"""The least rank that each scale shows."""

SHORTEST = {"overview": 0.15, "regional": 0.05, "detail": 0.0}
"""Degrees: a stretch shorter than this is left out."""


def features(pieces: dict[str, BaseGeometry]) -> list[Feature]:
    """The rivers of all three scales."""
    wide, near = dumps.lines("-Dh", "-Ia"), dumps.lines("-Df", "-Ia", box=DETAIL)
    found: list[Feature] = []
    for scale in SCALES:
        lines = near if scale == "detail" else wide
        found += in_scale(scale, [(level, line) for level, line in lines if level < CANALS], pieces)
    return found


def in_scale(scale: str, lines: list[tuple[int, shapely.LineString]], pieces: dict) -> list[Feature]:
    """The rivers of one scale, named ones first."""
    network = Network([line for _, line in lines])
    last_rank = LAST_RANK[scale]
    taken = set()
    found: list[Feature] = []
    for row in history.rows("rivers.csv"):
        if scale == "detail" and row["name"] not in IN_DETAIL:
            continue
        parts = named(row, network, IN_DETAIL[row["name"]] if scale == "detail" else row["waypoints"])
        for part in parts:
            taken |= steps_of(part)
        if row["border"] and scale != "detail":
            parts = [along_border(part, row["border"], pieces) for part in parts]
        properties = {"rank": int(row["rank"]), **{key: row[key] for key in ("name", "name_ru", "name_mn")}}
        found += clipped(scale, properties, parts)
    for level in sorted(RANKS):
        if RANKS[level] > last_rank:
            continue
        rest = [part for lev, line in lines if lev == level for part in without(line, taken)]
        rest = [part for part in rest if not shapely.box(*HETAO).covers(part)]
        merged = shapely.get_parts(shapely.line_merge(shapely.union_all(rest)))
        found += clipped(scale, {"rank": RANKS[level]}, sorted(merged, key=lambda part: part.bounds))
    return found


IN_DETAIL = {
    "Kherlen": "113.6 47.97;117.05 48.75",
    "Khalkhin Gol": "120.5 47.09;117.968 48.004;117.812 47.935",
    "Orshuun": "117.968 48.004;117.745 48.966",
    "Hailar": "120.65 49.33;117.87 49.51",
    "Tao'er": "120.2 47.08;120.7 46.7",
}
"""Named rivers of the detail box and their way through it."""


def named(row: dict[str, str], network: Network, ways: str) -> list[shapely.LineString]:
    """A named river along its waypoints: `;` follows the net, `~` is straight (a reservoir of later date)."""
    coords: list[tuple[float, float]] = []
    for stretch in ways.split("~"):
        waypoints = [(float(x), float(y)) for x, y in (place.split() for place in stretch.split(";"))]
        if len(waypoints) == 1:
            coords += waypoints
        else:
            coords += vertices(network.path(waypoints))
    return [shapely.LineString(coords)]


def along_border(river: shapely.LineString, pair: str, pieces: dict[str, BaseGeometry]) -> shapely.LineString:
    """A river with the border itself where it is the border, so that the two never part and cross."""
    first, second = (pieces[name] for name in pair.split())
    shared = shapely.line_merge(shapely.intersection(first.boundary, second.boundary))
    border = max(shapely.get_parts(shared), key=lambda part: part.length)
    near = [point for point in vertices(river) if border.distance(shapely.Point(point)) < 0.08]
    first_place, last_place = near[0], near[-1]
    start, end = (border.project(shapely.Point(place)) for place in (first_place, last_place))
    stretch = shapely.ops.substring(border, start, end)
    coords = vertices(river)
    before, after = coords[: coords.index(first_place)], coords[coords.index(last_place) + 1 :]
    return shapely.LineString([*before, *vertices(stretch), *after])


def clipped(scale: str, properties: dict[str, object], lines: list[shapely.LineString]) -> list[Feature]:
    """The lines of one river inside the box of the scale, thinned, as one feature; none when nothing is left."""
    box = shapely.box(*SCALES[scale])
    inner = [part for line in lines for part in shapely.get_parts(shapely.intersection(line, box))]
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(inner)))
    kept = [part for part in (thinned(part, scale) for part in merged) if part is not None]
    if not kept:
        return []
    shape = kept[0] if len(kept) == 1 else shapely.MultiLineString(kept)
    return [({"scale": scale, **properties, **label(scale, kept, properties)}, shape)]


def label(scale: str, parts: list[shapely.LineString], properties: dict[str, object]) -> dict[str, str]:
    """Where the name of a river stands: as its table says, or else the middle of its longest part."""
    if "name" not in properties:
        return {}
    given = {row["name"]: row["label"] for row in history.rows("rivers.csv")}[str(properties["name"])]
    if given and inside(SCALES[scale], *(float(degree) for degree in given.split(";"))):
        return {"label": given}
    point = max(parts, key=lambda part: part.length).interpolate(0.5, normalized=True)
    return {"label": f"{point.x:.3f};{point.y:.3f}"}


def thinned(line: BaseGeometry, scale: str) -> shapely.LineString | None:
    """A line at the tolerance of its scale; None when it is too short to see."""
    if line.geom_type != "LineString" or line.length < SHORTEST[scale]:
        return None
    if scale == "detail":
        points = simplify_snapped(vertices(line), tolerance=lambda x, y: 0.0)
    else:
        points = simplify_snapped(vertices(line), tolerance=far_km if scale == "overview" else regional_km)
    return shapely.LineString(points) if len(points) > 1 else None
