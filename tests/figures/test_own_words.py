"""Pictures and books in a language that the package has no words in say what is in English, and that it is."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace

import pytest
from page_atlas import a_block, trial_atlas, with_config

from stationed.dates.labels import OwnWords
from stationed.figures.book import _dates_language, _language_of
from stationed.figures.figure import Asked, Figure
from stationed.model.own_labels import label_words


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


@pytest.mark.parametrize(
    ("own", "english"),
    [
        ({}, ["1 August – 2 September 1939", "sources differ"]),
        ({"legend.contested": "Tsqaroebi"}, ["1 August – 2 September 1939"]),
    ],
    ids=["no words", "a word of its own"],
)
def test_a_picture_marks_what_is_in_english(own, english):
    tables = replace(with_config(trial_atlas(), languages=("ka",)), own_words={"ka": own} if own else {})
    asked = Asked(start_date="1939-08-01", end_date="1939-09-02", periods=("all",))
    drawn = Figure(a_block(tables), asked).to_bytes("svg").decode()
    assert 'xml:lang="ka"' in drawn
    said = dict(re.findall(r'aria-label="([^"]*)"( xml:lang="en")?', drawn))
    assert [text for text in english if not said.get(text)] == []
    assert not any(said.get(text) for text in ("Place L-1", "Period war", "Tsqaroebi"))


def test_the_two_times_of_a_comparison_are_dated_in_the_words_of_the_atlas():
    words = {key.removeprefix("dates."): text for key, text in label_words("en").items() if key.startswith("dates.")}
    months = [f"tve-{number}" for number in range(1, 13)]
    own = OwnWords.of(words | {"cases.month.name": months})
    figure = Figure(a_block(), Asked(compare=("1936-05", "1939-08")), dates_in=own)
    assert figure.label.startswith("Between tve-5 1936 and tve-8 1939: ")


def test_a_pdf_marks_what_is_in_english(monkeypatch):
    told = {}

    def typeset(_, files):
        told.update(json.loads(files["said.json"]))
        return b""

    monkeypatch.setattr(sys.modules["stationed.figures.pdf"], "typeset", typeset)
    tables = with_config(trial_atlas(), languages=("ka",))
    asked = Asked(start_date="1939-08-01", end_date="1939-09-02", periods=("all",))
    Figure(a_block(tables), asked).to_bytes("pdf")
    said = {one["text"]: one["language"] for one in told["texts"]}
    assert (said["sources differ"], said["Place L-1"]) == ("en", "ka")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"en": {}}, "en"),
        ({"en": {}, "ka": {"table.title": "Tskhrili"}}, "ka"),
        ({"en": {}, "ka": {"table.title.other": "Tskhrili"}}, "ka"),
        ({"en": {}, "ka": {"table.unit": "Natsili"}}, "en"),
    ],
    ids=["no words", "its own", "its own in a plural", "not this word"],
)
def test_a_word_of_a_book_is_marked_with_the_language_it_is_in(words, expected):
    assert _language_of(Said("ka", words), "table.title") == expected
