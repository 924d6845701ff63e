"""Letters of pictures: how wide texts are, where they break, and that no text takes long."""

from __future__ import annotations

import pytest

from stationed.figures import lettering
from stationed.figures.drawing import Style
from stationed.figures.lettering import glyph, missing, shortened, width, wrapped

SERIF, SANS = Style("serif", 40), Style("sans", 16)


def test_letters_of_european_and_mongolian_writing_are_known():
    assert missing("Ulaanbaatar Улаанбаатар Өвөрхангай Żółć Ελλάς „“ – — … № Ḥiṭṭīn") == ""
    assert missing("Токио 東京\u00a0\n") == "東京"


def test_a_text_is_as_wide_as_its_letters():
    # Advances of Noto Sans: T 556, o 605 thousandths of an em.
    assert width("To", SANS) == pytest.approx((556 + 605) * 16 / 1000, abs=0.05)
    assert width("To", Style("sans", 16, spacing=3)) == pytest.approx(width("To", SANS) + 6)


def test_lines_break_between_words_and_long_ones_end_in_an_ellipsis():
    assert wrapped("Soviet troops in Mongolia", 250, SERIF, most=5) == ["Soviet", "troops in", "Mongolia"]
    assert wrapped("Soviet troops in Mongolia", 250, SERIF, most=2) == ["Soviet", "troops in Mongolia"]
    short = shortened("Soviet troops in Mongolia", 250, SERIF)
    assert short.endswith("…")
    assert width(short, SERIF) <= 250
    assert width(short[:-1] + "gg…", SERIF) > 250


def test_a_text_without_words_has_no_lines():
    assert wrapped(" \n", 250, SERIF, most=2) == []
    assert shortened("", 250, SERIF) == ""


def test_a_narrow_room_leaves_the_ellipsis():
    assert shortened("Mongolia", 3, SERIF) == "…"


@pytest.mark.parametrize("text", ["W" * 20_000, "W " * 10_000, "a bc def " * 2_000])
def test_a_long_text_is_measured_once_however_it_is_cut(monkeypatch, text):
    measured = []
    widths = lettering.widths
    monkeypatch.setattr(lettering, "widths", lambda some, style: measured.append(len(some)) or widths(some, style))
    for line in wrapped(text, 250, SERIF, most=3):
        shortened(line, 250, SERIF)
    assert sum(measured) < 3 * len(text)


def test_every_contour_of_a_letter_begins_at_a_place_of_its_own():
    # SVG goes on from where a closed path began: steps to the next contour would be measured from elsewhere.
    assert glyph("sans", "i").count("M") == glyph("sans", "i").count("z") == 2
    assert "m" not in glyph("sans", "i")
    assert glyph("sans", "東") == ""
