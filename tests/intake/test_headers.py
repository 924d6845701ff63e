"""Headers of two rows and merged cells, as people lay out their sheets."""

from __future__ import annotations

import io
import zipfile

import pytest
from intake.tables import an_ods, an_xlsx

import stationed
from stationed.intake.headers import header_row, names_in
from stationed.intake.opening import open_tables

ABOVE = [["Unit", "Place", "Position", None, "Dates", None], [None, None, "Lat", "Lon", "From", "To"]]
NAMES = ("Unit", "Place", "Position Lat", "Position Lon", "Dates From", "Dates To")


def opened(folder, rows, *, merged=(), name="a.xlsx"):
    if name.endswith("csv"):
        text = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in rows)
        (folder / name).write_text(text + "\n", encoding="utf-8")
    else:
        (folder / name).write_bytes(an_xlsx({"Posts": rows}, merged=merged))
    return open_tables(folder / name)[0]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_two_rows_of_names_are_one_header_and_said_to_be(tmp_path, name):
    sheet = opened(
        tmp_path, [*ABOVE, ["A", "X", 47, 106, "1939", "1940"], ["B", "Y", 48, 107, "1940", None]], name=name
    )
    assert sheet.names == NAMES
    assert sheet.rows.tolist() == [3, 4]
    assert sheet.column("Dates To").tolist() == ["1940", ""]
    assert "rows 1 and 2 are both taken for names of columns: Unit, Place, Position Lat" in sheet.findings[0].problem


def test_merged_names_below_a_merged_title_are_one_header(tmp_path):
    rows = [["Posts in Mongolia", *[None] * 5], *ABOVE, ["A", "X", 47, 106, "1939", "1940"]]
    sheet = opened(tmp_path, rows, merged=["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"])
    assert sheet.names == NAMES
    assert sheet.rows.tolist() == [4]
    assert "the row above the header is passed over: Posts in Mongolia" in sheet.findings[0].problem


def test_a_merged_cell_stands_for_each_of_its_rows_and_is_named(tmp_path):
    rows = [
        ["Unit", "Place", "From"],
        ["1st Corps", "X", "1939"],
        [None, "Y", "1940"],
        [None, "Z", "1941"],
        ["2nd", "X", "1942"],
    ]
    sheet = opened(tmp_path, rows, merged=["A2:A4"])
    assert sheet.column("Unit").tolist() == ["1st Corps", "1st Corps", "1st Corps", "2nd"]
    assert "merged cells stands for each of them, in sheet Posts: A2:A4" in sheet.findings[-1].problem


def test_merged_cells_that_reach_beyond_the_table_fill_nothing_new(tmp_path):
    sheet = opened(tmp_path, [["Unit", "From"], ["A", "1939"]], merged=["B2:XFD1048576", "C1:C9"])
    assert sheet.names == ("Unit", "From")
    assert sheet.column("From").tolist() == ["1939"]


@pytest.mark.parametrize(
    "records",
    [
        [["Unit", "Place", "From"], ["A", "X", "1939"], ["B", "Y", "1940"]],
        [["Unit", "Place", ""], ["A", "", "1939"], ["B", "Y", "1940"]],
        [["Unit", "Place", "From"], ["A", "", "early"], ["B", "Y", "1940"]],
        [["Unit", "", ""], ["", "X", "Y"]],
        [["Unit"]],
    ],
    ids=["plain", "a date below a blank", "a full header", "no row left", "header alone"],
)
def test_a_row_that_may_be_a_record_is_none_of_names(records):
    assert names_in(records, 0) == (tuple(records[0]), 1)


def test_merged_cells_that_libreoffice_wrote_are_said_to_be_blank(tmp_path):
    whole = an_ods({"Posts": [["Unit", "From"], ["A", "1939"], [None, "1940"]]})
    with zipfile.ZipFile(io.BytesIO(whole)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    merged = b'<table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2" office'
    parts["content.xml"] = parts["content.xml"].replace(b"<table:table-cell office", merged, 3)
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    sheet = open_tables(tmp_path / "a.ods")[0]
    assert sheet.column("Unit").tolist() == ["A", ""]
    assert "some cells are merged; their text counts in the first of them" in sheet.findings[-1].problem


GROUPED = [["Unit", "Place", "Lat", "Lon", "From"], ["A", "Kiel", "54.3", "10.1", "1939"]]


@pytest.mark.parametrize("over", [["What", "Where", "", "", "When"], ["What", "Where", "Where", "Where", "When"]])
def test_a_row_that_groups_a_whole_row_of_names_is_passed_over_for_it(over):
    assert header_row([over, *GROUPED]) == 1


def test_a_first_record_without_digits_is_no_row_of_names_when_others_have_none_either():
    assert header_row([["Unit", "Place", ""], ["A", "Kiel", "early"], ["B", "Brest", "late"]]) == 0


def test_a_header_that_names_every_column_is_the_header_whatever_stands_below():
    assert header_row([["Unit", "Place", "From"], ["A", "Kiel", "unknown"], ["B", "Brest", "1939"]]) == 0


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_the_title_above_a_table_is_that_of_its_map(tmp_path, name):
    rows = [["Posts in Mongolia", None, None], ["as of 3 March 2019", None, None], ["Unit", "Place", "From"]]
    sheet = opened(tmp_path, [*rows, ["A", "X", "1939"], ["B", "Y", "1940"]], merged=["A1:C1"], name=name)
    assert sheet.heading == "Posts in Mongolia"
    assert stationed.read(tmp_path / name).config.title == "Posts in Mongolia"


def test_a_remark_of_several_cells_above_a_table_is_no_title(tmp_path):
    rows = [["Posts", "draft", None, None], ["Unit", "Place", "From", "To"], ["A", "X", "1939", "1940"]]
    assert opened(tmp_path, rows).heading == ""
