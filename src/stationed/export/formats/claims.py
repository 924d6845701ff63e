"""claim_columns: the claims of an atlas as the columns of a flat table, for the formats that are one.

In: records. Out: columns by name, each as its distinct values and a code for every claim, in file order. The first of
them are those of the page's own downloads, with the same cells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from stationed.coded import Coded, coded
from stationed.dates import FAR_FUTURE, FAR_PAST, iso, label_columns
from stationed.export.formats.form import Records
from stationed.model import CLAIMS
from stationed.model.own_labels import dates_in
from stationed.payload.columns import column
from stationed.payload.evidence import own_columns
from stationed.payload.shapes import anchors
from stationed.payload.sources import split

DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""Columns that count days; they are exported as ISO dates, blank where there is no bound on that side."""

OF_UNITS = ("echelon", "arm", "allegiance", "sidc")
"""What is told of a claim's unit beside its designation."""

DIGITS = 5
"""Decimals of longitudes and latitudes: about a metre."""

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of an export."""

    values: tuple[Value, ...]
    """Its distinct values; None is a number that is not known."""
    codes: NDArray[np.int64]
    """For each claim the place of its value among them."""

    def spelt(self, spell: Callable[[Value], str]) -> list[str]:
        """Return every cell as text, each distinct value spelt once."""
        texts = np.array([spell(value) for value in self.values] or [""], dtype=object)
        return texts[self.codes].tolist()


def claim_columns(records: Records) -> dict[str, Cells]:
    """Return what is known of every claim, without its geometry.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    dict of str to Cells
        In order: the columns of deployments.csv with the names and places that they refer to, dates and figures as
        they were written; then what follows from them: days, bounds of figures (None: not stated, or no upper bound).
        Longitude and latitude are those of a point, or of a point on a line or inside an area.
    """
    tables, joined = records.tables, records.joined
    languages = tables.config.languages
    first = {name: _texts(joined.columns.coded(name)) for name in ("deployment_id", "unit_id")}
    columns = first | _translated(records, "designation") | _kinds(records)
    columns |= {"location_id": _column(records, "location_id")}
    columns |= {"place": _column(records, f"place_{languages[0]}"), **_where(records)}
    tongue = dates_in(tables.own_words, languages[0])
    words = label_columns(tables.claims["start"], tables.claims["end"], tongue)
    columns |= {
        "start": _column(records, "start"),
        "end": _column(records, "end"),
        "dates_in_words": _texts(coded(words)),
    }
    columns |= _declared(records, taken=set(columns))
    columns |= {"contested_in": _column(records, "contested_in")} | {name: _column(records, name) for name in OF_UNITS}
    return columns | {name: _days(joined.columns[name]) for name in DAYS} | _bounds(records)


def claim_properties(records: Records) -> dict[str, Cells]:
    """Return the columns of `claim_columns` but for longitude and latitude, for formats whose geometry says them."""
    return {name: cells for name, cells in claim_columns(records).items() if name not in ("longitude", "latitude")}


def geometries(records: Records) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return the geometries of the gazetteer, None at the end for no place, and for each claim the place of its own.

    Notes
    -----
    An empty geometry is none.
    """
    given = np.asarray(records.tables.locations.geometry.array, dtype=object)
    found = np.append(given, np.array([None], dtype=object))
    found[shapely.is_empty(found)] = None
    return found, records.joined.location_code


def _declared(records: Records, taken: set[str]) -> dict[str, Cells]:
    """The columns of deployments that stand as they are declared, figures after `role`, in that order."""
    columns: dict[str, Cells] = {}
    for one in CLAIMS.columns:
        if one.carried and "download" in one.shows:
            columns |= _translated(records, one.name) if one.translated else {one.name: _column(records, one.name)}
        if one.name == "role":
            columns |= _figures(records, taken)
        if one.name == "higher_formation":
            columns[one.name] = _column(records, "formation_above")
        if one.holds == "references":
            lists = records.joined.columns.coded(one.name)
            columns[one.name] = Cells(tuple(";".join(split(text)) for text in lists.texts), lists.codes)
    for one in own_columns(records.tables.config):
        columns[f"{one.name}_text" if one.name in taken else one.name] = _texts(
            coded(column(records.tables.claims, one.name))
        )
    return columns


def _figures(records: Records, taken: set[str]) -> dict[str, Cells]:
    """Figures as they were written, those that any claim states; one called like another column gives way."""
    texts = {name: coded(column(records.tables.claims, name)) for name in records.joined.quantities}
    return {
        f"{name}_text" if name in taken else name: _texts(found) for name, found in texts.items() if any(found.texts)
    }


def _bounds(records: Records) -> dict[str, Cells]:
    """The bounds of the figures that any claim states."""
    names = [name for name in records.joined.quantities if np.isfinite(records.joined.columns[f"{name}_low"]).any()]
    return {
        f"{name}_{end}": _numbers(records.joined.columns[f"{name}_{end}"]) for name in names for end in ("low", "high")
    }


def _where(records: Records) -> dict[str, Cells]:
    """Longitude, latitude and precision of the places."""
    found, codes = geometries(records)
    degrees = zip(("longitude", "latitude"), anchors(found), strict=True)
    stated = [*column(records.tables.locations, "precision").tolist(), ""]
    places = {name: Cells(tuple(_degree(one) for one in ordinates.tolist()), codes) for name, ordinates in degrees}
    return places | {"precision": Cells(tuple(stated), codes)}


def _degree(value: float) -> Value:
    return "" if np.isnan(value) else plain_number(round(value, DIGITS))


def plain_number(value: float) -> int | float:
    """Return a number without a fraction that it does not need."""
    return int(value) if value.is_integer() else value


def _translated(records: Records, name: str) -> dict[str, Cells]:
    """A column and those of its translations that say anything."""
    columns = {name: _column(records, name)}
    for language in records.tables.config.languages:
        other = f"{name}_{language}"
        if other in records.joined.columns and any(records.joined.columns.coded(other).texts):
            columns[other] = _column(records, other)
    return columns


def _kinds(records: Records) -> dict[str, Cells]:
    """What kind of thing the units are, where any of them is said to be of one."""
    return {name: cells for name, cells in _translated(records, "unit_kind").items() if any(cells.values)}


def _column(records: Records, name: str) -> Cells:
    return _texts(records.joined.columns.coded(name))


def _texts(found: Coded) -> Cells:
    return Cells(found.texts, found.codes)


def _days(days: Any) -> Cells:
    """Days as ISO dates; the far past and future are no days."""
    codes, distinct = pd.factorize(np.asarray(days))
    texts = ("" if day <= FAR_PAST or day >= FAR_FUTURE else iso(day) for day in distinct.tolist())
    return Cells(tuple(texts), codes.astype(np.int64))


def _numbers(values: Any) -> Cells:
    """Numbers; None for those that are not known or have no bound."""
    codes, distinct = pd.factorize(np.asarray(values, dtype=np.float64), use_na_sentinel=False)
    plain = (plain_number(one) if np.isfinite(one) else None for one in distinct.tolist())
    return Cells(tuple(plain), codes.astype(np.int64))
