"""A file states its reference system in words: they are looked up, and open no other file."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely.geometry import Point

from stationed.reading.columnar import read_geoparquet
from stationed.reading.features import read_geojson
from stationed.reading.systems import LONGEST, system_of


def read(name: str):
    feature = {"type": "Feature", "properties": {"id": "a"}, "geometry": {"type": "Point", "coordinates": [6, 47]}}
    crs = {"type": "name", "properties": {"name": name}}
    data = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}).encode()
    return read_geojson(data, file="locations.geojson", known=lambda name: True)


@pytest.mark.parametrize(
    "name",
    [
        "+init={}:a",
        "+init = {}:a",
        "init={}:a",
        "+proj=longlat +nadgrids={} +type=crs",
        "+proj=longlat +nadgrids=@null,{} +type=crs",
        "+proj=longlat +geoidgrids={} +type=crs",
        "+proj=tinshift +file={}",
        "+proj=defmodel +model={}",
    ],
)
def test_a_reference_system_that_names_a_file_is_refused_without_opening_it(name, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)  # whoever opens it waits for ever
    features, findings = read(name.format(pipe))
    assert features is not None
    assert features.geometry.tolist() == [None]
    assert [finding.code for finding in findings] == ["crs-unknown"]


def geoparquet(crs: object) -> bytes:
    buffer = io.BytesIO()
    gpd.GeoDataFrame({"id": ["a"]}, geometry=[Point(6, 47)], crs=4326).to_parquet(buffer)
    table = parquet.read_table(pa.BufferReader(buffer.getvalue()))
    geo = json.loads(table.schema.metadata[b"geo"])
    geo["columns"]["geometry"]["crs"] = crs
    made = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata({b"geo": json.dumps(geo).encode()}), made)
    return made.getvalue()


def test_a_geoparquet_file_names_no_other_file_either(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert read_geoparquet(geoparquet("EPSG:4326"), file="locations.parquet")[0] is not None
    features, (finding,) = read_geoparquet(geoparquet(f"+init={pipe}:a"), file="locations.parquet")
    assert features is None
    assert finding.message.startswith(
        "locations.parquet, property crs: the file states a reference system that is not known, so nothing in it can "
        "be placed, got one that names other files; expected WGS 84 (EPSG:4326)"
    )


@pytest.mark.parametrize(
    "name", ["EPSG:5773", "EPSG:4978", "Red Army grid", "x" * (LONGEST + 1), "GEOGCS[" * 1000, "{", ""]
)
def test_what_is_no_system_of_places_is_not_known(name):
    assert system_of(name) is None


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("EPSG:2056", "CH1903+ / LV95"),
        ("urn:ogc:def:crs:EPSG::32648", "WGS 84 / UTM zone 48N"),
        ("WGS 84 / UTM zone 48N", "WGS 84 / UTM zone 48N"),
        ("+proj=utm +zone=48 +datum=WGS84 +type=crs", "unknown"),
        ("ESRI:102100", "WGS_1984_Web_Mercator_Auxiliary_Sphere"),
    ],
)
def test_names_codes_and_descriptions_are_known(name, called):
    system = system_of(name)
    assert system is not None
    assert system.name == called


def test_descriptions_of_all_common_systems_name_no_files():
    for code in (4326, 4258, 4284, 2056, 27700, 28992, 32648, 3857, 5514, 31467, 2180):
        system = system_of(f"EPSG:{code}")
        assert system is not None
        for text in (system.to_wkt(), system.to_wkt("WKT1_GDAL"), system.to_wkt("WKT1_ESRI"), system.to_json()):
            assert system_of(text) is not None


def test_a_name_that_is_not_known_is_looked_up_once(monkeypatch):
    asked = []

    def refuse(text: str) -> None:
        asked.append(text)
        raise ValueError(text)

    monkeypatch.setattr("pyproj.CRS.from_user_input", refuse)
    assert [system_of("Grid of the Kwantung Army") for _ in range(3)] == [None] * 3
    assert len(asked) == 1
