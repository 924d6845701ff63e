"""Checks on the languages of an atlas: whether the page has words of its own in them."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.checking.fault import Fault
from stationed.checking.scene import Scene
from stationed.facts import PAGE_LANGUAGES, words_language
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.model.own_labels import lent
from stationed.reading.settings import LANGUAGE


def check_languages(scene: Scene) -> Iterator[Finding]:
    """Return findings on the languages that atlas.toml lists, and on those of quotations.

    Yields
    ------
    Finding
        `language-words`, `language-quotation`.
    """
    yield from scene.claims.each("quotation_language", _no_language)
    for language in dict.fromkeys(scene.tables.config.languages):
        rest = lent(scene.tables.own_words, language)
        if not scene.tables.own_words.get(language):
            rest = ("controls", *rest)
        if rest and not words_language(language):
            yield found(
                "language-words",
                f"the page has no words of its own in this language: its {listed(rest)} will be in English",
                file="atlas.toml",
                column="languages",
                got=language,
                expected=f"one of {', '.join(PAGE_LANGUAGES)} for a page that is in one language throughout",
                fix="Nothing has to be done: titles, names and notes are shown as the atlas gives them. "
                f"Words for {listed(rest)} may stand in words/{language}.json.",
            )


def _no_language(text: str) -> Fault | None:
    if not text.strip() or LANGUAGE.match(text.strip()):
        return None
    return {
        "code": "language-quotation",
        "problem": "the language of the quotation is no code of a language, so readers are not told it",
        "expected": "a BCP 47 code such as de, ru or zh-Hant",
        "fix": "Write the code, or leave the cell blank where the quotation is in the atlas's first language.",
    }
