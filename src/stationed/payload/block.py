"""make_block: the joined tables of one map -> its data block.

docs/payload.md describes the block for those who read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, TypedDict

import numpy as np

from stationed.coded import Numbers
from stationed.facts import words_language
from stationed.join import Joined
from stationed.model import CLAIMS, AtlasConfig, MapSpec, Tables
from stationed.payload.block_types import Block, Meta, Series, ShownColumn, SymbolDrawing, Table
from stationed.payload.columns import column, texts
from stationed.payload.evidence import (
    Chosen,
    block_name,
    choose,
    claims_table,
    deployments_table,
    own_columns,
)
from stationed.payload.extent import Extent, extent_of
from stationed.payload.ground import context_table, ground_table
from stationed.payload.places import location_tables, locations_in, points_of
from stationed.payload.relief import credit_of, drawn_ground, relief_table
from stationed.payload.scans import scans_table
from stationed.payload.series import series_of
from stationed.payload.shapes import Grid, Shapes
from stationed.payload.sources import cited, sources_table
from stationed.payload.story import illustrations_table, story_table
from stationed.payload.time import domain, events_in, events_table, opening, periods_table
from stationed.payload.units import unit_tables, units_in
from stationed.payload.words import FALLBACK, catalogues
from stationed.periods import Membership

BLOCK_FORMAT: Final = "stationed"
BLOCK_VERSION: Final = 2


def make_block(
    tables: Tables,
    joined: Joined,
    membership: Membership,
    spec: MapSpec,
    seen: Callable[[Extent], Extent] | None = None,
    languages: Iterable[str] = (),
) -> Block:
    """Return the data block of one map.

    Parameters
    ----------
    tables : Tables
        The atlas.
    joined : Joined
        Its joined claims.
    membership : Membership
        What all periods of the atlas hold; the map's own are chosen here.
    spec : MapSpec
        The map: extent, periods, titles.
    seen : callable, optional
        Told the extent of the map, says what of the globe a picture of it may show, so that the world beyond is left
        out, as are the series of the timeline; a page shows all of it.
    languages : iterable of str, optional
        Those of the atlas's languages that the tables are read in, beside its first and English; all when none are
        named, as a page needs them.

    Returns
    -------
    dict
        ``format``, ``version``, ``meta``, ``words``, ``symbols``, ``tables``, ``scale``, ``shapes``, the columns being
        arrays; `stationed.payload.pack` makes it one value that JSON can hold. The same inputs give the same value.
    """
    atlas, tables = tables, _in_languages(tables, set(languages))
    held = membership.of(spec.periods)
    chosen = choose(joined, held, whole=not spec.periods)
    spec = replace(spec, opens=opening(spec, held, chosen.codes))
    days = domain(held.periods, membership, chosen.rows)
    extent = extent_of(tables, spec, joined.location_code[chosen.rows])
    # Before the tables, so that less is held meanwhile; a picture has no timeline.
    series = [] if seen else series_of(atlas, joined, chosen.rows, days)
    shapes, globe = Shapes(Grid.of(extent)), seen(extent) if seen else None
    units, own_units, sides, symbols = _units(tables, joined, chosen.rows)
    evidence = _evidence(tables, joined, membership, chosen, units=units, days=days, extent=extent, shapes=shapes)
    return {
        "format": BLOCK_FORMAT,
        "version": BLOCK_VERSION,
        "meta": _meta(atlas, spec, extent, days, series),
        "words": catalogues(tables.config.languages, tables.config.words, tables.own_words),
        "symbols": symbols,
        "tables": {
            "periods": periods_table(tables, held, chosen.codes),
            "units": own_units,
            "allegiances": sides,
            **evidence,
            "context": context_table(tables, spec, extent, shapes),
            "ground": ground_table(tables, extent, shapes, points_of(evidence["locations"]), globe),
            "relief": relief_table(tables.config, extent),
            "scans": scans_table(tables, spec, extent),
            "story": story_table(tables, held.periods),
            "illustrations": illustrations_table(tables, held.periods),
        },
        "scale": shapes.grid.scale,
        "shapes": shapes.all,
    }


def _in_languages(tables: Tables, languages: set[str]) -> Tables:
    """The tables in those of the atlas's languages that are named, in its first and in the one that fills gaps."""
    spoken = tables.config.languages
    needed = {*languages, *spoken[:1], FALLBACK}
    read = tuple(one for one in spoken if not languages or one in needed)
    return tables if read == spoken else replace(tables, config=replace(tables.config, languages=read))


