"""Checks on geometries: on the globe, the right way round, sound, and where the atlas is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from stationed import measured
from stationed.checking.extent import Box, atlas_box, inside, touching
from stationed.checking.fault import Fault
from stationed.checking.scene import Scene, View
from stationed.model import Finding
from stationed.model.codes import found, listed

TRIED = 2000
"""Most positions of an area that is mended to say what would come of it."""


def check_shapes(scene: Scene) -> Iterator[Finding]:
    """Return findings on the geometries of locations and of the background.

    Yields
    ------
    Finding
        Those of `check_coordinates`, `geometry-invalid`, `geometry-mixed`, `geometry-winding`.
    """
    yield from check_coordinates(scene)
    for view in (scene.locations, scene.context):
        geometry = np.asarray(view.table.geometry.array, dtype=object)
        yield from _invalid(view, geometry)
        yield from _winding(view, geometry)
        if view is scene.locations:
            yield from _mixed(view, geometry)


def check_coordinates(scene: Scene) -> Iterator[Finding]:
    """Return findings on where locations and the background lie.

    Yields
    ------
    Finding
        `coordinates-range`, `coordinates-swapped`, `coordinates-zero`, `location-far`.
    """
    box = atlas_box(scene)
    for view in (scene.locations, scene.context):
        geometry = np.asarray(view.table.geometry.array, dtype=object)
        bounds = measured.bounds(geometry).reshape(-1, 4)
        located = np.isfinite(bounds).all(axis=1)
        off = located & _off_globe(bounds)
        yield from _ranges(view, geometry, off, off & _swapped(bounds, box))
        if view is scene.locations:
            yield from _far(view, geometry, bounds, located & ~off, box)


def _off_globe(bounds: np.ndarray) -> np.ndarray:
    west, south, east, north = bounds.T
    return (west < -180) | (east > 180) | (south < -90) | (north > 90)


def _swapped(bounds: np.ndarray, box: Box | None) -> np.ndarray:
    """Tell which bounds would be on the globe, and inside the atlas if that is known, with the numbers exchanged."""
    other = bounds[:, [1, 0, 3, 2]]
    return ~_off_globe(other) & (inside(other, box) if box else np.ones(len(bounds), dtype=bool))


def _ranges(view: View, geometry: np.ndarray, off: np.ndarray, swapped: np.ndarray) -> Iterator[Finding]:
    """Coordinates that are not on the globe; perhaps only because they are the other way round."""
    rows = np.flatnonzero(off)
    says: list[Fault] = []
    for row in rows.tolist():
        x, y = _outside_position(geometry[row])
        if swapped[row]:
            code, fix = "coordinates-swapped", f"Write longitude first: [{y:.12g}, {x:.12g}]."
            problem = "the coordinates are not on the globe and look swapped, latitude before longitude"
        else:
            code, fix = "coordinates-range", "Correct them; longitudes beyond 180 degrees east are negative."
            problem = "the coordinates are not on the globe"
        expected = "longitude -180 to 180, then latitude -90 to 90"
        says.append(
            {"code": code, "problem": problem, "got": f"[{x:.12g}, {y:.12g}]", "expected": expected, "fix": fix}
        )
    yield from view.said(rows, says, column="geometry")


def _outside_position(geometry: BaseGeometry) -> tuple[float, float]:
    places = shapely.get_coordinates(geometry)
    off = (np.abs(places[:, 0]) > 180) | (np.abs(places[:, 1]) > 90)
    x, y = places[np.flatnonzero(off)[0]].tolist()
    return x, y


def _far(view: View, geometry: np.ndarray, bounds: np.ndarray, there: np.ndarray, box: Box | None) -> Iterator[Finding]:
    """Locations at the origin, and those far from the rest."""
    zero = there & (bounds == 0).all(axis=1)
    yield from view.findings(
        np.flatnonzero(zero),
        column="geometry",
        code="coordinates-zero",
        problem="the location lies at longitude 0 and latitude 0, in the sea off Africa",
        got="[0, 0]",
        expected="where it was, or null for unlocated",
        fix="Write null for the geometry if the place is not known.",
    )
    if box is None:
        return
    far = np.flatnonzero(there & ~zero & ~touching(geometry, bounds, box))
    turned = _swapped(bounds, box)
    says: list[Fault] = []
    for row in far.tolist():
        x, y = shapely.get_coordinates(geometry[row])[0].tolist()
        if turned[row]:
            code, problem = "coordinates-swapped", "the coordinates look swapped, latitude before longitude"
            expected, fix = f"[{y:.12g}, {x:.12g}]", "Write longitude first."
        else:
            code, problem = "location-far", "the location lies far outside the atlas"
            expected, fix = box.said, "Check the coordinates. If they are right, nothing has to be done."
        says.append(
            {"code": code, "problem": problem, "got": f"[{x:.12g}, {y:.12g}]", "expected": expected, "fix": fix}
        )
    yield from view.said(far, says, column="geometry")


def _invalid(view: View, geometry: np.ndarray) -> Iterator[Finding]:
    """Areas that cross themselves, with what make_valid would make of them."""
    rows = np.flatnonzero(~shapely.is_valid(geometry) & ~measured.is_missing(geometry))
    says: list[Fault] = []
    for row in rows.tolist():
        reason, _, place = measured.is_valid_reason(geometry[row]).partition("[")
        says.append(
            {
                "code": "geometry-invalid",
                "problem": f"the {geometry[row].geom_type} is not sound: {reason.strip().lower()}"
                + (f" at [{place.rstrip(']').replace(' ', ', ')}]" if place else ""),
                "got": geometry[row].geom_type,
                "expected": "rings that do not cross themselves or each other",
                "fix": f"Redraw it there.{_mended(geometry[row])}",
            }
        )
    yield from view.said(rows, says, column="geometry")


def _mended(geometry: BaseGeometry) -> str:
    """Say what make_valid would make of a geometry, unless that takes long: it grows with the square of its corners."""
    if measured.get_num_coordinates(np.array([geometry], dtype=object))[0] > TRIED:
        return ""
    return f" Shapely's make_valid would make it {_kind(shapely.make_valid(geometry))}."


def _kind(geometry: BaseGeometry) -> str:
    """Return 'a MultiPolygon of 2 parts' and the like."""
    parts: list[BaseGeometry] = shapely.get_parts([geometry]).tolist()
    if len(parts) < 2:
        return f"a {geometry.geom_type}"
    kinds = sorted({part.geom_type for part in parts})
    return f"a {geometry.geom_type} of {len(parts)} parts ({listed(kinds)})"


def _winding(view: View, geometry: np.ndarray) -> Iterator[Finding]:
    """Say once for each file in which areas an outer ring runs clockwise or a hole counter-clockwise."""
    areas = np.flatnonzero(np.isin(measured.get_type_id(geometry), (3, 6)))
    parts, owner = shapely.get_parts(geometry[areas], return_index=True)
    wrong = ~shapely.is_ccw(measured.get_exterior_ring(parts)) & ~measured.is_empty(parts)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    holes = np.concatenate([[False], part_of[1:] == part_of[:-1]]) if len(part_of) else np.array([], dtype=bool)
    backward = np.unique(part_of[holes & shapely.is_ccw(rings)])
    rows = areas[np.unique(np.concatenate([owner[wrong], owner[backward]]))]
    files = view.table["file"].to_numpy()[rows] if "file" in view.table else np.full(len(rows), view.file)
    for file in sorted(one for one in set(files) if str(one).endswith(".geojson")):  # no other form has such a rule
        own = rows[files == file]
        numbers = [str(number) for number in view.table["row"].to_numpy()[own].tolist()]
        yield found(
            "geometry-winding",
            f"the rings of {_number(own, 'area')} run the other way round than RFC 7946 asks: "
            f"feature{'' if len(own) == 1 else 's'} {listed(numbers, most=10)}",
            file=str(file),
            column="geometry",
            got="outer ring clockwise or hole counter-clockwise",
            expected="outer rings counter-clockwise, holes clockwise",
            fix="Nothing has to be done; stationed check --fix turns them round.",
            replacement="turned",
        )


def _mixed(view: View, geometry: np.ndarray) -> Iterator[Finding]:
    """Collections of points, lines and areas, of which a location shows those of one kind."""
    names = ("points", "lines", "areas")
    says: list[Fault] = []
    rows: list[int] = []
    for row in np.flatnonzero(measured.get_type_id(geometry) == 7).tolist():
        dimensions: list[int] = np.unique(measured.get_dimensions(measured.parts_of(geometry[row]))).tolist()
        kinds = [names[one] for one in dimensions if one >= 0]
        if len(kinds) > 1:
            rows.append(row)
            says.append(
                {
                    "code": "geometry-mixed",
                    "problem": f"the location is of several kinds, and only its {kinds[-1]} are drawn",
                    "got": listed(kinds),
                    "expected": "points, lines or areas",
                    "fix": f"Make a location of its own for its {listed(kinds[:-1])}.",
                }
            )
    yield from view.said(np.array(rows, dtype=np.int64), says, column="geometry")


def _number(rows: np.ndarray, noun: str) -> str:
    return f"{len(rows)} {noun}{'' if len(rows) == 1 else 's'}"
