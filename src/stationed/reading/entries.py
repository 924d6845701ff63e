"""The validated entries of atlas.toml -> the frozen AtlasConfig that everything else uses."""

from __future__ import annotations

from pydantic import BaseModel

from stationed.dates import DateSettings
from stationed.model import (
    LINK_PREFIXES,
    Allegiance,
    AtlasConfig,
    Fixed,
    GroundSettings,
    MapSpec,
    OwnColumn,
    QuantityColumn,
    RecordWords,
    Scan,
    Texts,
)
from stationed.reading.origins import ANY
from stationed.reading.settings import (
    TRANSLATED,
    AllegianceEntry,
    AtlasEntry,
    ColumnEntry,
    MapEntry,
    ScanEntry,
    WordsEntry,
)


def to_config(entry: AtlasEntry) -> AtlasConfig:
    """Return the configuration of an atlas.

    Parameters
    ----------
    entry : AtlasEntry
        The validated file.

    Returns
    -------
    AtlasConfig
        Labels that are blank are the name with spaces for underscores; an atlas without maps has one, of all periods,
        with its own id and title.
    """
    languages = tuple(dict.fromkeys(entry.languages))
    first = languages[0]
    maps = tuple(_map(member, entry, first) for member in entry.maps)
    return AtlasConfig(
        id=entry.id,
        title=entry.title,
        titles=_texts(entry, "title", first),
        subtitle=entry.subtitle,
        subtitles=_texts(entry, "subtitle", first),
        languages=languages,
        licence=entry.licence,
        licence_url=entry.licence_url,
        credit=entry.credit,
        dates=DateSettings(**{name: getattr(entry.dates, name) for name in type(entry.dates).model_fields}),
        ground=GroundSettings(**{name: getattr(entry.ground, name) for name in type(entry.ground).model_fields}),
        words=_words(entry.words, first),
        quantities=tuple(_quantity(member, first) for member in entry.quantities),
        columns=tuple(_column(member, first) for member in entry.columns),
        allegiances=tuple(_allegiance(member, first) for member in entry.allegiances),
        scans=tuple(_scan(member, first) for member in entry.scans),
        fonts=tuple(entry.fonts),
        maps=maps or (MapSpec(id=entry.id, title=entry.title, titles=_texts(entry, "title", first)),),
        link_prefixes=Fixed({**LINK_PREFIXES, **entry.links}),
        message_origins=_origins(entry.messages.origins),
    )


def _origins(given: list[str] | None) -> tuple[str, ...] | None:
    """The origins, each once; None for any."""
    return None if given is None or ANY in given else tuple(dict.fromkeys(given))


def _texts(entry: BaseModel, name: str, first: str) -> Texts:
    """Return a translated field by language: the base field is in the first language."""
    extras = entry.model_extra or {}
    texts = {first: getattr(entry, name)} | {
        key.rpartition("_")[2]: value
        for key, value in extras.items()
        if key.startswith(f"{name}_") and isinstance(value, str)
    }
    return Fixed({language: text for language, text in texts.items() if text})


def _words(entry: WordsEntry, first: str) -> RecordWords:
    own = {name: _texts(entry, name, first) for name in TRANSLATED["WordsEntry"]}
    return RecordWords(entry.preset, Fixed({name: texts for name, texts in own.items() if texts}))


def _quantity(entry: BaseModel, first: str) -> QuantityColumn:
    name, label, unit = (getattr(entry, key) for key in ("name", "label", "unit"))
    labels = {first: label or name.replace("_", " ")} | dict(_texts(entry, "label", first))
    return QuantityColumn(
        name=name,
        label=labels[first],
        labels=Fixed(labels),
        unit=unit,
        units=_texts(entry, "unit", first),
    )


def _column(entry: ColumnEntry, first: str) -> OwnColumn:
    labels = {first: entry.label or entry.name.replace("_", " ")} | dict(_texts(entry, "label", first))
    return OwnColumn(entry.name, labels[first], Fixed(labels))


def _allegiance(entry: AllegianceEntry, first: str) -> Allegiance:
    labels = {first: entry.label or entry.id.replace("-", " ")} | dict(_texts(entry, "label", first))
    return Allegiance(
        id=entry.id,
        label=labels[first],
        labels=Fixed(labels),
        colour=long_colour(entry.colour),
        language=entry.language,
        affiliation=entry.affiliation,
        counted=entry.counted,
    )


def _scan(entry: ScanEntry, first: str) -> Scan:
    given = {name: getattr(entry, name) for name in ScanEntry.model_fields if name not in ("title", "maps")}
    titles = {first: entry.title or entry.id.replace("-", " ")} | dict(_texts(entry, "title", first))
    return Scan(title=titles[first], titles=Fixed(titles), maps=tuple(dict.fromkeys(entry.maps)), **given)


def _map(entry: MapEntry, atlas: AtlasEntry, first: str) -> MapSpec:
    titles = _texts(entry, "title", first) if entry.title else _texts(atlas, "title", first)
    west, south, east, north = entry.extent or (0.0, 0.0, 0.0, 0.0)
    return MapSpec(
        id=entry.id,
        title=entry.title or atlas.title,
        titles=titles,
        summary=entry.summary,
        summaries=_texts(entry, "summary", first),
        extent=(west, south, east, north) if entry.extent else None,
        periods=tuple(dict.fromkeys(entry.periods)),
        opens=tuple(dict.fromkeys(entry.opens)),
        focus=tuple(dict.fromkeys(entry.focus)),
    )


def long_colour(colour: str) -> str:
    """Return #rrggbb in small letters for #rgb or #rrggbb; '' stays ''."""
    digits = colour.removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}" if digits else ""
