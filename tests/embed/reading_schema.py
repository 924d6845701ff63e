"""A small reading of JSON Schema: the words that messages.schema.json uses, and no others."""

from __future__ import annotations

import re
from typing import Any

KINDS = {"object": dict, "array": list, "string": str, "null": type(None), "integer": int, "number": (int, float)}
WORDS = {
    *("$schema", "$defs", "$ref", "title", "description", "oneOf", "anyOf", "not", "const", "enum", "type", "pattern"),
    *("properties", "required", "additionalProperties", "minProperties", "maxProperties", "items", "maxLength"),
    *("minimum", "maximum"),
}


def fits(value: Any, schema: dict[str, Any] | bool, root: dict[str, Any]) -> bool:
    """Whether a value is as the schema says."""
    if isinstance(schema, bool):
        return schema
    assert set(schema) <= WORDS, f"words that are not read here: {set(schema) - WORDS}"
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    if "oneOf" in schema and sum(fits(value, one, root) for one in schema["oneOf"]) != 1:
        return False
    if "anyOf" in schema and not any(fits(value, one, root) for one in schema["anyOf"]):
        return False
    if "not" in schema and fits(value, schema["not"], root):
        return False
    return _is_simple(value, schema) and _has_parts(value, schema, root)


def _is_simple(value: Any, schema: dict[str, Any]) -> bool:
    if "const" in schema and (value != schema["const"] or isinstance(value, bool) != isinstance(schema["const"], bool)):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and (isinstance(value, bool) or not any(isinstance(value, KINDS[kind]) for kind in kinds)):
        return False
    if isinstance(value, str):
        return len(value) <= schema.get("maxLength", len(value)) and bool(re.search(schema.get("pattern", ""), value))
    if isinstance(value, int | float):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return True


def _has_parts(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if isinstance(value, list):
        return all(fits(item, schema.get("items", True), root) for item in value)
    if not isinstance(value, dict):
        return True
    if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
        return False
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    return set(schema.get("required", [])) <= set(value) and all(
        fits(part, known.get(name, others), root) for name, part in value.items()
    )
