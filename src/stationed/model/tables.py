"""Tables: a whole atlas as it was read, one frozen value.

Nothing here is interpreted beyond periods, whose days are counted; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import pandas as pd

from stationed.coded import Coded, CodedColumns, TextColumn
from stationed.model.config import AtlasConfig, Texts
from stationed.model.finding import Finding
from stationed.model.origin import Origin
from stationed.model.schema import TableSchema
from stationed.model.schemas import BASEMAP, CLAIMS, CONTEXT, EVENTS, LOCATIONS, PERIODS, PLACE_NAMES, UNITS

CRS = "EPSG:4326"
"""Reference system of every geometry: WGS 84 in degrees, longitude first."""


@dataclass(frozen=True, slots=True)
class Period:
    """A named span that becomes one layer."""

    period_id: str
    """Id, as maps and addresses use it."""
    title: str
    """Title in the first language."""
    titles: Texts
    """The title by language, the first included."""
    start: str
    """First day as written."""
    end: str
    """Last day as written."""
    first: int
    """Earliest day of `start`, inclusive, in days since 1970-01-01; FAR_PAST for '..'."""
    last: int
    """Latest day of `end`, inclusive; FAR_FUTURE for '..'."""
    colour: str
    """#rrggbb, or '' for one of the house's own."""
    summary: str
    """What happened, in the first language; '' for none."""
    summaries: Texts
    """The summary by language, the first included."""
    uri: str
    """Address of the period elsewhere, '' for none."""
    row: int
    """Row of periods.csv."""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that claims rest on."""

    source_id: str
    """Its id in sources.json."""
    title: str
    """Title as written."""
    author: str
    """Authors, 'Family, Given' joined by '; '; '' when none is named."""
    issued: str
    """When it came out, as the year, month and day that are given: 2013, 2013-05; '' when not said."""
    container: str
    """Journal, book or site it is part of; '' for none."""
    publisher: str
    """Publisher and place; '' when not said."""
    url: str
    """Address; '' for none."""
    accessed: str
    """When it was looked at, as `issued`; '' when not said."""
    note: str
    """Note of the atlas's makers."""
    licence: str
    """Licence it is used under; '' when not said."""
    csl: Mapping[str, object]
    """The CSL-JSON item, whole."""
    row: int
    """Number of the item in the file, from 1."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read."""

    path: str
    """Path inside the atlas folder, with forward slashes."""
    sha256: str
    """Digest of its bytes, in hexadecimal."""
    size: int
    """Size in bytes."""
    data: bytes | None = None
    """Its bytes, of an atlas that is on no disk; None: they are on the disk."""


def empty_table(
    schema: TableSchema,
    *,
    languages: Iterable[str] = (),
    quantities: Iterable[str] = (),
    own: Iterable[str] = (),
) -> pd.DataFrame:
    """Return a table of that schema without rows.

    Parameters
    ----------
    schema : TableSchema
        The schema.
    languages, quantities, own
        As in `TableSchema.names`.

    Returns
    -------
    DataFrame or GeoDataFrame
        Typed columns in the schema's order; a GeoDataFrame in `CRS` when the schema has a geometry.
    """
    names = schema.names(languages=languages, quantities=quantities, own=own)
    columns = {name: pd.Series([], dtype="int64" if name == "row" else "str") for name in names if name != "geometry"}
    table = pd.DataFrame(columns)
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries([], crs=CRS)) if "geometry" in names else table


def _empty_geo(schema: TableSchema) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(empty_table(schema), geometry="geometry")


@dataclass(frozen=True, slots=True)
class Tables:
    """A whole atlas as it was read.

    Notes
    -----
    Columns are documented in `stationed.model.SCHEMAS`; text is verbatim and a blank is ``""``.
    """

    path: Path
    """The atlas folder."""
    config: AtlasConfig = field(default_factory=AtlasConfig)
    """atlas.toml."""
    claims: pd.DataFrame = field(default_factory=lambda: empty_table(CLAIMS))
    """deployments.csv, a row per claim."""
    units: pd.DataFrame = field(default_factory=lambda: empty_table(UNITS))
    """units.csv, a row per designation."""
    locations: gpd.GeoDataFrame = field(default_factory=lambda: _empty_geo(LOCATIONS))
    """locations.geojson; geometry None means unlocated."""
    place_names: pd.DataFrame = field(default_factory=lambda: empty_table(PLACE_NAMES))
    """The names of the locations, a row per name."""
    periods: tuple[Period, ...] = ()
    """periods.csv in file order; rows whose dates cannot be read are in `period_rows` and `findings` only."""
    period_rows: pd.DataFrame = field(default_factory=lambda: empty_table(PERIODS))
    """periods.csv as written."""
    events: pd.DataFrame = field(default_factory=lambda: empty_table(EVENTS))
    """events.csv."""
    sources: tuple[Source, ...] = ()
    """sources.json in file order."""
    context: gpd.GeoDataFrame = field(default_factory=lambda: _empty_geo(CONTEXT))
    """context/*, all files together."""
    basemap: gpd.GeoDataFrame = field(default_factory=lambda: _empty_geo(BASEMAP))
    """basemap/*, all files together."""
    fonts: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    """fonts/*: the fonts that pictures are lettered with, by path."""
    scans: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    """scans/*: the pictures of scanned maps and what places them, by path."""
    own_words: Mapping[str, Mapping[str, str | list[str]]] = field(
        default_factory=dict[str, Mapping[str, "str | list[str]"]]
    )
    """words/<language>.json: words of the page that the atlas brings, by language and key."""
    story: str = ""
    """story.md as written, '' when there is none."""
    illustrations: Mapping[str, bytes] = field(default_factory=dict[str, bytes], repr=False)
    """illustrations/*: the pictures that the story shows, by path."""
    files: tuple[InputFile, ...] = ()
    """Every file that was read, sorted by path."""
    findings: tuple[Finding, ...] = ()
    """What was met while reading."""
    origin: Origin | None = None
    """The table of the user's own that the atlas was made from, whose rows and columns findings speak of; or None."""
    known: CodedColumns = field(default_factory=CodedColumns, repr=False, compare=False)
    """What was found out about the columns of text by now, so that each is looked at once."""

    def text(self, table: str, column: str) -> TextColumn:
        """Return a column of text of the table that is the attribute of that name."""
        cells = getattr(self, table)[column]
        return TextColumn(cells, lambda: self.known.of(table, cells))

    def coded(self, table: str, column: str) -> Coded:
        """Return a column of text as its distinct texts, which are looked for once."""
        return self.known.of(table, getattr(self, table)[column])
