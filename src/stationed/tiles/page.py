"""The page of tiles: ground, periods, counts over time: what it holds itself where the records lie beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import numpy as np

from stationed.coded import Numbers
from stationed.controls import Control, Locator, PeriodPanel, ScannedMaps, Share, Story, Timeline, Tools, Whole
from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.facts import words_language
from stationed.join import join_claims
from stationed.layers import PeriodLayers
from stationed.model import MapSpec, Period, Tables
from stationed.page import AtlasMap
from stationed.page.beside import FilesBeside
from stationed.payload import Block, make_block
from stationed.payload.columns import numbers
from stationed.payload.extent import extent_of
from stationed.payload.words import FALLBACK, in_all_languages
from stationed.periods import in_periods
from stationed.tiles.counting import Whole as Counts
from stationed.tiles.sets import Sets
from stationed.tiles.when import Steps

CONTROLS: tuple[type[Control], ...] = (*(PeriodPanel, Tools, Whole, Locator, ScannedMaps, Timeline, Story, Share),)
"""What needs no record to stand in the page itself. Search, table, legend, downloads and cards do."""

FEW = 60
"""With so many deployments a map opens with all periods, as other pages do."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a page."""

    tiles: str
    """Name of the archive of tiles."""
    records: str
    """Name of the file of records."""
    size: int
    """Bytes of the records."""
    last: int
    """The deepest zoom of the tiles."""
    steps: Steps
    """The steps of time."""
    sets: Sets
    """The sets of periods that tiles name."""
    sources: dict[str, str]
    """The citation of each source that records name, by id."""
    build: str
    """What tiles and records of this build say of themselves."""


@dataclass(frozen=True, slots=True)
class Course:
    """How many deployments there are over time: on each day on which that changes, surely and possibly."""

    days: Numbers
    low: Numbers
    high: Numbers

    def within(self, domain: tuple[int, int]) -> Course:
        """Return it cut to a timeline, with what holds on its first day."""
        begin = max(int(np.searchsorted(self.days, domain[0], side="right")) - 1, 0)
        end = int(np.searchsorted(self.days, domain[1], side="right"))
        days = self.days[begin:end].copy()
        days[:1] = domain[0]
        return Course(days, self.low[begin:end], self.high[begin:end])


def domain_of(periods: Sequence[Period], days: Sequence[int]) -> tuple[int, int]:
    """Return the first and last day of the timeline, as `stationed.payload.time.domain` has it.

    Parameters
    ----------
    periods : sequence of Period
        Those of the map.
    days : sequence of int
        The first and last day of all claims, as far as they are known.
    """
    first = min((one.first for one in periods), default=FAR_PAST)
    last = max((one.last for one in periods), default=FAR_FUTURE)
    stated = [day for one in periods for day in (one.first, one.last) if FAR_PAST < day < FAR_FUTURE]
    known = [*stated, *(day for day in days if FAR_PAST < day < FAR_FUTURE)] or [0]
    return (first if first > FAR_PAST else min(known), last if last < FAR_FUTURE else max(known))


def tile_block(
    tables: Tables, spec: MapSpec, held: Sequence[int], counts: Counts, course: Course, domain: tuple[int, int]
) -> Block:
    """Return the data block of a page of tiles: that of an atlas without records, with their counts.

    Parameters
    ----------
    tables : Tables
        The atlas but for its deployments.
    spec : MapSpec
        The map.
    held : sequence of int
        Rows of `tables.locations` at which something is.
    counts : Whole
        The counts of the map.
    course : Course
        The number of deployments over time.
    domain : tuple of int
        First and last day of the timeline.
    """
    shown = [one for one in tables.periods if not spec.periods or one.period_id in spec.periods]
    extent = extent_of(tables, spec, np.array(held, np.int64))
    opens = spec.opens or _fullest(shown, counts)
    spec = replace(spec, extent=extent, opens=opens)
    bare = replace(tables, locations=tables.locations.iloc[_of_events(tables)])
    joined = join_claims(bare)
    block = make_block(bare, joined, in_periods(joined, tables.periods), spec)
    columns = block["tables"]["periods"]["columns"]
    columns |= {"definite": numbers(np.array(counts.definite)), "possible": numbers(np.array(counts.possible))}
    inside = course.within(domain)
    block["meta"]["domain"] = list(domain)
    block["meta"]["series"] = [
        {
            "name": "deployments",
            "label": in_all_languages("series.deployments", tables.config),
            "days": numbers(inside.days),
            "low": numbers(inside.low.astype(np.float64)),
            "high": numbers(inside.high.astype(np.float64)),
            "open": numbers(np.zeros(len(inside.days))),
        }
    ]
    return block


def tile_page(block: Block, spec: MapSpec, counts: Counts, beside: Beside, address: str) -> AtlasMap:
    """Return the page of tiles as a map that can be rendered."""
    layers = PeriodLayers.from_block(block)
    drawn = AtlasMap(
        layers, description=spec.summary, address=address, controls=CONTROLS, deployments=counts.deployments
    )
    FilesBeside(layers, _about(block, counts, beside)).add_to(drawn)
    return drawn


def _about(block: Block, counts: Counts, beside: Beside) -> dict[str, Any]:
    return {
        "files": {"tiles": beside.tiles, "records": beside.records, "size": beside.size, "build": beside.build},
        "deployments": counts.deployments,
        "last": beside.last,
        "steps": beside.steps.days.tolist(),
        "sets": beside.sets.said(),
        "sources": beside.sources,
        "words": {language: _words(language) for language in dict.fromkeys((*block["meta"]["languages"], FALLBACK))},
    }


def _words(language: str) -> dict[str, str]:
    """The words of these pages alone; English where there are none."""
    name = words_language(language) or FALLBACK
    text = (files("stationed") / "static" / "words" / "tiles" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def _fullest(periods: Sequence[Period], counts: Counts) -> tuple[str, ...]:
    """The period that a map opens with that names none: the fullest, as in other pages."""
    if len(periods) < 2 or counts.deployments <= FEW:
        return ()
    held = [sure + may for sure, may in zip(counts.definite, counts.possible, strict=True)]
    fullest = held.index(max(held))
    return (periods[fullest].period_id,) if held[fullest] else ()


def _of_events(tables: Tables) -> Numbers:
    """Rows of the locations that events name: all that the page itself knows of places."""
    named = set(tables.events["location_id"])
    return np.flatnonzero(tables.locations["location_id"].isin(named).to_numpy(bool))
