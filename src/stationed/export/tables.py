"""Joined claims -> CSV and GeoJSON texts that spreadsheets and QGIS open. Every claim is in them, located or not."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import shapely

from stationed.dates import FAR_FUTURE, FAR_PAST, iso
from stationed.join import Joined

DAYS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""Columns of the joined frame that count days; they are exported as ISO dates, blank for the far past and future."""

STATES = ("known", "unknown", "open")
"""Words for the states of an end, in the order of their numbers."""

_FORMULA = re.compile(r"[=+@\t\r\n]|-(?![\dXYES.,~?%/:-]*$)")
"""How a text begins that a spreadsheet would calculate; a date before year 0 is not one."""


def claims_csv(joined: Joined) -> str:
    """Give the joined claims as CSV.

    Parameters
    ----------
    joined : Joined
        The joined claims.

    Returns
    -------
    str
        RFC 4180: commas, CRLF, a header row. One row per claim in file order. The columns are those of
        `Joined.frame`, with days as ISO dates, figures without upper bound blank in ``<name>_high``, and at the end
        ``longitude`` and ``latitude`` of points and ``geometry`` as WKT; all three blank when unlocated.

    Notes
    -----
    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection), so that
    opening the file runs nothing.
    """
    table = _plain(joined)
    geometry = joined.frame.geometry.to_numpy()
    points = shapely.get_type_id(geometry) == shapely.GeometryType.POINT
    for name, ordinates in (("longitude", shapely.get_x(geometry)), ("latitude", shapely.get_y(geometry))):
        table[name] = np.where(points, ordinates, np.nan)
    table["geometry"] = [text or "" for text in shapely.to_wkt(geometry, rounding_precision=7)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*(_cells(table[name]) for name in table.columns), strict=True))
    return out.getvalue()


def claims_geojson(joined: Joined) -> str:
    """Give the joined claims as GeoJSON.

    Parameters
    ----------
    joined : Joined
        The joined claims.

    Returns
    -------
    str
        RFC 7946: a FeatureCollection in WGS 84, one feature per claim in file order, a line each; an unlocated claim
        has the geometry null. Properties are the columns of `Joined.frame`, days as ISO dates, null for NaN and for
        figures without upper bound.
    """
    table = _plain(joined)
    columns = [_values(table[name]) for name in table.columns]
    shapes = shapely.to_geojson(joined.frame.geometry.to_numpy())
    names = list(table.columns)
    lines = []
    for shape, *row in zip(shapes, *columns, strict=True):
        properties = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)
        lines.append(f'{{"type": "Feature", "properties": {properties}, "geometry": {shape or "null"}}}')
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _plain(joined: Joined) -> pd.DataFrame:
    """The frame without its geometry, days and states as text."""
    table = pd.DataFrame(joined.frame.drop(columns="geometry"))
    for name in DAYS:
        codes, days = pd.factorize(table[name])
        known = ["" if day <= FAR_PAST or day >= FAR_FUTURE else iso(int(day)) for day in days]
        table[name] = pd.Series(known, dtype="str").take(codes).to_numpy(object)
    for name in ("start_state", "end_state"):
        table[name] = np.array(STATES, dtype=object)[table[name].to_numpy()]
    return table


def _values(column: Any) -> Iterable[object]:
    """Values that JSON has: no NaN, no infinity, no numpy."""
    values = column.to_numpy()
    if values.dtype.kind == "f":
        return [number if np.isfinite(number) else None for number in values.tolist()]
    return values.tolist()


def _cells(column: Any) -> Iterable[object]:
    for value in _values(column):
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield "true" if value else "false"
        elif isinstance(value, float) and value.is_integer() and not column.name.endswith("tude"):
            yield int(value)
        else:
            yield f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
