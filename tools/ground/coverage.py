"""The pieces made to fit: no gaps, no overlaps, one coast, and every border drawn once.

The raw pieces are cleaned into a coverage, laid on the land of GSHHG, and cut into the lines
between them. Each line is simplified once; the pieces are then put together again from the lines.
"""

from __future__ import annotations

import dumps
import numpy as np
import shapely
from frame import FRAME, KM_PER_DEGREE, least_island_km2, vertices
from shapely.geometry.base import BaseGeometry
from simplify import simplify_snapped, snapped

SLIVER = 0.05
"""Degrees: gaps narrower than this between two outlines of one border are closed."""

REACH = 0.2
"""Degrees: how far from a piece of DCW land of GSHHG still belongs to it."""

ROUNDS = 8
"""How often crossings are put on the grid before giving up."""

CELL = 0.5
"""Degrees: the coastal fringe is shared out in cells of this size."""


def land() -> list[shapely.Polygon]:
    """Land of GSHHG in the frame, its smaller islands left out, without lakes."""
    frame = shapely.box(*FRAME)
    shores = [line for level, line in dumps.lines("-Dh", "-W") if level == 1]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([*shores, frame.exterior])]))
    big = [face for face in faces if size_km2(face) >= least_island_km2(*middle(face))]
    return [face for face, dry in zip(big, dumps.dry([middle(face) for face in big]), strict=True) if dry]


def middle(face: BaseGeometry) -> tuple[float, float]:
    """A point inside a face."""
    point = shapely.point_on_surface(face)
    return float(shapely.get_x(point)), float(shapely.get_y(point))


def size_km2(face: BaseGeometry) -> float:
    """Area on the ground, in km2, good to a few per cent."""
    _, south, _, north = face.bounds
    return face.area * KM_PER_DEGREE**2 * float(np.cos(np.radians((south + north) / 2)))


def fitted(raw: dict[str, BaseGeometry], ground: BaseGeometry) -> dict[str, BaseGeometry]:
    """Pieces without gap or overlap that end at the coast of GSHHG.

    Where two outlines disagree the earlier piece keeps the ground; land that no piece reaches
    belongs to `other`.
    """
    clean = shapely.coverage_clean(  # pyright: ignore[reportAttributeAccessIssue] (newer than its stubs)
        list(raw.values()), gap_width=SLIVER, merge_strategy="min_index"
    )
    pieces = without_holes(dict(zip(raw, clean, strict=True)))
    rest = shapely.difference(ground, shapely.union_all(list(pieces.values())))
    for name, fringe in shared_out(rest, pieces).items():
        pieces[name] = shapely.union_all([pieces[name], *fringe])
    return {name: dumps.polygonal(shapely.intersection(piece, ground)) for name, piece in pieces.items()}


def shared_out(rest: BaseGeometry, pieces: dict[str, BaseGeometry]) -> dict[str, list[BaseGeometry]]:
    """The land that no piece covers, cell by cell to the piece nearest to it."""
    west, south, east, north = FRAME
    xs, ys = np.meshgrid(np.arange(west, east, CELL), np.arange(south, north, CELL))
    cells = shapely.box(xs.ravel(), ys.ravel(), xs.ravel() + CELL, ys.ravel() + CELL)
    parts = shapely.get_parts(rest)
    rows, columns = shapely.STRtree(cells).query(parts, predicate="intersects")
    cut = shapely.get_parts(shapely.intersection(parts[rows], cells[columns]))
    cut = [part for part in cut if part.geom_type == "Polygon"]
    edges, owners = [], []
    for name, piece in pieces.items():
        for edge in chunks(piece):
            edges.append(edge)
            owners.append(name)
    tree = shapely.STRtree(edges)
    found: dict[str, list[BaseGeometry]] = {}
    for part in cut:
        near = tree.query_nearest(part, max_distance=REACH, all_matches=False)
        owner = owners[int(near[0])] if len(near) else "other"
        found.setdefault(owner, []).append(part)
    return found


def chunks(piece: BaseGeometry, *, size: int = 24) -> list[shapely.LineString]:
    """The edge of a piece in short lines, which are quick to find again."""
    found = []
    for ring in shapely.get_parts(shapely.boundary(piece)):
        points = ring.coords
        found += [shapely.LineString(points[i : i + size + 1]) for i in range(0, len(points) - 1, size)]
    return found


def without_holes(pieces: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The pieces with the lakes filled that DCW leaves open; a lake on a border goes to the earlier piece."""
    whole = shapely.union_all(list(pieces.values()))
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
    filled = dict(pieces)
    for name, piece in pieces.items():
        shapely.prepare(piece)
        mine = [hole for hole in holes if piece.intersects(hole)]
        holes = [hole for hole in holes if not piece.intersects(hole)]
        filled[name] = dumps.polygonal(shapely.union_all([piece, *mine]))
    return filled


def arcs(pieces: dict[str, BaseGeometry]) -> list[shapely.LineString]:
    """Every stretch of border or coast once, from one fork to the next."""
    edges = shapely.union_all([shapely.boundary(piece) for piece in pieces.values()])
    return list(shapely.get_parts(shapely.line_merge(edges)))


def noded(lines: list[shapely.LineString]) -> BaseGeometry:
    """The lines cut where they cross, every vertex on the grid.

    Lines thinned one by one may cross; a crossing off the grid would move when it is written.
    """
    for _ in range(ROUNDS):
        cut = shapely.union_all(lines)
        runs = [snapped(vertices(line)) for line in shapely.get_parts(cut)]
        lines = [shapely.LineString(run) for run in runs if len(run) > 1]
        if shapely.equals_exact(shapely.normalize(cut), shapely.normalize(shapely.union_all(lines)), 1e-9):
            return shapely.union_all(lines)
    raise RuntimeError(f"the thinned lines still cross off the grid after {ROUNDS} rounds")


def simplified(pieces: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The pieces at the tolerance of each place, still sharing every border.

    A line is simplified once, whichever pieces it divides. Faces are given back to the piece that
    holds a point inside them; a face of the sea belongs to none.
    """
    thin = []
    for arc in arcs(pieces):
        least = 5 if arc.is_closed else 2
        points = simplify_snapped(vertices(arc), least=least)
        if len(points) >= (4 if arc.is_closed else 2):
            thin.append(shapely.LineString(points))
    faces = shapely.get_parts(shapely.polygonize([noded(thin)]))
    inner = [face.representative_point() for face in faces]
    found: dict[str, BaseGeometry] = {}
    for name, piece in pieces.items():
        shapely.prepare(piece)
        mine = [face for face, hit in zip(faces, shapely.covers(piece, inner), strict=True) if hit]
        found[name] = shapely.union_all(mine)
    return found
