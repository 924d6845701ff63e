"""toml_lines and toml_value: settings -> lines of TOML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import cast

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
"""Characters of keys that need no quotation marks."""


def toml_lines(values: Mapping[str, object]) -> Iterator[str]:
    """Return a line for each value; blank texts, empty lists and None are the defaults and have none."""
    for key, value in values.items():
        if value not in ("", [], None):
            yield f"{_quoted(key) if set(key) - _BARE else key} = {toml_value(value)}"


def toml_value(value: object) -> str:
    """Return a text, a number, a truth value or a list of these as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, cast('list[object]', value)))}]"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's, with DEL escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
