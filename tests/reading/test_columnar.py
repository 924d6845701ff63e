"""Parquet, GeoParquet and GeoPackage give the same tables as CSV and GeoJSON."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pytest
import shapely
from pyarrow import parquet
from small_atlas import SMALL, a_small_atlas

import stationed.reading.columnar as columnar
from stationed.checking import check_tables
from stationed.reading import read_tables
from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet

PLACES = gpd.GeoDataFrame.from_features(
    json.loads((SMALL / "locations.geojson").read_text(encoding="utf-8"))["features"], crs="EPSG:4326"
)


def as_json_text(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the gazetteer as QGIS writes it, lists being JSON text."""
    written = places.copy()
    for name in ("names", "links"):
        written[name] = [json.dumps(value) if isinstance(value, list) else None for value in places[name]]
    return written


def parquet_bytes(**columns: pa.Array) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out)
    return out.getvalue()


def text_of(array: pa.Array) -> list[str]:
    filled = pa.array(["x"] * len(array))
    cells, findings = read_parquet(parquet_bytes(a=array, b=filled), file="units.parquet")
    assert cells is not None
    assert findings == []
    return cells.cells[0].tolist()


def test_tables_in_parquet_are_the_same_as_in_csv(tmp_path):
    path = a_small_atlas(tmp_path)
    for stem in ("units", "deployments", "periods", "events"):
        table = pd.read_csv(path / f"{stem}.csv", dtype=str, keep_default_na=False)
        table.to_parquet(path / f"{stem}.parquet")
        (path / f"{stem}.csv").unlink()
    one, other = read_tables(SMALL), read_tables(path)
    assert other.claims.equals(one.claims)
    assert other.units.equals(one.units)
    assert (other.periods, check_tables(other)) == (one.periods, ())


@pytest.mark.parametrize("suffix", ["parquet", "gpkg"])
def test_a_gazetteer_in_another_format_is_the_same_as_in_geojson(suffix, tmp_path):
    path = a_small_atlas(tmp_path, without=("locations.geojson",))
    places = as_json_text(PLACES)
    if suffix == "gpkg":
        places.to_file(path / "locations.gpkg", layer="export")
    else:
        places.to_parquet(path / "locations.parquet")
    one, other = read_tables(SMALL), read_tables(path)
    assert other.locations.drop(columns="geometry").equals(one.locations.drop(columns="geometry"))
    assert other.locations.geometry.to_wkt().tolist() == one.locations.geometry.to_wkt().tolist()
    assert other.place_names.equals(one.place_names)
    assert check_tables(other) == ()


@pytest.mark.parametrize("suffix", ["parquet", "gpkg"])
def test_another_reference_system_is_converted_and_said(suffix, tmp_path):
    path = a_small_atlas(tmp_path, without=("locations.geojson",))
    places = as_json_text(PLACES).to_crs("EPSG:32650")
    if suffix == "gpkg":
        places.to_file(path / "locations.gpkg")
    else:
        places.to_parquet(path / "locations.parquet")
    tables = read_tables(path)
    assert [(finding.code, finding.got) for finding in tables.findings] == [
        ("crs-reprojected", "WGS 84 / UTM zone 50N")
    ]
    assert shapely.to_wkt(tables.locations.geometry.iloc[0], rounding_precision=6) == "POINT (106.917 47.918)"


@pytest.mark.parametrize(
    ("array", "text"),
    [
        (pa.array([1, None, -5]), ["1", "", "-5"]),
        (pa.array([1.0, None, 2.5]), ["1", "", "2.5"]),
        (pa.array([float("nan"), 3.0]), ["", "3"]),
        (pa.array([True, None, False]), ["true", "", "false"]),
        (pa.array(["007", None, " x"]), ["007", "", " x"]),
        (pa.array(["a", "b", "a"]).dictionary_encode(), ["a", "b", "a"]),
        (pa.array([datetime.date(1939, 8, 20), None, datetime.date(1, 1, 1)]), ["1939-08-20", "", "0001-01-01"]),
        (pa.array([datetime.datetime(1939, 8, 20), None]), ["1939-08-20", ""]),
        (pa.array([datetime.datetime(1939, 8, 20, 5, 45)]), ["1939-08-20T05:45:00"]),
        (pa.array([["wd:Q1", "gn:2"], [], None]), ["wd:Q1;gn:2", "", ""]),
        (pa.array([[{"name": "Урга"}]]), ['[{"name": "Урга"}]']),
    ],
    ids=["int", "float", "nan", "bool", "text", "dictionary", "date", "midnight", "time", "list", "objects"],
)
def test_a_typed_value_becomes_the_text_a_spreadsheet_would_show(array, text):
    assert text_of(array) == text


