"""Names and coordinates of a table -> the locations of an atlas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.coded import Coded
from stationed.intake.compass import has_o, meaning_of_o, with_o_as
from stationed.intake.coordinates import Points, read_axes, read_points
from stationed.intake.settings import language_of
from stationed.intake.sheet import Sheet
from stationed.intake.slugs import ids_of
from stationed.model import Finding
from stationed.model.codes import found

NOWHERE = "Place not known"
"""The name of the location of rows that name no place and have no coordinates."""


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """The locations of a table."""

    table: pd.DataFrame
    """A row for each: id, name, kind, geometry (None for unlocated)."""
    codes: NDArray[np.int64]
    """The place in `table` of each row's location."""
    first: NDArray[np.int64]
    """The position of the first row of each location."""
    findings: tuple[Finding, ...]
    """Coordinates that cannot be read."""
    unlocated: int
    """How many locations have no coordinates."""


def points_of(sheet: Sheet, roles: Mapping[str, str]) -> tuple[NDArray[np.object_], tuple[Finding, ...]]:
    """Return the geometry of each row of a table, and a finding for each row whose coordinates cannot be read."""
    if sheet.geometry is not None:
        return sheet.geometry, ()
    findings: list[Finding] = []
    geometry = np.full(len(sheet.rows), None, dtype=object)
    if "point" in roles:
        points = read_points(_without_o(sheet, roles["point"]))
        geometry, findings = points.geometry, _faults(sheet, points, (roles["point"],))
    if "lat" in roles and "lon" in roles:
        points = read_axes(sheet.coded(roles["lat"]), _without_o(sheet, roles["lon"]))
        blank = shapely.is_missing(geometry)
        geometry = np.where(blank, points.geometry, geometry)
        findings += _faults(sheet, points, (roles["lat"], roles["lon"]))
    return geometry, tuple(findings)


def _without_o(sheet: Sheet, column: str) -> Coded:
    """The texts of a column of coordinates, with east or west for O where the table tells which it is."""
    found = sheet.coded(column)
    if not any("o" in text.casefold() for text in found.texts):
        return found
    side = meaning_of_o(found.texts, language_of(sheet))
    return found.renamed([with_o_as(text, side) for text in found.texts])


def locate(
    names: pd.Series,
    geometry: NDArray[np.object_],
    *,
    fallback: pd.Series,
    kinds: pd.Series | None = None,
    ids: pd.Series | None = None,
) -> Located:
    """Return the locations of a table.

    Parameters
    ----------
    names : Series of str
        The place of each row as it is named; blank takes the name of `fallback` when there are coordinates.
    geometry : array
        A geometry or None for each row.
    fallback : Series of str
        What is there, for places that have no name of their own.
    kinds, ids : Series of str, optional
        The kind and the id of each row's place, if the table has them.

    Returns
    -------
    Located
        Rows with one id, or else one name, and one geometry share a location, which has the name of the first. A row
        without coordinates takes those of its name, when the name has just one elsewhere.
    """
    there = ~shapely.is_missing(geometry)
    names = names.where((names != "") | ~there, fallback).where(lambda text: (text != "") | there, NOWHERE)
    names = names.where(names != "", "Place without a name")
    place, _ = pd.factorize(names if ids is None else ids.where(ids != "", names))
    shape, shapes = _shapes(geometry)
    shape = _from_same_name(place, shape, shapes)
    _, first, codes = np.unique(place * (len(shapes) + 1) + shape, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    codes, first = rank[codes], first[order]
    kept = np.array(
        [None if not shapes[code] else shapely.from_wkb(shapes[code]) for code in shape[first]], dtype=object
    )
    written = names.iloc[first].tolist()
    own = ids.iloc[first].tolist() if ids is not None else [""] * len(first)
    table = pd.DataFrame(
        {
            "id": ids_of([one or name for one, name in zip(own, written, strict=True)], otherwise="place"),
            "name": written,
            "kind": kinds.iloc[first].tolist() if kinds is not None else [""] * len(first),
        }
    )
    table["geometry"] = pd.Series(list(kept), dtype=object)
    return Located(table, codes.astype(np.int64), first, (), int(shapely.is_missing(kept).sum()))


def _shapes(geometry: NDArray[np.object_]) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """The place of each row's geometry among the distinct ones, and these as WKB, b"" for none."""
    numbers = np.fromiter(map(id, geometry), np.int64, len(geometry))  # equal for one object in many rows
    _, first, same = np.unique(numbers, return_index=True, return_inverse=True)
    some = geometry[first]
    there = ~shapely.is_missing(some)
    signs = np.full(len(some), b"", dtype=object)
    signs[there] = shapely.to_wkb(some[there])
    codes, distinct = pd.factorize(signs)
    return codes[same].astype(np.int64), np.asarray(distinct, dtype=object)


def _from_same_name(
    place: NDArray[np.int64], shape: NDArray[np.int64], shapes: NDArray[np.object_]
) -> NDArray[np.int64]:
    """The geometry of each row, where blank that of the only other one that its name has."""
    blank = np.array([not one for one in shapes], dtype=bool)[shape] if len(shapes) else np.zeros(len(shape), bool)
    if not blank.any() or blank.all():
        return shape
    known = pd.DataFrame({"place": place[~blank], "shape": shape[~blank]}).drop_duplicates()
    single = known.drop_duplicates("place", keep=False)
    filled = pd.Series(place).map(dict(zip(single["place"], single["shape"], strict=True)))
    return np.where(blank & filled.notna().to_numpy(), filled.fillna(0).to_numpy(np.int64), shape)


def to_geojson(table: pd.DataFrame) -> bytes:
    """Return locations.geojson, a line for each location."""
    lines: list[str] = []
    shapes: list[str | None] = cast(
        "NDArray[np.object_]", shapely.to_geojson(table["geometry"].to_numpy(dtype=object))
    ).tolist()
    for one, name, kind, shape in zip(table["id"], table["name"], table["kind"], shapes, strict=True):
        properties = {"id": one, "name": name, "kind": kind, "precision": "" if shape else "unlocated"}
        text = json.dumps({key: value for key, value in properties.items() if value}, ensure_ascii=False)
        lines.append(f'{{"type": "Feature", "properties": {text}, "geometry": {shape or "null"}}}')
    return ('{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def _faults(sheet: Sheet, points: Points, columns: tuple[str, ...]) -> list[Finding]:
    rows = np.flatnonzero(points.faulty)
    texts = sheet.cells[list(columns)].iloc[rows].to_numpy().tolist()
    faults = {
        False: (
            "the coordinates cannot be read as a place on the globe",
            "Correct them, or leave them blank if the place is not known.",
        ),
        True: (
            "O is east in German and west in French and Spanish, and nothing in the table tells which",
            "Write E or W instead.",
        ),
    }
    return [
        found(
            "table-coordinates",
            faults[has_o(cells[-1])][0],
            file=sheet.file,
            row=int(sheet.rows[row]),
            column=" and ".join(columns),
            got=" and ".join(text or "a blank" for text in cells),
            expected="latitude and longitude, such as 47.92, 47,92, 47°55′12″N or, in one cell, 47.92, 106.92",
            fix=faults[has_o(cells[-1])][1],
        )
        for row, cells in zip(rows.tolist(), texts, strict=True)
    ]
