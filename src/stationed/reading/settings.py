"""The shape of atlas.toml, as pydantic models.

The description of each field is what its message says was expected, so it is written for people. Keys beyond these are
kept as extras: those that are a translated field with a language behind it (title_mn) are taken, others reported.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from stationed.dates import parse
from stationed.errors import DateError
from stationed.reading.origins import origin_of
from stationed.reading.tile_address import TILES_SAID, tiles_of

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
LANGUAGE = re.compile(
    r"[a-z]{2,3}"
    r"(?i:(?!.*(-[a-z0-9]+)(?=-|\Z).*\1(?=-|\Z))"
    r"(-[a-z]{4})?(-(?:[a-z]{2}|[0-9]{3}))?(-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)\Z"
)
"""Language, script, region and variants, none twice, as in BCP 47: what a browser takes. It throws at anything else."""
SYSTEM = re.compile(r"(EPSG:\d{4,6})?\Z")
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def _matching(pattern: re.Pattern[str]) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.match(text):
            raise ValueError(text)
        return text

    return AfterValidator(check)


def _extent(numbers: list[float]) -> list[float]:
    west, south, east, north = numbers
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90 and west != east):
        raise ValueError(numbers)
    return numbers


def _template(text: str) -> str:
    if not text.startswith(("https://", "http://")) or "{id}" not in text:
        raise ValueError(text)
    return text


def _of_scans(text: str) -> str:
    return _within("scans/", text)


def _of_fonts(text: str) -> str:
    return _within("fonts/", text or "/")


def _within(folder: str, text: str) -> str:
    if text and (not text.startswith(folder) or ".." in text.split("/") or text.endswith("/") or "\\" in text):
        raise ValueError(text)
    return text


def _matching_date() -> AfterValidator:
    def check(text: str) -> str:
        try:
            return parse(text).text if text not in ("", "..") else text
        except DateError as error:
            raise ValueError(text) from error

    return AfterValidator(check)


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text


Name = Annotated[str, _matching(NAME)]
Colour = Annotated[str, _matching(COLOUR)]
Filled = Annotated[str, AfterValidator(_filled)]
NAME_SAID = "a short name of letters a-z, digits, hyphens and underscores, such as khalkhin-gol"
COLOUR_SAID = "a colour as #rrggbb, such as #8c2d19"
PERIODS_SAID = 'a list of period ids, such as ["khalkhin-gol"]'
DAYS_SAID = "a whole number, 0 or more"


class Entry(BaseModel):
    """What all tables of the file share: nothing is converted, further keys are kept."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)


class DatesEntry(Entry):
    """[dates]: how wide ~ is."""

    circa_day: Annotated[int, Field(ge=0, le=10_000, description=DAYS_SAID)] = 7
    circa_month: Annotated[int, Field(ge=0, le=10_000, description=DAYS_SAID)] = 1
    circa_year: Annotated[int, Field(ge=0, le=10_000, description=DAYS_SAID)] = 1
    circa_decade: Annotated[int, Field(ge=0, le=10_000, description=DAYS_SAID)] = 5
    circa_century: Annotated[int, Field(ge=0, le=10_000, description=DAYS_SAID)] = 25


class GroundEntry(Entry):
    """[ground]: what lies under the maps."""

    world: Annotated[bool, Field(description="true or false")] = True
    relief: Annotated[bool | None, Field(description="true or false")] = None
    borders: Annotated[Literal["", "modern"], Field(description='"modern", or "" for none')] = ""
    scan_bytes: Annotated[int, Field(ge=0, le=20_000_000, description="bytes, 20000000 at most")] = 1_500_000
    tiles: Annotated[str, AfterValidator(tiles_of), Field(description=TILES_SAID)] = ""
    tiles_credit: Annotated[str, Field(description="text")] = ""


class ScanEntry(Entry):
    """[[scans]]: a scanned map."""

    id: Annotated[Name, Field(description=NAME_SAID)]
    title: Annotated[str, Field(description="text")] = ""
    file: Annotated[Filled, AfterValidator(_of_scans), Field(description='a picture, such as "scans/paris.jpg"')]
    points: Annotated[
        str, AfterValidator(_of_scans), Field(description='its annotation or world file, such as "scans/paris.json"')
    ] = ""
    crs: Annotated[str, _matching(SYSTEM), Field(description='a reference system by number, such as "EPSG:2154"')] = ""
    source: Annotated[str, Field(description="text")] = ""
    licence: Annotated[str, Field(description="text")] = ""
    start: Annotated[str, _matching_date(), Field(description="a date in EDTF, such as 1871")] = ""
    end: Annotated[str, _matching_date(), Field(description="a date in EDTF, such as 1871-05-28")] = ""
    maps: Annotated[list[str], Field(description='a list of map ids, such as ["paris"]')] = []
    width: Annotated[int, Field(ge=100, le=6000, description="pixels across, 100 to 6000")] = 2000
    opacity: Annotated[float, Field(ge=0, le=1, description="a number from 0 to 1")] = 0.75
    shown: Annotated[bool, Field(description="true or false")] = True


class WordsEntry(Entry):
    """[words]: what one record is called."""

    preset: Annotated[Literal["military", "plain"], Field(description="military or plain")] = "military"
    record: Annotated[str, Field(description="what one record is called, such as battle")] = ""
    few: Annotated[str, Field(description="the form behind 2, 3 and 4, in languages that have one")] = ""
    records: Annotated[str, Field(description="what many records are called, such as battles")] = ""
    heading: Annotated[str, Field(description="the same as a title, such as Battles")] = ""
    unit: Annotated[str, Field(description="what the records are of, as the head of a column, such as Ship")] = ""