def test_a_day_before_the_common_era_is_written_with_its_year():
    # 719,528 days lead from 0000-01-01 to 1970-01-01.
    days = pa.array([-719_529, None], type=pa.int32()).cast(pa.date32())
    assert text_of(days) == ["-0001-12-31", ""]


def test_a_date_column_of_a_geopackage_becomes_iso_text():
    out = io.BytesIO()
    frame = gpd.GeoDataFrame(
        {"start": [datetime.date(1939, 8, 20), None]}, geometry=gpd.points_from_xy([1, 2], [3, 4]), crs="EPSG:4326"
    )
    frame.to_file(out, driver="GPKG", layer="x")
    features, findings = read_geopackage(out.getvalue(), file="locations.gpkg")
    assert features is not None
    assert (features.cells.cells[0].tolist(), findings) == (["1939-08-20", ""], [])


def test_parquet_rows_are_numbered_as_a_spreadsheet_would():
    cells, _ = read_parquet(parquet_bytes(a=pa.array(["x", "y"])), file="units.parquet")
    assert cells is not None
    assert cells.rows.tolist() == [2, 3]


def test_a_missing_package_is_a_finding_that_says_what_to_install(monkeypatch):
    monkeypatch.setattr(columnar, "has_pyarrow", lambda: False)
    cells, findings = read_parquet(parquet_bytes(a=pa.array(["x"])), file="units.parquet")
    assert cells is None
    assert [(finding.code, finding.message) for finding in findings] == [
        (
            "extra-missing",
            "units.parquet: Parquet files need a package that is not installed, got no pyarrow; expected the extra "
            "parquet. Run pip install 'stationed[parquet]', or export the table as CSV or GeoJSON.",
        )
    ]


def geopackage_of(path: Path, **layers: gpd.GeoDataFrame) -> bytes:
    for name, places in layers.items():
        places.to_file(path / "x.gpkg", layer=name)
    return (path / "x.gpkg").read_bytes()


def test_several_layers_are_a_finding_that_names_them(tmp_path):
    places = as_json_text(PLACES)
    data = geopackage_of(tmp_path, camps=places, towns=places)
    features, findings = read_geopackage(data, file="locations.gpkg")
    assert features is None
    assert [(finding.code, finding.message) for finding in findings] == [
        (
            "layers-several",
            "locations.gpkg: the GeoPackage has several layers with geometry, got camps and towns; expected one layer, "
            "or one that is called locations. Rename the layer that is meant to locations.",
        )
    ]


def test_of_several_layers_the_one_called_like_the_file_is_read(tmp_path):
    places = as_json_text(PLACES)
    data = geopackage_of(tmp_path, camps=places.iloc[:1], locations=places)
    features, findings = read_geopackage(data, file="locations.gpkg")
    assert features is not None
    assert (len(features.geometry), findings) == (4, [])


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" * 100, b"SQLite format 3\0" + b"\0" * 500, b"x" * 1000])
@pytest.mark.parametrize("read", [read_parquet, read_geoparquet, read_geopackage])
def test_a_damaged_file_is_one_finding(read, data):
    value, findings = read(data, file="locations.gpkg")
    assert (value, [finding.code for finding in findings]) == (None, ["file-damaged"])


def test_a_parquet_file_without_geometry_is_no_gazetteer():
    features, findings = read_geoparquet(parquet_bytes(id=pa.array(["x"])), file="locations.parquet")
    assert (features, [finding.code for finding in findings]) == (None, ["file-damaged"])
