"""Cells that a spreadsheet could not work out are blank, and said to be."""

from __future__ import annotations

import io
import zipfile

from stationed.intake.workbook_errors import errors_in

SHEET = (
    '<sheetData><row r="1"><c r="A1" t="str"><v>Men</v></c></row>'
    '<row r="2"><c r="A2" s="1" t="e"><v>#REF!</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    '<row r="3"><c r="A3"><f>A1*2</f><v></v></c><c r="B3"><f>1+1</f><v>2</v></c></row></sheetData>'
)


def a_workbook(sheet: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def test_errors_and_formulas_without_a_value_are_counted():
    assert [(one.problem, one.got) for one in errors_in(a_workbook(SHEET), file="a.xlsx")] == [
        ("2 cells of the workbook with an error of the spreadsheet are blank here", "#REF!"),
        ("1 cell of the workbook with a formula that was never worked out is blank here", ""),
    ]


def test_a_workbook_without_errors_and_what_is_none_say_nothing():
    assert errors_in(a_workbook('<c r="A1"><v>1</v></c>'), file="a.xlsx") == []
    assert errors_in(b"no workbook", file="a.ods") == []
