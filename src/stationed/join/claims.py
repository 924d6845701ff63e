"""join_claims: the tables of an atlas -> one row per claim with everything that is known of it."""

from __future__ import annotations

from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Numbers, coded
from stationed.dates import UNKNOWN, Spans, parse_spans
from stationed.join.columns import GEOMETRY, Columns, Taken
from stationed.join.contested import Said, contested
from stationed.join.in_force import KnownDays, known_days, rows_in_force
from stationed.join.joined import JoinCounts, Joined
from stationed.model import CRS, AtlasConfig, Tables
from stationed.quantities import parse_quantities

Flags = NDArray[np.bool_]

FROM_UNIT = {
    "designation": "designation",
    "echelon": "echelon",
    "arm": "arm",
    "allegiance": "allegiance",
    "sidc": "sidc",
    "higher_formation": "unit_higher_formation",
}
"""Column of units -> column of the joined frame; higher_formation is renamed because a claim has its own."""


def join_claims(tables: Tables) -> Joined:
    """Join claims with units, locations, days and figures.

    Parameters
    ----------
    tables : Tables
        An atlas as it was read. Faulty dates and figures count as not known and unknown ids as not given; they are
        findings of the check, not of this step.

    Returns
    -------
    Joined
        One row per claim in file order; no claim is dropped, whatever it lacks.
    """
    claims, units, locations = tables.claims, tables.units, tables.locations
    spans, _ = parse_spans(claims["start"], claims["end"], tables.config.dates)
    days = known_days(spans)
    deployments = coded(_text(claims, "deployment_id"))
    unit_keys, unit_ids = _distinct(_text(units, "unit_id"))
    unit_code = _positions(_text(claims, "unit_id"), unit_ids)
    unit_spans, _ = parse_spans(units["start"], units["end"], tables.config.dates)
    unit_row, fits = rows_in_force(unit_keys, unit_spans, wanted=unit_code, days=days)
    location_code = _positions(_text(claims, "location_id"), _text(locations, "location_id"))
    missing = _missing(locations)
    figures, code = _figure_columns(tables), deployments.codes
    said = _said(_place_codes(_text(claims, "location_id"), location_code), spans, figures, tables.config)
    texts, differing = contested(code, said)
    columns = {
        **_unit_columns(claims, units, unit_row, fits),
        **_location_columns(tables, location_code, days, missing),
        **_span_columns(spans),
        **figures,
        "contested_in": Taken(pd.Series(texts, dtype="str"), differing),
        "contested": differing > 0,
    }
    return Joined(
        columns=_beside(claims, columns),
        spans=spans,
        deployment_ids=np.array(deployments.texts, dtype=object),
        deployment_code=code,
        unit_ids=unit_ids,
        unit_code=unit_code,
        unit_row=unit_row,
        location_code=location_code,
        quantities=tuple(quantity.name for quantity in tables.config.quantities),
        counts=_counts(missing[location_code], spans, code, differing > 0),
    )


def _beside(claims: pd.DataFrame, columns: dict[str, Any]) -> Columns:
    """The claims with the columns beside them, the geometry last; a figure called like one of them gives way."""
    base = claims.reset_index(drop=True)
    given = {f"{name}_text" if name in columns else str(name): _text(base, name) for name in base.columns}
    return Columns(
        given | {name: columns[name] for name in columns if name != GEOMETRY} | {GEOMETRY: columns[GEOMETRY]}
    )


def _unit_columns(claims: pd.DataFrame, units: pd.DataFrame, row: Numbers, fits: Flags) -> dict[str, Any]:
    wanted = FROM_UNIT | {name: name for name in units.columns if name.startswith("designation_")}
    columns: dict[str, Any] = {new: Taken(_text(units, old), row) for old, new in wanted.items() if old in units}
    own, formation = _text(claims, "higher_formation").reset_index(drop=True), columns["unit_higher_formation"]
    named = any(coded(own).texts)
    columns["formation_above"] = (lambda: own.where(own != "", formation.cells())) if named else formation
    columns["unit_in_force"] = fits
    return columns


def _location_columns(tables: Tables, code: Numbers, days: KnownDays, missing: Flags) -> dict[str, Any]:
    locations = tables.locations
    place = Taken(_text(locations, "name"), code)
    columns: dict[str, Any] = {"place": place}
    for language in tables.config.languages:
        columns[f"place_{language}"] = lambda language=language: _place_names(tables, place, days, language)
    stated = _text(locations, "precision").reset_index(drop=True)
    precision = stated.where(stated != "", pd.Series(np.where(missing[:-1], "unlocated", "exact"), dtype="str"))
    columns["location_kind"] = Taken(_text(locations, "kind"), code)
    columns["precision"] = Taken(precision, code, blank="unlocated")
    columns[GEOMETRY] = lambda: gpd.GeoSeries(cast(Any, locations.geometry.array).take(code, allow_fill=True), crs=CRS)
    return columns


