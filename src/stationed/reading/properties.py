"""The properties of features -> columns of text, one for each name that occurs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import chain, repeat
from operator import contains
from typing import cast, overload

from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.geometry import shown
from stationed.reading.values import Object, is_list, members_named, objects_of

NO_NUMBERS = frozenset({"nan", "inf", "-inf"})
"""What Python writes for the numbers that JSON does not have."""
LISTS = frozenset({"links", "source_ids", "label"})
"""Properties that may be lists; they are joined by ; as in a cell."""
STRUCTURED = frozenset({"names"})
"""Properties that are lists of objects; they become JSON text, as a GeoPackage has them."""


def properties_of(features: list[Object]) -> list[Object]:
    """Return the properties of each feature, the id beside them included when they have none."""
    own = objects_of(members_named(features, "properties"))
    if not any(map(contains, features, repeat("id"))):
        return own
    return [
        {"id": feature["id"], **there} if "id" in feature and "id" not in there else there
        for feature, there in zip(features, own, strict=True)
    ]


class Ids(Sequence[str]):
    """The ids of features, which only findings ask for."""

    def __init__(self, properties: list[Object]) -> None:
        self._properties = properties

    def __len__(self) -> int:
        return len(self._properties)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return Ids(self._properties[place])
        return cell(self._properties[place].get("id")) or ""


def cell(value: object) -> str | None:
    """Return the text of a property that is text, number, true, false or null; None for a list or an object."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value) if isinstance(value, int) else None


def text_columns(
    properties: list[Object],
    *,
    rows: Sequence[int],
    ids: Sequence[str],
    known: Callable[[str], bool],
    file: str,
) -> tuple[dict[str, list[str]], list[Finding]]:
    """Return the properties as columns of text, one for each name that occurs."""
    findings: list[Finding] = []
    columns: dict[str, list[str]] = {}
    for name in dict.fromkeys(chain.from_iterable(properties)):
        if not known(name):
            columns[name] = [""] * len(properties)
            continue
        values = members_named(properties, name)
        kinds = set(map(type, values))
        if kinds <= {str, type(None)}:
            texts = cast("list[str | None]", values)
            columns[name] = cast("list[str]", texts) if kinds == {str} else [text or "" for text in texts]
            continue
        column: list[str] = []
        for place, value in enumerate(values):
            text = value if type(value) is str else cell(value)
            if text is None:
                text = _structured(name, value)
            if text is None or text in NO_NUMBERS:
                findings += _unusual(name, value, row=rows[place], id_=ids[place], file=file)
            column.append(text or "")
        columns[name] = column
    return columns, findings


def _structured(name: str, value: object) -> str | None:
    """Return a list as text where lists belong: joined by ; or, for lists of objects, as JSON."""
    if name in STRUCTURED:
        return json.dumps(value, ensure_ascii=False)
    if name in LISTS and is_list(value):
        parts = [cell(part) for part in value]
        return ";".join(part for part in parts if part) if None not in parts else None
    return None


def _unusual(name: str, value: object, *, row: int, id_: str, file: str) -> list[Finding]:
    """Return the finding for a value that is no text: a list, an object, or one of the numbers JSON does not have."""
    if not isinstance(value, float):
        return [] if isinstance(value, str) else [_wrong_type(name, value, row=row, id_=id_, file=file)]
    return [
        found(
            "json-number",
            "the property holds a number that JSON does not have",
            file=file,
            row=row,
            id=id_,
            column=name,
            got=shown(value),
            expected="text, a finite number or null",
            fix="Write null if it is not known.",
        )
    ]


def _wrong_type(name: str, value: object, *, row: int, id_: str, file: str) -> Finding:
    listable = name in LISTS
    return found(
        "value-type",
        f"the property holds {'a list' if is_list(value) else 'an object'}"
        + (" of something else than text" if listable else ""),
        file=file,
        row=row,
        id=id_,
        column=name,
        got=shown(value),
        expected='a list of text: ["a", "b"]' if listable else "text",
        fix="Write the text itself.",
    )
