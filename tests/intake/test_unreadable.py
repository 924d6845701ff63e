"""Files that are not what their names say, or that no table is in: each is read with a note or refused in words."""

import gzip
import io
import os
import tarfile
import zipfile

import geopandas as gpd
import pytest
from click.testing import CliRunner
from intake.tables import an_xlsx
from shapely import Point

import stationed
from stationed.cli import main
from stationed.errors import StationedError
from stationed.intake.opening import open_tables

CSV = b"Ship,Port,Lat,Lon,From\nAlpha,Kiel,54.3,10.1,1939\nBeta,Brest,48.4,-4.5,1940\n"


def a_zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def a_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("ships.csv")
        member.size = len(CSV)
        archive.addfile(member, io.BytesIO(CSV))
    return out.getvalue()


def locked(archive: bytes) -> bytes:
    """An archive whose one member says that it is encrypted, in both of its headers."""
    data = bytearray(archive)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


NAMES = ["geojson", "json", "topojson", "jsonld", "shp", "gpkg", "fgb", "kml", "kmz", "gpx"]
NAMES += ["xlsx", "ods", "parquet", "zip", "bib", "ris"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("suffix", NAMES)
def test_a_csv_under_the_name_of_another_kind_is_read_and_called_a_csv(tmp_path, suffix, encoding):
    (tmp_path / f"ships.{suffix}").write_bytes(CSV.decode().encode(encoding))
    (sheet,) = open_tables(tmp_path / f"ships.{suffix}")
    assert sheet.column("Port").tolist() == ["Kiel", "Brest"]
    note = next(finding for finding in sheet.findings if "whatever its name says" in finding.problem)
    assert (note.problem, note.got) == ("the file is CSV, whatever its name says", f".{suffix}")
    assert (note.expected, note.severity) == (".csv", "note")


@pytest.mark.parametrize("suffix", ["csv", "CSV", "tsv", "tab", "txt", "lptsv", "dat"])
def test_a_csv_under_a_name_of_its_own_has_no_note(tmp_path, suffix):
    (tmp_path / f"ships.{suffix}").write_bytes(CSV)
    assert open_tables(tmp_path / f"ships.{suffix}")[0].findings == ()


def test_a_workbook_called_csv_is_read_and_called_a_workbook(tmp_path):
    (tmp_path / "ships.csv").write_bytes(an_xlsx({"Ships": [["Ship", "From"], ["Alpha", "1939"]]}))
    (sheet,) = open_tables(tmp_path / "ships.csv")
    assert [finding.problem for finding in sheet.findings] == ["the file is a workbook, whatever its name says"]


TEX = b"% exported\n@book{coox1985,\n title = {Nomonhan}, year = {1985}}\n"
RIS = b"TY  - BOOK\r\nTI  - Nomonhan\r\nER  - \r\n"
OLD_EXCEL = b'\xef\xbb\xbf<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
REFUSED = {
    "gzip": (gzip.compress(CSV), "this is a compressed file", "Unpack it first."),
    "tar": (a_tar(), "this is an archive of tar", "Unpack it"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(60), "this is an archive of 7-Zip", "Unpack it"),
    "zip": (a_zip(ships__csv=CSV), "this is a zip archive of ships.csv", "Unpack it"),
    "zip in a zip": (a_zip(inner__zip=a_zip(ships__csv=CSV)), "this is a zip archive of inner.zip", "Unpack it"),
    "locked zip": (locked(a_zip(ships__csv=CSV)), "an archive that is protected by a password", "with the password"),
    "locked kmz": (locked(a_zip(doc__kml=b"<kml/>")), "an archive that is protected by a password", "password"),
    "docx": (a_zip(**{"word/document__xml": b"<x/>"}), "this is a text document", "Copy its table"),
    "numbers": (a_zip(**{"Index/Document__iwa": b"x"}), "this is a file of Apple's iWork", "Export it from Numbers"),
    "web page": (b'\n<table border="1"><tr><td>Ship</td></tr></table>', "this is a web page", "Copy its table"),
    "xls of the web": (b"<meta charset=utf-8><table></table>", "this is a web page", "opens in a spreadsheet"),
    "xml of excel": (OLD_EXCEL, "this is an XML spreadsheet of old Excel", "save it as .xlsx"),
    "bibtex": (TEX, "this is a bibliography", "--sources"),
    "ris": (RIS, "this is a bibliography", "--sources"),
    "csl": (b'[{"id": "a", "type": "book", "title": "B"}]', "this is a bibliography (CSL-JSON)", "--sources"),
    "json lines": (b'{"Ship": "Alpha"}\n{"Ship": "Beta"}\n', "got several JSON values", "Export it as GeoJSON or CSV."),
    "json list": (b'[{"Ship": "Alpha"}]', "got a list; expected a GeoJSON object", "Export it as GeoJSON or CSV."),
}


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "kmz", "zip", "txt"])
@pytest.mark.parametrize(("data", "what", "advice"), REFUSED.values(), ids=REFUSED)
def test_what_no_table_can_be_taken_from_is_named_with_what_to_do(tmp_path, data, what, advice, suffix):
    (tmp_path / f"given.{suffix}").write_bytes(data)
    before = sorted(tmp_path.iterdir())
    result = CliRunner().invoke(main, ["build", str(tmp_path / f"given.{suffix}"), "-o", str(tmp_path / "pages")])
    assert result.exit_code == 2
    assert result.output.startswith(f"Error: given.{suffix}: ")
    assert what in result.output
    assert advice in result.output
    assert sorted(tmp_path.iterdir()) == before


