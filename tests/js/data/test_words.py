"""words.js writes numbers as Unicode's rules for the language do (node's Intl), without loading them in the page."""

from __future__ import annotations

import random

import pytest

from stationed.dates import day_number
from stationed.payload.words import catalogues

FILES = ["data/words"]
RANDOM = random.Random(11)
WHOLE = [0, 7, 999, 1000, 9999, 12345, 999999, 1234567, -1, -1234, *(RANDOM.randrange(10**9) for _ in range(500))]
PARTS = [0.5, 0.125, 1234.5678, -1234.25, 0.0004, 99.9996, *(RANDOM.uniform(-1e6, 1e6) for _ in range(500))]
BOTH = """data.numbers.map((number) => {
  const words = new Words(data.words, data.language);
  return [words.number(number), new Intl.NumberFormat(data.language).format(number)];
})"""


def given(language, numbers):
    return {"words": catalogues([language]), "language": language, "numbers": numbers}


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ja", "mn", "ru", "zh"])
def test_numbers_are_written_as_the_rules_of_the_language_write_them(in_node, language):
    for ours, rules in in_node(FILES, BOTH, given(language, WHOLE + PARTS)):
        assert ours == rules


def test_arabic_numbers_are_in_western_digits_grouped_as_its_rules_group_them(in_node):
    both = BOTH.replace("NumberFormat(data.language)", "NumberFormat('ar-u-nu-latn')")
    for ours, rules in in_node(FILES, both, given("ar", [number for number in WHOLE + PARTS if number >= 0])):
        assert ours == rules


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 not located", "2 not located"]),
        ("ar", ["غير محدد الموقع: 1", "غير محدد الموقع: 2"]),
        ("zh", ["1处位置未考定", "2处位置未考定"]),
    ],
)
def test_a_language_with_one_form_for_all_numbers_speaks_no_english(in_node, language, said):
    expression = "[1, 2].map((n) => new Words(data.words, data.language).say('legend.unlocated', { n }))"
    assert in_node(FILES, expression, given(language, [])) == said


@pytest.mark.parametrize(
    ("n", "said"),
    [
        *((0, "لا مصادر"), (1, "مصدر واحد"), (2, "مصدران"), (3, "3 مصادر"), (10, "10 مصادر"), (11, "11 مصدرًا")),
        *((99, "99 مصدرًا"), (100, "100 مصدر"), (103, "103 مصادر"), (1111, "1,111 مصدرًا")),
    ],
)
def test_arabic_counts_in_six_forms(in_node, n, said):
    expression = "new Words(data.words, data.language).say('count.sources', { n: data.numbers[0] })"
    assert in_node(FILES, expression, given("ar", [n])) == said


def test_numbers_of_a_catalogue_without_marks_are_left_to_the_rules(in_node):
    found = in_node(FILES, "new Words({en: {}, de: {}}, 'de').number(1234567.5)")
    assert found == "1.234.567,5"


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        *(("en", 999, "999"), ("en", 1000, "1K"), ("en", 1234, "1.2K"), ("en", 9949, "9.9K"), ("en", 9951, "10K")),
        *(("en", 12345, "12K"), ("en", 999499, "999K"), ("en", 999500, "1M"), ("en", 1234567, "1.2M")),
        *(("ru", 12345, "12\u00a0тыс."), ("ru", 1234567, "1,2\u00a0млн"), ("mn", 1234567, "1.2\u00a0сая")),
        *(("zh", 9999, "9,999"), ("zh", 10000, "1万"), ("zh", 12345, "1.2万"), ("zh", 1234567, "123万")),
        *(("zh", 99994999, "9,999万"), ("zh", 99995000, "1亿"), ("ja", 123456789, "1.2億")),
        *(("ar", 12345, "12\u00a0ألف"), ("ar", 1234567, "1.2\u00a0مليون")),
    ],
)
def test_short_numbers_have_two_figures_and_a_word_for_the_rest(in_node, language, number, expected):
    say = "new Words(data.words, data.language).short(data.numbers[0])"
    assert in_node(FILES, say, given(language, [number])) == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["19 August AD 14", "1 January AD 999", "1 January 1000", "15 March 44 BC", "1 January 1 BC"]),
        (
            "ru",
            [
                "19 августа 14 н. э.",
                "1 января 999 н. э.",
                "1 января 1000",
                "15 марта 44 до н. э.",
                "1 января 1 до н. э.",
            ],
        ),
        ("mn", ["МЭ 14 оны 8 дугаар сарын 19", None, None, "МЭӨ 44 оны 3 дугаар сарын 15", None]),
        ("zh", ["公元14年8月19日", None, "1000年1月1日", "公元前44年3月15日", "公元前1年1月1日"]),
        ("ja", ["西暦14年8月19日", None, "1000年1月1日", "紀元前44年3月15日", "紀元前1年1月1日"]),
        ("ar", ["19 أغسطس 14 م", None, "1 يناير 1000", "15 مارس 44 ق.م", "1 يناير 1 ق.م"]),
    ],
)
def test_days_of_early_years_have_their_era_as_cards_and_tables_do(in_node, language, said):
    days = [day_number(*one) for one in [(14, 8, 19), (999, 1, 1), (1000, 1, 1), (-43, 3, 15), (0, 1, 1)]]
    found = in_node(
        FILES, "data.numbers.map((day) => new Words(data.words, data.language).day(day))", given(language, days)
    )
    assert [text for text, expected in zip(found, said, strict=True) if expected not in (None, text)] == []


def test_the_first_of_a_month_is_an_ordinal_where_the_language_has_one(in_node):
    say = "data.numbers.map((day) => new Words(data.words, data.language).day(day))"
    days = [day_number(1939, 8, 1), day_number(1939, 8, 21)]
    assert in_node(FILES, say, given("fr", days)) == ["1er août 1939", "21 août 1939"]
    assert in_node(FILES, say, given("de", days)) == ["1. August 1939", "21. August 1939"]


def test_a_longer_code_speaks_its_language_and_counts_by_its_rules(in_node):
    say = "[new Words(data.words, data.language).say('count.sources', {n: 0}), new Words(data.words, 'fr-CA').spoken]"
    assert in_node(FILES, say, given("fr-CA", [])) == ["0 source", "fr-CA"]


def test_years_of_more_than_four_digits_are_grouped_as_in_dates(in_node):
    found = in_node(
        FILES, "data.numbers.map((year) => new Words(data.words, 'en').year(year))", given("en", [12345, -20000])
    )
    assert found == ["12,345", "20,001 BC"]


def test_a_label_within_a_sentence_is_small_but_in_german(in_node):
    labels = {"de": "Stärke", "es": "Hombres", "ru": "Люди", "ja": "兵員"}
    script = "['de', 'de-AT', 'es', 'ru', 'ja'].map((language) => withinSentence(data, language))"
    german = {"de-AT": "Stärke"}
    assert in_node(FILES, script, {**labels, **german}) == ["Stärke", "Stärke", "hombres", "люди", "兵員"]
