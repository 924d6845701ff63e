"""draw_atlas: an atlas -> its pages as texts, not yet written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from stationed.checking import check_tables, refuse_errors
from stationed.embed import head_tags
from stationed.errors import OutputError, StationedError
from stationed.export import pack_inputs
from stationed.files import printable
from stationed.join import JoinCounts, Joined, join_claims
from stationed.model import Finding, MapSpec, Tables, chosen_maps
from stationed.payload.expected import expected_size
from stationed.periods import Membership, in_periods
from stationed.reading import read_tables

PAGE_LIMIT = 64_000_000
"""Most characters of a page. Browsers open it within some seconds and half a gigabyte; it holds two million deployments
and more, with notes of their own fewer."""

SURELY = 1.25
"""By what factor the expected size of a page must be beyond that before its atlas is refused unseen: it is no more than
an expectation, and a page that would just fit shall be made."""

BEYOND = (
    "Split the map: give atlas.toml several [[maps]], each with some of the periods; or build tiles, which have no "
    "such limit: stationed build PATH --tiles (docs/large.md)."
)
"""What to do with more records than a page holds."""

Progress = Callable[[str], None]
"""Told each step before it begins, as a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was drawn and is not written yet."""

    name: str
    """Name of its file."""
    text: str
    """The file."""
    block: Mapping[str, Any]
    """Its data block."""
    fonts: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    """Those that its poster is lettered with."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The pages of an atlas, and what is worth knowing about them."""

    pages: tuple[Page, ...]
    """In the order of the maps."""
    counts: JoinCounts
    """How many claims and deployments there are, and how many are unlocated, undated or contested."""
    in_no_period: tuple[str, ...]
    """Ids of the deployments that no period holds, not even possibly."""
    findings: tuple[Finding, ...]
    """Warnings and notes."""
    whole: bool
    """Whether these are all maps of the atlas."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What every map of an atlas is drawn from."""

    tables: Tables
    """The atlas."""
    joined: Joined
    """Its joined claims."""
    membership: Membership
    """What its periods hold."""
    inputs: bytes
    """Archive of its files."""


def draw_atlas(
    path: str | os.PathLike[str] | Tables,
    *,
    maps: Iterable[str] | None = None,
    url: str = "",
    progress: Progress | None = None,
) -> Drawing:
    """Draw the pages of an atlas.

    Parameters
    ----------
    path : path or Tables
        The atlas folder, or an atlas that was read already.
    maps : iterable of str, optional
        Ids of the maps to draw; all when not given.
    url : str, optional
        Address of the folder that the pages will lie in, with a slash at its end.
    progress : callable, optional
        Called with a short sentence before each step.

    Returns
    -------
    Drawing
        The pages. Nothing is written.

    Raises
    ------
    AtlasNotFoundError, FaultyAtlasError, StationedError, OutputError
        As `stationed.building.build`.
    """
    say = progress or silent
    tables = path if isinstance(path, Tables) else _read(path, say)
    specs = chosen_maps(tables, maps)
    _refuse_large(tables, specs)
    say("Checking")
    findings = check_tables(tables)
    refuse_errors(tables, findings)
    say(f"Joining {len(tables.claims)} claims")
    joined = join_claims(tables)
    membership = in_periods(joined, tables.periods)
    flow = Flow(tables, joined, membership, pack_inputs(tables, as_read=tables is not path))
    return Drawing(
        pages=tuple(_draw(flow, spec, say, url) for spec in specs),
        counts=joined.counts,
        in_no_period=tuple(str(joined.deployment_ids[row]) for row in membership.in_no_period),
        findings=tuple(findings),
        whole=len(specs) == len(tables.config.maps),
    )


def silent(step: str) -> None:
    """Say nothing."""


def _read(path: str | os.PathLike[str], say: Progress) -> Tables:
    say(f"Reading {printable(os.fspath(path))}")
    if Path(path).is_dir():
        return read_tables(path, compact=True)
    from stationed.intake import is_table, read_given  # slow to import, and most are given a folder

    return read_given(path) if is_table(path) else read_tables(path)


def _refuse_large(tables: Tables, specs: Iterable[MapSpec]) -> None:
    """Refuse an atlas whose pages will surely be too large, as soon as it is read.

    A map that names its periods may show few of the records, so it is drawn and measured.
    """
    whole = next((spec for spec in specs if not spec.periods), None)
    expected = 0 if whole is None else expected_size(tables)
    if whole is not None and expected > PAGE_LIMIT * SURELY:
        raise StationedError(
            f"{whole.id}.html: the page would be too large for browsers to open it well, got about "
            f"{expected / 1e6:,.0f} MB for {len(tables.claims):,} records; expected {PAGE_LIMIT / 1e6:,.1f} MB at "
            f"most. {BEYOND} Nothing was written."
        )


def page_name(spec: MapSpec) -> str:
    """Return the page's name; an id that would lead out of the folder is refused whatever the reader let through."""
    name = f"{spec.id}.html"
    if not spec.id or Path(name).name != name or "\0" in name:
        raise OutputError(
            f"atlas.toml: the map id {spec.id!r} cannot name a file; expected letters, digits and hyphens."
        )
    return name


def _draw(flow: Flow, spec: MapSpec, say: Progress, url: str) -> Page:
    name = page_name(spec)
    say(f"Drawing {spec.id}")
    from stationed.page import atlas_map, render_page  # folium is slow to import: not before the atlas is known good

    address = f"{url}{name}" if url else ""
    drawn = atlas_map(flow.tables, flow.joined, flow.membership, spec, inputs=flow.inputs, address=address)
    block = drawn.layers.block
    text = render_page(drawn, replace(drawn.head, more=head_tags(block, url)))
    if len(text) > PAGE_LIMIT:
        raise StationedError(
            f"{name}: the page is too large for browsers to open it well, got {len(text) / 1e6:,.1f} MB for "
            f"{block['tables']['deployments']['n']:,} deployments; expected {PAGE_LIMIT / 1e6:,.1f} MB at most. "
            f"{BEYOND} Nothing was written."
        )
    return Page(name, text, block, flow.tables.fonts)
