"""Coordinates in cells -> points: decimal degrees, degrees and minutes, pairs in one cell, WKT, geo URIs.

A column has one order: where a first number beyond 90 shows that longitudes come first, they do so in all its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from stationed.coded import coded
from stationed.intake.compass import in_letters, with_o_as

Geometries = NDArray[np.object_]
Flags = NDArray[np.bool_]

_NUMBER = r"[-+−]?\d+(?:[.,]\d+)?"
_PLAIN = re.compile(rf"({_NUMBER})\s*°?")
_SIDES = {"n": 1, "с": 1, "s": -1, "ю": -1, "e": 1, "в": 1, "w": -1, "з": -1}
"""Points of the compass, Russian ones too; `compass` has them in words. O is none by itself."""
_HEMISPHERE = r"[nsewсюзв]"
_RUSSIAN = re.compile(r"([сюзв])\.?\s*[шд]\.?")
_ANGLE = re.compile(
    rf"(?P<before>{_HEMISPHERE})?\s*(?P<degrees>[-+−]?\d+(?:[.,]\d+)?)\s*(?:°|º|deg\.?|d|\s|:)?\s*"
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*(?:['′’‘´]|min\.?|m|\s|:)?\s*)?"
    rf"(?:(?P<seconds>\d+(?:[.,]\d+)?)\s*(?:[\"″”“]|''|′′|sec\.?|s(?!\w))?)?\s*(?P<behind>{_HEMISPHERE})?"
)
_PAIRS = (
    re.compile(rf"({_NUMBER})\s*°?\s*[;/|\t]\s*({_NUMBER})\s*°?"),
    re.compile(r"([-+−]?\d+(?:\.\d+)?)\s*°?\s*,\s*([-+−]?\d+(?:\.\d+)?)\s*°?"),
    re.compile(r"([-+−]?\d+,\d+)\s*°?\s*,\s+([-+−]?\d+,\d+)\s*°?"),
    re.compile(rf"({_NUMBER})\s*°?\s+({_NUMBER})\s*°?"),
)
_GEO = re.compile(r"geo:([-+]?\d+(?:\.\d+)?),([-+]?\d+(?:\.\d+)?)(?:[,;?].*)?", re.IGNORECASE)
_WKT = re.compile(r"\s*(?:SRID=4326;)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\b", re.IGNORECASE)
_LONGEST = 200
_DIGITS = 9
"""Decimals of degrees kept of minutes and seconds, a tenth of a millimetre: 47°55′12″ is 47.92, not 47.9199…95."""


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """What cells say of places."""

    geometry: Geometries
    """A shapely geometry for each row, None where the cell is blank or cannot be read."""
    faulty: Flags
    """Which rows have text that cannot be read."""
    swapped: str = ""
    """The cell that shows that longitudes come first in this column; '' when latitudes do."""


def read_axes(latitudes: Any, longitudes: Any) -> Points:
    """Return the points of two columns, of latitudes and of longitudes.

    Parameters
    ----------
    latitudes, longitudes : column of text
        Degrees north and degrees east, as decimals with point or comma or as degrees, minutes and seconds.

    Returns
    -------
    Points
        A row with one of the two alone is faulty.
    """
    numbers: list[tuple[NDArray[np.float64], NDArray[np.bool_]]] = []
    axes = coded(latitudes), coded(longitudes)
    rows, pairs = pd.factorize(axes[0].codes * axes[1].size + axes[1].codes)
    for found, codes, most in zip(axes, divmod(pairs, axes[1].size or 1), (90.0, 180.0), strict=True):
        angles = np.array([_angle(text, most) for text in found.texts], dtype=float)
        blank = np.array([not text.strip() for text in found.texts], dtype=bool)
        numbers.append((angles[codes], blank[codes]))
    (north, no_north), (east, no_east) = numbers
    known = ~np.isnan(north) & ~np.isnan(east)
    geometry = np.full(len(north), None, dtype=object)
    geometry[known] = shapely.points(east[known], north[known])
    return Points(geometry[rows], (~known & ~(no_north & no_east))[rows])


def read_points(column: Any) -> Points:
    """Return the places of a column whose cells hold both coordinates.

    Parameters
    ----------
    column : column of text
        ``47.92, 106.92``, ``47°55′12″N 106°55′E``, ``POINT (106.92 47.92)``, ``geo:47.92,106.92``; decimal commas as in
        ``47,92; 106,92``. Other geometries as WKT.

    Returns
    -------
    Points
        Latitude comes first in a pair of bare numbers, unless a first number of the column is beyond 90.
    """
    found = coded(column)
    read = [_place(text) for text in found.texts]
    pairs = {place: pair for place, pair in enumerate(read) if isinstance(pair, _Pair)}
    swapped = next((found.texts[place] for place, pair in pairs.items() if pair.bare and abs(pair.first) > 90), "")
    texts = np.full(len(read), None, dtype=object)
    for place, one in enumerate(read):
        texts[place] = one.point(east_first=bool(swapped)) if isinstance(one, _Pair) else one
    faulty = np.array([bool(text.strip()) for text in found.texts], dtype=bool) & shapely.is_missing(texts)
    return Points(texts[found.codes], faulty[found.codes], swapped)


def looks_like_points(texts: Sequence[str]) -> float:
    """Return the share of texts, blank ones left out, that `read_points` could read; 0 when there are none."""
    filled = [with_o_as(text, "e") for text in texts if text.strip()]
    return sum(_place(text) is not None for text in filled) / len(filled) if filled else 0.0


def looks_like_angles(texts: Sequence[str], most: float) -> float:
    """Return the share of texts, blank ones left out, that are an angle of at most so many degrees; 0 for none."""
    filled = [with_o_as(text, "e") for text in texts if text.strip()]
    return sum(not np.isnan(_angle(text, most)) for text in filled) / len(filled) if filled else 0.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two angles in the order they were written."""

    first: float
    second: float
    bare: bool
    """Whether nothing but the order says which is which."""

    def point(self, *, east_first: bool) -> shapely.Point | None:
        """The point, None when it is not on the globe."""
        north, east = (self.second, self.first) if self.bare and east_first else (self.first, self.second)
        return shapely.Point(east, north) if abs(north) <= 90 and abs(east) <= 180 else None


