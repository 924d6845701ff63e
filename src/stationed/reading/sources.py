"""sources.json (CSL-JSON, what Zotero exports) -> sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stationed.model import Finding, Fixed, Source
from stationed.model.codes import found
from stationed.model.near import Near, did_you_mean
from stationed.reading.csl import date_text, plain
from stationed.reading.geometry import shown
from stationed.reading.json_text import read_json
from stationed.reading.properties import cell
from stationed.reading.values import Object, is_list, is_object, object_of

FILE = "sources.json"


def read_sources(data: bytes) -> tuple[tuple[Source, ...], bool, list[Finding]]:
    """Return the sources of an atlas in file order.

    Parameters
    ----------
    data : bytes
        sources.json: a list of CSL-JSON items, or an object with the list under `items`.

    Returns
    -------
    tuple of Source
        Every item with an id.
    bool
        Whether every item of the file is among them.
    list of Finding
        `json-shape`, `source-id` and those of JSON and encoding.
    """
    value, findings = read_json(data, file=FILE)
    items = value.get("items") if is_object(value) else value
    if not is_list(items):
        if not any(finding.severity == "error" for finding in findings):
            findings.append(_not_a_list(value))
        return (), False, findings
    sources, whole, more = sources_of(items, file=FILE)
    return sources, whole, findings + more


def sources_of(items: Sequence[object], *, file: str) -> tuple[tuple[Source, ...], bool, list[Finding]]:
    """Return the sources that CSL items make, in their order; the rest as in `read_sources`."""
    findings: list[Finding] = []
    sources: list[Source] = []
    for row, item in enumerate(items, start=1):
        key = cell(object_of(item).get("id"))
        if is_object(item) and key and key.strip():
            sources.append(_source(item, key, row))
        else:
            findings.append(_unusable(item, row, file))
    return tuple(sources), len(sources) == len(items), findings


def _source(item: Object, key: str, row: int) -> Source:
    publisher, place = _text(item, "publisher"), _text(item, "publisher-place")
    return Source(
        source_id=key,
        title=_text(item, "title"),
        author=_names(item.get("author")) or _names(item.get("editor")),
        issued=date_text(item.get("issued")),
        container=_text(item, "container-title"),
        publisher=f"{place}: {publisher}" if place and publisher else place or publisher,
        url=_text(item, "URL"),
        accessed=date_text(item.get("accessed")),
        note=_text(item, "note"),
        licence=_text(item, "license") or _text(item, "licence"),
        csl=Fixed(item),
        row=row,
    )


def _text(item: Mapping[str, object], key: str) -> str:
    text = (cell(item.get(key)) or "").strip()
    return text if key == "URL" else plain(text)


def _names(people: object) -> str:
    """Return CSL names as 'Family, Given; Family, Given'."""
    names: list[str] = []
    for person in people if is_list(people) else []:
        if isinstance(person, str):
            names.append(plain(person.strip()))
        elif is_object(person):
            parts = [" ".join(filter(None, (_text(person, "non-dropping-particle"), _text(person, "family"))))]
            names.append(_text(person, "literal") or ", ".join(filter(None, [*parts, _text(person, "given")])))
    return "; ".join(name for name in names if name)


def _not_a_list(value: object) -> Finding:
    return found(
        "json-shape",
        "the file is not a list of CSL-JSON items",
        file=FILE,
        got=shown(value),
        expected='[{"id": "feskov2013", "type": "book", "title": ...}, ...]',
        fix="In Zotero choose Export Library, format CSL JSON.",
    )


def _unusable(item: object, row: int, file: str) -> Finding:
    if not is_object(item):
        return found(
            "json-shape",
            "the item is not a CSL-JSON object",
            file=file,
            row=row,
            got=shown(item),
            expected='{"id": ..., "type": ..., "title": ...}',
            fix="Take it out, or write the source as an object.",
        )
    near = Near(list(item)).to("id", most=1) if "id" not in item else ()
    return found(
        "source-id",
        "the source has no id, so nothing can refer to it",
        file=file,
        row=row,
        column="id",
        got=shown(item.get("id", item.get("title", ""))),
        expected="a short id such as feskov2013",
        fix=f"{did_you_mean(near)} Give it an id.".strip(),
    )
