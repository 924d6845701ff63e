"""Cells that programs fill for want of a value."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import from_frames
from stationed.intake.frames import to_places
from stationed.intake.missing import without_marks


@pytest.mark.parametrize("mark", ["NA", "NULL", "NaN", "#N/A", "\\N"])
def test_a_mark_among_numbers_is_blank_in_every_column(mark):
    found = without_marks({"lat": pd.Series(["47.9", "48", mark]), "place": pd.Series(["Urga", mark, "Kobdo"])})
    assert {name: column.tolist() for name, column in found.columns.items()} == {
        "lat": ["47.9", "48", ""],
        "place": ["Urga", "", "Kobdo"],
    }
    assert (found.marks, found.cells) == ((mark,), 2)


def test_a_mark_that_stands_among_names_alone_is_a_name():
    found = without_marks({"country": pd.Series(["ZA", "NA", "BW"]), "year": pd.Series(["1915", "1915", "1916"])})
    assert found.columns["country"].tolist() == ["ZA", "NA", "BW"]
    assert (found.marks, found.cells) == ((), 0)


def test_a_mark_of_another_kind_stays_what_it_is():
    found = without_marks({"men": pd.Series(["10", "20", "NULL"]), "name": pd.Series(["None", "NULL", "A"])})
    assert found.columns["name"].tolist() == ["None", "", "A"]


def test_marks_are_named_and_their_rows_lie_nowhere():
    posts = {"Unit": ["A", "B", "C"], "Place": ["X", "Y", "NA"], "Lat": ["47", "48", "NA"], "Lon": ["106", "107", "NA"]}
    frame = pd.DataFrame({**posts, "From": ["1937", "1938", "NA"]})
    atlas = from_frames(frame)
    assert [one.severity for one in atlas.findings] == ["note"]
    assert "NA stands for a blank cell, in 4 cells" in atlas.findings[0].message
    assert atlas.locations["name"].tolist() == ["X", "Y", "Place not known"]
    assert atlas.claims["start"].tolist() == ["1937", "1938", ""]
    assert to_places(frame).column("Place").tolist() == ["X", "Y", ""]
