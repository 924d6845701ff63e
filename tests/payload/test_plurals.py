"""plural: the forms that Python's side chooses are those of the browser, for languages that an atlas may bring."""

from __future__ import annotations

import re

import pytest

from stationed.payload.plurals import plural

LANGUAGES = re.findall(
    "[a-z]+",
    "ar be bn bo bs cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk km ko lo lt lv mk mn ms my nl no pl"
    " pt ro ru sk sl sr sv sw th tr uk uz vi zh",
)
NUMBERS = [*range(131), 1000, 1001, 1002, 1011, 1100, 12345, 99999]


@pytest.fixture(scope="module")
def by_browser(in_node):
    """What the rules of the browser say of each number in each language."""
    return in_node(
        [], "data[0].map((one) => data[1].map((n) => new Intl.PluralRules(one).select(n)))", [LANGUAGES, NUMBERS]
    )


@pytest.mark.parametrize("place", range(len(LANGUAGES)), ids=LANGUAGES)
def test_numbers_take_the_form_that_the_browser_gives_them(by_browser, place):
    assert [plural(LANGUAGES[place], number) for number in NUMBERS] == by_browser[place]
