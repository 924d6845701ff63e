"""Scans: whether scanned maps can be read and placed, lie on a map, and fit into its page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from stationed.checking.scene import Scene
from stationed.model import Finding, Scan
from stationed.model.codes import found
from stationed.model.near import Near, did_you_mean
from stationed.scans import PlacingError, drawn_of


def check_scans(scene: Scene) -> Iterator[Finding]:
    """Yield findings on the scanned maps of an atlas."""
    tables = scene.tables
    known = [page.id for page in tables.config.maps]
    sizes: dict[str, list[tuple[Scan, int]]] = {name: [] for name in known}
    for scan in tables.config.scans:
        for name in scan.maps:
            if name not in known:
                yield _no_map(scan, name, known)
        try:
            drawn = drawn_of(tables, scan)
        except PlacingError as error:
            yield _faulty(scan, error)
            continue
        if drawn is None:
            continue
        on = [
            page.id
            for page in tables.config.maps
            if (not scan.maps or page.id in scan.maps) and (page.extent is None or drawn.touches(_ordered(page.extent)))
        ]
        if not on:
            yield _elsewhere(scan, drawn.degrees)
        for name in on:
            sizes[name].append((scan, len(drawn.webp)))
    for name, scans in sizes.items():
        total = sum(size for _, size in scans)
        if total > tables.config.ground.scan_bytes:
            yield _large(name, scans, total, tables.config.ground.scan_bytes)


def _ordered(extent: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = extent
    return (west, south, east if east > west else east + 360, north)


def _faulty(scan: Scan, error: PlacingError) -> Finding:
    return found(
        "scan-faulty",
        error.problem,
        file=scan.points or scan.file,
        id=scan.id,
        got=error.got,
        expected=error.expected,
        fix=error.fix,
    )


def _elsewhere(scan: Scan, degrees: tuple[float, float, float, float]) -> Finding:
    west, south, east, north = (float(np.round(side, 2)) for side in degrees)
    return found(
        "scan-elsewhere",
        "the scanned map lies on no map that may have it, so no page shows it",
        file="atlas.toml",
        id=scan.id,
        column="scans.file",
        got=f"{west:g} to {east:g} east, {south:g} to {north:g} north",
        expected="a place on one of the maps",
        fix="Look at its control points, or at the extent of the map.",
    )


def _no_map(scan: Scan, name: str, known: list[str]) -> Finding:
    return found(
        "id-unknown",
        "the scanned map names a map that is not there",
        file="atlas.toml",
        id=scan.id,
        column="scans.maps",
        got=name,
        expected=f"one of {', '.join(known)}",
        fix=did_you_mean(Near(known).to(name, most=1)),
    )


def _large(name: str, scans: list[tuple[Scan, int]], total: int, most: int) -> Finding:
    parts = ", ".join(f"{scan.id} {size:,}" for scan, size in scans)
    widest = max((scan.width for scan, _ in scans), default=0)
    fitting = int(widest * (most / total) ** 0.5 * 0.95) // 50 * 50
    return found(
        "scan-large",
        f"the scanned maps of {name} take too many bytes",
        file="atlas.toml",
        column="ground.scan_bytes",
        got=f"{total:,} ({parts})",
        expected=f"{most:,} at most",
        fix=f"Make them smaller: width = {max(fitting, 100)} in [[scans]]; show fewer on a map; or allow more.",
    )
