"""CSV files as spreadsheets write them, and as nobody should."""

from __future__ import annotations

import pytest

from stationed.reading.arrow import quick_csv
from stationed.reading.counting import cell_counts
from stationed.reading.delimited import _parse, read_csv


def cells_of(data: bytes) -> tuple[list[int], list[list[str]]]:
    table, _ = read_csv(data, file="deployments.csv")
    assert table is not None
    return table.rows.tolist(), table.cells.to_numpy().tolist()


def codes_of(data: bytes) -> list[str]:
    return [finding.code for finding in read_csv(data, file="deployments.csv")[1]]


def test_rows_keep_the_number_a_spreadsheet_shows_when_cells_run_over_lines():
    assert cells_of(b'a,b\n"one\ntwo",1\nx,2\n') == ([2, 3], [["one\ntwo", "1"], ["x", "2"]])


def test_rows_keep_their_number_when_blank_rows_stand_between():
    assert cells_of(b"a,b\n1,2\n\n,\n3,4\n") == ([2, 5], [["1", "2"], ["3", "4"]])


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_every_kind_of_line_end_is_read(end):
    assert cells_of(end.join([b"a,b", b"1,2", b"3,4", b""])) == ([2, 3], [["1", "2"], ["3", "4"]])


@pytest.mark.parametrize("text", ["NA", "null", "nan", "None", "-", "1e5", "007", "TRUE", " x ", "1,5"])
def test_a_cell_is_kept_as_it_was_written(text):
    assert cells_of(f'a,b\n"{text}",2\n'.encode()) == ([2], [[text, "2"]])


def test_doubled_quotation_marks_stand_for_one():
    assert cells_of(b'a,b\n"the ""Bain Tsagan"" battle",2\n') == ([2], [['the "Bain Tsagan" battle', "2"]])


def test_a_quotation_mark_within_a_cell_is_itself():
    assert cells_of(b'a,b\n3" gun,2\n4,5\n') == ([2, 3], [['3" gun', "2"], ["4", "5"]])


def test_blank_cells_behind_the_last_column_are_named_as_the_row_may_be_shifted():
    data = b"a,b,c\nCorps,57th,x,\n3,4,5\n"
    table, findings = read_csv(data, file="units.csv")
    assert [(finding.code, finding.row, finding.got) for finding in findings] == [("row-long", 2, "4 cells")]
    assert table is not None
    assert table.rows.tolist() == [2, 3]


