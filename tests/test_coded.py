"""Coded columns: each distinct text once, remembered only as long as it can be trusted."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed import coded as room
from stationed.coded import CodedColumns, coded


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
    known = CodedColumns()
    assert known.of("t", table["a"]) is known.of("t", table.reset_index(drop=True)["a"])


def test_columns_of_two_tables_are_told_apart():
    known = CodedColumns()
    one, other = (pd.Series([text], dtype="str", name="a") for text in ("x", "y"))
    assert (known.of("t", one).texts, known.of("u", other).texts, known.of("t", one).texts) == (("x",), ("y",), ("x",))


def test_what_is_coded_stays_as_it_is():
    found = coded(["x"])
    assert coded(found) is found


def test_a_changed_column_is_looked_at_again():
    table = pd.DataFrame({"a": pd.Series(["x", "y"], dtype="str")})
    known = CodedColumns()
    assert known.of("t", table["a"]).texts == ("x", "y")
    table.loc[0, "a"] = "z"
    assert known.of("t", table["a"]).texts == ("z", "y")


def test_what_is_known_is_left_behind_when_it_is_copied(monkeypatch):
    column = pd.Series(["x", "y"], dtype="str", name="a")
    known = CodedColumns()
    known.of("t", column)
    for copied in (copy.deepcopy(known), pickle.loads(pickle.dumps(known))):
        with monkeypatch.context() as patched:
            patched.setattr(room, "_coded", lambda _: (_ for _ in ()).throw(LookupError("looked for")))
            with pytest.raises(LookupError, match="looked for"):
                copied.of("t", column)


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

    column = coded(pd.Series(["1939", "1939-08", "1939"], dtype="str"))
    assert coded(column).kept("lengths", lengths) == [4, 7]
    assert coded(column).kept("lengths", lengths) == [4, 7]
    assert asked == [("1939", "1939-08")]
