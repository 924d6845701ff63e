"""Parquet and GeoParquet: typed columns, of tables and of places; they need the extra `parquet`."""

from __future__ import annotations

from stationed.model import Finding
from stationed.reading.cells import Cells
from stationed.reading.columnar import read_geoparquet, read_parquet
from stationed.reading.features import Features
from stationed.reading.formats.format import Format, Given


def _table(given: Given) -> tuple[Cells | None, list[Finding]]:
    return read_parquet(given.data, file=given.file)


def _places(given: Given) -> tuple[Features | None, list[Finding]]:
    return read_geoparquet(given.data, file=given.file)


PARQUET = Format(name="Parquet", suffixes=(".parquet",), binary=True, table=_table, places=_places, background=_places)
