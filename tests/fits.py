"""faults: in what a value does not fit a JSON schema, for those words of JSON Schema that block.schema.json uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "null": type(None),
    "array": list,
    "object": dict,
}
WORDS = {
    *("$defs", "$ref", "$schema", "title", "description", "type", "enum", "const", "anyOf", "items", "prefixItems"),
    *("minItems", "maxItems", "properties", "required", "patternProperties", "additionalProperties"),
}


def faults(value: Any, root: dict[str, Any], schema: dict[str, Any] | None = None) -> list[str]:
    """Return what does not fit, each with its place."""
    return list(_faults(value, root if schema is None else schema, root, ""))


def _faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    assert set(schema) <= WORDS, f"a word that is not understood: {set(schema) - WORDS}"
    if "$ref" in schema:
        yield from _faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema and all(list(_faults(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: fits none of the forms"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: got {value!r}, expected {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: got {value!r}, expected one of {schema['enum']}"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) and not isinstance(value, bool) for kind in kinds):
        found = next(kind for kind, one in TYPES.items() if isinstance(value, one))
        yield f"{at}: got a {found}, expected {' or '.join(kinds)}"
    elif isinstance(value, list):
        yield from _of_list(value, schema, root, at)
    elif isinstance(value, dict):
        yield from _of_object(value, schema, root, at)


def _of_list(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{at}: got {len(value)} items"
    forms = schema.get("prefixItems", [])
    for place, one in enumerate(value):
        form = forms[place] if place < len(forms) else schema.get("items", {})
        if form:
            yield from _faults(one, form, root, f"{at}.{place}")


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    begin = f"{at}." if at else ""
    for name in schema.get("required", []):
        if name not in value:
            yield f"{begin}{name}: missing"
    for name, one in value.items():
        forms = [schema["properties"][name]] if name in schema.get("properties", {}) else []
        forms += [form for like, form in schema.get("patternProperties", {}).items() if re.search(like, name)]
        rest = schema.get("additionalProperties", True)
        if forms or isinstance(rest, dict):
            for form in forms or [rest]:
                yield from _faults(one, form, root, f"{begin}{name}")
        elif rest is False:
            yield f"{begin}{name}: not in the schema"
