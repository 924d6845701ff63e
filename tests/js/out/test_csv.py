"""CSV: what a spreadsheet opens and does not run."""

from __future__ import annotations

import csv
import io

import pytest

CELLS = [
    ("57th Corps", "57th Corps", "plain"),
    ("", "", "blank"),
    (None, "", "not known"),
    (5544, "5544", "number"),
    ("a,b", '"a,b"', "comma"),
    ("a;b", '"a;b"', "semicolon, which some spreadsheets part cells by"),
    ('say "yes"', '"say ""yes"""', "quotes"),
    ("two\nlines", '"two\nlines"', "line end"),
    (" led by a blank", '" led by a blank"', "blank at the edge"),
    ("=HYPERLINK(1)", "'=HYPERLINK(1)", "formula"),
    ("=1,2", '"\'=1,2"', "formula with a comma"),
    ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0", "plus"),
    ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0", "minus"),
    ("@SUM(A1)", "'@SUM(A1)", "at"),
    ("\t=1", '"\'\t=1"', "tab"),
    ("-0043-03-15", "-0043-03-15", "date before the common era"),
    ("-0043-03~", "-0043-03~", "about such a date"),
    ("Y-17E7", "Y-17E7", "year with an exponent"),
    ("1939-05~/1939-09?", "1939-05~/1939-09?", "EDTF interval"),
    ("..900", "..900", "bounded figure"),
    ("-12.5", "-12.5", "number below nought"),
]


@pytest.mark.parametrize(("value", "cell"), [row[:2] for row in CELLS], ids=[row[2] for row in CELLS])
def test_a_cell(in_node, value, cell):
    assert in_node(["out/csv"], "csvCell(data)", value) == cell


def test_a_table_is_read_back_as_it_was(in_node):
    rows = [["D-1", 'The "Blue", Берег\r\n'], ["D-2", "=guarded"]]
    columns = "[0, 1].map((i) => ({ name: ['id', 'note'][i], value: (row) => data[row][i] }))"
    whole = "(sheet) => sheet.begin + [0, 1].map(sheet.text).join(sheet.between) + sheet.end"
    text = in_node(["out/csv"], f"({whole})(csvSheet({columns}))", rows)
    assert text.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [["id", "note"], rows[0], ["D-2", "'=guarded"]]
