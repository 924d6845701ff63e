"""A table that somebody gives stands for no other file, and unpacks to no more than its size allows."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import Point

from stationed.errors import StationedError
from stationed.intake.opening import open_tables

VRT = """<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>{}</SrcDataSource>
<GeometryType>wkbPoint</GeometryType><GeometryField encoding="PointFromColumns" x="x" y="y"/></OGRVRTLayer>
</OGRVRTDataSource>"""
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize("suffix", ["gpx", "fgb", "gpkg", "shp", "topojson"])
@pytest.mark.parametrize("before", ["", "<gpx/>", '<!-- "Topology" -->'])
def test_a_file_that_names_another_for_its_data_is_refused(suffix, before, tmp_path):
    (tmp_path / "secret.csv").write_text("x,y,name\n6,47,secret\n", encoding="utf-8")
    path = tmp_path / f"a.{suffix}"
    path.write_text(before + VRT.format(tmp_path / "secret.csv"), encoding="utf-8")
    with pytest.raises(StationedError, match="the file is none of the formats that are read"):
        open_tables(path)


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_entities_in_a_kml_file_are_refused_in_any_encoding(coding, tmp_path):
    path = tmp_path / "a.kml"
    path.write_text(
        f'<?xml version="1.0" encoding="{coding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', encoding=coding
    )
    with pytest.raises(StationedError, match="the file declares entities of its own"):
        open_tables(path)


def test_a_damaged_geopackage_that_is_given_as_a_table_is_an_error(tmp_path):
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"SQLite format 3\0" + b"\x7f" * 5000)
    with pytest.raises(StationedError, match=r"a\.gpkg: the file cannot be read"):
        open_tables(path)


def a_workbook(path: Path, *cells: str, more: int = 0) -> Path:
    rows = "".join(f'<row r="{cell.lstrip("ABCDEFX")}"><c r="{cell}"><v>1</v></c></row>' for cell in cells)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", SHEET.format(rows) + " " * more)
    return path


def test_a_workbook_with_a_cell_far_away_is_refused_before_it_is_filled_up(tmp_path):
    with pytest.raises(StationedError, match=r"cells far from the others, got 17,179,869,184; expected 2,000,000"):
        open_tables(a_workbook(tmp_path / "a.xlsx", "A1", "XFD1048576"))


@pytest.mark.parametrize("suffix", ["xlsx", "kmz"])
def test_an_archive_that_unpacks_to_too_much_is_refused(suffix, tmp_path):
    with pytest.raises(StationedError, match="the file unpacks to too many bytes, got 70,000,"):
        open_tables(a_workbook(tmp_path / f"a.{suffix}", "A1", more=70_000_000))


def test_views_of_a_geopackage_that_is_given_as_a_table_are_not_run(tmp_path):
    path = tmp_path / "a.gpkg"
    gpd.GeoDataFrame({"id": ["a"]}, geometry=[Point(6, 47)], crs=4326).to_file(path, layer="a", engine="pyogrio")
    assert open_tables(path)[0].title == "a"
    base = sqlite3.connect(path)
    base.executescript("create table b as select * from a; drop table a; create view a as select * from b;")
    base.close()
    with pytest.raises(StationedError, match="a"):
        open_tables(path)
