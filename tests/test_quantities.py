"""Figures: what bounded numbers mean, what is refused with which fix, and their words."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.errors import QuantityError
from stationed.quantities import label_quantity, parse_quantities, parse_quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "uncertain"),
    [
        pytest.param("5544", 5544, 5544, False, False, id="a number"),
        pytest.param("0", 0, 0, False, False, id="none at all is a figure"),
        pytest.param("12.5", 12.5, 12.5, False, False, id="a fraction, for units that have them"),
        pytest.param("50000..", 50000, math.inf, False, False, id="that many or more"),
        pytest.param("..900", 0, 900, False, False, id="at most; no count is negative"),
        pytest.param("8000..11000", 8000, 11000, False, False, id="between, both inclusive"),
        pytest.param("55000~", 55000, 55000, True, False, id="about: marked, not widened"),
        pytest.param("55000?", 55000, 55000, False, True, id="perhaps"),
        pytest.param("55000%", 55000, 55000, True, True, id="perhaps about"),
        pytest.param("8000..11000~", 8000, 11000, True, False, id="about, between"),
    ],
)
def test_figure_has_its_bounds_and_marks(
    text: str, low: float, high: float, approximate: bool, uncertain: bool
) -> None:
    figure = parse_quantity(text)
    assert figure is not None
    assert (figure.low, figure.high, figure.approximate, figure.uncertain) == (low, high, approximate, uncertain)
    assert figure.text == text


@pytest.mark.parametrize("text", ["", " ", "\t"])
def test_blank_figure_is_none(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("c. 500", "500~"),
        ("ca 500", "500~"),
        ("circa 500", "500~"),
        ("about 500", "500~"),
        ("~500", "500~"),
        ("≈ 55 000", "55000~"),
        ("около 500", "500~"),
        ("500 (approx.)", "500~"),
        ("1 816", "1816"),
        ("1\u00a0816", "1816"),
        ("1\u2009816", "1816"),
        ("1,816", "1816"),
        ("1'816", "1816"),
        ("1,816,000", "1816000"),
        ("1.816.000", "1816000"),
        (" 500", "500"),
        ("８００", "800"),
        ("12,5", "12.5"),
        ("500.", "500"),
        ("1e5", "100000"),
        (">50000", "50000.."),
        ("≥ 50 000", "50000.."),
        ("50000+", "50000.."),
        ("more than 50,000", "50000.."),
        ("более 50 000", "50000.."),
        ("свыше 50000", "50000.."),
        ("<900", "..900"),
        ("up to 900", "..900"),
        ("до 900", "..900"),
        ("8000-11000", "8000..11000"),
        ("8 000–11 000", "8000..11000"),
        ("8,000 to 11,000", "8000..11000"),
        ("between 8000 and 11000", "8000..11000"),
        ("от 8000 до 11000", "8000..11000"),
        ("about 8,000-11,000", "8000..11000~"),
        ("500~?", "500%"),
        ("500 ?", "500?"),
        ("50 тыс.", "50000"),
        ("5,5 тыс. чел.", "5500"),
        ("8–9 тыс.", "8000..9000"),
        ("60k", "60000"),
        ("ca 1 200 men", "1200~"),
        ("500 человек", "500"),
        ("1.2E+06", "1200000"),
        ("1,5E+05", "150000"),
        ("4E+03", "4000"),
        ("1.234e5", "123400"),
        ("1,234E+05", "123400"),
        ("+7.5E+02", "750"),
        ("2.5e-01", "0.25"),
        ("1.23456E+02", "123.456" + "0"),
        ("0.00E+00", "0"),
        ("1,2 × 10⁵", "120000"),
        ("2*10^4", "20000"),
        ("10⁵", "100000"),
        ("~6.1E+04", "61000~"),
        ("6E4?", "60000?"),
        ("8e3..1.1e4", "8000..11000"),
        ("5E+04..", "50000.."),
        ("8E+03–1,1E+04", "8000..11000"),
        ("2.5e3 men", "2500"),
        ("1.2345k", "1234.5"),
        ("1234567 thousand", "1234567000"),
        ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("8,000..11,000", "8000..11000"),
        ("0,234", "0.234"),
        ("etwa 540 Mann", "540~"),
        ("environ 2000", "2000~"),
        ("unos 300 hombres", "300~"),
        ("über 300", "300.."),
        ("plus de 300", "300.."),
        ("bis zu 40", "..40"),
        ("moins de 5", "..5"),
    ],
)
def test_figure_in_another_spelling_is_refused_with_the_fix(text: str, fix: str) -> None:
    with pytest.raises(QuantityError, match="a figure is written in digits") as refusal:
        parse_quantity(text)
    assert refusal.value.fix == fix
    assert refusal.value.text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("-5", "a figure is never negative", id="negative"),
        pytest.param("−5", "a figure is never negative", id="negative, with the typographer's minus"),
        pytest.param("..", "two dots alone bound nothing", id="no bound"),
        pytest.param("11000..8000", "the lower bound 11000 is above the upper bound 8000", id="reversed"),
        pytest.param("1.816", "expected 1816 for thousands, or 1.8160 for a fraction", id="thousands or fraction"),
        pytest.param("unknown", "expected a blank cell", id="unknown"),
        pytest.param("?", "expected a blank cell", id="a lone question mark"),
        pytest.param("inf", "not a finite number", id="infinite"),
        pytest.param("1 81", "not a figure", id="a broken number"),
        pytest.param("some", "not a figure", id="a word"),
        pytest.param("500 of 1000", "not a figure", id="two numbers"),
        pytest.param("-1.2E+06", "a figure is never negative", id="negative, in scientific notation"),
        pytest.param("1E+16", "the number is beyond what a figure can be", id="too high"),
        pytest.param("3e-7", "the number is beyond what a figure can be", id="too fine"),
        pytest.param("1e999999999", "expected at most 15 digits before the point and 6 behind it", id="beyond all"),
        pytest.param("9999999999999999", "the number has more digits than a figure can have", id="too long"),
        pytest.param("1.2E", "not a figure", id="an exponent cut off"),
        pytest.param("1.2E+06.5", "not a figure", id="an exponent that is no whole number"),
        pytest.param("1E5E5", "not a figure", id="two exponents"),
        pytest.param("1200²", "not a figure", id="a note's raised number is no digit of the figure"),
        pytest.param("1,234 тыс.", "the mark may group thousands or begin a fraction", id="thousands of thousands"),
        pytest.param("12 1936 500", "not a figure", id="three numbers"),
        pytest.param("9" * 70, "longer than a figure can be", id="absurdly long"),
    ],
)
def test_figure_of_no_single_reading_is_refused_without_a_fix(text: str, reason: str) -> None:
    with pytest.raises(QuantityError, match=reason.replace(".", r"\.")) as refusal:
        parse_quantity(text)
    assert refusal.value.fix is None


@given(st.decimals(1, 9_999_999, places=2, allow_nan=False), st.sampled_from("Ee"), st.sampled_from(".,"))
@settings(max_examples=200)
def test_scientific_notation_is_mended_to_the_same_number_or_not_at_all(number: Decimal, sign: str, mark: str) -> None:
    written = f"{number:.9E}".replace("E", sign).replace(".", mark)
    with pytest.raises(QuantityError, match="a figure is written in digits") as refusal:
        parse_quantity(written)
    assert refusal.value.fix is not None
    assert Decimal(refusal.value.fix) == number


def test_column_of_figures_is_read_with_blanks_as_nan_and_faults_grouped() -> None:
    column = pd.Series(["500", "", None, "c. 500", "50000..", "c. 500", "..900%"])
    low, high, approximate, uncertain, faults = parse_quantities(column)
    np.testing.assert_equal(low, [500, np.nan, np.nan, np.nan, 50000, np.nan, 0])
    np.testing.assert_equal(high, [500, np.nan, np.nan, np.nan, np.inf, np.nan, 900])
    assert approximate.tolist() == [False] * 6 + [True]
    assert uncertain.tolist() == [False] * 6 + [True]
    assert [(fault.text, fault.error.fix, fault.rows.tolist()) for fault in faults] == [("c. 500", "500~", [3, 5])]


def test_column_without_rows_gives_columns_without_rows() -> None:
    low, high, approximate, uncertain, faults = parse_quantities([])
    assert [len(column) for column in (low, high, approximate, uncertain, faults)] == [0] * 5


@pytest.mark.parametrize(
    ("text", "english", "russian", "mongolian"),
    [
        ("900", "900", "900", "900"),
        ("5544", "5,544", "5544", "5544"),
        ("55000", "55,000", "55\u00a0000", "55\u00a0000"),
        ("1816000", "1,816,000", "1\u00a0816\u00a0000", "1\u00a0816\u00a0000"),
        ("12.5", "12.5", "12,5", "12,5"),
        ("50000..", "more than 50,000", "более 50\u00a0000", "50\u00a0000 ба түүнээс дээш"),
        ("..900", "up to 900", "до 900", "900 хүртэл"),
        ("8000..11000", "8,000 to 11,000", "от 8000 до 11\u00a0000", "8000–11\u00a0000"),
        ("55000~", "about 55,000", "около 55\u00a0000", "55\u00a0000 орчим"),
        ("500?", "perhaps 500", "возможно, 500", "магадгүй 500"),
        ("500%", "perhaps about 500", "возможно, около 500", "магадгүй 500 орчим"),
        (
            "8000..11000~",
            "about 8,000 to 11,000",
            "примерно от 8000 до 11\u00a0000",
            "ойролцоогоор 8000–11\u00a0000",
        ),
        ("", "", "", ""),
        ("some", "some", "some", "some"),
    ],
)
def test_figure_is_put_in_words(text: str, english: str, russian: str, mongolian: str) -> None:
    assert label_quantity(text) == english
    assert label_quantity(text, "ru") == russian
    assert label_quantity(text, "mn") == mongolian


@pytest.mark.parametrize(
    ("text", "chinese", "japanese", "arabic"),
    [
        ("55000", "55,000", "55,000", "55,000"),
        ("50000..", "50,000以上", "50,000以上", "50,000 أو أكثر"),
        ("..900", "至多900", "900以下", "حتى 900"),
        ("8000..11000", "8,000至11,000", "8,000～11,000", "من 8,000 إلى 11,000"),
        ("500%", "可能约500", "おそらく約500", "ربما نحو 500"),
        ("8000..11000~", "约8,000至11,000", "約8,000～11,000", "تقريبًا من 8,000 إلى 11,000"),
    ],
)
def test_figure_is_put_in_words_of_asia(text: str, chinese: str, japanese: str, arabic: str) -> None:
    assert label_quantity(text, "zh") == chinese
    assert label_quantity(text, "ja") == japanese
    assert label_quantity(text, "ar") == arabic


def test_figure_in_a_language_without_words_is_in_english() -> None:
    assert label_quantity("5544", "ka") == "5,544"
    assert label_quantity("5544", "../en") == "5,544"


@pytest.mark.parametrize(
    ("text", "german", "french", "spanish"),
    [
        ("5544", "5.544", "5\u202f544", "5544"),
        ("12345..", "mehr als 12.345", "plus de 12\u202f345", "más de 12.345"),
        ("..900~", "etwa bis zu 900", "environ jusqu’à 900", "aproximadamente hasta 900"),
        ("8000..11000", "8.000 bis 11.000", "de 8\u202f000 à 11\u202f000", "de 8000 a 11.000"),
        ("120%", "vielleicht etwa 120", "peut-être environ 120", "quizá unos 120"),
    ],
)
def test_figure_is_put_in_the_words_of_the_west(text: str, german: str, french: str, spanish: str) -> None:
    assert [label_quantity(text, language) for language in ("de", "fr", "es")] == [german, french, spanish]


def test_figure_in_a_longer_code_has_the_words_of_its_language() -> None:
    assert label_quantity("12345", "de-CH") == "12.345"


@settings(deadline=None)
@given(st.text(alphabet="0123456789 .,~?%<>+-–ke'тысдоcaund", max_size=20) | st.text(max_size=40))
def test_any_text_is_a_figure_blank_or_refused_with_a_fix_that_can_be_read(text: str) -> None:
    fix = None
    try:
        parse_quantity(text)
    except QuantityError as refusal:
        fix = refusal.fix
    assert fix is None or parse_quantity(fix) is not None


def test_a_figure_that_is_no_text_is_refused_with_its_type():
    with pytest.raises(QuantityError, match="a figure is a text and no int"):
        parse_quantity(5544)
