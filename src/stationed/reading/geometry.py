"""GeoJSON geometry objects -> shapely geometries; one that is broken is reported and does not lose the others.

What RFC 7946 asks of the coordinates as written is looked at here: kind, nesting, numbers, length, closed rings. What
asks for geometry proper (validity, winding, extent) is left to the check.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

import numpy as np
import shapely

from stationed import measured
from stationed.model import Finding
from stationed.model.codes import found
from stationed.model.near import Near, did_you_mean
from stationed.reading.misspelt import meant_for, said_of
from stationed.reading.plain_geometry import plain_geometries
from stationed.reading.values import Object, are_lists, is_list, is_object

DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
KINDS = (*DEPTHS, "GeometryCollection")
DEEPEST = 10
"""How many collections may stand within each other."""
EXAMPLES = (
    "[longitude, latitude]",
    "[[longitude, latitude], ...]",
    "[[[longitude, latitude], ...], ...]",
    "[[[[longitude, latitude], ...], ...], ...]",
)
Report = Callable[..., None]
"""Takes a code, a problem and the keywords of `found` that say more."""


def read_geometries(
    geometries: Sequence[object], *, rows: Sequence[int], ids: Sequence[str], file: str
) -> tuple[np.ndarray, list[Finding]]:
    """Return shapely geometries for GeoJSON geometry objects.

    Parameters
    ----------
    geometries : sequence of object
        One for each feature, as JSON gives it; None means unlocated.
    rows, ids : sequence
        Number and id of each feature, for the findings.
    file : str
        Name for the findings.

    Returns
    -------
    ndarray of object
        A geometry or None each, in two dimensions. Open rings are closed; what cannot be understood is None.
    list of Finding
        `geometry-type`, `geometry-depth`, `geometry-number`, `geometry-empty`, `geometry-short`, `ring-open`,
        `geometry-collection`, `member-misspelt`.
    """
    findings: list[Finding] = []
    others: list[str] = []
    others_at: list[int] = []
    result, left = plain_geometries(geometries)
    for place in left:

        def report(code: str, problem: str, *, _place: int = place, **more: Any) -> None:
            findings.append(
                found(code, problem, file=file, row=rows[_place], id=ids[_place], column="geometry", **more)
            )

        sound = _sound(geometries[place], report)
        if sound is not None:
            others.append(json.dumps(sound))
            others_at.append(place)
    if others:
        result[others_at] = measured.force_2d(shapely.from_geojson(np.array(others, dtype=object), on_invalid="ignore"))
    return result, findings


def _sound(geometry: object, report: Report, *, inside: int = 0) -> Object | None:
    """Return the geometry with closed rings and two or three numbers a position; None when that is impossible."""
    if is_object(geometry) and not _has("type", geometry, "geometry", report):
        return None
    kind = geometry.get("type") if is_object(geometry) else None
    if not is_object(geometry) or not isinstance(kind, str) or kind not in KINDS or inside > DEEPEST:
        near = Near(KINDS).to(kind) if isinstance(kind, str) else ()
        report(
            "geometry-type",
            "the geometry is not one of the kinds of GeoJSON",
            got=shown(kind if is_object(geometry) else geometry),
            expected="Point, LineString, Polygon, their Multi forms, or null for unlocated",
            fix=f"{did_you_mean(near)} Draw it again or write null.".strip(),
        )
        return None
    if not _has("geometries" if kind == "GeometryCollection" else "coordinates", geometry, kind, report):
        return None
    if kind == "GeometryCollection":
        return _sound_collection(geometry.get("geometries"), report, inside=inside)
    coordinates = geometry.get("coordinates")
    if coordinates == [] or (kind == "MultiPolygon" and is_list(coordinates) and [] in coordinates):
        _empty(coordinates, EXAMPLES[DEPTHS[kind]], report)
        return None
    if not _nested_well(coordinates, kind, report):
        return None
    good = [_part(part, kind, report) for part in _parts(coordinates, DEPTHS[kind])]
    return {"type": kind, "coordinates": coordinates} if all(good) else None


def _has(name: str, geometry: Object, what: str, report: Report) -> bool:
    """Tell whether a geometry has a member that it needs."""
    if name in geometry:
        return True
    if other := meant_for(name, geometry, beside=("type", "bbox")):
        report("member-misspelt", **said_of(name, other))
        return False
    report(
        "geometry-type",
        f"the {what} has no member {name}",
        got=shown(geometry),
        expected='{"type": "Point", "coordinates": [longitude, latitude]} and the like, or null for unlocated',
        fix="Add it, or write null for the geometry if the place is not known.",
    )
    return False


def _sound_collection(members: object, report: Report, *, inside: int) -> Object | None:
    """Return a collection of the members that are sound, those of collections in it among them; None without any."""
    if not is_list(members):
        report(
            "geometry-type",
            "the collection of geometries has no list of them",
            got=shown(members),
            expected='"geometries": [{"type": "Point", ...}, ...]',
            fix="Write the geometries into that list, or null for the geometry if the place is not known.",
        )
        return None
    if not members:
        _empty(members, '[{"type": "Point", ...}, ...]', report)
        return None
    sound = [_sound(member, report, inside=inside + 1) for member in members]
    kept: list[object] = []
    for member in filter(None, sound):
        inner = member.get("geometries")
        kept += inner if is_list(inner) else [member]
    if inside == 0 and None not in sound:
        _unusual_collection(members, report)
    return {"type": "GeometryCollection", "geometries": kept} if kept else None


def _unusual_collection(members: list[object], report: Report) -> None:
    """Say of a collection that RFC 7946 advises against what is made of it."""
    within = [m for m in members if is_object(m) and m.get("type") == "GeometryCollection"]
    if not within and len(members) > 1:
        return
    report(
        "geometry-collection",
        "a collection of geometries stands within another" if within else "a collection holds a single geometry",
        got=f"{len(members)} member{'' if len(members) == 1 else 's'}",
        expected="the geometries themselves, or one of a Multi kind (RFC 7946, 3.1.8)",
        fix="Nothing has to be done; what is in it is taken as if it stood in one collection.",
    )


def _empty(got: object, expected: str, report: Report) -> None:
    report(
        "geometry-empty",
        "the geometry has no coordinates" if got == [] else "a part of the geometry has no coordinates",
        got=shown(got),
        expected=expected,
        fix="Draw it, or write null for the geometry if the place is not known.",
    )


def _nested_well(coordinates: object, kind: str, report: Report) -> bool:
    """Tell whether every branch is nested as deep as the kind asks."""
    depth, wanted = _depths(coordinates, DEPTHS[kind])
    if wanted:
        return True
    report(
        "geometry-depth",
        f"the coordinates of a {kind} are nested {'too deep' if depth > DEPTHS[kind] else 'not deep enough'}",
        got=shown(coordinates),
        expected=EXAMPLES[DEPTHS[kind]],
        fix="Put one pair of square brackets more or less around them.",
    )
    return False


def _depths(coordinates: object, wanted: int) -> tuple[int, bool]:
    """Return how deep the first position lies, and whether every position lies at the depth wanted."""
    level: Sequence[object] = [coordinates]
    depth = 0
    while are_lists(level) and depth < wanted:
        level, depth = list(chain.from_iterable(level)), depth + 1
    if not are_lists(level):
        return depth - 1, False
    if any(type(inner) is list for part in level for inner in part[:1]):
        return depth + 1, False
    return depth, True


def _parts(coordinates: Any, depth: int) -> list[Any]:
    """Return the lists of positions of a geometry: rings, lines or, for points, the positions together."""
    if depth == 0:
        return [[coordinates]]
    if depth == 1:
        return [coordinates]
    return [part for inner in coordinates for part in _parts(inner, depth - 1)]


def _part(positions: list[Any], kind: str, report: Report) -> bool:
    """Look at one list of positions, close it when it is an open ring, and tell whether it can be used."""
    for number, position in enumerate(positions, start=1):
        if not (2 <= len(position) <= 3 and all(map(_finite, position))):
            which = f"position {number} of the {kind}" if len(positions) > 1 else "the position"
            report("geometry-number", got=shown(position), **_wrong_position(position, which))
            return False
    ring = kind.endswith("Polygon")
    if len(positions) >= 3 and ring and positions[0][:2] != positions[-1][:2]:
        report(
            "ring-open",
            "the ring of an area does not end where it starts",
            got=f"first {shown(positions[0])}, last {shown(positions[-1])}",
            expected="the same position first and last",
            fix="Write the first position again at the end; stationed check --fix does it.",
            replacement="closed",
        )
        positions.append(list(positions[0]))
    least = 4 if ring else 2 if kind.endswith("LineString") else 1
    if len(positions) < least:
        report(
            "geometry-short",
            f"{'the ring of an area' if ring else 'a line'} has too few positions",
            got=f"{len(positions)}",
            expected=f"{least} at least{', the last being the first again' if ring else ''}",
            fix="Draw it again, or use a Point.",
        )
        return False
    return True


def _wrong_position(position: list[Any], which: str) -> dict[str, str]:
    """Say what is wrong with a position, what was expected and what to do."""
    fix = "Correct the numbers, or write null for the geometry if the place is not known."
    two = "two finite numbers without quotation marks, longitude first"
    if len(position) < 2 or not all(map(_finite, position[:2])):
        return {"problem": f"{which} is not a longitude and a latitude", "expected": two, "fix": fix}
    if len(position) == 3:
        two = "longitude, latitude and perhaps a height, all of them finite numbers"
        fix = "Correct the height, or leave it out; maps do not need it."
        return {"problem": f"the height of {which} is not a number", "expected": two, "fix": fix}
    two = "longitude, latitude and perhaps a height"
    if len(position) == 4 and all(type(part) is int for part in position):
        x, y = (f"{whole}.{part}" for whole, part in (position[:2], position[2:]))
        problem = f"{which} has four whole numbers, which is what decimal commas make of two"
        return {"problem": problem, "expected": two, "fix": f"Write decimal points: [{x}, {y}]."}
    fix = "Put each position into brackets of its own, or leave out what stands behind longitude, latitude and height."
    return {"problem": f"{which} has {len(position)} members", "expected": two, "fix": fix}


def _finite(part: object) -> bool:
    if type(part) is float:
        return math.isfinite(part)
    return type(part) is int and abs(part) < 10**300


def shown(value: object) -> str:
    """Return a JSON value as one short line."""
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return text if len(text) <= 60 else text[:57] + "..."
