"""Which known words a mistyped one may be meant for."""

from __future__ import annotations

import pytest

from stationed.model.near import Near, did_you_mean, understood
from stationed.model.vocabulary import ARMS, ECHELONS, LOCATION_KINDS

IDS = ["57-corps", "11-tank", "11-tank-brigade", "ulaanbaatar", "Khalkhin Gol", "монгол"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("57 Corps", ("57-corps",)),
        ("57corps", ("57-corps",)),
        ("57-corp", ("57-corps",)),
        ("57-crops", ("57-corps",)),
        ("58-corps", ("57-corps",)),
        ("11-tnak", ("11-tank",)),
        ("ulan-bator", ("ulaanbaatar",)),
        ("khalkhin_gol", ("Khalkhin Gol",)),
        ("МОНГОЛ", ("монгол",)),
        ("nowhere", ()),
        ("", ()),
        ("...", ()),
    ],
)
def test_near_words_are_found(word, near):
    assert Near(IDS).to(word) == near


def test_among_very_many_words_only_the_nearest_are_looked_for():
    many = Near(f"unit-{number}" for number in range(5000))
    assert many.to("unit-4999x")[0] == "unit-4999"
    assert many.to("something else") == ()


def test_a_word_of_a_megabyte_is_near_to_nothing():
    assert Near(IDS).to("x" * 1_000_000) == ()


@pytest.mark.parametrize(
    ("near", "text"), [((), ""), (("a",), "Did you mean a?"), (("a", "b", "c"), "Did you mean a, b or c?")]
)
def test_near_words_are_offered_in_a_sentence(near, text):
    assert did_you_mean(near) == text


@pytest.mark.parametrize(
    ("word", "words", "known"),
    [
        ("Brigade", ECHELONS, "brigade"),
        ("DIVISIONS", ECHELONS, "division"),
        ("Army Group", ECHELONS, "army-group"),
        ("companies", ECHELONS, "company"),
        ("corps", ECHELONS, "corps"),
        ("towns", LOCATION_KINDS, "town"),
        ("passes", LOCATION_KINDS, "pass"),
        ("Border crossings", LOCATION_KINDS, "border-crossing"),
        ("Engineer", ARMS, "engineers"),
        ("border guard", ARMS, "border-guards"),
        ("campus", LOCATION_KINDS, None),
        ("brigad", ECHELONS, None),
        ("", ECHELONS, None),
        ("s", ECHELONS, None),
    ],
)
def test_capitals_blanks_and_plurals_of_known_words_are_understood(word, words, known):
    assert understood(word, words) == known


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("brigdge", "bridge"),
        ("vilage", "village"),
        ("garisson", "garrison"),
        ("campus", None),
        ("fort", None),
        ("hall", None),
        ("cape", None),
        ("farm", None),
        ("townhall", None),
        ("harbour", None),
    ],
)
def test_only_a_slip_of_the_hand_is_a_misspelt_word(word, known):
    assert Near(LOCATION_KINDS).misspelt(word) == known


def test_every_known_word_is_understood_as_itself():
    for words in (ECHELONS, ARMS, LOCATION_KINDS):
        assert [understood(word, words) for word in words] == list(words)