def _place(text: str) -> _Pair | shapely.Geometry | None:
    """What one cell says, None when nothing that can be read."""
    plain = text.strip()
    if _WKT.match(plain):
        # With on_invalid it is None where nothing can be read, of which its types say nothing.
        read = shapely.from_wkt(plain.rpartition("SRID=4326;")[2], on_invalid="ignore")
        found = cast("BaseGeometry | None", read)
        on_globe = found is not None and not found.is_empty and _on_globe(found)
        return found if on_globe else None
    plain = plain.strip("()[] \t")
    if not plain or len(plain) > _LONGEST:
        return None
    if match := _GEO.fullmatch(plain):
        point = _Pair(float(match[1]), float(match[2]), bare=False).point(east_first=False)
        return point
    for pattern in _PAIRS:
        if match := pattern.fullmatch(plain):
            return _Pair(_number(match[1]), _number(match[2]), bare=True)
    return _named_pair(plain)


def _on_globe(geometry: BaseGeometry) -> bool:
    west, south, east, north = geometry.bounds
    return west >= -180 and east <= 180 and south >= -90 and north <= 90


def _named_pair(plain: str) -> _Pair | None:
    """Two angles with points of the compass: ``47°55′12″N 106°55′E``, ``N47 55 12 E106 55``."""
    folded = _RUSSIAN.sub(r"\1", in_letters(plain))
    cuts = [
        place for place in range(1, len(folded)) if folded[place - 1] in " ,;/nsewсюзв" or folded[place] in "nsewсюзв"
    ]
    for cut in sorted(cuts, key=lambda place: abs(place - len(folded) / 2)):
        left, right = folded[:cut].strip(" ,;/"), folded[cut:].strip(" ,;/")
        sides = [_side(part) for part in (left, right)]
        if not all(sides) or {_axis(side) for side in sides} != {"north", "east"}:
            continue
        first, second = _angle(left, 180.0), _angle(right, 180.0)
        if not (np.isnan(first) or np.isnan(second)):
            return _Pair(second, first, bare=False) if _axis(sides[0]) == "east" else _Pair(first, second, bare=False)
    return None


def _side(part: str) -> str:
    """The point of the compass at one end of an angle, '' for none."""
    ends = [end for end in (part[:1], part[-1:]) if end in _SIDES]
    return ends[0] if len(ends) == 1 else ""


def _axis(side: str) -> str:
    return "north" if side in ("n", "s", "с", "ю") else "east"


def _angle(text: str, most: float) -> float:
    """Degrees, NaN for a text that is no angle or beyond `most`."""
    plain = text.strip()
    if match := _PLAIN.fullmatch(plain):
        value = _number(match[1])
        return value if abs(value) <= most else float("nan")
    match = _ANGLE.fullmatch(_RUSSIAN.sub(r"\1", in_letters(plain))) if len(plain) <= _LONGEST else None
    if match is None or (match["before"] and match["behind"]):
        return float("nan")
    minutes, seconds = (_number(match[part] or "0") for part in ("minutes", "seconds"))
    degrees = _number(match["degrees"])
    side = match["before"] or match["behind"]
    if minutes >= 60 or seconds >= 60 or (side and degrees < 0):
        return float("nan")
    size = round(abs(degrees) + minutes / 60 + seconds / 3600, _DIGITS)
    sign = -1 if match["degrees"].startswith(("-", "−")) or (side and _SIDES[side] < 0) else 1
    return sign * size if size <= most else float("nan")


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "."))
