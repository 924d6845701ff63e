"""A book in a language that the package has no words in says its dates in English, and that they are."""

from __future__ import annotations

import pytest

from stationed.figures.book import _dates_language


class Said:
    """What is asked of a reader."""

    def __init__(self, language, words):
        self.language, self.block = language, {"words": words}


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("ru", {"en": {}, "ru": {}}, "ru"),
        ("ka", {"en": {}}, "en"),
        ("ka", {"en": {}, "ka": {"language.dates": "en"}}, "en"),
        ("ka", {"en": {}, "ka": {}}, "ka"),
    ],
    ids=["of the package", "no words", "words without dates", "words with dates"],
)
def test_dates_of_a_book_are_marked_with_the_language_they_are_in(language, words, expected):
    assert _dates_language(Said(language, words)) == expected
