"""A language is a file in each of four folders; one that lacks a file or a word would speak English in places."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from stationed.facts import PAGE_LANGUAGES

SOURCE = Path(__file__).parent.parent.parent / "src" / "stationed"
FOLDERS = ("static/words", "static/words/records", "dates/labels", "quantities/words")
PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")
OWN = {"about_exact", "number.units", "list.comma"}
"""Words that a language may have beyond those of English."""


def words_of(folder: str, language: str) -> dict[str, object]:
    return json.loads((SOURCE / folder / f"{language}.json").read_text(encoding="utf-8"))


def keys(words: dict[str, object]) -> set[str]:
    """The keys of a file without the forms of plurals, of which each language has its own."""
    return {PLURAL.sub("", key) for key in words} - OWN


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_of_words_has_the_languages_of_the_page(folder):
    assert sorted(path.stem for path in (SOURCE / folder).glob("*.json")) == list(PAGE_LANGUAGES)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_a_language_has_the_words_that_english_has(folder, language):
    assert keys(words_of(folder, language)) == keys(words_of(folder, "en"))
