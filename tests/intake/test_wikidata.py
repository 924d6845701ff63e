"""Answers of Wikidata: labels are names, moments are dates, and a first of January may be a year."""

from __future__ import annotations

import pytest

from stationed.intake import read_given

QUERY = """item,itemLabel,placeLabel,coord,start,end
http://www.wikidata.org/entity/Q1,Colditz,Colditz Castle,Point(12.8 51.1),+1939-00-00T00:00:00Z,1945-04-16T00:00:00Z
http://www.wikidata.org/entity/Q2,Sagan,Żagań,Point(15.3 51.6),+1942-03-00T00:00:00Z,{end}
"""


def read(folder, end="1945-01-01T00:00:00Z"):
    path = folder / "query.csv"
    path.write_text(QUERY.format(end=end), encoding="utf-8")
    return read_given(path)


def test_labels_name_units_and_places(tmp_path):
    atlas = read(tmp_path)
    assert atlas.units["designation"].tolist() == ["Colditz", "Sagan"]
    assert atlas.locations["name"].tolist() == ["Colditz Castle", "Żagań"]


def test_a_month_or_a_day_of_zeros_is_not_known(tmp_path):
    assert read(tmp_path).claims["start"].tolist() == ["1939", "1942-03"]


@pytest.mark.parametrize("end", ["http://www.wikidata.org/.well-known/genid/0a1b", "_:0a1b", "t1234567"])
def test_a_date_that_nobody_knows_is_blank(tmp_path, end):
    assert read(tmp_path, end).claims["end"].tolist()[1] == ""


def test_a_first_of_january_is_said_to_be_a_year_perhaps(tmp_path):
    said = [one for one in read(tmp_path).findings if "first of January" in one.problem]
    assert [(one.column, one.got) for one in said] == [("end", "1945-01-01T00:00:00Z")]


def test_without_items_of_wikidata_a_first_of_january_is_one(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("Unit,Place,Date\nA,X,1945-01-01T00:00:00Z\n", encoding="utf-8")
    assert read_given(path).findings == ()
