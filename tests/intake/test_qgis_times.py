"""The temporal settings that QGIS keeps in a GeoPackage say which fields are dates, whatever these are called."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import geopandas
import pytest

import stationed

ROWS = {
    "unit": ["Fort Alpha", "Fort Beta"],
    "a1": ["1939-05-11", "1941-01-31"],
    "a2": ["1939-09-16", "1941-12-05"],
    "n": [10.0, 1.0],
}


@pytest.fixture
def opened(tmp_path):
    def open_(attributes: str, **columns):
        file = tmp_path / "forts.gpkg"
        points = geopandas.points_from_xy([106.9, 118.6], [47.9, 47.6])
        geopandas.GeoDataFrame(ROWS | columns, geometry=points, crs=4326).to_file(file, layer="forts")
        style = f"<qgis><temporal enabled='1' {attributes}/></qgis>"
        with closing(sqlite3.connect(file)) as base:
            base.execute("create table layer_styles (id integer, f_table_name text, styleQML text, useAsDefault int)")
            base.execute("insert into layer_styles values (1, 'forts', ?, 1)", (style,))
            base.commit()
        return stationed.read(file)

    return open_


def dates(atlas) -> list[tuple[str, str]]:
    return list(zip(atlas.claims["start"].tolist(), atlas.claims["end"].tolist(), strict=True))


def test_a_field_of_starts_and_one_of_ends_are_taken(opened):
    atlas = opened("mode='2' startField='a1' endField='a2'")
    assert dates(atlas) == [("1939-05-11", "1939-09-16"), ("1941-01-31", "1941-12-05")]
    assert any("a1 as start and a2 as end" in one.message for one in atlas.findings)


def test_a_single_field_is_the_date(opened):
    assert dates(opened("mode='1' startField='a1'", a2=["x", "y"])) == [
        ("1939-05-11", "1939-05-11"),
        ("1941-01-31", "1941-01-31"),
    ]


@pytest.mark.parametrize(
    ("attributes", "ends"),
    [
        pytest.param("durationField='n' durationUnit='d' limitMode='0'", ("1939-05-20", "1941-01-31"), id="days"),
        pytest.param(
            "durationField='n' durationUnit='d' limitMode='1'", ("1939-05-21", "1941-02-01"), id="with-its-end"
        ),
        pytest.param("fixedDuration='1' durationUnit='mon' limitMode='0'", ("1939-06-10", "1941-02-27"), id="a-month"),
        pytest.param("fixedDuration='2' durationUnit='y' limitMode='0'", ("1941-05-10", "1943-01-30"), id="two-years"),
        pytest.param("fixedDuration='36' durationUnit='h' limitMode='0'", ("1939-05-12", "1941-02-01"), id="hours"),
        pytest.param("fixedDuration='1' durationUnit='&lt;unknown>'", ("", ""), id="no-unit"),
    ],
)
def test_a_start_with_a_duration_ends_when_it_is_over(attributes, ends, opened):
    atlas = opened(f"mode='3' startField='a1' {attributes}", a2=["x", "y"])
    assert dates(atlas) == [("1939-05-11", ends[0]), ("1941-01-31", ends[1])]


def test_what_the_user_says_goes_before_what_the_file_says(opened, tmp_path):
    opened("mode='2' startField='a2' endField='a1'")
    atlas = stationed.read(tmp_path / "forts.gpkg", columns={"start": "a1", "end": "a2"})
    assert dates(atlas) == [("1939-05-11", "1939-09-16"), ("1941-01-31", "1941-12-05")]


@pytest.mark.parametrize(
    "attributes",
    ["mode='2' startField='gone' endField='gone'", "mode='4' startExpression='a1'", "mode='2' startField=''"],
)
def test_settings_that_name_no_field_of_the_layer_say_nothing(attributes, opened):
    atlas = opened(attributes, start=["1939", "1941"])
    assert atlas.claims["start"].tolist() == ["1939", "1941"]
    assert not any("temporal settings" in one.message for one in atlas.findings)


def test_an_export_of_stationed_comes_back_by_its_own_columns(tmp_path):
    from flow_tables import a_claim, a_location, a_period, an_atlas
    from shapely.geometry import Point

    from stationed.export.formats import FORMATS, Records

    places = [a_location("L-1", Point(106.9, 47.9))]
    tables = an_atlas(a_claim(start="1939-05~", end=""), locations=places, periods=(a_period("war", "1939", "1945"),))
    (tmp_path / "a.gpkg").write_bytes(FORMATS["gpkg"].write(Records(tables)))
    assert dates(stationed.read(tmp_path / "a.gpkg")) == [("1939-05~", "")]
