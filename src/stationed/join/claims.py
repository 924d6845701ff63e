"""join_claims: the tables of an atlas -> one row per claim with everything that is known of it."""

from __future__ import annotations

from typing import Any, cast

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Coded, Numbers, TextColumn, coded, plain_text
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
    "kind": "unit_kind",
    "allegiance": "allegiance",
    "sidc": "sidc",
    "higher_formation": "unit_higher_formation",
}
"""Column of units -> column of the joined frame; what a claim has its own of is renamed."""


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
    locations = tables.locations
    spans, _ = parse_spans(tables.coded("claims", "start"), tables.coded("claims", "end"), tables.config.dates)
    days = known_days(spans)
    deployments = tables.coded("claims", "deployment_id")
    unit_keys, unit_ids = _distinct(tables.coded("units", "unit_id"))
    unit_code = _positions(tables.coded("claims", "unit_id"), coded(unit_ids))
    unit_spans, _ = parse_spans(tables.coded("units", "start"), tables.coded("units", "end"), tables.config.dates)
    unit_row, fits = rows_in_force(unit_keys, unit_spans, wanted=unit_code, days=days)
    location_code = _positions(tables.coded("claims", "location_id"), tables.coded("locations", "location_id"))
    missing = _missing(locations)
    figures, code = _figure_columns(tables), deployments.codes
    said = _said(_place_codes(tables.coded("claims", "location_id"), location_code), spans, figures, tables.config)
    texts, differing = contested(code, said)
    columns = {
        **_unit_columns(tables, unit_row, fits),
        **_location_columns(tables, location_code, days, missing),
        **_span_columns(spans),
        **figures,
        "contested_in": Taken(TextColumn.of(pd.Series(texts, dtype="str")), differing),
        "contested": differing > 0,
    }
    return Joined(
        columns=_beside(tables, columns),
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


def _beside(tables: Tables, columns: dict[str, Any]) -> Columns:
    """The claims with the joined columns after them, the geometry last; a figure of the same name as one is renamed."""
    base = tables.claims.reset_index(drop=True)
    given = {f"{name}_text" if name in columns else str(name): _own(tables, base, str(name)) for name in base.columns}
    return Columns(
        given | {name: columns[name] for name in columns if name != GEOMETRY} | {GEOMETRY: columns[GEOMETRY]}
    )


def _own(tables: Tables, base: pd.DataFrame, name: str) -> TextColumn:
    """A column of the claims, rows counted from 0, with what is known of its texts."""
    return TextColumn(_text(base, name), lambda: tables.coded("claims", name))


def _unit_columns(tables: Tables, row: Numbers, fits: Flags) -> dict[str, Any]:
    claims, units = tables.claims, tables.units
    wanted = dict(FROM_UNIT)
    for column, new in (("designation", "designation"), ("kind", "unit_kind")):
        others = [str(name) for name in units.columns if str(name).startswith(f"{column}_")]
        wanted |= {name: new + name.removeprefix(column) for name in others}
    columns: dict[str, Any] = {
        new: Taken(tables.text("units", old), row) for old, new in wanted.items() if old in units
    }
    own, formation = _text(claims, "higher_formation").reset_index(drop=True), columns["unit_higher_formation"]
    named = any(tables.coded("claims", "higher_formation").texts)
    columns["formation_above"] = (lambda: _filled(plain_text(own), formation.cells())) if named else formation
    columns["unit_in_force"] = fits
    return columns


def _filled(cells: pd.Series, others: pd.Series) -> pd.Series:
    """Return the cells of a column, those of another one where they are blank."""
    return cells.where(cells != "", others)


def _location_columns(tables: Tables, code: Numbers, days: KnownDays, missing: Flags) -> dict[str, Any]:
    locations = tables.locations
    place = Taken(tables.text("locations", "name"), code)
    columns: dict[str, Any] = {"place": place}
    for language in tables.config.languages:
        columns[f"place_{language}"] = lambda language=language: _place_names(tables, place, days, language)
    stated = _text(locations, "precision").reset_index(drop=True)
    precision = _filled(stated, pd.Series(np.where(missing[:-1], "unlocated", "exact"), dtype="str"))
    columns["location_kind"] = Taken(tables.text("locations", "kind"), code)
    columns["precision"] = Taken(TextColumn.of(precision), code, blank="unlocated")
    columns[GEOMETRY] = lambda: gpd.GeoSeries(cast(Any, locations.geometry.array).take(code, allow_fill=True), crs=CRS)
    return columns


def _place_names(tables: Tables, place: Taken, days: KnownDays, language: str) -> pd.Series:
    """What the places of claims were called in a language at the time."""
    names = tables.place_names
    start, end = tables.coded("place_names", "start"), tables.coded("place_names", "end")
    spans, _ = parse_spans(start, end, tables.config.dates)
    named = _positions(tables.coded("place_names", "location_id"), tables.coded("locations", "location_id"))
    keys = np.where(_text(names, "lang").isin([language, ""]), named, -1)
    found, fits = rows_in_force(keys, spans, wanted=place.rows, days=days)
    column = Taken(tables.text("place_names", "name"), found).cells()
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
        low, high, approximate, uncertain, _ = parse_quantities(tables.coded("claims", quantity.name))
        columns[f"{quantity.name}_low"] = low
        columns[f"{quantity.name}_high"] = high
        columns[f"{quantity.name}_approximate"] = approximate
        columns[f"{quantity.name}_uncertain"] = uncertain
    return columns


def _place_codes(ids: Coded, code: Numbers) -> Numbers:
    """Numbers that are equal where ids are: rows of the gazetteer, -1 = blank, and below that ids it does not know."""
    unknown = np.flatnonzero(code < 0)
    places = code.copy()
    places[unknown] = -2 - ids.codes[unknown]
    if "" in ids.texts:
        places[ids.small == ids.texts.index("")] = -1
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


def _distinct(found: Coded) -> tuple[Numbers, NDArray[np.object_]]:
    """Code of each id among the distinct ones, -1 for blanks, and the distinct ones."""
    if "" not in found.texts:
        return found.codes, np.array(found.texts, dtype=object)
    blank = found.texts.index("")
    codes = np.where(found.codes == blank, -1, found.codes - (found.codes > blank))
    return codes, np.array([text for text in found.texts if text], dtype=object)


def _positions(asked: Coded, known: Coded) -> Numbers:
    """Row of the first known id equal to each that is asked for; -1 when blank or not there."""
    first = np.zeros(known.size + 1, np.int64)
    first[known.codes[::-1]] = np.arange(len(known.small))[::-1]  # written backwards, so the first row stays
    first[-1] = -1
    texts = pd.Index(asked.texts, dtype=object)
    found = first[pd.Index(known.texts, dtype=object).get_indexer(texts)]
    return np.where(texts == "", -1, found)[asked.small]


def _missing(locations: gpd.GeoDataFrame) -> Flags:
    """Whether there is nothing to draw, per location; the extra entry at the end answers for code -1."""
    geometry = locations.geometry
    return np.append(np.asarray(geometry.isna() | geometry.is_empty, dtype=np.bool_), True)


def _text(table: pd.DataFrame, name: str) -> pd.Series:
    """A column of a table; its type is not known to the checker otherwise."""
    return table[name]
