"""frame_block: somebody's own GeoDataFrame -> the data block of one map.

The frame becomes the tables of a small atlas, and those become a block by the same steps as any atlas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stationed.errors import StationedError
from stationed.join import join_claims
from stationed.model import (
    CLAIMS,
    CRS,
    LOCATIONS,
    UNITS,
    AtlasConfig,
    MapSpec,
    QuantityColumn,
    Source,
    Tables,
    TableSchema,
)
from stationed.model.near import Near, did_you_mean
from stationed.payload.block import make_block
from stationed.payload.block_types import Block
from stationed.payload.cells import dates_of, in_known_words, words_of
from stationed.payload.columns import column
from stationed.payload.faults import refuse_faults
from stationed.payload.own_periods import OwnPeriods, periods_of
from stationed.payload.own_places import places_of
from stationed.payload.sources import split
from stationed.periods import in_periods
from stationed.reading.antimeridian import split_at_antimeridian

UNIT_COLUMNS = ("echelon", "arm", "allegiance", "sidc")
"""Columns of units that a frame may have as they are."""
CLAIM_COLUMNS = tuple(column.name for column in CLAIMS.columns if column.carried)
"""Columns of deployments that a frame may have as they are."""


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """Which columns of a frame hold what; None stands for the column named as in an atlas, if there is one."""

    start: str | None = None
    """First day, column `start`."""
    end: str | None = None
    """Last day, column `end`; the same column as `start` when each row is about one date."""
    unit: str | None = None
    """Who was there, column `designation`; without any the index of the frame."""
    location: str | None = None
    """Name of the place, column `place`."""
    sources: str | None = None
    """Who says so, joined by ; where there are several, column `source_ids`."""
    quantities: tuple[str, ...] | None = None
    """Figures, column `men`; the first is drawn over time."""


def frame_block(
    frame: gpd.GeoDataFrame, columns: OwnColumns, *, periods: OwnPeriods, title: str, language: str
) -> Block:
    """Return the data block of a map of somebody's own data.

    Parameters
    ----------
    frame : GeoDataFrame
        One row a claim, in any reference system that it states. Null geometry: not located.
    columns : OwnColumns
        Which columns to use. Besides, columns called as in an atlas are used as they are: deployment_id (rows that
        share it are rival claims), `UNIT_COLUMNS` and `CLAIM_COLUMNS`.
    periods
        As `own_periods.periods_of` takes them.
    title : str
        Title of the map, '' for none.
    language : str
        Language code of the frame's texts.

    Returns
    -------
    dict
        As `make_block` gives it.

    Raises
    ------
    StationedError
        When it is no GeoDataFrame, states no reference system, lacks a column, or holds dates or figures that cannot
        be read; the message names them.
    """
    tables = tables_of(frame, columns, title=title, language=language)
    tables = replace(tables, periods=periods_of(periods, tables.config))
    joined = join_claims(tables)
    return make_block(tables, joined, in_periods(joined, tables.periods), tables.config.maps[0])


def tables_of(frame: gpd.GeoDataFrame, columns: OwnColumns, *, title: str, language: str) -> Tables:
    """Return the tables of an atlas, without periods, that say what the frame says; parameters as `frame_block`."""
    size = len(frame)
    places, crossed = split_at_antimeridian(
        places_of(frame), rows=range(1, size + 1), ids=[""] * size, file=f"{CLAIMS.stem}.csv"
    )
    chosen = _chosen(frame, columns)
    config = AtlasConfig(
        id="map",
        title=title or "Map",
        languages=(language,),
        quantities=tuple(QuantityColumn(name, name.replace("_", " ")) for name in chosen.quantities or ()),
        maps=(MapSpec(id="map", title=title or "Map"),),
    )
    units, unit_ids = _units(frame, chosen)
    locations, location_ids = _locations(frame, chosen, places)
    said = _texts(frame, CLAIMS, CLAIM_COLUMNS) | {
        name: words_of(column(frame, name)) for name in chosen.quantities or ()
    }
    cited = words_of(column(frame, chosen.sources)) if chosen.sources else _blank(frame)
    number = pd.Series([str(place) for place in range(1, len(frame) + 1)], dtype="str")
    claims = _table(
        CLAIMS.names(quantities=list(chosen.quantities or ())),
        len(frame),
        said
        | {
            "deployment_id": words_of(column(frame, "deployment_id")) if "deployment_id" in frame else number,
            "unit_id": unit_ids,
            "location_id": location_ids,
            "start": dates_of(column(frame, chosen.start)) if chosen.start else _blank(frame),
            "end": dates_of(column(frame, chosen.end)) if chosen.end else _blank(frame),
            "source_ids": cited,
        },
    )
    tables = Tables(
        path=Path(), config=config, claims=claims, units=units, locations=locations, sources=_sources(cited)
    )
    own = {"start": chosen.start, "end": chosen.end, "designation": chosen.unit, "name": chosen.location}
    refuse_faults(tables, {name: given for name, given in own.items() if given is not None}, crossed)
    return tables


def _chosen(frame: gpd.GeoDataFrame, columns: OwnColumns) -> OwnColumns:
    """The same with the columns that are there in place of None."""
    default = {"start": "start", "end": "end", "unit": "designation", "location": "place", "sources": "source_ids"}
    names = [str(name) for name in frame.columns]
    found: dict[str, Any] = {}
    for word, usual in default.items():
        given = getattr(columns, word)
        found[word] = _known(word, given, names) if given is not None else usual if usual in names else None
    given = columns.quantities
    found["quantities"] = ("men",) if given is None and "men" in names else given or ()
    for name in found["quantities"]:
        _known("quantities", name, names)
    used = {name for name in found.values() if isinstance(name, str)} | {*found["quantities"], "deployment_id"}
    twice = sorted(name for name in used | {*UNIT_COLUMNS, *CLAIM_COLUMNS} if names.count(name) > 1)
    if twice:
        raise StationedError(
            f"columns of the GeoDataFrame have one name, got {', '.join(twice)} more than once; expected each once. "
            "Rename or drop the others."
        )
    if found["start"] is None and found["end"] is None:
        raise StationedError(
            f"nothing says when anybody was anywhere, got columns {', '.join(names)}; expected columns start and end. "
            "Name yours: PeriodLayers(frame, start='from', end='to')."
        )
    return OwnColumns(**found)


def _known(word: str, name: str, names: list[str]) -> str:
    if name not in names:
        raise StationedError(
            f"the GeoDataFrame has no column for {word}, got {name!r}; expected one of {', '.join(names)}. "
            f"{did_you_mean(Near(names).to(name))}".strip()
        )
    return name


def _blank(frame: gpd.GeoDataFrame) -> pd.Series:
    return pd.Series([""] * len(frame), dtype="str")


def _texts(frame: gpd.GeoDataFrame, schema: TableSchema, names: tuple[str, ...]) -> dict[str, pd.Series]:
    """Those of some columns that a frame has, words in the form that an atlas keeps them in."""
    texts = {name: words_of(column(frame, name)) for name in names if name in frame}
    known = {name: words.words for name in texts if (words := schema.column(name)) is not None and words.words}
    return texts | {name: in_known_words(texts[name], words) for name, words in known.items()}


def _table(names: tuple[str, ...], size: int, columns: dict[str, pd.Series]) -> pd.DataFrame:
    """A table with these columns in the order of its schema; row is counted from 1, the rest is blank."""
    blank = pd.Series([""] * size, dtype="str")
    row = pd.Series(np.arange(1, size + 1, dtype=np.int64))
    wanted = [name for name in names if name != "geometry"]
    return pd.DataFrame({name: row if name == "row" else columns.get(name, blank) for name in wanted})


def _units(frame: gpd.GeoDataFrame, chosen: OwnColumns) -> tuple[pd.DataFrame, pd.Series]:
    """The units table, and each row's unit: rows that say the same of a unit share it."""
    names = column(frame, chosen.unit) if chosen.unit else _index(frame)
    cells = pd.DataFrame({"designation": words_of(names)} | _texts(frame, UNITS, UNIT_COLUMNS))
    code = cells.groupby(list(cells.columns), sort=False).ngroup().to_numpy()
    distinct = cells.drop_duplicates().reset_index(drop=True)
    ids = [f"unit-{number}" for number in range(1, len(distinct) + 1)]
    units = _table(
        UNITS.names(),
        len(distinct),
        {str(name): column(distinct, str(name)) for name in distinct} | {"unit_id": pd.Series(ids, dtype="str")},
    )
    return units, pd.Series(np.array(ids, dtype=object)[code], dtype="str")


