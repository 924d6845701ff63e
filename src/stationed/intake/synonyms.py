"""The names that columns have in five languages -> what they may be used as, and the language that they tell.

The names are a table, synonyms.json. Some names of a role stand there by themselves, as role/kind: of units those of
what never leaves its place (unit/stays), of sides those of a country (side/country).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from stationed.model.near import fold

_BETWEEN_WORDS = re.compile(r"[\s_/,.:;&+-]+|(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-Я])")
_COMPOUND = re.compile(r"(.{3,}?)s?(datum|jahr)", re.IGNORECASE)
_SHORT = 3
"""Letters of a word that may be no more than a preposition."""
_TELLING = 2
"""So many names at least tell a language; one alone is chance."""


def roles_called(key: str) -> tuple[str, ...]:
    """Return the roles that a folded name may stand for, none for a name that is not known."""
    return _roles().get(key, ())


def is_called(key: str, kind: str) -> bool:
    """Tell whether a folded name is one of a kind of names, such as ``side/country``."""
    return key in _kinds()[kind]


def words_in(name: str) -> list[str]:
    """Return the words of a name: placeLabel has two, Gründungsjahr, a German compound, the parts Gründung and jahr.

    A word as short as *de* says something at an end of the name alone, as in *To Year* and *Bestand ab*: in *Fecha de
    salida* it is no French *from*.
    """
    found: list[str] = []
    words = _BETWEEN_WORDS.split(name)
    for place, word in enumerate(words):
        if len(word) <= _SHORT and 0 < place < len(words) - 1:
            continue
        compound = _COMPOUND.fullmatch(word)
        found += [compound[1], compound[2]] if compound else [word]
    return found


def language_told(names: Sequence[str]) -> str:
    """Return the language that has more of some names of columns than any other; '' when none has, or only English.

    Names that are English as well, such as Division, tell nothing.
    """
    told: Counter[str] = Counter()
    for name in names:
        known = _languages().get(fold(name) or name, frozenset())
        told.update({"en"} if "en" in known else known)
    first, second = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[0] != "en" and first[1] >= _TELLING and first[1] > second[1] else ""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """Role, or role/kind -> language -> names."""
    return json.loads((files("stationed.intake") / "synonyms.json").read_text(encoding="utf-8"))


@cache
def _roles() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for part, languages in _table().items():
        for names in languages.values():
            for name in names:
                found.setdefault(fold(name) or name, {})[part.partition("/")[0]] = None
    return {key: tuple(roles) for key, roles in found.items()}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {
        part: frozenset(fold(name) for names in languages.values() for name in names)
        for part, languages in _table().items()
    }


@cache
def _languages() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for languages in _table().values():
        for language, names in languages.items():
            for name in names:
                found.setdefault(fold(name) or name, set()).add(language)
    return {key: frozenset(languages) for key, languages in found.items()}
