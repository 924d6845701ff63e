"""Types of the data block and its parts.

Made from block.schema.json by tools/block/write.py; change the schema and run that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from numpy.typing import NDArray

ByLanguage: TypeAlias = "Mapping[str, str]"
"""A text by language code."""

Catalogue: TypeAlias = "Mapping[str, str | Sequence[str]]"
"""The page's own words in one language: a text by its key, or a list such as the months."""

ByPrefix: TypeAlias = "Mapping[str, str]"
"""A text by the prefix of a link, such as wd."""

ColumnName: TypeAlias = "str"
"""Name of a column of claims that an atlas or the schema of the tables declares."""

SymbolStep: TypeAlias = "Sequence[str | float]"
"""Path, fill, stroke and stroke width; frame, ink or none for a colour, of a dot solid and of its icon on."""

Numbers: TypeAlias = "NDArray[Any]"
"""A column of numbers; null is not known, flags are 0 and 1. A row of another table counts from 0, -1 is none."""

Column: TypeAlias = "Numbers | Texts"
"""A column of a table."""

Shapes: TypeAlias = "Sequence[Shape]"
"""Geometries, which tables number from 0."""


class Block(TypedDict):
    """The data block of one map."""

    format: Literal["stationed"]
    """What this is."""
    version: Literal[2]
    """Version of this description."""
    meta: Meta
    """What the map is called, where and when it is."""
    words: Mapping[str, Catalogue]
    """The page's own words by language, English always among them."""
    symbols: Sequence[SymbolDrawing]
    """Drawings of military symbols and plain marks, which `symbol` of units numbers from 0."""
    tables: BlockTables
    """The tables."""
    scale: int
    """Steps to a degree in `shapes`."""
    shapes: Shapes
    """Lines and areas, which tables number from 0, each once."""


class Meta(TypedDict):
    """What the map is called, where and when it is."""

    atlas: AtlasName
    """The atlas."""
    map: str
    """Id of the map."""
    title: ByLanguage
    """Title of the map."""
    subtitle: ByLanguage
    """Subtitle of the atlas."""
    summary: ByLanguage
    """Summary of the map."""
    languages: Sequence[str]
    """Language codes, the first one being that of columns without a suffix."""
    licence: Licence
    """Licence of the data."""
    credit: str
    """Whom the page credits, in the words of the atlas."""
    drawn: Sequence[str]
    """What of the package's ground the page credits besides, in its own words."""
    extent: Sequence[float]
    """West, south, east, north in degrees, WGS 84; east is beyond 180 when the map crosses the antimeridian."""
    domain: Sequence[int]
    """First and last day of the timeline."""
    periods: str
    """Ids of the periods that are switched on at first, joined by commas; blank: all."""
    quantities: Sequence[QuantityName]
    """The figures."""
    columns: Sequence[ShownColumn]
    """The columns of claims that are texts or words."""
    links: ByPrefix
    """Address of a link with `{id}` in it, by prefix."""
    origins: Sequence[str] | None
    """Origins that may speak to the page; null: any."""
    series: Sequence[Series]
    """Figures over time, the first being drawn first."""


class AtlasName(TypedDict):
    """The atlas that a map is of."""

    id: str
    """Id of the atlas."""
    title: ByLanguage
    """Its title."""


class Licence(TypedDict):
    """The licence of the data."""

    name: str
    """Its name."""
    url: str
    """Its address."""


class QuantityName(TypedDict):
    """A figure that claims state."""

    name: ColumnName
    """Its column in claims."""
    label: ByLanguage
    """What readers see."""
    unit: ByLanguage
    """What it counts."""


class ShownColumn(TypedDict):
    """A column of claims that the page shows as it is declared."""

    name: ColumnName
    """Its name in the block."""
    written: NotRequired[str]
    """Its name in deployments.csv and downloads, of a column of the atlas's own."""
    holds: Literal["text", "word"]
    """Free text, or a word of a vocabulary."""
    label: ByLanguage
    """What readers see."""
    shows: Sequence[Literal["card", "table", "search", "download"]]
    """The places where the page shows it under that label."""


class Series(TypedDict):
    """A figure over time; a row holds from its day until the next one."""

    name: str
    """Its name."""
    label: ByLanguage
    """What readers see."""
    days: Numbers
    """The days on which it changes."""
    low: Numbers
    """Lower bounds."""
    high: Numbers
    """Upper bounds."""
    open: Numbers
    """1: a figure without upper bound is in it."""


class SymbolDrawing(TypedDict):
    """The drawing of a military symbol or a plain mark, in milsymbol's units, y downwards."""

    key: str
    """Side, arm and echelon."""
    box: Sequence[float]
    """X, y, width and height of the frame."""
    head: float
    """Room for the echelon above it."""
    steps: Sequence[SymbolStep]
    """What is drawn, the frame first."""


class Texts(TypedDict):
    """A column of texts."""

    texts: Sequence[str]
    """Each distinct text once."""
    codes: Numbers
    """For each row the place of its text."""
    parts: NotRequired[Mapping[str, Numbers]]
    """Numbers by name, one for each distinct text."""
    slots: NotRequired[Mapping[str, Sequence[str]]]
    """Words by the name of a place in the texts, which are patterns."""


class Shape(TypedDict):
    """A geometry as whole-number steps."""

    k: Literal["P", "L", "A"]
    """Points, lines or rings of areas."""
    p: Sequence[Sequence[int]]
    """Parts: x0, y0, dx, dy, dx, dy ..., longitude first."""


class BlockTables(TypedDict):
    """The tables of a block."""

    periods: Table
    """A row for each layer."""
    units: Table
    """The units of the claims, and all formations above them."""
    allegiances: Table
    """The sides."""
    claims: Table
    """A row for each claim, deployment by deployment."""
    deployments: Table
    """A row for each deployment."""
    locations: Table
    """The locations of claims and events, and towns for orientation."""
    names: Table
    """The names of locations."""
    sources: Table
    """The sources that claims and events cite."""
    events: Table
    """The events within the timeline, in order of time."""
    context: Table
    """The dated background."""
    ground: Table
    """The undated ground."""
    relief: Table
    """Grey pictures of the slopes of the land."""
    scans: Table
    """Scanned maps, the lowest first."""
    story: Table
    """The steps of the story."""
    illustrations: Table
    """The pictures of the story."""


class Table(TypedDict):
    """A table: the schema names the columns of each."""

    n: int
    """Number of rows."""
    columns: dict[str, Column]
    """Its columns by name."""
