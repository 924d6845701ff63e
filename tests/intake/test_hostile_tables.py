"""Files that no table can be taken from: a sentence, no traceback, nothing written."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile

import geopandas as gpd
import pytest
from click.testing import CliRunner
from intake.tables import an_ods, an_xlsx
from shapely.geometry import Point

from stationed.cli import main
from stationed.errors import StationedError
from stationed.intake.opening import open_tables

ROWS = [["Unit", "Place", "Lat", "Lon", "From"], ["A", "X", 47, 106, "1939"], ["B", "Y", 48, 107, "1940"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def an_encrypted_xlsx() -> bytes:
    """The head of what Excel writes with a password: an OLE file that names its stream EncryptedPackage."""
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0") + bytes(2048)


def an_encrypted_ods() -> bytes:
    """What LibreOffice writes with a password: the manifest says how the content is encrypted."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", bytes(range(256)) * 4)
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{spaces}"><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:size="1024" manifest:media-type="text/xml"><manifest:encryption-data '
            'manifest:checksum="AAAA"/></manifest:file-entry></manifest:manifest>',
        )
    return out.getvalue()


def refused(folder, name: str, data: bytes) -> str:
    """What build says of a file that it refuses."""
    (folder / name).write_bytes(data)
    done = CliRunner().invoke(main, ["build", str(folder / name), "-o", str(folder / "pages")], catch_exceptions=False)
    assert done.exit_code == 2
    assert sorted(path.name for path in folder.iterdir()) == [name]
    assert "stationed itself is at fault" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("make", [an_encrypted_xlsx, an_encrypted_ods], ids=["xlsx", "ods"])
def test_a_workbook_with_a_password_is_refused_as_such(tmp_path, make):
    said = refused(tmp_path, "secret.xlsx", make())
    assert "secret.xlsx: the workbook is protected by a password. Save a copy of it without one" in said


@pytest.mark.parametrize("make", [an_xlsx, an_ods], ids=["xlsx", "ods"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_truncated_workbook_is_refused(tmp_path, make, share):
    whole = make({"Posts": ROWS})
    assert "cut.ods: the workbook cannot be read" in refused(tmp_path, "cut.ods", whole[: int(len(whole) * share)])


MADE = {"gpkg": "GPKG", "fgb": "FlatGeobuf", "kml": "KML", "geojson": "GeoJSON", "shp": "ESRI Shapefile"}


def a_file_of_places(folder, suffix: str):
    """A whole file of 200 places with dates, as programs write it."""
    names = [f"Post {number}" for number in range(200)]
    points = [Point(number / 10, 40) for number in range(200)]
    frame = gpd.GeoDataFrame({"name": names, "start": "1939"}, geometry=points, crs=4326)
    path = folder / f"whole.{suffix}"
    if suffix in MADE:
        frame.to_file(path, driver=MADE[suffix], engine="pyogrio")
    elif suffix == "gpx":
        frame[["name", "geometry"]].to_file(path, driver="GPX", engine="pyogrio")
    elif suffix == "parquet":
        frame.to_parquet(path)
    elif suffix == "kmz":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(a_file_of_places(folder, "kml"), "doc.kml")
    else:
        shapes = [{"type": "Point", "coordinates": [n, 40], "properties": {"name": "A"}} for n in range(100)]
        objects = {"posts": {"type": "GeometryCollection", "geometries": shapes}}
        path.write_text(json.dumps({"type": "Topology", "arcs": [], "objects": objects}), encoding="utf-8")
    return path


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.999])
@pytest.mark.parametrize("suffix", [*MADE, "gpx", "kmz", "topojson", "parquet"])
def test_a_truncated_file_of_places_is_refused(tmp_path, suffix, share):
    (tmp_path / "made").mkdir()
    (tmp_path / "cut").mkdir()
    whole = a_file_of_places(tmp_path / "made", suffix)
    for beside in (".shx", ".dbf", ".prj"):
        if suffix == "shp":
            (tmp_path / "cut" / f"cut{beside}").write_bytes(whole.with_suffix(beside).read_bytes())
    data = whole.read_bytes()
    (tmp_path / "cut" / f"cut.{suffix}").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(
        StationedError, match=rf"^cut\.{suffix}: .*(cut off|no whole|cannot be read|breaks the rules|no features)"
    ):
        open_tables(tmp_path / "cut" / f"cut.{suffix}")


