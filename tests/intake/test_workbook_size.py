"""A small workbook fills no memory, however its cells are written: it is measured before its reader is asked."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from intake.tables import an_ods, an_xlsx

from stationed.errors import StationedError
from stationed.intake.opening import open_tables
from stationed.intake.workbook_size import refuse_large_workbook

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
FIRST = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = FIRST + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ROWS = [["Unit", "Place", "Lat", "Lon", "From"], ["A", "X", 47, 106, "1939"]]
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def a_sheet(inside: str, name: str = "xl__worksheets__sheet1_xml") -> bytes:
    return packed(**{name: SHEET.format(inside)})


def an_opendocument(*rows: tuple[int, int, str]) -> bytes:
    """Rows, each so often, with one text so often."""
    inside = "".join(
        f'<table:table-row table:number-rows-repeated="{down}">'
        f'<table:table-cell table:number-columns-repeated="{across}" '
        + (f'office:value-type="string"><text:p>{text}</text:p></table:table-cell>' if text else "/>")
        + "</table:table-row>"
        for down, across, text in rows
    )
    body = f"<office:body><office:spreadsheet><table:table>{inside}</table:table></office:spreadsheet></office:body>"
    return packed(content_xml=f"<office:document-content {SPACES}>{body}</office:document-content>")


def records(*parts: tuple[int, bytes]) -> bytes:
    """Records of xlsb, all of fewer than 128 bytes."""
    return b"".join(bytes([kind, len(data)]) + data for kind, data in parts)


def four(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


@pytest.mark.parametrize(
    ("data", "cells"),
    [
        pytest.param(a_sheet(FAR.replace('"', "'")), 16384 * 1048576, id="single-quotes"),
        pytest.param(a_sheet(FAR.replace("r=", "r = ")), 16384 * 1048576, id="blanks"),
        pytest.param(a_sheet(FAR.replace("XFD", "xfd")), 16384 * 1048576, id="small-letters"),
        pytest.param(a_sheet(FAR.replace("<c ", '<c s=">" ')), 16384 * 1048576, id="bracket-in-an-attribute"),
        pytest.param(a_sheet(FAR, "xl__other_xml"), 16384 * 1048576, id="elsewhere"),
        pytest.param(
            packed(a_xml='<x:worksheet xmlns:x="y"><x:sheetData><x:c r="ALL2001"/></x:sheetData></x:worksheet>'),
            1000 * 2001,
            id="prefix",
        ),
        pytest.param(a_sheet('<row r="900000"><c/><c/><c><v>1</v></c></row>'), 3 * 900000, id="no-places"),
        pytest.param(a_sheet("<row/>" * 2000 + '<row><c r="ALM1"/><c/></row>'), 1002 * 2001, id="counted-rows"),
        pytest.param(a_sheet('<c r="A99999999999999"/>'), 10**12, id="too-many-digits"),
        pytest.param(an_opendocument((1, 3, "a"), (700_000, 3, "b")), 3 * 700_001, id="opendocument"),
        pytest.param(an_opendocument((900_000, 3, ""), (1, 3, "b")), 3 * 900_001, id="rows-between"),
        pytest.param(packed(xl__s_bin=records((0, four(1_048_575)), (5, four(16_383)))), 16384 * 1048576, id="xlsb"),
    ],
)
def test_a_sheet_with_a_cell_far_away_is_refused_however_it_is_written(data, cells):
    with pytest.raises(StationedError, match=rf"cells far from the others, got {cells:,}; expected 2,000,000 at most"):
        refuse_large_workbook(data, file="a.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            packed(
                xl__sharedStrings_xml="<sst><si><t>b</t></si>"
                f"<si><r><t>{'a' * 400_000}</t></r><r><t>{'a' * 300_000}</t></r></si></sst>",
                xl__s_xml=SHEET.format('<row><c t="s"><v>1</v></c></row>' * 100),
            ),
            id="xlsx",
        ),
        pytest.param(an_opendocument((10, 10, "a" * 700_000)), id="opendocument"),
        pytest.param(
            packed(
                xl__a_bin=records((19, b"\0" + four(1, 0)), (19, b"\0" + four(700_000, 0))),
                xl__s_bin=records(*[(7, four(0, 0, 1))] * 100),
            ),
            id="xlsb",
        ),
    ],
)
def test_a_text_that_too_many_cells_share_is_refused(data):
    with pytest.raises(StationedError, match="repeats texts to too many bytes, got 70,000,000; expected 64,000,000"):
        refuse_large_workbook(data, file="a.xlsx")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(an_opendocument((1, 3, "a"), (1_048_575, 16_384, "")), id="blank-to-the-end"),
        pytest.param(a_sheet('<row r="1048576"/>' + FIRST), id="row-without-cells"),
        pytest.param(a_sheet('<row r="5"><c r="A5"><f>r="XFD1048576"</f></c></row>'), id="only-in-a-text"),
        pytest.param(a_sheet('<row r="1000"><c r="BXX1000"/></row>'), id="at-the-limit"),
        pytest.param(b"no archive", id="no-archive"),
    ],
)
def test_a_workbook_within_the_limits_is_left_to_its_reader(data):
    refuse_large_workbook(data, file="a.ods")


@pytest.mark.parametrize(
    "part",
    ["<worksheet><sheetData>", '<?xml version="1.0" encoding="hex"?><sheetData/>', '<sheetData a="1" a="2"/>'],
    ids=["cut", "encoding", "attribute-twice"],
)
def test_a_sheet_that_breaks_the_rules_of_xml_is_refused(part):
    with pytest.raises(StationedError, match=r"the workbook cannot be read \(xl/s\.xml breaks the rules of XML: "):
        refuse_large_workbook(packed(xl__s_xml=part), file="a.xlsx")


def test_attributes_that_a_document_type_would_add_are_not_taken_for_places():
    sheet = '<!DOCTYPE s [<!ATTLIST c r CDATA "A1">]>' + SHEET.format('<row r="1048576"><c/><c/></row>')
    with pytest.raises(StationedError, match="got 2,097,152; expected 2,000,000"):
        refuse_large_workbook(packed(xl__s_xml=sheet), file="a.xlsx")


def test_one_sheet_that_a_workbook_shows_many_times_counts_each_time(tmp_path):
    book = an_xlsx({f"Sheet {number}": ROWS for number in range(5)})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = (
                re.sub(rb"sheet[2-5]\.xml", b"sheet1.xml", old.read(name)) if name.endswith(".rels") else old.read(name)
            )
            more = b'<row r="100000"><c><v>1</v></c></row></sheetData>'
            new.writestr(name, data.replace(b"</sheetData>", more) if name.endswith("sheet1.xml") else data)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    with pytest.raises(StationedError, match=r"cells far from the others, got 2,500,000; expected 2,000,000"):
        open_tables(tmp_path / "a.xlsx")


@pytest.mark.parametrize("make", [an_xlsx, an_ods], ids=["xlsx", "ods"])
def test_a_workbook_as_people_write_it_is_read(tmp_path, make):
    (tmp_path / "a.xlsx").write_bytes(make({"Sheet": ROWS}))
    assert open_tables(tmp_path / "a.xlsx")[0].names == ("Unit", "Place", "Lat", "Lon", "From")
