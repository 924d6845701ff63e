"""directions.js: text that runs the other way than what is about it is told, and set apart within a sentence."""

from __future__ import annotations

import pytest

from stationed.payload.words import catalogues


@pytest.mark.parametrize(
    ("text", "turned", "aside"),
    [
        ("Kolordu", True, True),
        ("8. Kolordu", True, True),
        ("第23師団", True, True),
        ("القدس", True, False),
        ("الفرقة (ANZAC)", True, False),
        ("1915–1918", True, False),
        ("", True, False),
        ("القدس", False, True),
        ("1. القدس", False, True),
        ("Jerusalem (القدس)", False, False),
        ("Ургa", False, False),
    ],
)
def test_a_text_turns_aside_by_its_first_letter(in_node, text, turned, aside):
    assert in_node(["data/directions"], "turnsAside(data[0], data[1])", [text, turned]) is aside


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("ar", "8. Kolordu", "معروض على الخريطة: \u20688. Kolordu\u2069"),
        ("ar", "القدس", "معروض على الخريطة: القدس"),
        ("en", "القدس", "\u2068القدس\u2069 is shown on the map"),
        ("en", "Urga", "Urga is shown on the map"),
    ],
)
def test_a_name_within_a_sentence_of_the_other_direction_is_set_apart(in_node, language, name, said):
    given = {"words": catalogues([language]), "language": language, "name": name}
    expression = "new Words(data.words, data.language).say('search.chosen', { name: data.name })"
    assert in_node(["data/words"], expression, given) == said