def _index(frame: gpd.GeoDataFrame) -> pd.Series:
    """The index as a column; levels of one with several are joined by commas."""
    if frame.index.nlevels == 1:
        return pd.Series(frame.index)
    levels = [words_of(pd.Series(frame.index.get_level_values(level))) for level in range(frame.index.nlevels)]
    return levels[0].str.cat(pd.concat(levels[1:], axis=1), sep=", ")


def _locations(frame: gpd.GeoDataFrame, chosen: OwnColumns, places: np.ndarray) -> tuple[gpd.GeoDataFrame, pd.Series]:
    """The gazetteer, and each row's location: one for each distinct name and geometry."""
    name = words_of(column(frame, chosen.location)) if chosen.location else _blank(frame)
    cells = pd.DataFrame({"name": name, "place": pd.Series(shapely.to_wkb(places, hex=True)).fillna("").astype("str")})
    code = cells.groupby(["name", "place"], sort=False).ngroup().to_numpy()
    first = np.flatnonzero(~cells.duplicated().to_numpy(bool))
    ids = [f"location-{number}" for number in range(1, len(first) + 1)]
    table = _table(
        LOCATIONS.names(),
        len(first),
        {
            "location_id": pd.Series(ids, dtype="str"),
            "name": column(cells, "name").iloc[first].reset_index(drop=True),
        },
    )
    locations = gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(places[first], crs=CRS), crs=CRS)
    return locations, pd.Series(np.array(ids, dtype=object)[code], dtype="str")


def _sources(cited: pd.Series) -> tuple[Source, ...]:
    """A source for each distinct part of the cells; what looks like an address is linked."""
    parts = dict.fromkeys(part for text in cited.unique() for part in split(str(text)))
    return tuple(
        Source(
            part, part, "", "", "", "", part if part.startswith(("https://", "http://")) else "", "", "", "", {}, row
        )
        for row, part in enumerate(parts, start=1)
    )