def _units(tables: Tables, joined: Joined, rows: Numbers) -> tuple[Numbers, Table, Table, list[SymbolDrawing]]:
    """The new number of each unit that claims in these rows have, then what `unit_tables` makes of these units."""
    kept = units_in(tables, joined, rows)
    numbers = _renumbered(kept, len(joined.unit_ids))
    return numbers, *unit_tables(tables, joined, kept, numbers)


class _Evidence(TypedDict):
    """The tables that claims and events fill."""

    claims: Table
    deployments: Table
    locations: Table
    names: Table
    sources: Table
    events: Table


def _evidence(
    tables: Tables,
    joined: Joined,
    membership: Membership,
    chosen: Chosen,
    *,
    units: Numbers,
    days: tuple[int, int],
    extent: Extent,
    shapes: Shapes,
) -> _Evidence:
    """The tables of claims and events, with the locations and sources that they point to."""
    events = events_in(tables, days)
    used = np.concatenate([joined.location_code[chosen.rows], events.place])
    location_rows = locations_in(tables, used)
    locations = _renumbered(location_rows, len(tables.locations))
    claimed = texts(joined.columns.coded("source_ids"), chosen.rows)
    places, names = location_tables(tables, location_rows, extent, shapes)
    sources, rows = cited(tables.sources, claimed, texts(column(events.frame, "source_ids")))
    return {
        "claims": claims_table(tables, joined, membership, chosen, units=units, locations=locations, sources=rows),
        "deployments": deployments_table(joined, chosen),
        "locations": places,
        "names": names,
        "sources": sources_table(sources),
        "events": events_table(tables, events, locations, rows),
    }


def _renumbered(rows: Numbers, size: int) -> Numbers:
    """Old row -> new row, -1 for those left out; one more entry so that index -1 (unknown) gives -1."""
    new = np.full(size + 1, -1, np.int64)
    new[rows] = np.arange(len(rows))
    return new


def _meta(tables: Tables, spec: MapSpec, extent: Extent, days: tuple[int, int], series: list[Series]) -> Meta:
    config = tables.config
    return {
        "atlas": {"id": config.id, "title": dict(config.titles) or {config.language: config.title}},
        "map": spec.id,
        "title": dict(spec.titles) or {config.language: spec.title},
        "subtitle": dict(config.subtitles),
        "summary": dict(spec.summaries) or ({config.language: spec.summary} if spec.summary else {}),
        "languages": list(config.languages),
        "licence": {"name": config.licence, "url": config.licence_url},
        "credit": credit_of(tables),
        "drawn": drawn_ground(tables),
        "extent": [round(float(degree), 5) for degree in extent],
        "domain": list(days),
        "periods": ",".join(spec.opens),
        "quantities": [
            {
                "name": one.name,
                "label": dict(one.labels) or {config.language: one.label},
                "unit": dict(one.units) or {config.language: one.unit},
            }
            for one in config.quantities
        ],
        "columns": _shown_columns(config),
        "links": dict(config.link_prefixes),
        "origins": None if config.message_origins is None else list(config.message_origins),
        "series": series,
    }


def _shown_columns(config: AtlasConfig) -> list[ShownColumn]:
    """The columns of claims that the page shows without knowing them by name, as they are declared; its own last."""
    languages = sorted(catalogues(config.languages), key=lambda language: language != FALLBACK)
    given = {one.name: dict(one.labels) or {config.language: one.label} for one in config.columns}
    columns: list[ShownColumn] = [
        {
            "name": one.name,
            "holds": "word" if one.holds == "word" else "text",
            "label": given.get(one.name)
            or {
                language: one.labels[words_language(language)]
                for language in languages
                if words_language(language) in one.labels
            },
            "shows": list(one.shows),
        }
        for one in CLAIMS.columns
        if one.carried
    ]
    own: list[ShownColumn] = [
        {
            "name": block_name(number),
            "written": one.name,
            "holds": "text",
            "label": given[one.name],
            "shows": ["card", "table", "search", "download"],
        }
        for number, one in enumerate(own_columns(config))
    ]
    return columns + own
