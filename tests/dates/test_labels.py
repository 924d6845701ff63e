"""Labels: moments, columns, languages, and that no text breaks them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stationed.dates.labels
from stationed.dates import LANGUAGES, label, label_columns, label_date

FOLDER = Path(stationed.dates.labels.__file__).parent


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "20 August 1939"), ("ru", "20 августа 1939 года"), ("mn", "1939 оны 8 дугаар сарын 20")],
)
def test_moment_is_one_day_in_words(language: str, expected: str) -> None:
    assert label_date("1939-08-20", language) == expected


def test_mongolian_ordinals_keep_vowel_harmony() -> None:
    # нэг, дөрөв, ес and арван нэг have front vowels, the other numerals back ones.
    front = [month for month in range(1, 13) if "дүгээр" in label_date(f"1939-{month:02d}", "mn")]
    assert front == [1, 4, 9, 11]
    decades = [label_date(f"19{tens}X", "mn") for tens in range(1, 10)]
    assert decades == [
        "1910-аад он", "1920-иод он", "1930-аад он", "1940-өөд он", "1950-иад он", "1960-аад он", "1970-аад он",
        "1980-аад он", "1990-ээд он",
    ]  # fmt: skip


def test_russian_months_take_their_cases() -> None:
    assert label("1939-03", "", "ru") == "с марта 1939 года; конец неизвестен"
    assert label("1938", "1939-03", "ru") == "с 1938 года по март 1939 года"
    assert label_date("[1939-03..1939-05]", "ru") == "между мартом и маем 1939 года"


def test_column_of_spans_is_worded_row_by_row() -> None:
    starts = pd.Series(["1936", "1921-07-06", None, "1936"])
    ends = pd.Series(["1939", "", None, "1939"])
    expected = ["1936–1939", "from 6 July 1921; end not known", "dates not known", "1936–1939"]
    assert label_columns(starts, ends, "en").tolist() == expected


def test_columns_without_rows_give_no_labels() -> None:
    assert label_columns([], np.array([], dtype=object)).tolist() == []


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length, got 1 and 2"):
        label_columns(["1936"], ["1938", "1939"])


def test_language_without_words_is_in_english() -> None:
    assert label("1936", "", "xx") == label("1936", "", "en")
    assert label_date("1936~", "../en") == "about 1936"


def keys(words: object, path: str = "") -> set[str]:
    """Every path to a word, without the cases, which each language has its own."""
    if not isinstance(words, dict):
        return {path}
    inside = (".kinds.", ".cases.", ".year")
    return (
        {key for name, part in words.items() for key in keys(part, f"{path}.{name}")}
        if not path.startswith(inside)
        else {path}
    )


def test_every_language_has_every_word() -> None:
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
    assert set(files) == set(LANGUAGES) >= {"en", "ru", "mn"}
    english = keys(files["en"]) - {".cases.day", ".cases.decade"}
    for language, words in files.items():
        assert keys(words) - {".cases.day", ".cases.decade"} == english, language


_TEXT = st.text(alphabet="0123456789-./?~%X[]{},YES", max_size=14)
_DATE = st.from_regex(
    r"[?~%]?[0-9X]{4}[?~%]?(-[?~%]?([01X][0-9X]|[234][0-9])[?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?", fullmatch=True
)


@settings(deadline=None)
@given(_TEXT | _DATE | st.text(max_size=20), _TEXT | _DATE | st.just("") | st.just(".."), st.sampled_from(LANGUAGES))
def test_any_cells_have_a_label_in_every_language(start: str, end: str, language: str) -> None:
    assert label(start, end, language)
    assert label_date(start, language)
    assert "{" in start + end or "{" not in label(start, end, language)
