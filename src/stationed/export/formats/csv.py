"""CSV: the claims as a table that spreadsheets open without running any of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely

from stationed.export.formats.claims import Cells, Value, claim_columns, geometries
from stationed.export.formats.form import ExportFormat, Records

_FORMULA = re.compile(r"[=+@\t\r\n]|-(?![0-9XYES.,~?%/:-]*\Z)")
"""How a text begins that a spreadsheet would calculate; a date before year 0 is not one."""

_SPACE = r"[\s\ufeff]"
_QUOTED = re.compile(rf'["\r\n,;\t]|\A{_SPACE}|{_SPACE}\Z')
"""What a cell holds that has to stand in quotation marks, so that no program trims or parts it."""

GEOMETRY_DIGITS = 7
"""Decimals of positions in WKT: about a centimetre."""


def claims_csv(records: Records) -> bytes:
    """Write the claims as CSV.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Returns
    -------
    bytes
        RFC 4180 in UTF-8 with a byte order mark, by which spreadsheets know it: commas, CRLF, a header row. One row a
        claim in file order, with the columns of `claim_columns` and at the end ``geometry`` as WKT, blank when nobody
        knows the place.

    Notes
    -----
    A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection), so that
    opening the file runs nothing.
    """
    columns = claim_columns(records)
    shapes, codes = geometries(records)
    wkt = shapely.to_wkt(shapes, rounding_precision=GEOMETRY_DIGITS)
    columns["geometry"] = Cells(tuple(text or "" for text in wkt), codes)
    return _lines(columns, [cells.spelt(csv_cell) for cells in columns.values()])


def table_csv(columns: Mapping[str, Sequence[Value]]) -> bytes:
    """Return any columns as CSV, as `claims_csv` writes it."""
    return _lines(columns, [list(map(csv_cell, values)) for values in columns.values()])


def _lines(names: Iterable[str], columns: Sequence[Iterable[str]]) -> bytes:
    rows = zip(*columns, strict=True)
    return "\r\n".join(["\ufeff" + ",".join(map(csv_cell, names)), *map(",".join, rows), ""]).encode()


def csv_cell(value: Value) -> str:
    """Return a value as it stands between two commas; blank for one that is not known."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return np.format_float_positional(value, trim="-") if isinstance(value, float) else str(value)
    text = f"'{value}" if _FORMULA.match(value) else value
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


FORMAT = ExportFormat("csv", ".csv", "text/csv", "a table for spreadsheets and statistics", claims_csv)
