"""Checks on what is said about a location against its geometry, and on names that two locations share."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from stationed import measured
from stationed.checking.fault import Fault
from stationed.checking.scene import Scene, View
from stationed.model import Finding
from stationed.model.codes import listed

TYPES = (
    *("Point", "LineString", "LinearRing", "Polygon"),
    *("MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection", ""),
)
"""Names of geometries by the number that GEOS gives their type; -1, the last, is none at all."""
LINES = ("LineString", "MultiLineString")


def check_places(scene: Scene) -> Iterator[Finding]:
    """Return findings on locations.

    Yields
    ------
    Finding
        `geometry-precision`, `geometry-kind`, `name-twice`.
    """
    view = scene.locations
    geometry = np.asarray(view.table.geometry.array, dtype=object)
    nowhere = shapely.is_missing(geometry) | shapely.is_empty(geometry)
    told = [f for f in scene.tables.findings if f.file == view.file and f.column in ("geometry", "crs")]
    sound = ~np.isin(view.table["row"].to_numpy(), [f.row for f in told if f.row is not None])
    sound &= all(f.code != "crs-unknown" for f in told)
    precision = view.table["precision"].to_numpy(dtype=object)
    yield from view.findings(
        np.flatnonzero((precision == "unlocated") & ~nowhere),
        column="precision",
        code="geometry-precision",
        problem="the location is called unlocated but has a geometry",
        expected="null for the geometry, or another precision",
        fix="Decide which of the two is right.",
    )
    yield from view.findings(
        np.flatnonzero(np.isin(precision, ("exact", "approximate", "area")) & nowhere & sound),
        column="precision",
        code="geometry-precision",
        problem="the location has a precision but no geometry",
        expected="a geometry, or the precision unlocated",
        fix="Decide which of the two is right.",
    )
    yield from _kinds(scene, geometry)
    yield from _names(view)


def _kinds(scene: Scene, geometry: np.ndarray) -> Iterator[Finding]:
    """A deployment along an axis at a location that is no line."""
    view = scene.claims
    axes = np.flatnonzero((view.table["kind"] == "axis").to_numpy())
    if not len(axes):
        return
    types = np.array(TYPES, dtype=object)[measured.get_type_id(geometry)].tolist()
    kinds = dict(zip(scene.locations.table["location_id"].tolist(), types, strict=True))
    at = np.array([kinds.get(id_, "") for id_ in view.table["location_id"].iloc[axes].tolist()], dtype=object)
    wrong = (at != "") & ~np.isin(at, LINES)
    says: list[Fault] = [
        {
            "code": "geometry-kind",
            "problem": f"the deployment is along an axis, but its location is a {kind}",
            "expected": "a location that is a line, along which an arrow is drawn",
            "fix": "Draw the line as a location of its own, or write site or area.",
        }
        for kind in at[wrong].tolist()
    ]
    yield from view.said(axes[wrong], says, column="kind")


def _names(view: View) -> Iterator[Finding]:
    """The same name at two ids: two places, or one place twice."""
    names = view.table["name"].str.strip().str.casefold()
    again = (names.duplicated(keep=False) & (names != "")).to_numpy()
    if not again.any():
        return
    groups = view.table[again].groupby(names[again], sort=False)["location_id"]
    for _, ids in groups:
        others = listed(ids.tolist()[:-1])
        yield from view.findings(
            ids.index.to_numpy()[-1:],
            column="name",
            code="name-twice",
            problem=f"{others} has the same name" if len(ids) == 2 else f"{others} have the same name",
            expected="two places of one name, or one place once",
            fix="Nothing has to be done if they are different places; if not, merge them.",
        )
