"""Columns of the block: small, exact, and safe as the text of a script element."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationed.payload.columns import block_text, numbers, plain, texts, translated, translated_texts

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([1, -2]), [1, -2]),
        (np.array([True, False]), [1, 0]),
        (np.array([5.0, 0.25]), [5, 0.25]),
        (np.array([np.nan, np.inf, -np.inf]), [None, None, None]),
        (np.array([-(2**62)]), [-4611686018427387904]),
    ],
    ids=["whole", "flags", "fractions", "not finite", "far past"],
)
def test_numbers_are_as_short_as_they_can_be(values, expected):
    assert json.dumps(plain(numbers(values))) == json.dumps(expected)


def test_numbers_keep_as_many_decimals_as_asked():
    assert plain(numbers(np.array([1.23456, 2.0]), digits=2)) == [1.23, 2]


def test_texts_stand_once_in_order_of_appearance():
    assert plain(texts(["b", "a", "", "b"])) == {"texts": ["b", "a", ""], "codes": [0, 1, 2, 0]}


def test_texts_of_a_table_column_are_the_same_as_of_a_list():
    assert plain(texts(pd.Series(["b", "a", "b"], dtype="str"))) == plain(texts(["b", "a", "b"]))


def test_translations_that_say_nothing_are_left_out():
    frame = pd.DataFrame({"role": ["guard"], "role_ru": ["охрана"], "role_mn": [""]}, dtype="str")
    assert list(translated(frame, "role", ("en", "ru", "mn"))) == ["role", "role_ru"]


def test_translations_may_come_as_mappings():
    columns = translated_texts("title", ["War"], [{"en": "War", "ru": "Война"}], ("en", "ru", "mn"))
    assert columns["title_ru"]["texts"] == ["Война"]
    assert "title_mn" not in columns


@given(st.dictionaries(ANY_TEXT, ANY_TEXT | st.lists(st.integers() | st.floats(allow_nan=False, allow_infinity=False))))
def test_block_text_reads_back_as_it_was(block):
    assert json.loads(block_text(block)) == block


@given(ANY_TEXT)
def test_block_text_can_neither_end_its_element_nor_break_its_line_nor_fail_to_be_written(text):
    written = block_text({"text": text})
    assert not set("<>&") & set(written)
    assert written.splitlines() == [written]
    written.encode("utf-8")


def test_block_text_refuses_numbers_that_json_does_not_have():
    with pytest.raises(ValueError, match="not JSON compliant"):
        block_text({"value": float("nan")})
