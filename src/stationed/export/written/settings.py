"""settings_toml: what atlas.toml says -> atlas.toml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from stationed.model import LINK_PREFIXES, Allegiance, AtlasConfig, MapSpec, QuantityColumn, RecordWords, Scan, Texts
from stationed.writing import toml_lines


def settings_toml(config: AtlasConfig) -> bytes:
    """Return atlas.toml in UTF-8; keys that have no value are left out."""
    first = config.language
    lines = [
        *toml_lines({"id": config.id}),
        *_texts("title", config.title, config.titles, first),
        *_texts("subtitle", config.subtitle, config.subtitles, first),
        *toml_lines({"languages": list(config.languages)}),
        *toml_lines({"licence": config.licence, "licence_url": config.licence_url, "credit": config.credit}),
        *toml_lines({"fonts": list(config.fonts)} if config.fonts else {}),
        "\n[dates]",
        *toml_lines({field.name: getattr(config.dates, field.name) for field in fields(config.dates)}),
        "\n[ground]",
        *toml_lines({field.name: getattr(config.ground, field.name) for field in fields(config.ground)}),
        *_words(config.words, first),
        "\n[links]",
        *toml_lines({key: value for key, value in config.link_prefixes.items() if LINK_PREFIXES.get(key) != value}),
    ]
    if config.message_origins is not None:
        lines += ["\n[messages]", *toml_lines({"origins": list(config.message_origins)})]
    for figure in config.quantities:
        lines += ["\n[[quantities]]", *_quantity(figure, first)]
    for column in config.columns:
        lines += [
            "\n[[columns]]",
            *toml_lines({"name": column.name}),
            *_texts("label", column.label, column.labels, first),
        ]
    for side in config.allegiances:
        lines += ["\n[[allegiances]]", *_allegiance(side, first)]
    for scan in config.scans:
        lines += ["\n[[scans]]", *_scan(scan, first)]
    for spec in config.maps:
        lines += ["\n[[maps]]", *_map(spec, first)]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _words(words: RecordWords, first: str) -> Iterator[str]:
    """What the records are called; nothing for an atlas that leaves it to the page."""
    if words.own or words.preset != "military":
        yield "\n[words]"
        yield from toml_lines({"preset": words.preset})
        for name, texts in words.own.items():
            yield from _texts(name, texts.get(first, ""), texts, first)


def _quantity(figure: QuantityColumn, first: str) -> Iterator[str]:
    yield from toml_lines({"name": figure.name})
    yield from _texts("label", figure.label, figure.labels, first)
    yield from _texts("unit", figure.unit, figure.units, first)


def _allegiance(side: Allegiance, first: str) -> Iterator[str]:
    yield from toml_lines({"id": side.id})
    yield from _texts("label", side.label, side.labels, first)
    yield from toml_lines({"colour": side.colour, "language": side.language, "affiliation": side.affiliation})
    yield from toml_lines({"counted": side.counted})


def _scan(scan: Scan, first: str) -> Iterator[str]:
    yield from toml_lines({"id": scan.id, "file": scan.file, "points": scan.points, "crs": scan.crs})
    yield from _texts("title", scan.title, scan.titles, first)
    yield from toml_lines({"source": scan.source, "licence": scan.licence, "start": scan.start, "end": scan.end})
    yield from toml_lines({"maps": list(scan.maps), "width": scan.width, "opacity": scan.opacity, "shown": scan.shown})


def _map(spec: MapSpec, first: str) -> Iterator[str]:
    yield from toml_lines({"id": spec.id})
    yield from _texts("title", spec.title, spec.titles, first)
    yield from _texts("summary", spec.summary, spec.summaries, first)
    yield from toml_lines({"extent": None if spec.extent is None else [float(degree) for degree in spec.extent]})
    yield from toml_lines({"periods": list(spec.periods), "opens": list(spec.opens), "focus": list(spec.focus)})


def _texts(key: str, text: str, texts: Texts, first: str) -> Iterator[str]:
    """A text in the first language, then in the others."""
    yield from toml_lines({key: text})
    yield from toml_lines({f"{key}_{language}": other for language, other in texts.items() if language != first})
