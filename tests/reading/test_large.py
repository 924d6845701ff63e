"""Files that hold little and stand for much are refused by what they state, before they fill the memory."""

from __future__ import annotations

import io
import sqlite3
import time
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow as pa
import pytest
from pyarrow import parquet
from shapely.geometry import Point
from small_atlas import a_small_atlas

from stationed.checking import check_tables
from stationed.reading import read_tables
from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet
from stationed.reading.config import read_config
from stationed.reading.delimited import read_csv
from stationed.reading.features import read_geojson
from stationed.reading.sqlite_tables import only_tables

BASE = 'id = "a"\ntitle = "A"\n'


def packed(columns: dict[str, Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


def often(text: str, times: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array([0] * times, pa.int32()), pa.array([text]))


PARQUET = {
    "empty-rows": (
        lambda: packed({"a": pa.nulls(3_000_000, pa.string())}),
        "stands for too many values, got 3,000,000",
    ),
    "columns": (lambda: packed({f"c{n}": pa.array(["x"]) for n in range(2_001)}), "too many columns, got 2,001"),
    "one-text-often": (lambda: packed({"a": often("x" * 100_000, 5_000)}), "unpacks to too many bytes"),
    "in-lists": (
        lambda: packed({"a": pa.ListArray.from_arrays([0, 2_500, 5_000], often("x" * 100_000, 5_000))}),
        "unpacks to too many bytes",
    ),
    "in-tables": (
        lambda: packed({"a": pa.StructArray.from_arrays([often("x" * 100_000, 5_000)], ["n"])}),
        "unpacks to too many bytes",
    ),
    "pressed": (
        lambda: packed({"a": pa.array(["x" * 70_000_000])}, compression="zstd", use_dictionary=False),
        "unpacks to too many bytes",
    ),
    "one-long-list": (lambda: packed({"a": pa.array([[1] * 3_000_000])}), "stands for too many values"),
}


@pytest.mark.parametrize("kind", PARQUET)
@pytest.mark.parametrize("read", [read_parquet, read_geoparquet], ids=["parquet", "geoparquet"])
def test_a_parquet_file_that_stands_for_too_much_is_refused_before_it_is_unpacked(kind, read):
    make, words = PARQUET[kind]
    data = make()
    held = pa.total_allocated_bytes()
    table, findings = read(data, file="units.parquet")
    assert table is None
    assert [finding.code for finding in findings] == ["file-large"]
    assert words in findings[0].message
    assert pa.total_allocated_bytes() - held < 10_000_000


def test_a_parquet_file_with_texts_that_repeat_is_read_as_before():
    data = packed({"unit_id": often("u", 3), "names": [["a", "b"], [], None], "men": [1, None, 2]})
    cells, findings = read_parquet(data, file="units.parquet")
    assert findings == []
    assert cells is not None
    assert cells.cells.to_numpy().tolist() == [["u", "a;b", "1"], ["u", "", ""], ["u", "", "2"]]


def a_geopackage(folder: Path, sql: str = "") -> bytes:
    """Two places in a layer, and whatever else is done to the file."""
    path = folder / "locations.gpkg"
    frame = gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=[Point(1, 2), Point(3, 4)], crs="EPSG:4326")
    frame.to_file(path, layer="locations", driver="GPKG", engine="pyogrio")
    base = sqlite3.connect(path)
    base.executescript(sql)
    base.commit()
    base.close()
    return path.read_bytes()


ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select i as fid, null as geom, "
AS_LAYER = (
    "insert into gpkg_contents(table_name, data_type, identifier, srs_id) values ('v', 'features', 'v', 4326);"
    "insert into gpkg_geometry_columns values ('v', 'geom', 'POINT', 4326, 0, 0);"
)


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        pytest.param(f"create view v as {ENDLESS} hex(zeroblob(100000000)) as t from n; {AS_LAYER}", "v", id="layer"),
        pytest.param(
            "alter table locations add column t text generated always as (hex(zeroblob(100000000))) virtual",
            "locations",
            id="computed-column",
        ),
        pytest.param(
            f"drop table if exists gpkg_metadata; create view gpkg_metadata as {ENDLESS} 1 from n",
            "gpkg_metadata",
            id="in-the-place-of-a-table-of-the-format",
        ),
    ],
)
def test_what_would_run_when_a_geopackage_is_read_is_refused_and_not_run(tmp_path, sql, name):
    before = time.monotonic()
    features, findings = read_geopackage(a_geopackage(tmp_path, sql), file="locations.gpkg")
    assert features is None
    assert [(finding.code, finding.got) for finding in findings] == [("layer-view", name)]
    assert time.monotonic() - before < 20


