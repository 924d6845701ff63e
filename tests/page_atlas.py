"""Builders of an atlas with something of everything, of its data block and of its page, for the tests of these."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace
from functools import cache
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd
from flow_tables import MEN, _frame, a_claim, a_location, a_period, a_place_name, a_unit, an_atlas
from shapely.geometry import LineString, Point, Polygon

from stationed.dates import DateSettings
from stationed.dates.labels.patterns import fill
from stationed.join import Joined, join_claims
from stationed.layers import PeriodLayers
from stationed.model import BASEMAP, CONTEXT, CRS, EVENTS, Allegiance, AtlasConfig, MapSpec, Source, Tables
from stationed.page import AtlasMap, atlas_map
from stationed.payload import make_block, plain
from stationed.periods import Membership, in_periods

PLAIN = MapSpec("atlas", "Trial atlas")
PERIODS = (a_period("before", "1936", "1938"), a_period("war", "1939", "1939"), a_period("after", "1941", "1945"))


CLAIMS = (
    a_claim("D-sure", start="1939", end="1939-12-31", men="5000", source_ids="s2;s1", note="A note"),
    a_claim("D-maybe", unit_id="U-2", location_id="L-2", start="1938~", end="", source_ids="s1"),
    a_claim("D-rival", unit_id="U-2", start="1939-05", end="1939-09", men="900..", source_ids="s1"),
    a_claim("D-rival", unit_id="U-2", location_id="L-2", start="1939-05", end="1939-09", source_ids="s3"),
    a_claim("D-lost", unit_id="U-3", location_id="L-lost", start="1936", end="1945"),
    a_claim("D-undated", unit_id="U-3", start="", end=""),
    a_claim("D-march", unit_id="U-3", location_id="L-road", start="1945-08-09", end="1945-09-02", kind="axis"),
    a_claim("D-region", unit_id="U-3", location_id="L-region", start="1937", end="..", kind="area"),
)
UNITS = [
    a_unit("U-1", echelon="army", arm="infantry", allegiance="red", designation_ru="Первая армия"),
    a_unit("U-2", echelon="division", arm="armour", allegiance="red", higher_formation="U-1"),
    a_unit("U-3", echelon="regiment", arm="cavalry", allegiance="blue"),
    a_unit("U-idle", higher_formation="U-1"),
]
LOCATIONS = [
    a_location("L-1", Point(106.9, 47.9), kind="city", precision="exact"),
    a_location("L-2", Point(114.5, 48.1), kind="garrison", precision="approximate"),
    a_location("L-lost", None),
    a_location("L-road", LineString([(112, 45), (116, 46), (119, 45)]), kind="axis"),
    a_location("L-region", Polygon([(98, 48), (101, 48), (101, 50), (98, 50)]), kind="region"),
    a_location("L-idle", Point(100, 45), kind="airfield"),
    a_location("L-town", Point(92, 48), kind="town"),
]
NAMES = [a_place_name("L-1", "Urga", "en", end="1924"), a_place_name("L-1", "Улан-Батор", "ru", start="1924")]


def a_source(id_: str, **said: Any) -> Source:
    """A source that is its title and nothing else, unless said otherwise."""
    blank = {field.name: "" for field in fields(Source)} | {"csl": {}, "row": 1}
    return Source(**(blank | {"source_id": id_, "title": f"Book {id_}"} | said))


def trial_config(config: AtlasConfig) -> AtlasConfig:
    """Titles in two languages, a licence, two sides, one map."""
    return replace(
        config,
        title="Trial atlas",
        titles=MappingProxyType({"en": "Trial atlas", "ru": "Пробный атлас"}),
        licence="CC BY-SA 4.0",
        licence_url="https://example.org/licence",
        allegiances=(Allegiance("red", "Red", colour="#9c3428"), Allegiance("blue", "Blue")),
        maps=(PLAIN,),
    )


FRAMES = ("claims", "units", "locations", "place_names", "events", "context", "basemap")


def trial_atlas(**replaced: Any) -> Tables:
    """Certain, possible, contested, unlocated, undated, moving and spread-out deployments over three periods.

    The tables are made once; each caller has frames of its own, and what it writes into them is in no other's.
    """
    tables = _trial_atlas()
    own = {name: getattr(tables, name).copy(deep=False) for name in FRAMES}
    return replace(tables, **(own | replaced))


@cache
def _trial_atlas() -> Tables:
    tables = an_atlas(
        *CLAIMS,
        units=UNITS,
        locations=LOCATIONS,
        names=NAMES,
        periods=PERIODS,
        languages=("en", "ru"),
        quantities=(MEN,),
    )
    return replace(
        tables,
        config=trial_config(tables.config),
        sources=(a_source("s1"), a_source("s2", url="https://example.org/two"), a_source("s3"), a_source("s-idle")),
        events=events(
            {"event_id": "E-1", "date": "1939-08-20", "title": "Attack", "location_id": "L-idle", "source_ids": "s3"},
            {"event_id": "E-old", "date": "1206", "title": "Long ago", "source_ids": "s-idle"},
        ),
        context=context({"kind": "country", "name": "Inner Land", "end": "1940"}, geometry=square(95, 40, 120, 52)),
        basemap=basemap({"layer": "land", "scale": "overview"}, geometry=square(60, 20, 150, 70)),
    )


def square(west: float, south: float, east: float, north: float) -> Polygon:
    return Polygon([(west, south), (east, south), (east, north), (west, north)])


def events(*rows: dict[str, str]) -> pd.DataFrame:
    return _frame(EVENTS, list(rows), ["ru"], [])


def context(*rows: dict[str, str], geometry: Any) -> gpd.GeoDataFrame:
    return _background(CONTEXT, rows, geometry)


def basemap(*rows: dict[str, str], geometry: Any) -> gpd.GeoDataFrame:
    return _background(BASEMAP, rows, geometry)


def _background(schema: Any, rows: Any, geometry: Any) -> gpd.GeoDataFrame:
    shapes = geometry if isinstance(geometry, list) else [geometry] * len(rows)
    return gpd.GeoDataFrame(_frame(schema, list(rows), ["ru"], []), geometry=gpd.GeoSeries(shapes, crs=CRS), crs=CRS)


def with_config(tables: Tables, **replaced: Any) -> Tables:
    return replace(tables, config=replace(tables.config, **replaced))


def joined_of(tables: Tables) -> tuple[Joined, Membership]:
    joined = join_claims(tables)
    return joined, in_periods(joined, tables.periods)


def a_block(tables: Tables | None = None, spec: MapSpec = PLAIN) -> dict[str, Any]:
    """The data block of a map of the trial atlas, or of another one, as plain values; the caller may change it."""
    if tables is None and spec is PLAIN:
        return pickle.loads(_trial_block())
    tables = trial_atlas() if tables is None else tables
    return plain(make_block(tables, *joined_of(tables), spec))


@cache
def _trial_block() -> bytes:
    return pickle.dumps(a_block(trial_atlas()))


def a_map(tables: Tables | None = None, spec: MapSpec = PLAIN) -> AtlasMap:
    tables = trial_atlas() if tables is None else tables
    return atlas_map(tables, *joined_of(tables), spec)


def some_layers(tables: Tables | None = None) -> PeriodLayers:
    return PeriodLayers.from_block(a_block(tables))


def cells(block: dict[str, Any], table: str, name: str) -> list[Any]:
    """A column of a table of a block, texts spelt out."""
    columns = block["tables"][table]["columns"]
    column = columns[name]
    if not isinstance(column, dict):
        return column
    said = [column["texts"][code] for code in column["codes"]]
    return (
        [_filled(text, column["slots"], columns, row) for row, text in enumerate(said)] if "slots" in column else said
    )


def _filled(pattern: str, slots: dict[str, list[str]], columns: dict[str, Any], row: int) -> str:
    """A pattern of dates with the numbers of its row."""
    parts = {
        side: {part: numbers[columns[side]["codes"][row]] for part, numbers in columns[side]["parts"].items()}
        for side in ("start", "end")
    }
    return fill(pattern, slots, parts)


def row_of(block: dict[str, Any], table: str, id_: str) -> dict[str, Any]:
    """The row with that id, texts spelt out."""
    place = cells(block, table, "id").index(id_)
    return {name: cells(block, table, name)[place] for name in block["tables"][table]["columns"]}


def hostile_atlas(text: str) -> Tables:
    """The trial atlas with a text in every cell and setting that takes any, ids included."""
    tables = trial_atlas()
    ids = {"deployment_id", "unit_id", "location_id", "higher_formation", "allegiance", "event_id"}
    known = ids | {"start", "end", "date", "men", "row", "geometry", "kind", "certainty", "precision", "scale", "layer"}

    def spoilt(frame: Any) -> Any:
        new = frame.copy()
        for name in frame.columns:
            if name in ids:
                new[name] = [cell and cell + text for cell in frame[name]]
            elif name == "source_ids":
                new[name] = [";".join(part + "-x" for part in cell.split(";") if part) for cell in frame[name]]
            elif name not in known:
                new[name] = text
        return new

    texts = MappingProxyType({"en": text, "ru": text})
    periods = tuple(
        replace(one, period_id=one.period_id + text, title=text, titles=texts, summary=text, summaries=texts, uri=text)
        for one in tables.periods
    )
    sources = tuple(
        replace(
            one, source_id=one.source_id + "-x", **dict.fromkeys(("title", "author", "url", "note", "licence"), text)
        )
        for one in tables.sources
    )
    frames = {name: spoilt(getattr(tables, name)) for name in ("claims", "units", "locations", "place_names", "events")}
    sides = tuple(Allegiance(one.id + text, text, texts, text, text) for one in tables.config.allegiances)
    tables = replace(tables, **frames, context=spoilt(tables.context), basemap=spoilt(tables.basemap))
    tables = replace(tables, periods=periods, sources=sources)
    said = dict.fromkeys(("title", "subtitle", "licence", "licence_url", "credit"), text)
    return with_config(
        tables, **said, titles=texts, subtitles=texts, allegiances=sides, dates=DateSettings(), maps=(a_spec(text),)
    )


def a_spec(text: str) -> MapSpec:
    """A map whose every text is that one."""
    texts = MappingProxyType({"en": text, "ru": text})
    return MapSpec("atlas", text, texts, text, texts)
