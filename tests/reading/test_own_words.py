"""Words of the page that an atlas brings: what is taken, and what is said of the rest."""

from __future__ import annotations

import json

import pytest
from page_atlas import a_map
from small_atlas import a_small_atlas, changed

from stationed.checking import check_tables
from stationed.facts import page_words
from stationed.payload.say import say
from stationed.payload.words import catalogues
from stationed.reading import read_tables

GEORGIAN = changed("atlas.toml", 'languages = ["en", "ru"]', 'languages = ["en", "ru", "ka"]')


def read(tmp_path, words, language="ka", **files):
    text = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
    return read_tables(a_small_atlas(tmp_path, GEORGIAN | {f"words/{language}.json": text} | files))


def findings(tables, *codes):
    return [(one.code, one.column, one.got) for one in check_tables(tables) if one.code in codes]


def test_all_words_of_a_new_language_are_taken_and_nothing_is_missing(tmp_path):
    tables = read(tmp_path, dict(page_words("de")))
    assert findings(tables, "words-form", "words-missing", "words-unknown") == []
    assert catalogues(("en", "ka"), None, tables.own_words)["ka"] == {
        **page_words("de"),
        "language.dates": "en",
        "language.figures": "en",
    }


def test_a_word_of_the_atlas_comes_before_that_of_the_package(tmp_path):
    tables = read(tmp_path, {"legend.title": "Условные знаки"}, language="ru")
    said = catalogues(("en", "ru"), None, tables.own_words)["ru"]
    assert said["legend.title"] == "Условные знаки"
    assert said["theme.dark"] == page_words("ru")["theme.dark"]
    assert findings(tables, "words-form", "words-missing", "words-unknown") == []


def test_words_that_are_missing_are_counted_and_named(tmp_path):
    tables = read(tmp_path, {key: text for key, text in page_words("en").items() if not key.startswith("zoom.")})
    assert findings(tables, "words-missing") == [("words-missing", "", "zoom.in and zoom.out")]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("zoom.in", 7, "words-form"),
        ("zoom.in", " ", "words-form"),
        ("zoom.in", "{n}", "words-form"),
        ("time.range", "{first}", "words-form"),
        ("time.range", "{last}, {first}", None),
        ("months", ["I", "II"], "words-form"),
        ("months", "I", "words-form"),
        ("number.from", "many", "words-form"),
        ("number.from", "5", None),
        ("number.units", ["10000", "x"], "words-form"),
        ("count.sources.zero", "none", None),
        ("count.sources.few", "{n} few", None),
        ("count.sources.several", "{n}", "words-unknown"),
        ("zoom.im", "x", "words-unknown"),
    ],
)
def test_a_word_has_its_form_and_its_gaps(tmp_path, key, value, code):
    tables = read(tmp_path, {key: value})
    assert [found for found, _, _ in findings(tables, "words-form", "words-unknown")] == ([code] if code else [])
    assert (key in tables.own_words["ka"]) == (code is None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[1]", "words-form"),
        ("{", "json-syntax"),
        ("", "file-empty"),
        ('{"zoom.in": "a", "zoom.in": "b"}', "member-twice"),
    ],
)
def test_a_file_that_holds_no_words_is_said_to(tmp_path, text, code):
    assert code in {one.code for one in check_tables(read(tmp_path, text))}


@pytest.mark.parametrize("key", ["zoom.in", "months", "dates.circa", "dates", "no.such.word"])
def test_a_word_of_too_many_letters_is_refused(tmp_path, key):
    tables = read(tmp_path, {key: "x" * 2_001, "zoom.out": "y" * 2_000})
    assert findings(tables, "words-form") == [("words-form", key, "2,001")]
    assert tables.own_words["ka"] == {"zoom.out": "y" * 2_000}


def test_a_file_of_too_many_words_is_refused_unread(tmp_path):
    tables = read(tmp_path, "{" + " " * 999_999 + "}")
    assert findings(tables, "file-large", "words-unknown") == [("file-large", "", "1,000,001")]
    assert tables.own_words == {}


@pytest.mark.parametrize("name", ["kat.json", "readme.txt"])
def test_a_file_of_no_language_of_the_atlas_is_named(tmp_path, name):
    tables = read_tables(a_small_atlas(tmp_path, {f"words/{name}": "{}"}))
    assert [one.file for one in check_tables(tables) if one.code == "words-unknown"] == [f"words/{name}"]


def test_a_page_says_the_words_of_its_atlas(tmp_path):
    tables = read(tmp_path, {"count.sources.other": "{n} წყარო"})
    block = a_map(tables).layers.block
    assert say(block, "count.sources", 12, language="ka") == "12 წყარო"
    assert say(block, "zoom.in", language="ka") == "Zoom in"
