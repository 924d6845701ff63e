"""Words for dates and figures that an atlas brings: what is taken, and what is said of the rest."""

from __future__ import annotations

import json

import pytest
from page_atlas import a_map
from small_atlas import a_small_atlas, changed

import stationed
from stationed.checking import check_tables
from stationed.dates import label
from stationed.facts import PAGE_LANGUAGES
from stationed.model.own_labels import dates_in, figures_in, label_words
from stationed.page.unscripted import unscripted
from stationed.quantities import label_quantity
from stationed.reading import read_tables

PLACE = changed("atlas.toml", 'languages = ["en", "ru"]', 'languages = ["ka", "en"]')
MONTHS = [f"თვე-{number}" for number in range(1, 13)]
"""Months that no package has."""


def nested(language):
    """The package's own words in the form in which its files have them, as an atlas copies them."""
    found = {"dates": {}, "figures": {}}
    for path, text in label_words(language).items():
        *above, last = path.split(".")
        holder = found
        for name in above:
            holder = holder.setdefault(name, {})
        holder[last] = text
    return found


def read(tmp_path, words):
    return read_tables(a_small_atlas(tmp_path, PLACE | {"words/ka.json": json.dumps(words)}))


def codes(tables, *wanted):
    return [(one.code, one.column, one.got) for one in check_tables(tables) if one.code in wanted]


def georgian():
    words = nested("en")
    words["dates"]["cases"]["month"]["name"] = MONTHS
    words["figures"] |= {"about": "დაახლ. {figure}", "separator": "\u00a0"}
    return words


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_words_as_the_package_has_them_are_taken_whole(tmp_path, language):
    tables = read(tmp_path, nested(language))
    assert codes(tables, "words-form", "words-unknown") == []
    own = dates_in(tables.own_words, "ka")
    for start, end in (("1939-05~", "1939-08-20"), ("1939-21", ".."), ("[1936,1938]", ""), ("194X", "1950?")):
        assert label(start, end, own) == label(start, end, language)
    figures = figures_in(tables.own_words, "ka")
    assert label_quantity("8000..11000~", "ka", figures) == label_quantity("8000..11000~", language)


def test_dates_and_figures_are_said_in_the_words_of_the_atlas(tmp_path):
    tables = read(tmp_path, georgian())
    block = a_map(tables).layers.block
    claims = block["tables"]["claims"]["columns"]
    assert MONTHS in claims["dates_ka"]["slots"].values()
    assert "language.dates" not in block["words"]["ka"]
    assert not any(key.startswith(("dates.cases", "figures.")) for key in block["words"]["ka"])
    assert codes(tables, "language-words") == []


def test_two_atlases_in_one_process_keep_their_own_words(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    other = georgian()
    other["dates"]["cases"]["month"]["name"] = [f"m{number}" for number in range(1, 13)]
    one, two = read(tmp_path / "a", georgian()), read(tmp_path / "b", other)
    assert label("1939-05", "1939-05", dates_in(one.own_words, "ka")) == "თვე-5 1939"
    assert label("1939-05", "1939-05", dates_in(two.own_words, "ka")) == "m5 1939"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("cases.month.name", MONTHS[:11], "words-form"),
        ("cases.month.name", ["{x}", *MONTHS[1:]], "words-form"),
        ("cases.month.genitive", MONTHS, None),
        ("cases.month.genitive", MONTHS[:3], "words-form"),
        ("cases.moon.name", MONTHS, "words-unknown"),
        ("from.~", "{name}-დან", None),
        ("from.~", "დან", "words-form"),
        ("from.~", "{name.__class__}", "words-form"),
        ("from.~", "{name:>999999999}", "words-form"),
        ("from.~", "{nominative}", "words-form"),
        ("from.!", "{name}", "words-unknown"),
        ("kinds.day.name", "{year_name} {month}. {day}", None),
        ("kinds.day.name", "{year_name} {month_name}", "words-form"),
        ("kinds.day.name", "{year_name} {month_genitive} {day}", "words-form"),
        ("range.days_of_month", "{b_day}-{b_day} {b_month_name} {b_year_name}", "words-form"),
        ("range.days_of_month", "{b_year_name} {a_month_name} {a_day}-{b_day}", None),
        ("span.both", 7, "words-form"),
        ("date_unknown", "{", "words-form"),
    ],
)
def test_a_word_has_the_places_that_are_filled_in(tmp_path, path, value, code):
    tables = read(tmp_path, nested("en") | {f"dates.{path}": value})
    found = codes(tables, "words-form", "words-unknown")
    assert found == ([(code, f"dates.{path}", found[0][2])] if code else [])


def test_half_of_the_words_are_counted_and_none_of_them_is_used(tmp_path):
    tables = read(tmp_path, {"dates": {"cases": {"month": {"name": MONTHS}}}})
    (got,) = [got for _, _, got in codes(tables, "words-missing") if got.startswith("dates.")]
    assert got.startswith("dates.separator, dates.cases.season.name.21, dates.cases.season.name.22")
    assert dates_in(tables.own_words, "ka") == "ka"
    assert a_map(tables).layers.block["words"]["ka"]["language.dates"] == "en"


def test_a_further_case_of_the_seasons_has_them_all(tmp_path):
    words = nested("en")
    words["dates"]["cases"]["season"]["genitive"] = {"21": "x"}
    tables = read(tmp_path, words)
    (got,) = [got for _, _, got in codes(tables, "words-missing") if got.startswith("dates.")]
    assert got.startswith("dates.cases.season.genitive.22")


def test_without_scripts_dates_in_english_are_marked_as_such_and_those_of_the_atlas_are_not(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    lent = unscripted(a_map(read(tmp_path / "a", {"table.dates": "თარიღი"})).layers.block)
    assert "<td lang=en>from " in lent
    assert '<th scope="col">თარიღი</th>' in lent
    assert '<th scope="col"><span lang=en>Place</span></th>' in lent
    own = unscripted(a_map(read(tmp_path / "b", georgian() | {"table.dates": "თარიღი"})).layers.block)
    assert "<td lang=en>" not in own


def test_a_picture_says_its_days_in_the_words_of_the_atlas(tmp_path):
    read(tmp_path, georgian())
    figure = stationed.read(tmp_path / "atlas").figure(date="1939-05", language="ka")
    assert figure.label.startswith("თვე-5 1939")


@pytest.mark.parametrize(("kind", "value"), [("dates", 5), ("dates", {}), ("figures", ["about"])])
def test_what_is_no_object_of_words_is_named(tmp_path, kind, value):
    assert [code for code, column, _ in codes(read(tmp_path, {kind: value}), "words-form") if column == kind]
