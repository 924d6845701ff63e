"""Lines below the records of a table are no records; a record of one cell is one."""

from __future__ import annotations

import pytest

from stationed.intake import read_given

RECORDS = "Unit,Place,From\nAlpha,Kiel,1939\nBeta,Brest,1940\n"


def read(folder, text):
    path = folder / "corps.csv"
    path.write_text(text, encoding="utf-8")
    tables = read_given(path)
    said = [one.problem for one in tables.findings if "below the records" in one.problem]
    return tables.units["designation"].tolist(), said


@pytest.mark.parametrize(
    "line",
    ["Source: Army List", "* strength not given", "Quelle: Militärarchiv", "checked against the list of 1940"],
)
@pytest.mark.parametrize("row", ['"{}",,', ',"{}",'])
def test_a_line_below_the_records_is_left_out_and_named(tmp_path, line, row):
    assert read(tmp_path, RECORDS + "\n" + row.format(line) + "\n") == (
        ["Alpha", "Beta"],
        ["row 5 below the records has one text alone, and so is no record: left out"],
    )


def test_several_lines_are_left_out_together(tmp_path):
    units, said = read(tmp_path, RECORDS + "Source: Army List,,\nNote: dates of orders,,\n")
    assert units == ["Alpha", "Beta"]
    assert said == ["row 4 and row 5 below the records have one text alone, and so are no record: left out"]


@pytest.mark.parametrize("row", ["Gamma,,", "Source Company,Kiel,1941"], ids=["a-name-alone", "a-whole-record"])
def test_what_may_be_a_record_stays_one(tmp_path, row):
    assert read(tmp_path, RECORDS + row + "\n")[1] == []


def test_a_line_between_records_stays(tmp_path):
    assert read(tmp_path, "Unit,Place,From\nAlpha,Kiel,1939\nSource: Army List,,\nBeta,Brest,1940\n")[1] == []
