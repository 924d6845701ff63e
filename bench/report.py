"""Measured builds as Markdown, and its place in docs/performance.md, between two comments that name it."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

NAMES = {
    "folium_markers": "folium, a marker each",
    "geopandas_explore": "geopandas `explore`, a layer a period",
    "folium_geojson": "folium, a GeoJSON layer a period",
}
LIBRARIES = ("numpy", "pandas", "pyarrow", "shapely", "geopandas", "folium")


@dataclass(frozen=True)
class Measured:
    """One job on one atlas, medians."""

    size: int
    """Deployments."""
    name: str
    """The job."""
    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of the processors."""
    memory: float
    """Most memory in MB."""
    page: int
    """Bytes of the page."""


def tables(measured: list[Measured], fixed: int, largest: int, stages: list[tuple[str, float]]) -> str:
    """Return all tables as Markdown."""
    return "\n\n".join([machine(), builds(measured, fixed), steps(largest, stages), peers(measured)])


def machine() -> str:
    """Return what it was measured on."""
    cores = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", cores.read_text(encoding="utf-8")) if cores.exists() else None
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    load = os.getloadavg()[0]
    return (
        f"Measured on {os.cpu_count()} cores ({model[1].strip() if model else platform.machine()}), {memory:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, {libraries}. Load of the machine when it ended: "
        f"{load:.1f}; a build by itself makes 1.0."
    )


def builds(measured: list[Measured], fixed: int) -> str:
    """Return the table of our own builds."""
    lines = [
        "| deployments | wall s | processor s | memory MB | page MB | bytes a deployment | limit s | times the limit |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    limits = {one.size: one for one in measured if one.name == "limit"}
    for one in measured:
        if one.name == "stationed":
            limit = limits[one.size].wall
            lines.append(
                f"| {one.size:,} | {one.wall:.1f} | {one.cpu:.1f} | {one.memory:,.0f} | {one.page / 1e6:.2f} | "
                f"{(one.page - fixed) / one.size:.1f} | {limit:.2f} | {one.cpu / limit:.0f} |"
            )
    lines += [
        "",
        f"The page's fixed part, that of an atlas with one deployment, is {fixed / 1e6:.2f} MB; it is not in the bytes "
        "a deployment. The limit is to read the same bytes with the fastest readers (pyarrow, GEOS) and to write the "
        "page's, once libraries are loaded.",
    ]
    return "\n".join(lines)


def steps(largest: int, stages: list[tuple[str, float]]) -> str:
    """Return where the time of the largest build goes."""
    total = sum(seconds for _, seconds in stages)
    lines = [
        f"Where the processor time of the build of {largest:,} goes:",
        "",
        "| step | s | share |",
        "| --- | ---: | ---: |",
    ]
    lines += [f"| {name} | {seconds:.1f} | {seconds / total:.0%} |" for name, seconds in stages]
    return "\n".join(lines)


def peers(measured: list[Measured]) -> str:
    """Return the comparison with other libraries, as ratios to ours in the same run."""
    lines = [
        "| the same input | deployments | processor s | times ours | memory MB | times ours | page MB | times ours |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    ours = {one.size: one for one in measured if one.name == "stationed"}
    for one in measured:
        if one.name in NAMES:
            own = ours[one.size]
            lines.append(
                f"| {NAMES[one.name]} | {one.size:,} | {one.cpu:.1f} | {one.cpu / own.cpu:.1f} | {one.memory:,.0f} | "
                f"{one.memory / own.memory:.1f} | {one.page / 1e6:.2f} | {one.page / own.page:.1f} |"
            )
    return "\n".join(lines)


def write_into(path: Path, name: str, text: str) -> None:
    """Put a text between `<!-- name: begin -->` and `<!-- name: end -->` in a file."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{path}: there is no place for {name}; expected {begin} and {end}.")
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
