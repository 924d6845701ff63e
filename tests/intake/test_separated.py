"""Text files of cells: any common delimiter and encoding."""

from __future__ import annotations

import pytest

from stationed.errors import StationedError
from stationed.intake.separated import find_delimiter, read_separated

RECORDS = [["Часть", "Место"], ["57-й корпус", "Улан-Батор"]]


def read(text: str, encoding: str = "utf-8") -> list[list[str]]:
    sheet = read_separated(text.encode(encoding), file="a.csv")
    return [list(sheet.names), *sheet.cells.to_numpy().tolist()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_a_russian_table_is_read_in_every_common_form(delimiter, encoding):
    text = "".join(delimiter.join(record) + "\r\n" for record in RECORDS)
    assert read(text, encoding) == RECORDS


def test_western_letters_in_cp1252_are_read():
    assert read("Einheit;Ort\nPanzergruppe Süd;Zürich\n", "cp1252") == [
        ["Einheit", "Ort"],
        ["Panzergruppe Süd", "Zürich"],
    ]


def test_an_encoding_that_was_guessed_is_named():
    sheet = read_separated("Einheit;Ort\nSüd;Zürich\n".encode("cp1252"), file="a.csv")
    assert [finding.code for finding in sheet.findings] == ["table-read"]
    assert "Windows-1252" in sheet.findings[0].message


def test_the_sep_line_of_excel_is_no_row():
    sheet = read_separated(b"sep=;\r\nUnit;Place\r\nA;B, C\r\n", file="a.csv")
    assert sheet.names == ("Unit", "Place")
    assert sheet.rows.tolist() == [3]
    assert sheet.cells.to_numpy().tolist() == [["A", "B, C"]]


def test_semicolons_win_over_decimal_commas():
    assert find_delimiter("Ort;Breite;Länge\nA;47,92;106,92\nB;48,1;107,0\n") == ";"


def test_a_comma_in_the_header_does_not_hide_semicolons():
    assert find_delimiter("Name;Location, region;Date\nA;B, C;1939\nD;E;1940\n") == ";"


def test_padded_cells_and_padded_rows_are_read_without_their_padding():
    assert read("Unit , Place,,\n A , B,,\n") == [["Unit", "Place"], ["A", "B"]]


def test_a_column_without_a_name_that_has_text_is_called_by_its_letter():
    assert read("Unit,,Unit\nA,x,B\n") == [["Unit", "Column B", "Unit (2)"], ["A", "x", "B"]]


def test_a_title_above_the_header_is_passed_over_and_rows_keep_their_numbers():
    sheet = read_separated(b"Posts of the corps,,\n\nUnit,Place,From\nA,B,1939\n", file="a.csv")
    assert sheet.names == ("Unit", "Place", "From")
    assert sheet.rows.tolist() == [4]
    assert "Posts of the corps" in sheet.findings[0].message


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028"])
def test_a_title_with_a_sign_that_ends_lines_elsewhere_is_one_line(sign):
    sheet = read_separated(f"Posts of{sign}the corps,,\n\nUnit,Place,From\nA,B,1939\n".encode(), file="a.csv")
    assert (sheet.names, sheet.rows.tolist()) == (("Unit", "Place", "From"), [4])


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"], ids=["empty", "newlines", "mark"])
def test_a_file_without_content_is_refused_in_a_sentence(data):
    with pytest.raises(StationedError, match=r"a\.csv: the file is empty; expected a header"):
        read_separated(data, file="a.csv")


def test_bytes_that_are_no_text_are_refused_in_a_sentence():
    with pytest.raises(StationedError, match=r"a\.csv: this is no text file; expected CSV\."):
        read_separated(b"\x7fELF\x02\x01" + bytes(range(256)) * 4, file="a.csv")
