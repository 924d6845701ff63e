"""The page's own words: one plain file a language in static/words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from stationed.payload.block_types import Catalogue

FALLBACK = "en"
"""Language of the catalogue that fills the gaps of the others."""

_NAME = re.compile(r"[A-Za-z-]+")


def catalogues(languages: Sequence[str]) -> dict[str, Catalogue]:
    """Return the catalogues of the languages that have one, English always among them."""
    found = {language: _catalogue(language) for language in sorted({FALLBACK, *languages})}
    return {language: dict(catalogue) for language, catalogue in found.items() if catalogue}


def in_all_languages(key: str, languages: Sequence[str]) -> dict[str, str]:
    """Return one of the page's words by language, English where a language has no catalogue of its own."""
    said = catalogues(languages)
    return {language: str(said.get(language, {}).get(key) or said[FALLBACK][key]) for language in languages}


@cache
def _catalogue(language: str) -> Catalogue:
    file = files("stationed") / "static" / "words" / f"{language}.json"
    return json.loads(file.read_text(encoding="utf-8")) if _NAME.fullmatch(language) and file.is_file() else {}
