"""Which scans a map has, and each of them as the page draws it."""

from __future__ import annotations

from dataclasses import dataclass

from stationed.model import MapSpec, Scan, Tables
from stationed.reading.scans import beside
from stationed.scans.drawing import Drawn, drawn_scan

Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OnMap:
    """A scan of a map."""

    scan: Scan
    """What atlas.toml says of it."""
    drawn: Drawn
    """Its picture."""


def drawn_of(tables: Tables, scan: Scan) -> Drawn | None:
    """Return a scan as pages have it, None when its picture is not there.

    Raises
    ------
    PlacingError
        When it cannot be read or placed.
    """
    if scan.file not in tables.scans:
        return None
    points = scan.points or beside(scan, set(tables.scans))
    return drawn_scan(tables.scans[scan.file], tables.scans.get(points, b""), scan.crs, scan.width)


def scans_on(tables: Tables, spec: MapSpec, extent: Extent) -> list[OnMap]:
    """Return the scans of a map, the lowest first: those that name it, and those that name none and touch it."""
    found: list[OnMap] = []
    for scan in tables.config.scans:
        if scan.maps and spec.id not in scan.maps:
            continue
        drawn = drawn_of(tables, scan)
        if drawn is not None and drawn.touches(extent):
            found.append(OnMap(scan, drawn.about(extent)))
    return found
