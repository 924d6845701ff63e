"""Workbooks: cells come as the days and texts that they show."""

from __future__ import annotations

import datetime

import pytest
from intake.tables import an_ods, an_xlsx

from stationed.errors import StationedError
from stationed.intake.workbook import read_workbook

SHEETS = {
    "Units": [
        ["Unit", "Id", "From", "To", "Men"],
        ["57th Corps", "007", datetime.date(1939, 5, 11), "c. 1940", 5544],
        ["1st Army", "012", datetime.date(1939, 7, 1), datetime.date(1939, 9, 16), 0.5],
    ],
    "Places": [["name", "lat", "lon"], ["Tamsag", 47.35, 117.3]],
}


@pytest.mark.parametrize("make", [an_xlsx, an_ods], ids=["xlsx", "ods"])
def test_cells_of_a_workbook_are_the_text_that_they_show(make):
    units, places = read_workbook(make(SHEETS), file="a.xlsx")
    assert units.title == "Units"
    assert units.names == ("Unit", "Id", "From", "To", "Men")
    assert units.cells.to_numpy().tolist() == [
        ["57th Corps", "007", "1939-05-11", "c. 1940", "5544"],
        ["1st Army", "012", "1939-07-01", "1939-09-16", "0.5"],
    ]
    assert units.rows.tolist() == [2, 3]
    assert places.cells.to_numpy().tolist() == [["Tamsag", "47.35", "117.3"]]


@pytest.mark.parametrize("make", [an_xlsx, an_ods], ids=["xlsx", "ods"])
def test_title_rows_above_the_header_are_passed_over_and_named(make):
    records = [["Posts of the corps", None, None], [None, None, None], ["Unit", "Place", "From"], ["A", "B", "1939"]]
    (sheet,) = read_workbook(make({"Posts": records}), file="a.xlsx")
    assert sheet.names == ("Unit", "Place", "From")
    assert sheet.rows.tolist() == [4]
    assert [finding.message for finding in sheet.findings] == [
        "a.xlsx row 1: 2 rows above the header are passed over: Posts of the corps. Nothing has to be done; row 3 is "
        "taken for the names of the columns."
    ]


def test_a_workbook_cut_short_is_refused_in_a_sentence():
    with pytest.raises(StationedError, match=r"a\.xlsx: the workbook cannot be read \(.*Save it again"):
        read_workbook(an_xlsx(SHEETS)[:500], file="a.xlsx")


def test_a_workbook_without_rows_is_refused_in_a_sentence():
    with pytest.raises(StationedError, match=r"a\.xlsx: no sheet of the workbook has a table"):
        read_workbook(an_xlsx({"Empty": [["Unit", "Place"]]}), file="a.xlsx")
