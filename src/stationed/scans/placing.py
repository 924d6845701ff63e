"""placed: what places a picture on the globe -> a transformation and the part of the picture that is the map.

A Georeference Annotation (IIIF, as Allmaps writes it), a world file, or the tags of a GeoTIFF.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stationed.reading.values import Object, is_list, object_of
from stationed.scans.fitting import LEAST_POINTS, Places, Warp, fitted
from stationed.scans.mercator import on_the_map, without_jump
from stationed.scans.opening import PictureError
from stationed.scans.systems import Tags, in_degrees, tagged

KINDS: Mapping[str, str] = {
    "polynomial": "polynomial-1",
    "polynomial1": "polynomial-1",
    "polynomial2": "polynomial-2",
    "polynomial3": "polynomial-3",
    "thinPlateSpline": "thin-plate",
    "thin-plate-spline": "thin-plate",
    "helmert": "helmert",
}
"""Word of an annotation -> kind of transformation."""

_PAIR = re.compile(r"(-?[\d.]+(?:e-?\d+)?)[\s,]+(-?[\d.]+(?:e-?\d+)?)")


class PlacingError(PictureError):
    """What is wrong with a scan, as a clause, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Where a picture lies."""

    warp: Warp
    """Its pixels -> places on the square of `mercator`."""
    mask: Places
    """Corners of the part that is shown, in pixels."""


def placed(size: tuple[int, int], tags: Tags | None, points: bytes, crs: str) -> Placed:
    """Return where a picture lies.

    Parameters
    ----------
    size : tuple of int
        Width and height of the picture.
    tags : Tags or None
        Those of a TIFF.
    points : bytes
        The file of its control points or its world file; b"" for none.
    crs : str
        Reference system of a world file, EPSG and number; '' for degrees.

    Raises
    ------
    PlacingError
        When nothing places it, or what does is not sound.
    """
    text = points.decode("utf-8-sig", "replace").strip()
    whole = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], float)
    if text.startswith("{"):
        return _annotated(size, text, whole)
    if text:
        return Placed(_by_world_file(text, crs), whole)
    warp = tagged(tags) if tags else None
    if warp is None:
        raise PlacingError(
            "nothing says where the picture lies",
            expected="a Georeference Annotation, a world file or a GeoTIFF",
            fix="Set control points at editor.allmaps.org, save the annotation beside the picture and name it: points "
            '= "scans/paris.json".',
        )
    return Placed(warp, whole)


def _by_world_file(text: str, crs: str) -> Warp:
    """Six lines: the size of a pixel and its turns, and where the middle of the first one lies."""
    try:
        a, d, b, e, c, f = (float(line) for line in text.split())
    except ValueError as error:
        raise PlacingError(
            "the world file has not just six numbers", got=text[:60], expected="six lines of one"
        ) from error
    if not crs and (abs(c) > 360 or abs(f) > 90):
        raise PlacingError(
            "the world file is not in degrees",
            got=f"{c:g}, {f:g}",
            expected="its reference system",
            fix='Say it: crs = "EPSG:2154".',
        )

    def warp(pixels: Places) -> Places:
        x, y = (pixels - 0.5).T
        return on_the_map(in_degrees(np.column_stack([a * x + b * y + c, d * x + e * y + f]), crs))

    return warp


def _annotated(size: tuple[int, int], text: str, whole: Places) -> Placed:
    try:
        value = object_of(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise PlacingError("the annotation is no JSON", expected="a Georeference Annotation") from error
    if is_list(items := value.get("items")):
        if len(items) != 1:
            raise PlacingError(
                "the annotation page holds not just one map",
                got=f"{len(items)}",
                expected="one",
                fix="Save each map's annotation as a file of its own, and give it a [[scans]] of its own.",
            )
        value = object_of(items[0])
    body, target = object_of(value.get("body")), object_of(value.get("target"))
    shrunk = _shrunk(object_of(target.get("source")), target, size)
    pixels, degrees = _points(body)
    kind = _kind(object_of(body.get("transformation")))
    if len(pixels) < LEAST_POINTS[kind]:
        raise PlacingError(
            f"the transformation {kind} needs more control points",
            got=f"{len(pixels)}",
            expected=f"{LEAST_POINTS[kind]} at least",
            fix="Add some at editor.allmaps.org.",
        )
    try:
        warp = fitted(kind, pixels * shrunk, on_the_map(without_jump(degrees)))
    except ValueError as error:
        raise PlacingError(str(error), fix="Spread them over the picture.") from error
    mask = _mask(object_of(target.get("selector")))
    return Placed(warp, whole if mask is None else np.clip(mask * shrunk, 0, whole[2]))


def _points(body: Object) -> tuple[Places, Places]:
    """Pixels and degrees of the control points."""
    found: list[tuple[list[float], list[float]]] = []
    features = body.get("features")
    for number, one in enumerate(features if is_list(features) else [], start=1):
        properties, geometry = (object_of(object_of(one).get(name)) for name in ("properties", "geometry"))
        pixel = _pair(properties.get("resourceCoords", properties.get("pixelCoords")))
        degree = _pair(geometry.get("coordinates"))
        if pixel is None or degree is None or not (abs(degree[0]) <= 360 and abs(degree[1]) <= 90):
            raise PlacingError(
                f"control point {number} is none",
                got=json.dumps(one)[:100],
                expected="resourceCoords [x, y] and a Point of longitude and latitude",
            )
        found.append((pixel, degree))
    if not found:
        raise PlacingError("the annotation has no control points", expected="body.features, as Allmaps writes them")
    return np.array([one[0] for one in found]), np.array([one[1] for one in found])


def _pair(value: object) -> list[float] | None:
    if not is_list(value) or len(value) < 2:
        return None
    numbers = [float(one) for one in value[:2] if isinstance(one, int | float) and not isinstance(one, bool)]
    return numbers if len(numbers) == 2 and np.isfinite(numbers).all() else None


def _kind(transformation: Object) -> str:
    word = str(transformation.get("type", "polynomial"))
    order = object_of(transformation.get("options")).get("order", 1)
    kind = f"polynomial-{order}" if word == "polynomial" else KINDS.get(word, "")
    if kind not in LEAST_POINTS:
        raise PlacingError(
            "the transformation is none of those that are known",
            got=f"{word} {order}" if word == "polynomial" else word,
            expected="polynomial of order 1, 2 or 3, thinPlateSpline or helmert",
            fix="Choose another at editor.allmaps.org.",
        )
    return kind


def _shrunk(source: Object, target: Object, size: tuple[int, int]) -> Places:
    """By how much the picture is smaller than the one that the annotation speaks of, across and down."""
    svg = str(object_of(target.get("selector")).get("value", ""))
    stated: list[float] = []
    for name in ("width", "height"):
        written = re.search(rf'<svg[^>]*\b{name}="([\d.]+)"', svg)
        number = source.get(name)
        stated.append(float(number) if isinstance(number, int | float) else float(written[1]) if written else 0.0)
    if not all(stated):
        return np.ones(2)
    shrunk = np.array(size, float) / stated
    if abs(shrunk[0] / shrunk[1] - 1) > 0.02:
        raise PlacingError(
            "the picture is not the one that the annotation speaks of",
            got=f"{size[0]} by {size[1]} pixels",
            expected=f"{stated[0]:g} by {stated[1]:g}, or the same smaller",
            fix="Save the whole picture of that address, or make the annotation anew.",
        )
    return shrunk


def _mask(selector: Object) -> Places | None:
    found = re.search(r'points="([^"]*)"', str(selector.get("value", "")))
    corners = np.array([[float(x), float(y)] for x, y in _PAIR.findall(found[1])]) if found else np.zeros((0, 2))
    return corners if len(corners) > 2 else None
