"""Letters of Arabic are joined as its writing does, and a line from the right stands in the order that readers see."""

from __future__ import annotations

import unicodedata

import pytest

from stationed.figures.column import FROM_RIGHT, Column
from stationed.figures.drawing import Style
from stationed.figures.lettering import glyph, missing, plain, width
from stationed.figures.shaping import in_order, joined


def places(text: str) -> list[str]:
    """The form that each letter has, by Unicode's names."""
    return [unicodedata.decomposition(sign).partition(">")[0].strip("<") for sign in joined(text)]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("غزة", ["initial", "final", "isolated"]),
        ("رفح", ["isolated", "initial", "final"]),
        ("دمشق", ["isolated", "initial", "medial", "final"]),
        ("سلام", ["initial", "final", "isolated"]),
        ("الأول", ["isolated", "isolated", "isolated", "isolated"]),
        ("سيناء", ["initial", "medial", "medial", "final", "isolated"]),
        ("تهران", ["initial", "medial", "final", "isolated", "isolated"]),
    ],
)
def test_each_letter_has_the_form_that_its_neighbours_give_it(word, forms):
    assert places(word) == forms


def test_lam_and_alef_are_one_sign():
    assert joined("لا") == "\ufefb"
    assert joined("سلا") == "\ufeb3\ufefc"


def test_marks_do_not_part_letters():
    assert [unicodedata.decomposition(sign)[:7] for sign in joined("بَب")] == ["<initia", "", "<final>"]


@pytest.mark.parametrize("text", ["", "Urga", "Халхин-Гол 1939", "第23師団", "Żółć"])
def test_other_texts_stay_as_they_are(text):
    assert joined(text) == in_order(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("אבג", "גבא"),
        ("אב 1915–1918", "1918–1915 בא"),
        ("אב 1,234 גד", "דג 1,234 בא"),
        ("אב (Romani)", "(Romani) בא"),
        ("8. Kolordu אב", "8. Kolordu בא"),
        ("A אב (גד) B", "A (דג) בא B"),
        ("אב (ג 12) דה", "הד (12 ג) בא"),
        ("Urga (אב)", "Urga (בא)"),
        ("\u200f1915–1918", "1918–1915\u200f"),
    ],
)
def test_a_line_is_put_in_the_order_in_which_it_is_seen(text, seen):
    assert in_order(text) == seen


def test_there_are_letters_for_arabic_and_persian():
    text = "حملة سيناء وفلسطين، والإسماعيلية؛ لآلئ؟ ٠١٢٣٤٥٦٧٨٩ پچژکگی"
    assert missing(text) == ""
    assert [sign for sign in plain(text) if sign != " " and not (glyph("serif", sign) and glyph("sans", sign))] == []
    assert width("غزة", Style("sans", 16)) > 10


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        pytest.param("Khalkhin Gol · 1939 מאי", "יאמ 1939 · Khalkhin Gol", id="title-before-a-date"),
        pytest.param("1939–1945", "1945–1939", id="years-alone"),
        pytest.param("Wikipedia, 2019.", "Wikipedia, 2019.", id="latin-keeps-its-way"),
    ],
)
def test_a_line_that_begins_at_the_right_runs_from_there_when_any_of_it_does(line, seen):
    text = Column(0, 500, turned=True).line(line, 0, Style("sans", 12), "#000000").text
    assert in_order(text).replace(FROM_RIGHT, "") == seen