def _place_names(tables: Tables, place: Taken, days: KnownDays, language: str) -> pd.Series:
    """What the places of claims were called in a language at the time."""
    names = tables.place_names
    spans, _ = parse_spans(names["start"], names["end"], tables.config.dates)
    named = _positions(_text(names, "location_id"), _text(tables.locations, "location_id"))
    keys = np.where(_text(names, "lang").isin([language, ""]), named, -1)
    found, fits = rows_in_force(keys, spans, wanted=place.rows, days=days)
    column = Taken(_text(names, "name"), found).cells()
    first = language == tables.config.language  # the gazetteer's own name is in this language
    return column.where(fits, place.cells()) if first else column


def _span_columns(spans: Spans) -> dict[str, Any]:
    return {
        "start_earliest": spans.start_earliest,
        "start_latest": spans.start_latest,
        "end_earliest": spans.end_earliest,
        "end_latest": spans.end_latest,
        "start_state": spans.start_state,
        "end_state": spans.end_state,
        "dates_uncertain": spans.uncertain,
        "dates_approximate": spans.approximate,
        "dates_ok": spans.ok,
    }


def _figure_columns(tables: Tables) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for quantity in tables.config.quantities:
        low, high, approximate, uncertain, _ = parse_quantities(tables.claims[quantity.name])
        columns[f"{quantity.name}_low"] = low
        columns[f"{quantity.name}_high"] = high
        columns[f"{quantity.name}_approximate"] = approximate
        columns[f"{quantity.name}_uncertain"] = uncertain
    return columns


def _place_codes(ids: pd.Series, code: Numbers) -> Numbers:
    """Numbers that are equal where ids are: rows of the gazetteer, -1 = blank, and below that ids it does not know."""
    unknown = np.flatnonzero((code < 0) & (ids != "").to_numpy(np.bool_))
    places = code.copy()
    places[unknown] = -2 - pd.factorize(ids.iloc[unknown])[0]
    return places


def _said(place: Numbers, spans: Spans, figures: dict[str, Any], config: AtlasConfig) -> list[Said]:
    """What claims may differ in. Places are compared by id: two ids are two places."""
    said = [
        Said("place", (place,), place != -1),
        Said("start", (spans.start_earliest, spans.start_latest), spans.start_state != UNKNOWN),
        Said("end", (spans.end_earliest, spans.end_latest), spans.end_state != UNKNOWN),
    ]
    for quantity in config.quantities:
        low, high = figures[f"{quantity.name}_low"], figures[f"{quantity.name}_high"]
        said.append(Said(quantity.name, (low, high), ~np.isnan(low)))
    return said


def _counts(missing: Flags, spans: Spans, code: Numbers, contested: Flags) -> JoinCounts:
    size = int(code.max(initial=-1)) + 1

    def with_any(claims: Flags) -> int:
        return int(np.count_nonzero(np.bincount(code[claims], minlength=size)))

    return JoinCounts(
        claims=len(code),
        deployments=size,
        unlocated=size - with_any(~missing),
        undated=size - with_any(~spans.undated),
        contested=with_any(contested),
    )


def _distinct(ids: pd.Series) -> tuple[Numbers, NDArray[np.object_]]:
    """Code of each id among the distinct ones, -1 for blanks, and the distinct ones."""
    found = coded(ids)
    if "" not in found.texts:
        return found.codes, np.array(found.texts, dtype=object)
    blank = found.texts.index("")
    codes = np.where(found.codes == blank, -1, found.codes - (found.codes > blank))
    return codes, np.array([text for text in found.texts if text], dtype=object)


def _positions(wanted: pd.Series, keys: Any) -> Numbers:
    """Row of the first key equal to each wanted id; -1 when blank or not there."""
    known, asked = coded(keys), coded(wanted)  # each text is hashed once, then the few distinct ones are looked up
    first = np.zeros(known.size + 1, np.int64)
    first[known.codes[::-1]] = np.arange(len(keys))[::-1]  # written backwards, so the first row stays
    first[-1] = -1
    texts = pd.Index(asked.texts, dtype=object)
    found = first[pd.Index(known.texts, dtype=object).get_indexer(texts)]
    return np.where(texts == "", -1, found)[asked.small]


def _missing(locations: gpd.GeoDataFrame) -> Flags:
    """Where there is nothing to draw, per location; one more at the end, where code -1 looks."""
    geometry = locations.geometry
    return np.append(np.asarray(geometry.isna() | geometry.is_empty, dtype=np.bool_), True)


def _text(table: pd.DataFrame, name: str) -> pd.Series:
    """A column of a table; its type is not known to the checker otherwise."""
    return cast(pd.Series, table[name])
