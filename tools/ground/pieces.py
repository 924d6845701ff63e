"""The pieces: areas that never were divided by a border between 1921 and 1992.

Each country of each date is a union of pieces, and each border of each date runs between two of
them. A piece is a set of DCW provinces, or the part of them inside an outline of `cuts.py`.
"""

from __future__ import annotations

import cuts
import dumps
import shapely
import shapely.ops
from network import Network
from shapely.geometry.base import BaseGeometry

FER_PROVINCES = ("RU.ZAB", "RU.AMU", "RU.YEV", "RU.PRI", "RU.BU", "RU.KHA", "RU.SAK")
SPRING, ENTRY, EXIT, FORK = (119.66, 47.32), (119.36, 47.41), (118.425, 48.0), (117.968, 48.004)
"""Along the Khalkhin Gol: where the border joins it, leaves it, meets it again, and where Buir's branch parts."""

BEYOND = ("TW", "IN", "NP", "BT", "MM", "LA", "VN", "PK", "AF", "IR")
"""Neighbours of the pieces that are land and no more: their own borders are not drawn."""

NORTH = ("NM", "HL", "JL", "LN", "HE", "BJ", "TJ", "SX")
NEAR = (*NORTH, "XJ", "GS")
SOUTH = ("AH", "CQ", "FJ", "GD", "GX", "GZ", "HA", "HB", "HI", "HN", "JS", "JX")
CHINA = (*NEAR, *SOUTH, "NX", "QH", "SC", "SD", "SH", "SN", "XZ", "YN", "ZJ")
NEIGHBOURS = ("KZ", "KG", "UZ", "TM", "TJ", "JP")
RECUTS: tuple[tuple[str, str, cuts.Line], ...] = (
    ("kwantung", "manchuria", cuts.KWANTUNG_OUTLINE),
    ("karafuto", "fer", cuts.KARAFUTO_OUTLINE),
    ("korea_kaesong", "korea_north", cuts.SOUTH_KOREA_OUTLINE),
    ("korea_south", "korea_sokcho", cuts.SOUTH_KOREA_OUTLINE),
)
"""Pairs cut once more when they reach the coast of GSHHG, so that the line runs straight to the sea."""

RING_DETAIL = 0.002
"""Degrees, some 200 m: finer bends of provinces and coasts would only slow the overlay."""

FAR_DETAIL = 0.01
"""Degrees, for provinces whose borders lie outside the flagship extent."""


def raw_pieces(river: shapely.LineString) -> dict[str, BaseGeometry]:
    """Every piece as its source has it, the surest borders first; later pieces yield to earlier ones.

    The order is the rule for the slivers where two DCW outlines of one border disagree.
    """
    mongolia, strip = parted(along_river(dumps.area("MN"), river), river)
    pieces: dict[str, BaseGeometry] = {"mongolia": mongolia, "strip": strip}
    pieces |= russian_pieces()
    pieces |= {code.lower(): dumps.area(code, detail=FAR_DETAIL) for code in NEIGHBOURS}
    pieces |= korean_pieces()
    pieces |= chinese_pieces()
    pieces["other"] = dumps.area(*BEYOND, detail=0.02)
    return pieces


def russian_pieces() -> dict[str, BaseGeometry]:
    """Russia in the parts that differed: Tuva, the Far Eastern Republic, southern Sakhalin, the Kurils.

    The country's outline holds lakes and islets that its provinces lack; they go to the part around them.
    """
    tuva = fine("RU.TY")
    east = fine(*FER_PROVINCES)
    karafuto = within(east, cuts.KARAFUTO_OUTLINE)
    kurils = within(east, cuts.KURILS_OUTLINE)
    fer = dumps.polygonal(shapely.difference(within(east, cuts.FER_OUTLINE), shapely.union(karafuto, kurils)))
    whole = fine("RU")
    rest = shapely.get_parts(shapely.difference(whole, shapely.union_all([tuva, karafuto, kurils, fer])))
    crumbs = [part for part in rest if part.area < 1 and shapely.Polygon(cuts.FER_OUTLINE).covers(part)]
    russia = shapely.union_all([part for part in rest if part.area >= 0.01 and part not in crumbs])
    fer = dumps.polygonal(shapely.union_all([fer, *crumbs]))
    return {"tuva": tuva, "karafuto": karafuto, "kurils": kurils, "fer": fer, "russia": russia}


def korean_pieces() -> dict[str, BaseGeometry]:
    """Korea in four: the two states of today, each cut at the 38th parallel."""
    north, south = fine("KP"), fine("KR")
    low, high = within(north, cuts.SOUTH_KOREA_OUTLINE), without(south, cuts.SOUTH_KOREA_OUTLINE)
    return {
        "korea_north": without(north, cuts.SOUTH_KOREA_OUTLINE),
        "korea_kaesong": low,
        "korea_sokcho": high,
        "korea_south": within(south, cuts.SOUTH_KOREA_OUTLINE),
    }


