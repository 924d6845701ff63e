"""read_tables: an atlas folder -> its tables, with a finding for whatever was met."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from stationed.coded import CodedColumns
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
    Finding,
    Origin,
    Source,
    Tables,
    TableSchema,
    empty_table,
)
from stationed.reading.cells import Cells
from stationed.reading.columns import shape
from stationed.reading.features import Features
from stationed.reading.folder import Folder
from stationed.reading.fonts import read_fonts
from stationed.reading.formats import Holding, all_known, format_of
from stationed.reading.illustrations import read_illustrations
from stationed.reading.own_words import read_own_words
from stationed.reading.periods import read_periods
from stationed.reading.places import known_properties, to_basemap, to_context, to_locations
from stationed.reading.scans import read_scans
from stationed.reading.story import illustrations_of


def read_tables(
    path: str | os.PathLike[str],
    *,
    held: Mapping[str, bytes] | None = None,
    origin: Origin | None = None,
    claims: bool = True,
    compact: bool = False,
) -> Tables:
    """Read an atlas folder.

    Parameters
    ----------
    path : path
        The folder; an `Ahead` when another thread reads some of it already; with `held` the table that the atlas was
        made from.
    held : mapping of str to bytes, optional
        The files of the folder by path, when they are on no disk.
    origin : Origin, optional
        Where the rows and columns of those files stand in that table.
    claims : bool
        Whether the deployments are read; without them their table is empty, and nothing is said about their file.
    compact : bool
        Whether large columns of the deployments may be as `Coded.compact` gives them, which is for those who ask for
        distinct texts and hand the tables to nobody.

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
    folder = Folder.opened(path) if held is None else Folder(Path(path), held=held)
    reading = _Reading(folder, AtlasConfig(id="atlas", title=folder.path.resolve().name), compact)
    reading.settings()
    locations, place_names = reading.locations()
    period_rows, period_file = reading.table(PERIODS)
    missing = {f.column for f in folder.findings if f.code == "column-missing" and f.file == period_file}
    periods, findings = read_periods(period_rows, config=reading.config, file=period_file, missing=missing)
    story = reading.story()
    tables = Tables(
        path=folder.path,
        config=reading.config,
        claims=reading.table(CLAIMS)[0] if claims else reading.empty(CLAIMS),
        units=reading.table(UNITS)[0],
        locations=locations,
        place_names=place_names,
        periods=periods,
        period_rows=period_rows,
        events=reading.table(EVENTS)[0],
        sources=reading.sources(),
        context=reading.background(CONTEXT),
        basemap=reading.background(BASEMAP),
        fonts=read_fonts(folder, reading.config),
        scans=read_scans(folder, reading.config),
        own_words=read_own_words(folder, reading.config),
        story=story,
        illustrations=read_illustrations(folder, [one.file for _, one in illustrations_of(story)]),
        files=tuple(sorted(folder.files, key=lambda file: file.path)),
        findings=tuple(one for one in (*folder.findings, *findings, *folder.unused()) if claims or not _of_claims(one)),
        known=reading.known,
        origin=origin,
    )
    return tables


def _of_claims(finding: Finding) -> bool:
    return finding.file.startswith(CLAIMS.stem)


def read_bytes(path: str | os.PathLike[str], file: str) -> bytes:
    """Return the bytes of one file of an atlas folder, b"" when it cannot be read."""
    given = Folder.opened(path).read(file)
    return given.data if given else b""


@dataclass(slots=True)
class _Reading:
    """One reading of a folder; findings gather in the folder, what is known of columns beside the settings."""

    folder: Folder
    config: AtlasConfig
    compact: bool = False
    known: CodedColumns = field(default_factory=CodedColumns)

    def held(
        self, file: str, holding: Holding, known: Callable[[str], bool] = all_known, *, compact: bool = False
    ) -> Any:
        """Read a file by the format that its suffix names; None when there is nothing to read."""
        form = format_of(file, holding) if file else None
        given = self.folder.read(file) if form else None
        if form is None or given is None:
            return None
        beside = self.folder.beside(file) if form.beside else {}
        given = replace(given, known=known, beside=beside, compact=compact)
        value, findings = getattr(form, holding)(given)
        self.folder.findings += findings
        return value

    def settings(self) -> None:
        """Read atlas.toml."""
        self.config = self.held(self.folder.pick("atlas"), "settings") or self.config

    def table(self, schema: TableSchema) -> tuple[pd.DataFrame, str]:
        """Read a table of text; return it with the name of its file."""
        file = self.folder.pick(schema.stem)
        cells: Cells | None = self.held(file, "table", compact=self.compact and schema is CLAIMS)
        if cells is None:
            return self.empty(schema), file
        table, coded, findings = shape(cells, schema, config=self.config, file=file)
        self.folder.findings += findings
        for name, found in coded.items():
            self.known.keep(schema.name, table[name], found)
        return table, file

    def empty(self, schema: TableSchema) -> pd.DataFrame:
        """Return a table without rows."""
        figures = [figure.name for figure in self.config.quantities]
        own = [column.name for column in self.config.columns]
        return empty_table(schema, languages=self.config.languages[1:], quantities=figures, own=own)

    def locations(self) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
        """Read the gazetteer."""
        file = self.folder.pick("locations")
        features: Features | None = self.held(file, "places", known_properties(LOCATIONS))
        if features is None:
            return gpd.GeoDataFrame(self.empty(LOCATIONS), geometry="geometry"), empty_table(PLACE_NAMES)
        locations, names, findings = to_locations(features, config=self.config, file=file)
        self.folder.findings += findings
        return locations, names

    def background(self, schema: TableSchema) -> gpd.GeoDataFrame:
        """Read all files of a folder of features."""
        parts: list[pd.DataFrame] = []
        for name in self.folder.names(schema.stem):
            file = schema.stem + name
            features: Features | None = self.held(file, "background", known_properties(schema))
            if features is None or not len(features.cells.rows):
                continue
            if schema is CONTEXT:
                part, findings = to_context(features, config=self.config, file=file)
            else:
                part, findings = to_basemap(features, config=self.config, file=file)
            self.folder.findings += findings
            parts.append(part)
        if not parts:
            return gpd.GeoDataFrame(self.empty(schema), geometry="geometry")
        return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), geometry="geometry", crs=CRS)

    def sources(self) -> tuple[Source, ...]:
        """Read sources.json."""
        return self.held(self.folder.pick("sources"), "sources") or ()

    def story(self) -> str:
        """Read story.md."""
        return self.held(self.folder.pick("story"), "story") or ""