def a_zipped_shapefile(folder) -> bytes:
    frame = gpd.GeoDataFrame({"Name": ["Alpha", "Beta"], "Since": ["1939", "1940"]}, geometry=[Point(10, 54)] * 2)
    frame.set_crs(4326).to_file(folder / "posts.shp", engine="pyogrio")
    return a_zip(**{f"posts__{end}": (folder / f"posts.{end}").read_bytes() for end in ("shp", "shx", "dbf", "prj")})


@pytest.mark.parametrize("name", ["posts.zip", "posts.shp.zip", "posts.csv"])
def test_a_zipped_shapefile_is_read_as_it_was_downloaded(tmp_path_factory, tmp_path, name):
    (tmp_path / name).write_bytes(a_zipped_shapefile(tmp_path_factory.mktemp("made")))
    (sheet,) = open_tables(tmp_path / name)
    assert sheet.column("Since").tolist() == ["1939", "1940"]
    assert sheet.geometry is not None
    assert sheet.geometry[0].x == 10


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_zipped_shapefile_that_is_cut_is_refused(tmp_path_factory, tmp_path, share):
    whole = a_zipped_shapefile(tmp_path_factory.mktemp("made"))
    (tmp_path / "posts.zip").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StationedError, match=r"^posts\.zip: this is a zip archive that is cut off or damaged"):
        open_tables(tmp_path / "posts.zip")


def test_a_zipped_shapefile_with_a_cut_part_is_refused(tmp_path_factory, tmp_path):
    made = tmp_path_factory.mktemp("made")
    a_zipped_shapefile(made)
    parts = {f"posts__{end}": (made / f"posts.{end}").read_bytes() for end in ("shp", "shx", "dbf")}
    parts["posts__shp"] = parts["posts__shp"][:-20]
    (tmp_path / "posts.zip").write_bytes(a_zip(**parts))
    with pytest.raises(StationedError, match=r"^posts\.zip: the Shapefile in the archive cannot be read .*cut off"):
        open_tables(tmp_path / "posts.zip")


def test_a_name_of_a_column_that_is_a_whole_text_is_refused_with_its_letter(tmp_path):
    (tmp_path / "ships.csv").write_bytes(CSV.replace(b"Port", b"P" * 1_000_000))
    with pytest.raises(StationedError, match=r"^ships\.csv, column B: .*got P{40}\.\.\. \(1,000,000 characters\)"):
        open_tables(tmp_path / "ships.csv")


@pytest.mark.parametrize("name", [b"a\xff.csv", b"a\x1b[2J.csv", b"a\nb.csv"])
def test_a_table_whose_name_is_no_text_is_refused_in_words(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_text("unit,place,start\nA,B,1939\n", encoding="utf-8")
    with pytest.raises(StationedError, match=r"a<U\+.*the name of the file is not text.*Rename the file") as told:
        open_tables(path)
    assert str(told.value).isprintable()


def test_a_sheet_of_a_file_without_sheets_is_refused_in_words(tmp_path):
    path = tmp_path / "ships.csv"
    path.write_text("unit,place,start\nA,B,1939\n", encoding="utf-8")
    with pytest.raises(StationedError, match=r"no sheet Second; it has one table and no sheets\. Name none\."):
        stationed.read(path, sheet="Second")
