"""The page's own words: one plain file a language in static/words, and what an atlas calls its records."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

from stationed.dates.labels.own import Flat
from stationed.facts import words_language
from stationed.model import AtlasConfig, RecordWords
from stationed.model.own_labels import is_label, lent
from stationed.payload.block_types import Catalogue

FALLBACK = "en"
"""Language of the catalogue that fills the gaps of the others."""

_NAME = re.compile(r"[A-Za-z-]+")
_GAP = re.compile(r"\{(\w+)\}")


def catalogues(
    languages: Sequence[str], words: RecordWords | None = None, own: Mapping[str, Catalogue] | None = None
) -> dict[str, Catalogue]:
    """Return the catalogues of the languages that have one, English always among them.

    Parameters
    ----------
    languages : sequence of str
        Language codes, the first being that of the atlas.
    words : RecordWords, optional
        What the atlas calls its records; those of the catalogues when not given.
    own : mapping, optional
        Words that the atlas brings, by language; they come before all others. Of a language that is the atlas's alone
        the catalogue says as ``language.dates`` and ``language.figures`` where those are in English.
    """
    words, own = words or RecordWords(), own or {}
    named = {language: _file(words_language(language)) for language in sorted({FALLBACK, *languages})}
    return {
        language: {
            **catalogue,
            **_of_records(words, language, _spoken(languages, language)),
            **_of_atlas(own, language),
        }
        for language, catalogue in named.items()
        if catalogue or own.get(language)
    }


def _of_atlas(own: Mapping[str, Catalogue], language: str) -> dict[str, Any]:
    """The words of the page that an atlas brings, and what is in English beside them."""
    given = own.get(language, {})
    said = {key: text for key, text in given.items() if not is_label(key)}
    return (
        said | {f"language.{kind}": FALLBACK for kind in lent({language: cast("Flat", given)}, language)}
        if given
        else said
    )


def in_all_languages(key: str, config: AtlasConfig) -> dict[str, str]:
    """Return one of the page's words by language, English where a language has no catalogue of its own."""
    said = catalogues(config.languages, config.words)
    return {language: str(said.get(language, {}).get(key) or said[FALLBACK][key]) for language in config.languages}


def _spoken(languages: Sequence[str], language: str) -> str:
    """The language of the atlas's own words in a catalogue: English stands in for languages that have none."""
    return languages[0] if language == FALLBACK and languages and FALLBACK not in languages else language


def _of_records(words: RecordWords, language: str, spoken: str) -> Mapping[str, str]:
    """The texts in which an atlas's words take the place of those of the catalogue."""
    plain = _file(f"records/{words_language(language)}")
    own = {word: texts[spoken] for word, texts in words.own.items() if spoken in texts}
    if not plain or not (own or words.preset == "plain"):
        return {}
    own = _completed(own)
    known = {**(plain if words.preset == "plain" else {}), **own}
    found: dict[str, str] = {}
    for key, text in plain["texts"].items():
        gaps = {gap for gap in _GAP.findall(text) if gap in _WORDS}
        if gaps <= known.keys() and (words.preset == "plain" or gaps):
            found[key] = _GAP.sub(lambda gap: known.get(gap[1], gap[0]) if gap[1] in _WORDS else gap[0], text)
    return found


_WORDS = frozenset(("record", "few", "records", "heading", "unit"))


def _completed(own: Mapping[str, str]) -> dict[str, str]:
    """Own words with those that follow from them: one form for another, and a heading from the many."""
    found = dict(own)
    one, many = own.get("record", ""), own.get("records", "")
    if one or many:
        found |= {"record": one or many, "records": many or one, "few": own.get("few") or many or one}
        heading = many or one
        found["heading"] = own.get("heading") or heading[:1].upper() + heading[1:]
    return found


@cache
def _file(name: str) -> Mapping[str, Any]:
    file = files("stationed") / "static" / "words" / f"{name}.json"
    plain = all(_NAME.fullmatch(part) for part in name.split("/"))
    return json.loads(file.read_text(encoding="utf-8")) if plain and file.is_file() else {}
