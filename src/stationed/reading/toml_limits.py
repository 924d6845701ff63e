"""What may stand in atlas.toml at all: how large it is, how deep its tables lie, how long its numbers are."""

from __future__ import annotations

import re

from stationed.limits import SETTINGS_BYTES, SETTINGS_DEPTH, SETTINGS_LISTS, TEXT_LETTERS
from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.values import is_list, is_object

FILE = "atlas.toml"
_DOTTED = re.compile(
    r"(?:^|[\[{,])[ \t]*+(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}",
    re.MULTILINE,
)
"""A name of more than `SETTINGS_DEPTH` parts; for each of them the parser would keep all that stand before it."""
_LONG = re.compile(r"(?<![\w.])[+-]?(?:0[xob][0-9a-fA-F_]{16,}|[0-9][0-9_]{18,})")
_FIX = "Nothing else in the file was read, so further findings may follow from this one."


def refused_text(text: str) -> Finding | None:
    """Return a finding for settings that would cost too much to parse, None for all others."""
    if len(text) > SETTINGS_BYTES:
        return _refusal("the file is too large", f"{len(text):,} characters", f"{SETTINGS_BYTES:,} at most")
    if dotted := _DOTTED.search(text):
        line = _line(text, dotted.end())
        return _refusal(f"line {line}: a name has too many parts", "", f"fewer than {SETTINGS_DEPTH}, divided by dots")
    return None


def refused_values(raw: dict[str, object], text: str) -> Finding | None:
    """Return a finding for settings with too many entries, too deep tables, too long texts or a number beyond TOML."""
    for key, most in SETTINGS_LISTS.items():
        entries = raw.get(key)
        if (is_list(entries) or is_object(entries)) and len(entries) > most:
            return _refusal(f"there are too many {key}", f"{len(entries):,}", f"{most:,} at most")
    level: list[object] = [raw]
    for _ in range(SETTINGS_DEPTH):
        below: list[object] = []
        for value in level:
            if is_object(value):
                below += value.values()
            elif is_list(value):
                below += value
            elif isinstance(value, str) and len(value) > TEXT_LETTERS:
                got = f"{value[:20]!r}... ({len(value):,} characters)"
                return _refusal("a text is too long", got, f"{TEXT_LETTERS:,} characters at most")
            elif isinstance(value, int) and not -(2**63) <= value < 2**63:
                return long_number(text)
        level = below
        if not level:
            return None
    return _refusal("tables or lists are nested too deep", "", f"{SETTINGS_DEPTH} within each other at most")


def long_number(text: str) -> Finding:
    """Return the finding for a number of more than 64 bits."""
    long = _LONG.search(text)
    place = f"line {_line(text, long.start())}: " if long else ""
    got = f"{long[0][:20]}... ({len(long[0]):,} characters)" if long else ""
    return _refusal(f"{place}a number is too long", got, "whole numbers below 9,223,372,036,854,775,808")


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _refusal(problem: str, got: str, expected: str) -> Finding:
    return found("toml-syntax", problem, file=FILE, got=got, expected=expected, fix=f"Correct it. {_FIX}")