@pytest.mark.parametrize("part", [".shx", ".dbf"])
def test_a_shapefile_with_a_truncated_part_is_refused(tmp_path, part):
    whole = a_file_of_places(tmp_path, "shp")
    data = whole.with_suffix(part).read_bytes()
    whole.with_suffix(part).write_bytes(data[: len(data) // 2])
    with pytest.raises(StationedError, match=r"whole\.shp: the file cannot be read"):
        open_tables(whole)


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.kmz", "a.gpx", "a.gpkg", "a.shp", "a.fgb", "a.json"])
@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, b"Unit,Place\n"], ids=["bytes", "text"])
def test_what_is_not_what_its_name_says_is_refused_with_its_name(tmp_path, name, data):
    assert f"Error: {name}" in refused(tmp_path, name, data)


def test_a_table_of_300_columns_keeps_every_one(tmp_path):
    names = [f"Extra {number}" for number in range(295)]
    records = [[*ROWS[0], *names], *([*row, *(f"t{number}" for number in range(295))] for row in ROWS[1:])]
    (tmp_path / "wide.xlsx").write_bytes(an_xlsx({"Posts": records}))
    arguments = ["new", str(tmp_path / "atlas"), "--from", str(tmp_path / "wide.xlsx")]
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0
    header, first, *_ = (tmp_path / "atlas" / "deployments.csv").read_text(encoding="utf-8").splitlines()
    assert [f"t{number}" for number in range(295)] == first.split(",")[-295:]
    assert len(header.split(",")) == len(first.split(","))


CSV = b"Unit,Place,Lat,Lon,From\nA,X,47,106,1939\nB,Y,48,107,1940\n"
KINDS = ["csv", "tsv", "xlsx", "ods", *MADE, "gpx", "kmz", "topojson", "parquet"]


def a_file(folder, suffix: str) -> bytes:
    """A whole file of any kind."""
    tables = {"csv": CSV, "tsv": CSV.replace(b",", b"\t"), "xlsx": an_xlsx({"Posts": ROWS})}
    if suffix in tables:
        return tables[suffix]
    return an_ods({"Posts": ROWS}) if suffix == "ods" else a_file_of_places(folder, suffix).read_bytes()


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("share", [0, 0.3], ids=["empty", "truncated"])
def test_an_empty_or_truncated_file_of_any_kind_leaves_nothing_behind(tmp_path_factory, tmp_path, suffix, share):
    whole = a_file(tmp_path_factory.mktemp("made"), suffix)
    said = refused(tmp_path, f"cut.{suffix}", whole[: int(len(whole) * share)])
    assert said.splitlines()[-1].startswith(f"Error: cut.{suffix}: ")
    assert "()" not in said


@pytest.mark.parametrize("suffix", KINDS)
def test_a_picture_that_is_called_a_table_is_refused_as_a_picture(tmp_path, suffix):
    said = refused(tmp_path, f"p.{suffix}", b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert f"Error: p.{suffix}: this is a picture, and no table can be read from it." in said


@pytest.mark.parametrize("named", ["csv", "xlsx", "geojson", "kml", "gpx"])
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "kml", "kmz", "gpkg", "fgb", "geojson"])
def test_a_file_under_the_name_of_another_kind_is_read_or_refused_in_a_sentence(
    tmp_path_factory, tmp_path, suffix, named
):
    (tmp_path / f"posts.{named}").write_bytes(a_file(tmp_path_factory.mktemp("made"), suffix))
    assert {"Unit", "name"} & set(open_tables(tmp_path / f"posts.{named}")[0].names)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "kmz", "qgz"])