def chinese_pieces() -> dict[str, BaseGeometry]:
    """China in the parts that Manchukuo, Mengjiang and the leased territory took from it, and Tibet."""
    provinces = dict(zip(CHINA, [province(code) for code in CHINA], strict=True))
    north = shapely.union_all([provinces[code] for code in NORTH])
    kwantung = within(provinces["LN"], cuts.KWANTUNG_OUTLINE)
    jehol = within(north, cuts.JEHOL_OUTLINE)
    manchuria = without(within(north, cuts.MANCHURIA_OUTLINE), cuts.JEHOL_OUTLINE)
    manchuria = dumps.polygonal(shapely.difference(manchuria, kwantung))
    chahar = within(shapely.union(provinces["NM"], provinces["HE"]), cuts.CHAHAR_OUTLINE)
    suiyuan = without(within(provinces["NM"], cuts.SUIYUAN_OUTLINE), cuts.CHAHAR_OUTLINE)
    south = shapely.union_all([provinces[code] for code in ("HE", "BJ", "SX")])
    pieces: dict[str, BaseGeometry] = {
        "kwantung": kwantung,
        "jehol": jehol,
        "manchuria": manchuria,
        "chahar": chahar,
        "suiyuan": suiyuan,
        "kalgan": within(south, cuts.SOUTH_OUTLINE),
        "tibet": provinces["XZ"],
    }
    whole = shapely.union_all(list(provinces.values()))
    pieces["china"] = dumps.polygonal(shapely.difference(whole, shapely.union_all(list(pieces.values()))))
    return pieces


def recut(pieces: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The pieces with the lines that end at the sea drawn to the coast that is shown."""
    found = dict(pieces)
    for inner, outer, outline in RECUTS:
        both = shapely.union(found[inner], found[outer])
        found[inner], found[outer] = within(both, outline), without(both, outline)
    return found


def province(code: str) -> BaseGeometry:
    """A Chinese province, coarser when far from the flagship extent."""
    return dumps.area(f"CN.{code}", detail=RING_DETAIL if code in NEAR else FAR_DETAIL)


def fine(*codes: str) -> BaseGeometry:
    """An area at the detail that the overlay works with."""
    return dumps.area(*codes, detail=RING_DETAIL)


def along_river(area: BaseGeometry, river: shapely.LineString) -> BaseGeometry:
    """Mongolia with its border on the river itself where both run together.

    DCW and GSHHG draw the Khalkhin Gol and the Shariljiin Gol up to 2 km apart. Upstream of the
    strip disputed in 1939, and again below it, the river is the border.
    """
    ring = max(shapely.get_parts(area), key=lambda part: part.area).exterior
    for start, end in ((SPRING, ENTRY), (EXIT, FORK)):
        ring = replaced(ring, part_between(river, start, end))
    return shapely.make_valid(shapely.Polygon(ring))


def parted(area: BaseGeometry, river: shapely.LineString) -> tuple[BaseGeometry, BaseGeometry]:
    """Mongolia west of the Khalkhin Gol, and the strip between the river and the border."""
    parts = shapely.get_parts(shapely.ops.split(area, part_between(river, ENTRY, EXIT)))
    if len(parts) != 2:
        raise ValueError(f"the Khalkhin Gol cuts Mongolia into {len(parts)} parts; expected 2")
    small, large = sorted(parts, key=lambda part: part.area)
    return large, small


def part_between(line: shapely.LineString, start: tuple[float, float], end: tuple[float, float]) -> shapely.LineString:
    """The stretch of a line between the points of it nearest to two places.

    Raises
    ------
    ValueError
        When both places are nearest to the same point.
    """
    first, last = sorted(line.project(shapely.Point(place)) for place in (start, end))
    stretch = shapely.ops.substring(line, first, last)
    if not isinstance(stretch, shapely.LineString):
        raise ValueError(f"{start} and {end} are nearest to the same point of the line")
    return stretch


def replaced(ring: shapely.LinearRing, stretch: shapely.LineString) -> shapely.LinearRing:
    """A ring whose part between the ends of a stretch is that stretch.

    The vertices nearest to those ends go too, or the ring would step back to them.
    """
    points = list(ring.coords)[:-1]
    corners = shapely.points(points)
    first, last = (
        int(shapely.distance(corners, shapely.Point(end)).argmin()) for end in (stretch.coords[0], stretch.coords[-1])
    )
    inner = list(stretch.coords)
    if (last - first) % len(points) > (first - last) % len(points):
        first, last, inner = last, first, inner[::-1]
    turned = points[last:] + points[:last]
    kept = turned[1 : (first - last) % len(points)]
    return shapely.LinearRing([*kept, *inner])


def khalkhin_gol(network: Network) -> shapely.LineString:
    """The river from its head in the Great Khingan to where it leaves for Buir Nuur and the Orshuun."""
    return network.path([(120.5, 47.09), (117.968, 48.004)], within=0.05)


def within(area: BaseGeometry, outline: cuts.Line) -> BaseGeometry:
    """The part of an area inside an outline."""
    return dumps.polygonal(shapely.intersection(area, shapely.Polygon(outline)))


def without(area: BaseGeometry, outline: cuts.Line) -> BaseGeometry:
    """The part of an area outside an outline."""
    return dumps.polygonal(shapely.difference(area, shapely.Polygon(outline)))
