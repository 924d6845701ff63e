"""Coded columns: each distinct text once, remembered only as long as it can be trusted."""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed import coded as room
from stationed.coded import coded


@pytest.mark.parametrize("column", [["b", "a", "b"], pd.Series(["b", "a", "b"], dtype="str")], ids=["list", "column"])
def test_texts_stand_once_in_order_of_appearance(column):
    found = coded(column)
    assert (found.texts, found.codes.tolist(), found.size) == (("b", "a"), [0, 1, 0], 2)


@pytest.mark.parametrize(("cells", "codes"), [(["x", None, ""], [0, 1, 1]), (["x", np.nan], [0, 1])])
def test_missing_cells_are_blank(cells, codes):
    found = coded(np.array(cells, dtype=object))
    assert (found.texts, found.codes.tolist()) == (("x", ""), codes)


def test_no_rows_have_no_texts():
    assert coded([]).texts == ()


def test_a_column_is_looked_at_once():
    table = pd.DataFrame({"a": pd.Series(["x", "y"], dtype="str")})
    assert coded(table["a"]) is coded(table.reset_index(drop=True)["a"])


def test_a_changed_column_is_looked_at_again():
    table = pd.DataFrame({"a": pd.Series(["x", "y"], dtype="str")})
    assert coded(table["a"]).texts == ("x", "y")
    table.loc[0, "a"] = "z"
    assert coded(table["a"]).texts == ("z", "y")


def test_what_is_gone_is_forgotten():
    column = pd.Series(["x", "y"], dtype="str")
    coded(column)
    before = len(room._known)
    del column
    gc.collect()
    assert len(room._known) < before


@settings(deadline=None)
@given(st.lists(st.sampled_from(["x", "y", "", "z"]), min_size=1), st.data())
def test_rows_that_are_taken_are_coded_as_if_they_were_a_column(texts, data):
    rows = data.draw(st.lists(st.integers(-1, len(texts) - 1)))
    for blank in ("", "none", "x"):
        cells = [texts[row] if row >= 0 else blank for row in rows]
        found, plain = coded(texts).take(np.array(rows, np.int64), blank=blank), coded(cells)
        assert (found.texts, found.codes.tolist()) == (plain.texts, plain.codes.tolist())


def test_what_follows_from_the_texts_of_a_column_is_worked_out_once():
    asked: list[tuple[str, ...]] = []

    def lengths(texts: tuple[str, ...]) -> list[int]:
        asked.append(texts)
        return [len(text) for text in texts]

    column = pd.Series(["1939", "1939-08", "1939"], dtype="str")
    assert coded(column).kept("lengths", lengths) == [4, 7]
    assert coded(column).kept("lengths", lengths) == [4, 7]
    assert asked == [("1939", "1939-08")]