class QuantityEntry(Entry):
    """[[quantities]]: a figure column of deployments.csv."""

    name: Annotated[Filled, Field(description="the name of a column of deployments.csv, such as men")]
    label: Annotated[str, Field(description="text")] = ""
    unit: Annotated[str, Field(description="text")] = ""


class ColumnEntry(Entry):
    """[[columns]]: a column of text of deployments.csv."""

    name: Annotated[Filled, Field(description="the name of a column of deployments.csv, such as weather")]
    label: Annotated[str, Field(description="text")] = ""


class AllegianceEntry(Entry):
    """[[allegiances]]: a side."""

    id: Annotated[Filled, Field(description="what units.csv writes in its column allegiance, such as soviet")]
    label: Annotated[str, Field(description="text")] = ""
    colour: Annotated[Colour, Field(description=COLOUR_SAID)] = ""
    language: Annotated[str, _matching(LANGUAGE), Field(description="a language code such as ru")] = ""
    affiliation: Annotated[
        Literal["", "friend", "hostile", "neutral", "unknown"],
        Field(description="friend, hostile, neutral or unknown"),
    ] = ""
    counted: Annotated[bool, Field(description="true or false")] = False


class MapEntry(Entry):
    """[[maps]]: a page."""

    id: Annotated[Name, Field(description=NAME_SAID)]
    title: Annotated[str, Field(description="text")] = ""
    summary: Annotated[str, Field(description="text")] = ""
    extent: Annotated[
        Annotated[list[float], Field(min_length=4, max_length=4), AfterValidator(_extent)] | None,
        Field(description="[west, south, east, north] in degrees, such as [87.0, 41.0, 120.5, 52.5]"),
    ] = None
    periods: Annotated[list[str], Field(description=PERIODS_SAID)] = []
    opens: Annotated[list[str], Field(description=PERIODS_SAID)] = []
    focus: Annotated[list[str], Field(description='a list of names of countries, such as ["Mongolia"]')] = []


class TableEntry(Entry):
    """[table]: what is said of the table beside it, for those who make an atlas of that."""

    file: Annotated[str, Field(description="the name of the table, such as ships.xlsx")] = ""
    sheet: Annotated[str, Field(description="the name of a sheet or layer")] = ""
    dates: Annotated[Literal["", "day-first", "month-first"], Field(description="day-first or month-first")] = ""
    spans: Annotated[bool | None, Field(description="true or false")] = None
    gap: Annotated[int | None, Field(ge=0, description="a whole number from 0")] = None
    columns: Annotated[
        dict[str, str], Field(description='a use for each column: [table.columns], Aerodrome = "place"')
    ] = {}


class MessagesEntry(Entry):
    """[messages]: who may drive the page."""

    origins: Annotated[
        list[Annotated[str, AfterValidator(origin_of)]] | None,
        Field(
            description='a list of origins as browsers send them: scheme, host and port, such as "https://museum.example"'
        ),
    ] = None


class AtlasEntry(Entry):
    """The whole file."""

    id: Annotated[Name, Field(description=NAME_SAID)]
    title: Annotated[Filled, Field(description="text")]
    subtitle: Annotated[str, Field(description="text")] = ""
    languages: Annotated[
        list[Annotated[str, _matching(LANGUAGE)]],
        Field(min_length=1, description='a list of language codes, the main one first, such as ["en", "mn"]'),
    ] = ["en"]
    licence: Annotated[str, Field(description="text")] = ""
    licence_url: Annotated[str, Field(description="text")] = ""
    credit: Annotated[str, Field(description="text")] = ""
    dates: Annotated[DatesEntry, Field(description="a table: [dates]")] = DatesEntry()
    ground: Annotated[GroundEntry, Field(description="a table: [ground]")] = GroundEntry()
    words: Annotated[WordsEntry, Field(description="a table: [words]")] = WordsEntry()
    quantities: Annotated[list[QuantityEntry], Field(description="tables: [[quantities]]")] = []
    columns: Annotated[list[ColumnEntry], Field(description="tables: [[columns]]")] = []
    allegiances: Annotated[list[AllegianceEntry], Field(description="tables: [[allegiances]]")] = []
    scans: Annotated[list[ScanEntry], Field(description="tables: [[scans]]")] = []
    fonts: Annotated[
        list[Annotated[str, AfterValidator(_of_fonts)]],
        Field(max_length=20, description='a list of files, 20 at most, such as ["fonts/NotoSansGeorgian-Regular.ttf"]'),
    ] = []
    maps: Annotated[list[MapEntry], Field(description="tables: [[maps]]")] = []
    links: Annotated[
        dict[str, Annotated[str, AfterValidator(_template)]],
        Field(description='an address with {id} in it, such as "https://www.wikidata.org/wiki/{id}"'),
    ] = {}
    table: Annotated[TableEntry, Field(description="a table: [table]")] = TableEntry()
    messages: Annotated[MessagesEntry, Field(description="a table: [messages]")] = MessagesEntry()


TRANSLATED = {
    "AtlasEntry": ("title", "subtitle"),
    "WordsEntry": ("record", "few", "records", "heading", "unit"),
    "QuantityEntry": ("label", "unit"),
    "ColumnEntry": ("label",),
    "AllegianceEntry": ("label",),
    "ScanEntry": ("title",),
    "MapEntry": ("title", "summary"),
}
"""Fields that may have a language behind them, by the name of their model."""
