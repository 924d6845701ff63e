"""KML and KMZ -> a table of their placemarks.

GDAL makes 1 January 1940 of the year 1940 in a TimeSpan, so the file is read here, and dates stay as they are written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import cast
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import shapely

from stationed.errors import StationedError
from stationed.files import ARCHIVE_FAULTS
from stationed.intake.packed import members, refuse_large_archive
from stationed.intake.sheet import Sheet, refuse_wide, to_sheet
from stationed.reading.cells import Cells

OWN = "stationed:claim"
"""Where the number of a claim is kept."""
_TAG = re.compile(r"<[^>]{1,500}>")
_NUMBER = re.compile("[0-9]{1,9}")
_CLOCK = re.compile(r"T00:00:00(?:\.0+)?Z?$")


def is_kml(data: bytes) -> bool:
    """Tell whether a file begins as KML does, or as a KMZ archive of it."""
    if data.startswith(b"PK\x03\x04"):
        named = any(name.casefold().endswith(".kml") for name in members(data))
        return named or b".kml" in data[:1000].lower()
    return b"<kml" in data[:8192].replace(b"\0", b"")


def read_kml(data: bytes, *, file: str) -> Sheet:
    """Read the placemarks of a KML or KMZ file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name.

    Returns
    -------
    Sheet
        A row for each placemark: folder, name, description, begin, end, when (of a TimeStamp), and the ExtendedData
        under their own names. Marks of HTML are taken out of descriptions, their text stays. Of an export of
        stationed the data alone are taken, each claim once, whatever the number of folders that it stands in.

    Raises
    ------
    StationedError
        When it is no KML, declares entities of its own, or has no placemark.
    """
    root = _parsed(_document(data, file), file)
    try:
        records = _each_once([_record(mark, folder) for mark, folder in _placemarks(root, "")])
    except RecursionError:
        raise StationedError(
            f"{file}: folders or geometries are nested too deep to be read; expected a few within each other at most. "
            "Export it again."
        ) from None
    if not records:
        raise StationedError(f"{file}: there is no placemark in it; expected places with dates.")
    names = list(dict.fromkeys(name for record, _ in records for name in record))
    refuse_wide(len(names), len(records), len(data), file=file)
    columns = {name: [record.get(name, "") for record, _ in records] for name in names}
    columns = {name: texts for name, texts in columns.items() if any(texts)}
    cells = pd.DataFrame({place: pd.Series(texts, dtype="str") for place, texts in enumerate(columns.values())})
    geometry = np.full(len(records), None, dtype=object)
    geometry[:] = [shape for _, shape in records]
    return to_sheet(Cells(tuple(columns), np.arange(1, len(records) + 1), cells), file=file, geometry=geometry)


def _each_once(
    records: list[tuple[dict[str, str], shapely.Geometry | None]],
) -> list[tuple[dict[str, str], shapely.Geometry | None]]:
    """The placemarks of an export of stationed once for each claim, in the order of the claims; others as they are."""
    own = {
        int(record[OWN]): (record, shape)
        for record, shape in reversed(records)
        if _NUMBER.fullmatch(record.get(OWN, ""))
    }
    others = [one for one in records if not _NUMBER.fullmatch(one[0].get(OWN, ""))]
    for record, _ in own.values():
        del record[OWN]
    return [*(own[number] for number in sorted(own)), *others]


def _document(data: bytes, file: str) -> bytes:
    """The KML itself, out of a KMZ when it is one."""
    if not data.startswith(b"PK"):
        return data
    try:
        refuse_large_archive(data, file=file)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = next(entry for entry in archive.infolist() if entry.filename.casefold().endswith(".kml"))
            return archive.read(inside)
    except (StopIteration, *ARCHIVE_FAULTS) as error:
        raise StationedError(
            f"{file}: this is no whole KMZ file ({error or 'no KML in it'}). Export it again."
        ) from None


def _parsed(data: bytes, file: str) -> ElementTree.Element:
    if b"<!ENTITY" in data.replace(b"\0", b""):  # in UTF-16 too
        raise StationedError(
            f"{file}: the file declares entities of its own, which KML has no need of. Export it again."
        )
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise StationedError(f"{file}: the file breaks the rules of XML ({error}). Export it again.") from None


def _name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    tag = cast("object", element.tag)  # of a comment it is a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    return next((child for child in element if _name(child) == name), None)


def _text(element: ElementTree.Element | None, name: str = "") -> str:
    found = _child(element, name) if element is not None and name else element
    return " ".join((found.text or "").split()) if found is not None else ""


def _placemarks(element: ElementTree.Element, folder: str) -> Iterator[tuple[ElementTree.Element, str]]:
    for child in element:
        kind = _name(child)
        if kind == "Placemark":
            yield child, folder
        elif kind in ("Folder", "Document"):
            yield from _placemarks(child, _text(child, "name") if kind == "Folder" else folder)


def _record(mark: ElementTree.Element, folder: str) -> tuple[dict[str, str], shapely.Geometry | None]:
    shapes = [shape for child in mark for shape in _shapes(child)]
    shape = shapes[0] if len(shapes) == 1 else shapely.GeometryCollection(shapes) if shapes else None
    if own := _own(mark):
        return own, shape
    span, stamp = _child(mark, "TimeSpan"), _child(mark, "TimeStamp")
    record = {
        "name": _text(mark, "name"),
        "begin": _day(_text(span, "begin")) if span is not None else "",
        "end": _day(_text(span, "end")) if span is not None else "",
        "when": _day(_text(stamp, "when")) if stamp is not None else "",
        "folder": folder,
        "description": " ".join(_TAG.sub(" ", _text(mark, "description")).split()),
        "address": _text(mark, "address"),
    }
    for data in mark.iter():
        if _name(data) == "Data" and data.get("name"):
            record[str(data.get("name"))] = _text(data, "value")
        elif _name(data) == "SimpleData" and data.get("name"):
            record[str(data.get("name"))] = _text(data)
    if record["when"] and not record["begin"] and not record["end"]:
        record["begin"] = record["end"] = record["when"]
    del record["when"]
    return record, shape


def _own(mark: ElementTree.Element) -> dict[str, str]:
    """The columns of a claim, of a placemark that stationed exported; empty for any other."""
    data = next((one for one in mark.iter() if _name(one) == "SchemaData" and one.get("schemaUrl") == "#stationed"), ())
    found = {str(one.get("name", "")): one.text or "" for one in data}
    return {OWN: found.pop("claim"), **found} if "claim" in found else {}


def _day(text: str) -> str:
    return _CLOCK.sub("", text)


def _shapes(element: ElementTree.Element) -> Iterator[shapely.Geometry]:
    """The geometries of an element; coordinates that are none are no geometry."""
    kind = _name(element)
    if kind == "MultiGeometry":
        for child in element:
            yield from _shapes(child)
    elif kind in ("Point", "LineString", "LinearRing"):
        points = _points(_text(element, "coordinates"))
        if kind == "Point" and points:
            yield shapely.Point(points[0])
        elif len(points) > 1:
            yield shapely.LineString(points)
    elif kind == "Polygon":
        rings = [
            _points(_text(_child(side, "LinearRing"), "coordinates"))
            for side in element
            if _name(side) in ("outerBoundaryIs", "innerBoundaryIs")
        ]
        if rings and all(len(ring) > 3 for ring in rings):
            yield shapely.Polygon(rings[0], rings[1:])


def _points(text: str) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for part in text.split():
        numbers = part.split(",")
        try:
            east, north = float(numbers[0]), float(numbers[1])
        except (ValueError, IndexError):
            return []
        if not (abs(east) <= 180 and abs(north) <= 90):
            return []
        found.append((east, north))
    return found
