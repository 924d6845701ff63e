"""Members of GeoJSON objects -> findings: those that RFC 7946 asks for and that are not there, and those it forbids.

What stands in `coordinates` is looked at in `stationed.reading.geometry`, what in `properties` by the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import contains
from typing import Any

from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.geometry import KINDS, shown
from stationed.reading.misspelt import meant_for, said_of
from stationed.reading.values import Object, is_list, is_object, members_named, objects_of

NEEDED = ("properties", "geometry")
"""Members that every feature has, null when there is nothing to say."""
USUAL = frozenset({"type", "id", *NEEDED})
ID_TYPES = frozenset({str, int, float, type(None)})
ELSEWHERE = {
    "collection": ("coordinates", "geometries", "geometry", "properties"),
    "feature": ("coordinates", "geometries", "features"),
    "geometry": ("geometry", "properties", "features"),
}
"""Kind of object -> members of the other kinds, which it must not have (RFC 7946, 7.1)."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an object stands."""

    file: str
    row: int | None = None
    id: str = ""


def member_findings(
    value: object, features: Sequence[Object], *, rows: Sequence[int], ids: Sequence[str], file: str
) -> list[Finding]:
    """Return findings on the members of a collection, of its features and of their geometries.

    Parameters
    ----------
    value : object
        The whole file.
    features : sequence of mapping
        Its features.
    rows, ids : sequence
        Number and id of each, for the findings.
    file : str
        Name for the findings.

    Returns
    -------
    list of Finding
        `member-missing`, `member-misspelt`, `member-invalid`.
    """
    findings: list[Finding] = []
    if is_object(value) and value.get("type") == "FeatureCollection":
        findings += _of_object(value, "collection", _Place(file))
    for number in () if _usual(features) else range(len(features)):
        feature, place = features[number], _Place(file, rows[number], ids[number])
        findings += chain(_missing(feature, place), _of_object(feature, "feature", place))
    geometries = objects_of(members_named(features, "geometry"))
    if set(chain.from_iterable(geometries)) <= {"type", "coordinates"}:
        return findings
    for number, geometry in enumerate(geometries):
        if not geometry.keys() <= {"type", "coordinates"}:
            place = _Place(file, rows[number], ids[number])
            findings += chain.from_iterable(_of_object(one, "geometry", place) for one in _members(geometry))
    return findings


def _usual(features: Sequence[Object]) -> bool:
    """Whether all features have what they need and nothing else, as most files do; it looks at no single one."""
    there = all(sum(map(contains, features, repeat(name))) == len(features) for name in NEEDED)
    ids = set(map(type, members_named(features, "id")))
    return there and set(chain.from_iterable(features)) <= USUAL and ids <= ID_TYPES


def _members(geometry: Object, *, inside: int = 0) -> Iterator[Object]:
    """A geometry and the members of a collection, theirs included."""
    yield geometry
    members = geometry.get("geometries")
    if is_list(members) and inside < 10:
        for member in members:
            if is_object(member):
                yield from _members(member, inside=inside + 1)


def _missing(feature: Object, place: _Place) -> Iterator[Finding]:
    """Members that are not there, or there under another name."""
    for name in NEEDED:
        if name in feature:
            continue
        other = _meant(name, feature)
        if other:
            where: dict[str, Any] = {"file": place.file, "row": place.row, "id": place.id, "column": name}
            yield found("member-misspelt", **said_of(name, other), **where)
            continue
        yield found(
            "member-missing",
            f"the feature has no member {name}"
            + (", so it is taken for unlocated" if name == "geometry" else ", so nothing is known of it"),
            file=place.file,
            row=place.row,
            id=place.id,
            column=name,
            expected='{"type": "Feature", "properties": {...}, "geometry": ...}',
            fix="Write null for it if there is none.",
        )


def _meant(name: str, feature: Object) -> str:
    """Return the member that seems to be meant for one that is not there, '' for none."""
    beside = (*USUAL, "bbox")
    if other := meant_for(name, feature, beside=beside):
        return other
    geometries = (key for key, value in feature.items() if is_object(value) and value.get("type") in KINDS)
    return next((key for key in geometries if key not in beside), "") if name == "geometry" else ""


def _of_object(value: Object, kind: str, place: _Place) -> Iterator[Finding]:
    """What stands in an object and may not: members of other kinds, a box that is none, an id that is none."""
    for name in ELSEWHERE[kind]:
        if name in value:
            yield _invalid(
                f"a {kind} has no member {name}, so it is not read",
                name,
                value[name],
                f"a {kind} without it (RFC 7946, 7.1)",
                "Take it out, or put it where it belongs.",
                place,
            )
    if "bbox" in value and not _is_box(value["bbox"]):
        yield _invalid(
            "the box is not one, and is not read",
            "bbox",
            value["bbox"],
            "four finite numbers (west, south, east, north), or six with heights",
            "Take it out; nothing here needs it.",
            place,
        )
    if kind == "feature" and type(value.get("id")) not in ID_TYPES:
        yield _invalid("the id is no text and no number", "id", value["id"], "text", "Write it as text.", place)


def _invalid(problem: str, name: str, got: object, expected: str, fix: str, place: _Place) -> Finding:
    return found(
        "member-invalid",
        problem,
        file=place.file,
        row=place.row,
        id=place.id,
        column=name,
        got=shown(got),
        expected=expected,
        fix=fix,
    )


def _is_box(box: object) -> bool:
    return is_list(box) and len(box) in (4, 6) and _numbers(box)


def _numbers(values: Iterable[object]) -> bool:
    return all(type(value) is int or (type(value) is float and abs(value) < float("inf")) for value in values)