def test_views_and_triggers_beside_the_layer_are_taken_out_and_the_layer_is_read(tmp_path):
    data = a_geopackage(
        tmp_path,
        f"create view v as {ENDLESS} 1 from n; create trigger t after insert on locations begin select 1; end;",
    )
    features, findings = read_geopackage(data, file="locations.gpkg")
    assert findings == []
    assert features is not None
    assert features.cells.cells.to_numpy().tolist() == [["a"], ["b"]]


def test_a_geopackage_of_tables_alone_is_handed_on_as_it_is(tmp_path):
    base = sqlite3.connect(":memory:")
    base.execute("create table a(b)")
    data = base.serialize()
    assert only_tables(data, file="a.gpkg") == (data, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(".".join(["a"] * 30_000) + " = 1", "line 3: a name has too many parts", id="dotted-key"),
        pytest.param("[" + ".".join(["a"] * 30_000) + "]", "line 3: a name has too many parts", id="dotted-table"),
        pytest.param("x = {" + " . ".join(['"a"'] * 30_000) + " = 1}", "line 3: a name has", id="quoted-key-inside"),
        pytest.param("x = " + "[" * 300 + "]" * 300, "nested too deep", id="lists"),
        pytest.param("x = 0x" + "f" * 100_000, "line 3: a number is too long, got 0xff", id="hexadecimal"),
        pytest.param("x = " + "9" * 100_000, "line 3: a number is too long, got 9999", id="decimal"),
        pytest.param("x = 9223372036854775808", "line 3: a number is too long", id="one-more-than-toml-has"),
        pytest.param("# " + "x" * 1_000_000, "the file is too large", id="characters"),
        pytest.param('[[maps]]\nid = "m"\n' * 101, "there are too many maps, got 101; expected 100", id="maps"),
        pytest.param("languages = [" + '"en", ' * 41 + "]", "there are too many languages, got 41", id="languages"),
    ],
)
def test_settings_that_would_cost_too_much_are_refused_in_words(text, words):
    (finding,) = read_config((BASE + text).encode(), name="a")[1]
    assert finding.code == "toml-syntax"
    assert words in finding.message


@pytest.mark.parametrize(
    "text", ["subtitle = '" + "a." * 30 + "'", "x = 9223372036854775807", "x = -9223372036854775808"]
)
def test_settings_that_only_look_so_are_read(text):
    assert "toml-syntax" not in [finding.code for finding in read_config((BASE + text).encode(), name="a")[1]]


def test_a_table_of_too_many_columns_is_refused():
    header = ",".join(f"c{number}" for number in range(2_001))
    cells, (finding,) = read_csv(f"{header}\n".encode(), file="units.csv")
    assert cells is None
    assert finding.message == (
        "units.csv: the table has too many columns, got 2,001; expected 2,000 at most. "
        "Take out those that are not used."
    )


def test_rows_far_shorter_than_the_header_are_not_filled_up():
    header = ",".join(f"c{number}" for number in range(1_900))
    cells, (finding,) = read_csv((header + "\nx" * 20_000).encode(), file="units.csv")
    assert cells is None
    assert finding.code == "file-large"
    assert "got 38,001,900 cells when they are filled up; expected 2,000,000 at most" in finding.message


def test_features_of_too_many_different_properties_are_refused():
    one = '{{"type": "Feature", "geometry": null, "properties": {{"q{}": 1}}}}'
    features = ",".join(one.format(number) for number in range(2_001))
    data = f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode()
    read, (finding,) = read_geojson(data, file="locations.geojson", known=lambda name: True)
    assert read is None
    assert "the features have too many different properties, got 2,001" in finding.message


def test_too_many_periods_are_one_finding(tmp_path):
    rows = "".join(f"p{number},P,1939,1940\n" for number in range(1_001))
    path = a_small_atlas(tmp_path, {"periods.csv": f"period_id,title,start,end\n{rows}"})
    large = [finding for finding in check_tables(read_tables(path)) if finding.code == "file-large"]
    assert [finding.message for finding in large] == [
        "periods.csv: there are too many periods, got 1,001; expected 1,000 at most. Put several into one."
    ]
