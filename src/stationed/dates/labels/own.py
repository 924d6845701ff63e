"""OwnWords: words for dates that an atlas brings, for languages that have no file beside this one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

Flat = Mapping[str, "str | list[str]"]


@dataclass(frozen=True)
class OwnWords:
    """The words of one language, whole."""

    text: str
    """The words as JSON, of the form of en.json; two that say the same are the same."""

    @classmethod
    def of(cls, flat: Flat) -> OwnWords:
        """Return the words, of which each stands under its path: ``cases.month.name``, ``from.~``."""
        return cls(json.dumps(_nested(flat), ensure_ascii=False, sort_keys=True))


def _nested(flat: Flat) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, value in flat.items():
        *above, last = path.split(".")
        holder = found
        for name in above:
            holder = holder.setdefault(name, {})
        holder[last] = value
    return found


def flattened(words: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    """Return nested words under their paths: ``{"from": {"~": "about"}}`` as ``{"from.~": "about"}``."""
    found: dict[str, Any] = {}
    for name, value in words.items():
        inner = cast("dict[str, Any]", value) if isinstance(value, dict) else {}
        found |= flattened(inner, f"{above}{name}.") if inner else {f"{above}{name}": value}
    return found
