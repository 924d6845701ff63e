"""build: an atlas folder -> its pages. Read, check, join, sort into periods, draw every map, then write them all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from stationed.check import check_tables
from stationed.errors import FaultyAtlasError, OutputError, StationedError
from stationed.export import make_folder, pack_inputs, write_atomically
from stationed.join import JoinCounts, Joined, join_claims
from stationed.model import Finding, MapSpec, Tables, visible
from stationed.periods import Membership, in_periods
from stationed.read import read_tables

Progress = Callable[[str], None]
"""Told each step before it begins, as a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote, and what is worth knowing about it."""

    written: tuple[Path, ...]
    """The pages, in the order of the maps."""
    counts: JoinCounts
    """How many claims and deployments there are, and how many are unlocated, undated or contested."""
    in_no_period: tuple[str, ...]
    """Ids of the deployments that no period holds, not even possibly: listed on the page, on no layer."""
    findings: tuple[Finding, ...]
    """Warnings and notes; errors would have stopped the build."""


def build(
    path: str | os.PathLike[str] | Tables,
    output: str | os.PathLike[str],
    *,
    maps: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the pages of an atlas.

    Parameters
    ----------
    path : path or Tables
        The atlas folder, or an atlas that was read already.
    output : path
        The folder to write ``<map id>.html`` into; made if it is not there. Other files in it are left alone.
    maps : iterable of str, optional
        Ids of the maps to build; all when not given.
    progress : callable, optional
        Called with a short sentence before each step.

    Returns
    -------
    BuildReport
        What was written. The same inputs give the same bytes.

    Raises
    ------
    AtlasNotFoundError
        When there is no atlas at `path`.
    FaultyAtlasError
        When the atlas has errors; it carries every finding. Nothing is written.
    StationedError
        When a map is asked for that the atlas does not have, or a file changes while it runs. Nothing is written.
    OutputError
        When a page cannot be written; pages that stood there before are whole.

    Notes
    -----
    All pages are drawn before the first is written, and each is written whole or not at all.
    """
    say = progress or _silent
    tables = path if isinstance(path, Tables) else _read(path, say)
    specs = chosen_maps(tables, maps)
    say("Checking")
    findings = check_tables(tables)
    _stop_at_errors(tables, findings)
    say(f"Joining {len(tables.claims)} claims")
    joined = join_claims(tables)
    membership = in_periods(joined, tables.periods)
    inputs = pack_inputs(tables)
    pages = [(_file_name(spec), _draw(tables, joined, membership, spec, say, inputs=inputs)) for spec in specs]
    folder = make_folder(output)
    say(f"Writing {len(pages)} {'page' if len(pages) == 1 else 'pages'}")
    return BuildReport(
        written=tuple(write_atomically(Path(folder, name), page) for name, page in pages),
        counts=joined.counts,
        in_no_period=tuple(str(joined.deployment_ids[row]) for row in membership.in_no_period),
        findings=tuple(findings),
    )


def chosen_maps(tables: Tables, maps: Iterable[str] | None) -> tuple[MapSpec, ...]:
    """Give the maps of those ids.

    Parameters
    ----------
    tables : Tables
        The atlas.
    maps : iterable of str or None
        Ids of maps; None: all.

    Returns
    -------
    tuple of MapSpec
        Each once, in the order of atlas.toml.

    Raises
    ------
    StationedError
        When the atlas has no map of some id; the message names those it has.
    """
    known = tables.config.maps
    if maps is None:
        return known
    wanted = list(maps)
    unknown = [name for name in dict.fromkeys(wanted) if name not in {spec.id for spec in known}]
    if unknown:
        raise StationedError(
            f"atlas.toml: there is no map {', '.join(visible(name) for name in unknown)}; "
            f"expected one of {', '.join(spec.id for spec in known)}."
        )
    return tuple(spec for spec in known if spec.id in wanted)


def _silent(step: str) -> None:
    """Say nothing."""


def _read(path: str | os.PathLike[str], say: Progress) -> Tables:
    say(f"Reading {os.fspath(path)}")
    return read_tables(Path(path))


def _stop_at_errors(tables: Tables, findings: Iterable[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        number = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        raise FaultyAtlasError(f"{tables.path}: the atlas has {number}; nothing was written.", tuple(findings))


def _file_name(spec: MapSpec) -> str:
    """The page's name; an id that would lead out of the folder is refused whatever the reader let through."""
    name = f"{spec.id}.html"
    if not spec.id or Path(name).name != name or "\0" in name:
        raise OutputError(
            f"atlas.toml: the map id {spec.id!r} cannot name a file; expected letters, digits and hyphens."
        )
    return name


def _draw(
    tables: Tables, joined: Joined, membership: Membership, spec: MapSpec, say: Progress, *, inputs: bytes
) -> str:
    say(f"Drawing {spec.id}")
    from stationed.page import atlas_map, render_page  # folium is slow to import: not before the atlas is known good

    page = atlas_map(tables, joined, membership, spec, inputs=inputs)
    return render_page(page, page.head)
