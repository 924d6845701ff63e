"""Any bytes in any file end in findings: no exception leaves reading and checking, whatever stands in the folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_atlas import SMALL, a_small_atlas

from stationed.checking import check_tables, repairs, to_json, to_sarif, to_text
from stationed.model import Finding
from stationed.reading import read_tables
from stationed.reading.arrow import quick_csv
from stationed.reading.columnar import read_geopackage, read_geoparquet, read_parquet
from stationed.reading.config import read_config
from stationed.reading.counting import cell_counts
from stationed.reading.delimited import _parse, read_csv
from stationed.reading.features import read_geojson
from stationed.reading.sources import read_sources
from stationed.reading.text import decode

FILES = sorted(str(path.relative_to(SMALL)) for path in SMALL.rglob("*") if path.is_file())
QUICK = settings(max_examples=30, deadline=None, derandomize=True)
SLOW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NASTY = st.sampled_from(
    [*',;"\t\n\r|\0\\{}[]:=-+@# ', "\ufeff", "\u202e", "\u2028", "é", "Д", "\U0001f600", "1939", "..", "~"]
)
TEXTS = st.lists(NASTY, max_size=40).map("".join)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)
KINDS = ["Point", "LineString", "Polygon", "MultiPoint", "MultiPolygon", "GeometryCollection", "Circle"]
GEOMETRIES = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS) | VALUES},
    optional={"coordinates": VALUES, "geometries": st.lists(VALUES, max_size=3)},
)
READERS: dict[str, Callable[[bytes], tuple[Any, ...]]] = {
    "csv": lambda data: read_csv(data, file="units.csv"),
    "geojson": lambda data: read_geojson(data, file="locations.geojson", known=lambda name: True),
    "toml": lambda data: read_config(data, name="x"),
    "sources": read_sources,
    "parquet": lambda data: read_parquet(data, file="units.parquet"),
    "geoparquet": lambda data: read_geoparquet(data, file="locations.parquet"),
    "geopackage": lambda data: read_geopackage(data, file="locations.gpkg"),
    "text": lambda data: decode(data, file="story.md"),
}


def ends_in_findings(result: tuple[Any, ...]) -> bool:
    return all(isinstance(finding, Finding) and finding.message for finding in result[-1])


@pytest.mark.parametrize("kind", READERS)
@QUICK
@given(data=st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_end_in_findings(kind, data):
    assert ends_in_findings(READERS[kind](data))


@pytest.mark.parametrize("magic", [b"PAR1", b"SQLite format 3\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff"])
@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes_behind_a_known_beginning_end_in_findings(magic, data):
    assert all(ends_in_findings(read(magic + data + magic)) for read in READERS.values())


@QUICK
@given(value=VALUES)
def test_any_json_ends_in_findings(value):
    data = json.dumps(value).encode()
    assert ends_in_findings(READERS["geojson"](data))
    assert ends_in_findings(READERS["sources"](data))
    assert ends_in_findings(READERS["sources"](json.dumps([{"id": "a", "issued": value, "author": value}]).encode()))


@settings(QUICK, max_examples=80)
@given(geometry=GEOMETRIES | VALUES, properties=VALUES, crs=VALUES)
def test_any_feature_ends_in_findings(geometry, properties, crs):
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    data = json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature, feature]}).encode()
    assert ends_in_findings(READERS["geojson"](data))


@settings(QUICK, max_examples=80)
@given(text=st.text(st.sampled_from(',"\n\rab '), max_size=40))
def test_cells_counted_without_a_parser_are_those_both_parsers_see(text):
    data = text.rstrip("\r\n").encode()
    counts = cell_counts(data, ",") if data else None
    if counts is not None:
        cells = _parse(data, delimiter=",", width=int(counts.max()))
        assert len(cells) == len(counts)
        filled = (cells != "").to_numpy()
        assert all(not row[count:].any() for row, count in zip(filled, counts, strict=True))
        quick, _ = quick_csv(data, delimiter=",", width=int(counts.max()))
        assert quick is not None or (counts != counts[0]).any()
        # A line without anything is the only ragged row that pyarrow lets through, and it is blank either way.
        assert quick is None or quick.equals(cells.iloc[1:].reset_index(drop=True))


@pytest.fixture(scope="module")
def atlas(tmp_path_factory) -> Path:
    return a_small_atlas(tmp_path_factory.mktemp("any"))


def checked(path: Path) -> None:
    """Go the whole way from the folder to the reports and the repairs."""
    tables = read_tables(path)
    findings = check_tables(tables)
    assert to_text(findings, tables)
    assert json.loads(to_json(findings)) is not None
    assert json.loads(to_sarif(findings, version="1"))
    repairs(path)


@pytest.mark.parametrize("name", FILES)
@SLOW
@given(data=st.data())
def test_a_damaged_file_ends_in_findings(name, atlas, data):
    good = (SMALL / name).read_bytes()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 30)))
    (atlas / name).write_bytes(good[:start] + data.draw(TEXTS.map(str.encode) | st.binary(max_size=20)) + good[end:])
    try:
        checked(atlas)
    finally:
        (atlas / name).write_bytes(good)


@pytest.mark.parametrize("name", ["deployments.csv", "units.csv", "periods.csv", "events.csv"])
@SLOW
@given(data=st.data())
def test_any_text_in_the_cells_ends_in_findings(name, atlas, data):
    good = (SMALL / name).read_text(encoding="utf-8")
    header = good.partition("\n")[0]
    cell = TEXTS.map(lambda text: '"' + text.replace('"', '""') + '"')
    row = st.lists(cell, min_size=header.count(",") + 1, max_size=header.count(",") + 1).map(",".join)
    rows = data.draw(st.lists(row, min_size=1, max_size=4))
    (atlas / name).write_text("\n".join([header, *rows]), encoding="utf-8", errors="replace", newline="")
    try:
        checked(atlas)
    finally:
        (atlas / name).write_text(good, encoding="utf-8")
