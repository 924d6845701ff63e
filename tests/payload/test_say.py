"""The page's words beside the page: plural forms by Unicode's rules, numbers as each language writes them."""

from __future__ import annotations

import pytest

from stationed.payload.plurals import plural
from stationed.payload.say import credit_in, grouped, say, short
from stationed.payload.words import catalogues


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("de-AT", {0: "other", 1: "one", 2: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
        ("es", {0: "other", 1: "one", 2: "other"}),
        ("ru", {0: "many", 1: "one", 3: "few", 11: "many", 21: "one", 114: "many"}),
    ],
)
def test_plural_form_of_a_number_is_that_of_cldr(language: str, forms: dict[int, str]) -> None:
    assert {number: plural(language, number) for number in forms} == forms


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1,234", "12,345"]),
        ("de", ["1.234", "12.345"]),
        ("es", ["1234", "12.345"]),
        ("fr", ["1\u202f234", "12\u202f345"]),
    ],
)
def test_thousands_are_set_apart_from_as_many_digits_as_the_language_asks(language: str, said: list[str]) -> None:
    catalogue = catalogues([language])[language]
    assert [grouped(number, catalogue) for number in (1234, 12345)] == said


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        *(("en", 14, "14"), ("en", 999, "999"), ("en", 1000, "1K"), ("en", 1234, "1.2K"), ("en", 9951, "10K")),
        *(("en", 999499, "999K"), ("en", 999500, "1M"), ("ru", 1234567, "1,2\u00a0млн")),
        *(("zh", 9999, "9,999"), ("zh", 12345, "1.2万")),
    ],
)
def test_short_numbers_are_those_of_the_page(language: str, number: int, said: str) -> None:
    assert short(number, catalogues([language])[language]) == said


def test_longer_code_is_said_in_its_language() -> None:
    block = {"words": catalogues(["fr-CA"]), "meta": {"languages": ["fr-CA"]}}
    assert say(block, "count.sources", 0) == "0 source"
    assert say(block, "count.sources", 2) == "2 sources"


@pytest.mark.parametrize(
    ("language", "credit"),
    [
        ("", "A. Scholar; land and water from GSHHG (LGPL); relief by Tom Patterson"),
        ("ru", "A. Scholar; суша и воды: GSHHG (LGPL); рельеф: Том Паттерсон"),
    ],
    ids=["the first language", "another one"],
)
def test_the_ground_is_credited_in_the_language_of_the_reader(language: str, credit: str) -> None:
    meta = {"languages": ["en", "ru"], "credit": "A. Scholar", "drawn": ["land", "relief"]}
    assert credit_in({"meta": meta, "words": catalogues(["en", "ru"])}, language) == credit