def test_an_archive_that_lost_or_changed_some_bytes_ends_in_a_sentence_or_a_table(tmp_path, suffix, method):
    project = b"<!DOCTYPE qgis><qgis><projectlayers/></qgis>"
    parts = {"a.qgs": project * 9} if suffix == "qgz" else None
    if parts is None:
        with zipfile.ZipFile(io.BytesIO(a_file(tmp_path, suffix))) as whole:
            parts = {name: whole.read(name) for name in whole.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    whole = out.getvalue()
    path = tmp_path / f"odd.{suffix}"
    step = len(whole) // 60 + 1
    for at in range(4, len(whole), step):
        for data in (whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :], whole[:at] + whole[at + 9 :]):
            path.write_bytes(data)
            with contextlib.suppress(StationedError):
                open_tables(path)


@pytest.mark.parametrize("column", [0, 1, 2, 4])
def test_a_cell_of_thousands_of_digits_ends_in_no_fault_of_ours(column, tmp_path):
    row = ["A", "X", "47", "106", "1939"]
    row[column] = "7" * 5000
    (tmp_path / "t.csv").write_text("\n".join(map(",".join, [ROWS[0], row, ["B", "Y", "48", "107", "1940"]])))
    done = CliRunner().invoke(main, ["check", str(tmp_path / "t.csv")])
    assert "stationed itself is at fault" not in done.output
    assert done.exit_code in (0, 1)


@pytest.mark.parametrize("make", [an_xlsx, an_ods], ids=["xlsx", "ods"])
def test_a_workbook_whose_packed_parts_are_damaged_is_refused(tmp_path, make):
    out, parts = io.BytesIO(), zipfile.ZipFile(io.BytesIO(make({"Posts": ROWS})))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for part in parts.infolist():
            book.writestr(part.filename, parts.read(part))
        sheet = max(book.infolist(), key=lambda part: part.compress_size)
    whole = bytearray(out.getvalue())
    begin = sheet.header_offset + 30 + len(sheet.filename)
    whole[begin : begin + 20] = b"\xff" * 20
    assert "the workbook cannot be read" in refused(tmp_path, "damaged.xlsx", bytes(whole))


def test_a_geopackage_whose_names_are_no_text_is_refused(tmp_path):
    places = gpd.GeoDataFrame({"Unit": ["A"], "From": ["1939"]}, geometry=[Point(106, 47)], crs=4326)
    places.to_file(tmp_path / "whole.gpkg", layer="garrisons", driver="GPKG")
    data = (tmp_path / "whole.gpkg").read_bytes().replace(b"garrisons", b"garr\xca\xffons")
    (tmp_path / "whole.gpkg").unlink()
    assert "damaged.gpkg: the file cannot be read" in refused(tmp_path, "damaged.gpkg", data)


def test_a_quotation_mark_that_swallows_every_record_is_named(tmp_path):
    said = refused(tmp_path, "quote.csv", b'Unit,Place,From\nA,"X,1939\nB,Y,1940\n')
    assert "the table has a header but no rows" in said
    assert "quote.csv row 2: a quotation mark is opened and never closed" in said


def test_a_row_of_far_too_many_cells_is_not_called_an_empty_file(tmp_path):
    said = refused(tmp_path, "wide.csv", b"Unit,Place,From\n" + b"A,X,1939," * 50 + b"\n")
    assert "wide.csv: row 2 has so many cells that it is taken for the names of the columns" in said


def test_dates_that_cannot_be_read_are_named_where_no_column_says_when(tmp_path):
    said = refused(tmp_path, "dates.csv", b"Unit,Place,From\nA,X,1939-13\n")
    assert "no column says when in dates that can be read; From has 1939-13" in said