@pytest.mark.parametrize(
    ("row", "advice"),
    [
        ("“Ulaanbaatar, Nalaikh”,1", "“ is no quotation mark in CSV"),
        ("„Ulaanbaatar, Nalaikh“,1", "„ is no quotation mark in CSV"),
        ("«Улаанбаатар, Налайх»,1", "« is no quotation mark in CSV"),
        ("'Ulaanbaatar, Nalaikh',1", "' is no quotation mark in CSV"),
        ('x, "Ulaanbaatar, Nalaikh"', "Take out the blank before the quotation mark"),
        ("‘Abd al-Karim,1,2", "Put quotation marks around a cell"),
        ("“one”,“two”,“three”", "Put quotation marks around a cell"),
    ],
)
def test_marks_that_do_not_hold_a_cell_together_are_named(row, advice):
    (finding,) = read_csv(f"a,b\n{row}\n3,4\n".encode(), file="units.csv")[1]
    assert finding.code == "row-long"
    assert finding.fix.startswith(advice)


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("sep=;", ";"),
        ("SEP=;", ";"),
        ('"sep=;"', ";"),
        ("sep=,", ","),
        ("sep=\t", "\t"),
        ("sep=|", "|"),
        ("sep=^", "^"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_line_that_excel_puts_first_is_named_once_and_counts_as_no_row(line, delimiter, end):
    data = end.join([line, f"a{delimiter}b", f"1{delimiter}2", ""]).encode()
    assert codes_of(data) == ["delimiter-line"]
    assert cells_of(data) == ([2], [["1", "2"]])


def test_a_first_line_that_names_another_delimiter_than_is_used_is_not_believed():
    assert cells_of(b"sep=;\na,b\n1,2\n") == ([2], [["1", "2"]])


def test_a_file_of_nothing_but_the_line_that_excel_puts_first_is_empty():
    assert codes_of(b"sep=;\n") == ["delimiter-line", "file-empty"]


def test_ragged_rows_are_named_and_all_rows_are_kept():
    data = b"a,b,c\n1,2,3\n1,2\n1,2,3,4\n7,8,9\n"
    findings = read_csv(data, file="units.csv")[1]
    assert [(finding.code, finding.row) for finding in findings] == [("row-short", 3), ("row-long", 4)]
    assert cells_of(data)[0] == [2, 3, 4, 5]


def test_a_row_far_too_long_is_named_and_the_others_are_read():
    data = b"a,b\n1,2\n" + b"x," * 3000 + b"x\n3,4\n"
    findings = read_csv(data, file="units.csv")[1]
    assert [(finding.code, finding.row, finding.got) for finding in findings] == [("row-long", 3, "3001 cells")]
    assert cells_of(data) == ([2, 3, 4], [["1", "2"], ["x", "x"], ["3", "4"]])


def test_rows_before_an_open_quotation_mark_are_read():
    table, findings = read_csv(b'a,b\n1,2\n3,"4\n5,6\n', file="units.csv")
    assert table is not None
    assert (table.cells.to_numpy().tolist(), table.complete) == ([["1", "2"]], False)
    assert [(finding.code, finding.row) for finding in findings] == [("quote-open", 3)]


def test_a_quotation_mark_doubled_at_the_start_of_a_cell_is_read():
    assert cells_of(b'#\n"""x\n"\n"\n') == ([2], [['"x\n']])


def test_ragged_rows_beside_a_stray_quotation_mark_are_named():
    findings = read_csv(b'a,b\n3" gun,2\n4\n5,6,7\n', file="units.csv")[1]
    assert [(finding.code, finding.row) for finding in findings] == [("row-short", 3), ("row-long", 4)]


def test_a_cell_of_a_megabyte_is_read():
    text = "x" * 1_000_000
    assert cells_of(f'a,b\n{text},"{text}\n"\n1\n'.encode())[1][0] == [text, f"{text}\n"]


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp1251", "Дивизия пришла в сентябре", "Windows-1251 (Cyrillic)"),
        ("koi8-r", "Дивизия пришла в сентябре", "KOI8-R (Cyrillic)"),
        ("cp866", "Дивизия пришла в сентябре", "DOS 866 (Cyrillic)"),
        ("cp1252", "Général Müller à l’École", "Windows-1252 (Western European)"),
        ("utf-16-le", "Дивизия пришла в сентябре", "UTF-16 without a byte order mark"),
        ("utf-16-be", "A division came", "UTF-16 without a byte order mark"),
    ],
)
def test_another_encoding_is_named_and_its_text_read_by_the_best_guess(encoding, text, name):
    table, findings = read_csv(f"a,b\n{text},2\n".encode(encoding), file="units.csv")
    assert table is not None
    assert [finding.problem for finding in findings] == [f"the file is not in UTF-8; it looks like {name}"]
    assert table.cells[0].tolist() == [text]


def test_a_damaged_byte_in_utf_8_is_told_from_another_encoding():
    text = "Дивизия пришла в сентябре " * 20
    findings = read_csv(b"a,b\n" + text.encode() + b"\xd0,2\n", file="units.csv")[1]
    assert [finding.problem for finding in findings] == [
        "the file is not in UTF-8; it looks like UTF-8 with some damaged bytes"
    ]


def test_a_header_of_one_column_is_no_wrong_delimiter():
    assert codes_of(b"unit_id\nu-1\n") == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a,b\n1,2", [2, 2]),
        (b'a,b\n"1,2",3\n4', [2, 2, 1]),
        (b'a\n"x\ny"\nz', [1, 1, 1]),
        (b'a,b\n"say ""yes""",2', [2, 2]),
        (b'a,b\r\n"1","2"\r\n,', [2, 2, 2]),
        (b"a,b\n\n1,2,3", [2, 1, 3]),
        (b'a\n3" gun', None),
        (b'a\n"x" y', None),
        (b'a\n"x', None),
        (b"a\rb", None),
    ],
)
def test_cells_are_counted_where_that_is_certain(data, expected):
    counts = cell_counts(data, ",")
    assert (None if counts is None else counts.tolist()) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2",
        b'"a","b"\r\n"x ""y"" z",""\r\n,',
        'a,b\nЭто,"дом, город"\n\u2028,\x00'.encode(),
        b'a,b\n"1\n\n2",\n,',
    ],
)
def test_pyarrow_and_pandas_read_the_same(data):
    quick, _ = quick_csv(data, delimiter=",", width=2)
    assert quick is not None
    assert quick.equals(_parse(data, delimiter=",", width=2).iloc[1:].reset_index(drop=True))


def test_a_header_of_a_megabyte_is_read():
    name = "x" * 1_000_000
    table, findings = read_csv(f'"{name}",b\n1,2\n'.encode(), file="units.csv")
    assert table is not None
    assert (table.header, findings) == ((name, "b"), [])


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n\n", b"\r\n\r\n", b"\r"])
def test_newlines_at_the_end_are_no_rows(end):
    assert (cells_of(b"a,b\n1,2" + end), codes_of(b"a,b\n1,2" + end)) == (([2], [["1", "2"]]), [])
