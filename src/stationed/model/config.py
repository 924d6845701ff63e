"""What atlas.toml says, as frozen values.

In every pair such as `title` and `titles`, the first is the text in the atlas's first language and the second gives it
by language code, the first language included as far as it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stationed.dates import DateSettings

Texts = Mapping[str, str]
"""Language code -> text in that language."""


LINK_PREFIXES: Texts = {
    "gn": "https://www.geonames.org/{id}",
    "osm": "https://www.openstreetmap.org/{id}",
    "tgn": "https://vocab.getty.edu/tgn/{id}",
    "viaf": "https://viaf.org/viaf/{id}",
    "wd": "https://www.wikidata.org/wiki/{id}",
    "whg": "https://whgazetteer.org/places/{id}/detail",
    "wp": "https://en.wikipedia.org/wiki/{id}",
}
"""Prefixes that are known without being declared in [links]."""


@dataclass(frozen=True, slots=True)
class QuantityColumn:
    """A figure that deployments.csv has a column for."""

    name: str
    """Name of the column, such as armoured_cars."""
    label: str
    """What a reader sees, in the first language; the name with spaces when the file gives none."""
    labels: Texts = field(default_factory=dict[str, str])
    """The label by language."""
    unit: str = ""
    """What one of it is, such as men; '' when the label says it."""
    units: Texts = field(default_factory=dict[str, str])
    """The unit by language."""


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of text that deployments.csv has beside those of every atlas, or another label for one of these."""

    name: str
    """Name of the column, such as weather."""
    label: str
    """What a reader sees, in the first language; the name with spaces when the file gives none."""
    labels: Texts = field(default_factory=dict[str, str])
    """The label by language."""


@dataclass(frozen=True, slots=True)
class Allegiance:
    """A side that units belong to."""

    id: str
    """What units.csv writes in its column allegiance."""
    label: str
    """What a reader sees, in the first language."""
    labels: Texts = field(default_factory=dict[str, str])
    """The label by language."""
    colour: str = ""
    """Colour of its symbols as #rrggbb, '' for one of the house's own."""
    language: str = ""
    """Language its units' own names are in, a code such as ru; '' when not said."""
    affiliation: str = ""
    """Frame of its symbols: friend, hostile, neutral or unknown; '' is friend. A symbol code of a unit wins."""
    counted: bool = False
    """Whether the timeline's figure counts it; when no side is marked, all count."""


@dataclass(frozen=True, slots=True)
class MapSpec:
    """One map, which becomes one page."""

    id: str
    """Name of the page's file, without .html."""
    title: str
    """Title in the first language."""
    titles: Texts = field(default_factory=dict[str, str])
    """The title by language."""
    summary: str = ""
    """A sentence or two under the title, '' for none."""
    summaries: Texts = field(default_factory=dict[str, str])
    """The summary by language."""
    extent: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees; None: whatever the locations need. West > east crosses the antimeridian."""
    periods: tuple[str, ...] = ()
    """Ids of the periods it shows, in the order of periods.csv; () means all."""
    opens: tuple[str, ...] = ()
    """Ids of the periods that are switched on when the page opens; () means all."""
    focus: tuple[str, ...] = ()
    """Names of the countries in context/ that are drawn in the lighter tone, in the first language."""


@dataclass(frozen=True, slots=True)
class GroundSettings:
    """What lies under the maps beside the files of basemap/ and context/."""

    world: bool = True
    """Whether the land, lakes and rivers of the package are drawn."""
    relief: bool | None = None
    """Whether the slopes of the package are drawn on the land; None: as `world`."""

    borders: Literal["", "modern"] = ""
    """Which borders of the package are drawn: none, or those of today."""
    scan_bytes: int = 1_500_000
    """Most bytes of all scanned maps of a page."""
    tiles: str = ""
    """Address of a tile server that pages ask, with {z}, {x} and {y} in it; '' for none."""
    tiles_credit: str = ""
    """Whom pages credit for its tiles."""

    @property
    def shaded(self) -> bool:
        """Whether the slopes of the package are drawn."""
        return self.world if self.relief is None else self.relief


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned map that lies over the ground."""

    id: str
    """Its name, of letters, digits and hyphens."""
    title: str
    """What a reader sees, in the first language."""
    file: str
    """Path of its picture in the atlas folder."""
    titles: Texts = field(default_factory=dict[str, str])
    """The title by language."""
    points: str = ""
    """Path of its Georeference Annotation or world file; '' for the file beside it, or a GeoTIFF."""
    crs: str = ""
    """Reference system of a world file, such as EPSG:2154; '' for degrees."""
    source: str = ""
    """Where it is from, '' when not said."""
    licence: str = ""
    """The licence it is under, '' for that of the atlas."""
    start: str = ""
    """First day it is shown on, EDTF; '' for any."""
    end: str = ""
    """Last day it is shown on, likewise."""
    maps: tuple[str, ...] = ()
    """Ids of the maps that have it; () means all that it lies on."""
    width: int = 2000
    """Most pixels across, as pages have it."""
    opacity: float = 0.75
    """How strong it is drawn at first, 0 to 1."""
    shown: bool = True
    """Whether it is there when a page opens."""


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What a page calls the records of an atlas."""

    preset: str = "military"
    """military: units and their deployments; plain: names and their entries."""
    own: Mapping[str, Texts] = field(default_factory=dict[str, Texts])
    """Words of the atlas's own by language: `record` (one), `few` (2 to 4, where languages count so), `records` (many),
    `heading` (as a title), `unit` (of what there are records)."""


@dataclass(frozen=True, slots=True)
class AtlasConfig:
    """The whole of atlas.toml."""

    id: str = "atlas"
    """Short name of the atlas, of letters, digits and hyphens."""
    title: str = ""
    """Title in the first language."""
    titles: Texts = field(default_factory=dict[str, str])
    """The title by language."""
    subtitle: str = ""
    """Subtitle in the first language, '' for none."""
    subtitles: Texts = field(default_factory=dict[str, str])
    """The subtitle by language."""
    languages: tuple[str, ...] = ("en",)
    """Language codes; the first is that of columns without a suffix."""
    licence: str = ""
    """Licence of the data, as written."""
    licence_url: str = ""
    """Address of the licence text, '' for none."""
    credit: str = ""
    """Whom the page credits."""
    dates: DateSettings = field(default_factory=DateSettings)
    """How wide `~` is."""
    ground: GroundSettings = field(default_factory=GroundSettings)
    """What lies under the maps."""
    words: RecordWords = field(default_factory=RecordWords)
    """What pages call the records."""
    quantities: tuple[QuantityColumn, ...] = ()
    """The figures of deployments.csv, in the order they are shown."""
    columns: tuple[OwnColumn, ...] = ()
    """The texts of deployments.csv that no other atlas has, in the order they are shown, and labels of the others."""
    allegiances: tuple[Allegiance, ...] = ()
    """The sides, in the order of the legend."""
    scans: tuple[Scan, ...] = ()
    """Scanned maps, the lowest first."""
    fonts: tuple[str, ...] = ()
    """Paths of fonts in the atlas folder, for letters of pictures that the house has none for."""
    maps: tuple[MapSpec, ...] = ()
    """The pages; an atlas without [[maps]] has one, with the atlas's own id and title."""
    link_prefixes: Texts = field(default_factory=lambda: LINK_PREFIXES)
    """Prefix of a link (wd) -> address with {id} in it."""
    message_origins: tuple[str, ...] | None = None
    """Origins a host page may speak from; None: any."""

    @property
    def language(self) -> str:
        """The first language, which columns without a suffix are in."""
        return self.languages[0]
