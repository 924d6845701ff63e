"""read_tables: an atlas folder -> its tables, with a finding for whatever was met."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from stationed.model import (
    BASEMAP,
    CLAIMS,
    CONTEXT,
    CRS,
    EVENTS,
    LOCATIONS,
    PERIODS,
    PLACE_NAMES,
    UNITS,
    AtlasConfig,
    Source,
    Tables,
    TableSchema,
    empty_table,
)
from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet
from stationed.reading.columns import shape
from stationed.reading.config import read_config
from stationed.reading.delimited import read_csv
from stationed.reading.features import Features, read_geojson
from stationed.reading.folder import PLACE_SUFFIXES, Folder
from stationed.reading.periods import read_periods
from stationed.reading.places import known_properties, to_basemap, to_context, to_locations
from stationed.reading.sources import read_sources
from stationed.reading.text import decode


def read_tables(path: str | Path) -> Tables:
    """Read an atlas folder.

    Parameters
    ----------
    path : str or Path
        The folder.

    Returns
    -------
    Tables
        Whatever could be read. Faults in the files are in `Tables.findings`, never raised; a table whose file is
        missing or beyond reading is empty.

    Raises
    ------
    AtlasNotFoundError
        When there is no such folder, it is a file, or it may not be looked into.
    """
    folder = Folder.opened(Path(path))
    name = folder.path.resolve().name
    reading = _Reading(folder, AtlasConfig(id="atlas", title=name))
    reading.config_file(name)
    locations, place_names = reading.locations()
    period_rows, period_file = reading.table(PERIODS)
    missing = {f.column for f in folder.findings if f.code == "column-missing" and f.file == period_file}
    periods, findings = read_periods(period_rows, config=reading.config, file=period_file, missing=missing)
    tables = Tables(
        path=folder.path,
        config=reading.config,
        claims=reading.table(CLAIMS)[0],
        units=reading.table(UNITS)[0],
        locations=locations,
        place_names=place_names,
        periods=periods,
        period_rows=period_rows,
        events=reading.table(EVENTS)[0],
        sources=reading.sources(),
        context=reading.background(CONTEXT),
        basemap=reading.background(BASEMAP),
        story=reading.story(),
        files=tuple(sorted(folder.files, key=lambda file: file.path)),
        findings=(*folder.findings, *findings),
    )
    return tables


def read_bytes(path: str | Path, file: str) -> bytes:
    """Give the bytes of one file of an atlas folder, b"" when it cannot be read."""
    return Folder.opened(Path(path)).read(file) or b""


@dataclass(slots=True)
class _Reading:
    """One reading of a folder; findings gather in the folder."""

    folder: Folder
    config: AtlasConfig

    def config_file(self, name: str) -> None:
        """Read atlas.toml."""
        if (file := self.folder.pick("atlas")) and (data := self.folder.read(file)) is not None:
            self.config, findings = read_config(data, name=name)
            self.folder.findings += findings

    def table(self, schema: TableSchema) -> tuple[pd.DataFrame, str]:
        """Read a table of text; give it with the name of its file."""
        file = self.folder.pick(schema.stem)
        data = self.folder.read(file) if file else None
        if data is not None:
            cells, findings = (read_parquet if file.endswith(".parquet") else read_csv)(data, file=file)
            self.folder.findings += findings
            if cells is not None:
                table, findings = shape(cells, schema, config=self.config, file=file)
                self.folder.findings += findings
                return table, file
        return self.empty(schema), file

    def empty(self, schema: TableSchema) -> pd.DataFrame:
        """Give a table without rows."""
        figures = [figure.name for figure in self.config.quantities]
        return empty_table(schema, languages=self.config.languages[1:], quantities=figures)

    def features(self, file: str, schema: TableSchema) -> Features | None:
        """Read a file with geometry."""
        data = self.folder.read(file)
        if data is None:
            return None
        if file.endswith(".parquet"):
            features, findings = read_geoparquet(data, file=file)
        elif file.endswith(".gpkg"):
            features, findings = read_geopackage(data, file=file)
        else:
            features, findings = read_geojson(data, file=file, known=known_properties(schema))
        self.folder.findings += findings
        return features

    def locations(self) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
        """Read the gazetteer."""
        file = self.folder.pick("locations")
        features = self.features(file, LOCATIONS) if file else None
        if features is None:
            return gpd.GeoDataFrame(self.empty(LOCATIONS), geometry="geometry"), empty_table(PLACE_NAMES)
        locations, names, findings = to_locations(features, config=self.config, file=file)
        self.folder.findings += findings
        return locations, names

    def background(self, schema: TableSchema) -> gpd.GeoDataFrame:
        """Read all files of a folder of features."""
        parts: list[gpd.GeoDataFrame] = []
        for name in self.folder.names(schema.stem):
            if not name.endswith(PLACE_SUFFIXES) or name.startswith("."):
                continue
            file = schema.stem + name
            features = self.features(file, schema)
            if features is None or not len(features.cells.rows):
                continue
            if schema is CONTEXT:
                part, findings = to_context(features, config=self.config, file=file)
                self.folder.findings += findings
            else:
                part = to_basemap(features, config=self.config, file=file)
            parts.append(part)
        if not parts:
            return gpd.GeoDataFrame(self.empty(schema), geometry="geometry")
        return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), geometry="geometry", crs=CRS)

    def sources(self) -> tuple[Source, ...]:
        """Read sources.json."""
        file = self.folder.pick("sources")
        data = self.folder.read(file) if file else None
        if data is None:
            return ()
        sources, _, findings = read_sources(data)
        self.folder.findings += findings
        return sources

    def story(self) -> str:
        """Read story.md."""
        file = self.folder.pick("story")
        data = self.folder.read(file) if file else None
        if data is None:
            return ""
        text, findings = decode(data, file=file)
        self.folder.findings += findings
        return text
