"""Checks on the languages of an atlas: whether the page has words of its own in them."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.checking.scene import Scene
from stationed.facts import PAGE_LANGUAGES, words_language
from stationed.model import Finding
from stationed.model.codes import found


def check_languages(scene: Scene) -> Iterator[Finding]:
    """Return findings on the languages that atlas.toml lists.

    Yields
    ------
    Finding
        `language-words`.
    """
    for language in dict.fromkeys(scene.tables.config.languages):
        if not words_language(language):
            yield found(
                "language-words",
                "the page has no words of its own in this language: its controls, dates and figures will be in English",
                file="atlas.toml",
                column="languages",
                got=language,
                expected=f"one of {', '.join(PAGE_LANGUAGES)} for a page that is in one language throughout",
                fix="Nothing has to be done: titles, names and notes are shown as the atlas gives them.",
            )
