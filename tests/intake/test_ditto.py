"""Marks of repetition stand for the cell above them, and are said to."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import from_frames
from stationed.intake.ditto import with_dittos


@pytest.mark.parametrize("mark", ["dito", "Ditto", "do.", '"', "〃", "там же", "ebd.", "ibid."])
def test_a_mark_has_the_text_of_the_last_cell_above_that_has_its_own(mark):
    found = with_dittos({"place": pd.Series(["Wesel", mark, mark, "Trier"])})
    assert found.columns["place"].tolist() == ["Wesel", "Wesel", "Wesel", "Trier"]
    assert (found.marks, found.cells) == ((mark,), 2)


@pytest.mark.parametrize("texts", [["dito", "Trier"], ["", "dito"], ["Dido", "ditto hill"]])
def test_what_repeats_nothing_stays_what_it_is(texts):
    found = with_dittos({"place": pd.Series(texts)})
    assert (found.columns["place"].tolist(), found.cells) == (texts, 0)


def test_a_table_says_which_marks_it_took():
    frame = pd.DataFrame({"Unit": ["A", "dito"], "Place": ["X", "Y"], "From": ["1639", "dito"]})
    atlas = from_frames(frame)
    assert atlas.units["designation"].tolist() == ["A"]
    assert atlas.claims["start"].tolist() == ["1639", "1639"]
    assert "dito stands for the cell above, in 2 cells" in atlas.findings[0].message
