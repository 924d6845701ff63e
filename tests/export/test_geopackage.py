"""What a GeoPackage promises: dated layers, one kind of shape each, that open with styles and temporal properties."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import pytest
import shapely
from flow_tables import a_claim, a_period, an_atlas
from page_atlas import trial_atlas

import stationed
from stationed.dates import day_number, possible
from stationed.export.formats import FORMATS, Records

FLAGSHIP = Path(__file__).parent.parent.parent / "geodata"


@pytest.fixture
def opened(tmp_path):
    def open_(tables):
        file = tmp_path / "atlas.gpkg"
        file.write_bytes(FORMATS["gpkg"].write(Records(tables)))
        return file

    return open_


def query(file: Path, text: str, *values) -> list[tuple]:
    with closing(sqlite3.connect(file)) as base:
        return base.execute(text, values).fetchall()


def test_layers_hold_one_kind_of_shape_each(opened):
    layers = {str(name): kind for name, kind in pyogrio.list_layers(opened(trial_atlas()))}
    assert layers == {
        "claims": "Point",
        "claim_lines": "MultiLineString",
        "claim_areas": "MultiPolygon",
        "places": "Point",
        "border_lines": "MultiLineString",
        "border_areas": "MultiPolygon",
        "periods": None,
        "units": None,
        "sources": None,
    }


def test_tables_are_as_the_standard_has_them(opened):
    """What validators of OGC 12-128 compare: types letter by letter, and what a change of a layer is dated by."""
    allowed = {"INTEGER", "TEXT", "DOUBLE", "DATE", "DATETIME", "TINYINT", "POINT", "MULTILINESTRING", "MULTIPOLYGON"}
    for tables in (trial_atlas(), an_atlas()):
        file = opened(tables)
        names = [name for (name,) in query(file, "select table_name from gpkg_contents")]
        for name in (*names, "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"):
            columns = {column: kind for _, column, kind, *_ in query(file, f"pragma table_info('{name}')")}
            assert set(columns.values()) <= allowed, name
        assert dict(query(file, "select name, type from pragma_table_info('claims')"))["deployment_id"] == "TEXT"
        (changed,) = query(file, "select dflt_value from pragma_table_info('gpkg_contents') where name = 'last_change'")
        assert changed == ("strftime('%Y-%m-%dT%H:%M:%fZ','now')",)
        assert query(file, "pragma foreign_key_check") == []


def test_every_claim_is_a_point_in_file_order_or_nowhere(opened):
    frame = pyogrio.read_dataframe(opened(trial_atlas()), layer="claims")
    assert frame["deployment_id"].tolist() == trial_atlas().claims["deployment_id"].tolist()
    assert shapely.to_wkt(frame.geometry[0]) == "POINT (106.9 47.9)"
    assert frame.geometry[4] is None
    assert frame.crs == "EPSG:4326"


def test_a_file_is_what_the_standard_asks_for_and_says_nothing_of_the_day(opened):
    file = opened(trial_atlas())
    assert file.read_bytes()[:16] == b"SQLite format 3\0"
    assert query(file, "pragma application_id") == [(0x47504B47,)]
    assert query(file, "pragma integrity_check") == [("ok",)]
    assert query(file, "pragma foreign_key_check") == []
    assert query(file, "select distinct last_change from gpkg_contents") == [("1970-01-01T00:00:00.000Z",)]


def test_dated_layers_have_a_style_with_both_fields_of_the_temporal_controller(opened):
    styles = query(opened(trial_atlas()), "select f_table_name, styleQML, useAsDefault from layer_styles")
    assert {name for name, _, _ in styles} >= {"claims", "claim_lines", "claim_areas", "border_lines", "border_areas"}
    for name, text, default in styles:
        style = ElementTree.fromstring(text)
        dated = style.find("temporal")
        assert default == 1
        if name == "places":
            assert dated is None
        else:
            assert dated is not None
            fields = [dated.get(key) for key in ("enabled", "mode", "startField", "endField")]
            assert fields == ["1", "2", "start_day", "end_moment"]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        pytest.param("1939-05", "1940", ("1939-05-01", "1940-12-31"), id="plain"),
        pytest.param("1939", "", ("1939-01-01", "1945-12-31"), id="unknown-end-goes-no-further-than-its-period"),
        pytest.param("1939", "..", ("1939-01-01", None), id="open-end"),
        pytest.param("-0012", "0009", (None, "0009-12-31"), id="before-the-year-1-is-open"),
        pytest.param("", "", ("9999-12-31", "0001-01-01"), id="undated-is-on-no-day"),
    ],
)
def test_days_are_those_on_which_a_claim_is_shown(start, end, days, opened):
    file = opened(an_atlas(a_claim(start=start, end=end), periods=(a_period("war", "1939", "1945"),)))
    assert query(file, "select start_day, end_day from claims") == [days]
    moment = days[1] and f"{days[1]}T23:59:59.000Z"
    assert query(file, "select end_moment from claims") == [(moment,)]


def test_the_filter_of_the_temporal_controller_shows_what_the_page_shows(opened):
    atlas = stationed.read(FLAGSHIP)
    file = opened(atlas)
    dates = ["1921-07-06", "1925-03-01", "1932-05-01", "1936-11-01", "1939-08-20"]
    for text in [*dates, "1941-12-07", "1945-08-09", "1956-12-01", "1967-05-01", "1992-09-01"]:
        # As QGIS asks it, of a day from its first second to its last.
        inside = "(start_day is null or start_day <= ?) and (end_moment is null or end_moment >= ?)"
        rows = query(file, f"select fid - 1 from claims where {inside}", f"{text}T23:59:59", f"{text}T00:00:00")
        day = day_number(*map(int, text.split("-")))
        held = possible(atlas.membership.limited, [day], [day])[:, 0]
        assert [row for (row,) in rows] == held.nonzero()[0].tolist(), text


def test_an_atlas_without_background_or_places_still_opens(opened):
    assert pyogrio.read_info(opened(an_atlas(a_claim())), layer="border_areas")["features"] == 0
