"""Somebody's own GeoDataFrame: the same block as an atlas that says the same, and every fault named."""

from __future__ import annotations

import datetime

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from page_atlas import cells, row_of
from shapely import from_wkt
from shapely.geometry import Point

from stationed.errors import StationedError, StationedWarning
from stationed.payload import OwnColumns, frame_block, plain
from stationed.payload.own_places import places_of

WAR = [("War", "1939-05-11", "1939-09-16")]


def a_frame(crs=4326, points=((106.9, 47.9), (114.5, 48.1)), **columns):
    size = len(points)
    said = {"designation": [f"Unit {n}" for n in range(size)], "start": ["1939"] * size, "end": ["1939"] * size}
    return gpd.GeoDataFrame(said | columns, geometry=[p and Point(p) for p in points], crs=crs)


def a_block(frame=None, periods=WAR, **columns):
    frame = a_frame() if frame is None else frame
    return plain(frame_block(frame, OwnColumns(**columns), periods=periods, title="", language="en"))


def test_columns_called_as_in_an_atlas_are_used_as_they_are():
    block = a_block(a_frame(men=[500, 70], place=["Urga", ""], arm=["cavalry", "armour"], note=["", "A note"]))
    assert cells(block, "claims", "designation") == ["Unit 0", "Unit 1"]
    assert cells(block, "claims", "men") == [500, 70]
    assert cells(block, "claims", "note") == ["", "A note"]
    assert cells(block, "locations", "name") == ["Urga", ""]
    assert cells(block, "units", "arm") == ["cavalry", "armour"]


def test_columns_may_have_any_name():
    frame = a_frame().rename(columns={"start": "from", "end": "to", "designation": "who"}).assign(town="Urga", n=[3, 4])
    named = {"start": "from", "end": "to", "unit": "who", "location": "town", "quantities": ("n",)}
    block = a_block(frame, **named)
    assert cells(block, "claims", "designation") == ["Unit 0", "Unit 1"]
    assert cells(block, "claims", "n_en") == ["3", "4"]
    assert block["meta"]["series"][0]["name"] == "n"


def test_without_a_unit_column_the_index_names_the_units():
    frame = a_frame().drop(columns="designation").set_index(pd.Index(["1st Corps", "2nd Corps"]))
    assert cells(a_block(frame), "units", "designation") == ["1st Corps", "2nd Corps"]


def test_other_reference_systems_are_reprojected():
    block = a_block(a_frame().to_crs(3857))
    assert cells(block, "locations", "longitude") == pytest.approx([106.9, 114.5], abs=1e-5)


def test_rows_at_one_place_share_a_location_and_rows_of_one_unit_a_unit():
    block = a_block(a_frame(points=((1, 2), (1, 2)), designation=["A", "A"], place=["X", "X"]))
    assert (block["tables"]["locations"]["n"], block["tables"]["units"]["n"]) == (1, 1)
    assert block["tables"]["deployments"]["n"] == 2


def test_rows_that_share_a_deployment_id_are_rival_claims():
    block = a_block(a_frame(deployment_id=["D", "D"], designation=["A", "A"]))
    assert row_of(block, "deployments", "D")["contested_in"] == "place"


def test_a_row_without_a_geometry_is_not_located():
    assert cells(a_block(a_frame(points=((1, 2), None))), "locations", "located") == [1, 0]


def test_sources_are_told_apart_and_addresses_linked():
    block = a_block(a_frame(source_ids=["Feskov 2013; https://example.org/x", "Feskov 2013"]))
    assert cells(block, "sources", "citation") == ["Feskov 2013.", "https://example.org/x"]
    assert cells(block, "sources", "url") == ["", "https://example.org/x"]
    assert cells(block, "claims", "sources") == ["0;1", "0"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1939-08~", "1939-08~"),
        (1939, "1939"),
        (1939.0, "1939"),
        (-43, "-0043"),
        (datetime.date(1939, 8, 20), "1939-08-20"),
        (pd.Timestamp("1939-08-20 14:00"), "1939-08-20"),
        (np.datetime64("1939-08-20T14:00"), "1939-08-20"),
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        ("..", ".."),
    ],
    ids=lambda value: repr(value),
)
def test_dates_may_be_text_years_or_days(value, text):
    frame = a_frame(start=pd.Series([value, "1940"], dtype=object), end="..")
    assert cells(a_block(frame), "claims", "start") == [text, "1940"]


def test_columns_of_timestamps_are_days():
    frame = a_frame(start=pd.to_datetime(["1939-08-20", None]))
    assert cells(a_block(frame), "claims", "start") == ["1939-08-20", ""]


def test_one_column_may_be_both_start_and_end():
    frame = a_frame(seen=["1939-08-20", "1939-08-21"]).drop(columns=["start", "end"])
    block = a_block(frame, start="seen", end="seen")
    assert cells(block, "claims", "dates_en") == ["20 August 1939", "21 August 1939"]


def test_a_frame_with_a_start_only_has_unknown_ends():
    assert cells(a_block(a_frame().drop(columns="end")), "claims", "end") == ["", ""]


def test_an_empty_frame_has_a_block():
    assert a_block(a_frame(points=()))["tables"]["deployments"]["n"] == 0


@pytest.mark.filterwarnings("ignore::stationed.StationedWarning")
def test_without_periods_one_layer_holds_everything_with_a_date():
    frame = a_frame(start=["1939", ""], end=["1940", ""])
    block = a_block(frame, periods=None)
    assert cells(block, "periods", "title") == ["Deployments"]
    assert (cells(block, "periods", "definite"), cells(block, "periods", "possible")) == ([1], [0])
    assert block["meta"]["domain"] == [-11323, -10593]


@pytest.mark.parametrize(
    ("change", "columns", "message"),
    [
        (lambda f: f.set_crs(None, allow_override=True), {}, "does not say which reference system.*set_crs"),
        (lambda f: pd.DataFrame(f.drop(columns="geometry")), {}, "no GeoDataFrame, got DataFrame.*points_from_xy"),
        (lambda f: f, {"unit": "designaton"}, "no column for unit, got 'designaton'.*Did you mean designation"),
        (lambda f: f.drop(columns=["start", "end"]), {}, "nothing says when.*start='from'"),
        (lambda f: f.assign(start=19390820), {}, "got 19390820; expected a year such as 1939"),
        (lambda f: f.assign(start="12 March 1936"), {}, "column start, row 0 and 1 more.*Write 1936-03-12 instead"),
        (lambda f: f.assign(start="1945"), {}, "column end, row 0.*ends before it starts"),
        (lambda f: f.assign(men="many"), {}, "column men, row 0 and 1 more.*got many"),
        (
            lambda f: f.assign(certainty="sure"),
            {},
            "column certainty, row 0 and 1 more .*got sure; expected certain, less-certain or",
        ),
        (lambda f: f.assign(deployment_id=["D", ""]), {}, "column deployment_id, row 1 .*: the row has no id"),
        (lambda f: f.assign(note=pd.Series(["\ud800", ""], dtype=object)), {}, "half a character"),
    ],
    ids=[
        *("no crs", "no geometry", "no column", "no dates", "day as number", "not edtf", "reversed", "figure"),
        *("word", "blank id", "surrogate"),
    ],
)
def test_what_cannot_be_drawn_is_refused_by_name(change, columns, message):
    with pytest.raises(StationedError, match="(?s)" + message):
        a_block(change(a_frame()), **columns)


def test_all_faults_are_named_at_once_and_the_rest_counted():
    dates = [f"{day} March 1936" for day in range(1, 8)]
    frame = a_frame(points=[(1, 2)] * 7, start=dates)
    with pytest.raises(StationedError, match=r"1 March 1936(?s:.*)5 March 1936(?s:.*)\.\.\. and 2 more"):
        a_block(frame)


def of(*shapes, crs=4326):
    return a_frame(points=[None] * len(shapes)).set_geometry([s and from_wkt(s) for s in shapes], crs=crs)


@pytest.mark.parametrize("nowhere", [None, "POINT EMPTY", "POINT (nan nan)", "POLYGON EMPTY", "MULTIPOINT EMPTY"])
def test_a_geometry_without_coordinates_is_not_located(nowhere):
    assert cells(a_block(of("POINT (106.9 47.9)", nowhere)), "locations", "located") == [1, 0]


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("POINT (47.9 106.9)", r"row 1 \(counted from 0\): .*look swapped.*Write longitude first: \[106.9, 47.9\]"),
        ("POINT (106.9 95)", "row 1 .*coordinates are not on the globe.*got .106.9, 95"),
        ("POINT (190 10)", "row 1 .*longitudes beyond 180 degrees east are negative"),
        ("LINESTRING (170 10, 190 10)", "row 1 .*longitudes beyond 180 degrees east are negative"),
        ("POINT (inf 10)", "row 1 .*a coordinate is not a finite number"),
        ("LINESTRING (0 0, nan 10)", "row 1 .*a coordinate is not a finite number"),
    ],
)
def test_coordinates_that_an_atlas_may_not_have_are_refused_with_their_row(shape, message):
    with pytest.raises(StationedError, match=message):
        a_block(of("POINT (106.9 47.9)", shape))


def test_all_rows_at_a_place_that_is_not_on_the_globe_are_counted():
    with pytest.raises(StationedError, match=r"row 0 and 2 more \(counted from 0\)"):
        a_block(a_frame(points=[(0, 91)] * 3))


def test_coordinates_beyond_the_reach_of_their_system_are_refused_with_their_row():
    with pytest.raises(StationedError, match=r"row 1 .*the coordinates lie where WGS 84 / UTM zone 48N does not reach"):
        a_block(of("POINT (500000 5000000)", "POINT (1e30 1e30)", crs=32648))


def test_a_line_over_the_antimeridian_is_drawn_there():
    block = a_block(of("LINESTRING (179 -17, -179 -17)", "POINT (178 -17)"))
    west, _, east, _ = block["meta"]["extent"]
    assert (177 < west < 178, 181 < east < 182) == (True, True)


@pytest.mark.parametrize("inner", ["POINT (3 4)", "POLYGON ((0 0, 1 0, 1 1, 0 0))"])
def test_a_collection_within_a_collection_is_drawn_and_what_is_left_out_is_said(inner):
    shape = f"GEOMETRYCOLLECTION (GEOMETRYCOLLECTION ({inner}, LINESTRING (0 0, 5 5)), POINT (1 1))"
    with pytest.warns(
        StationedWarning, match=r"column geometry, row 1 \(counted from 0\): the location is of several kinds"
    ):
        block = a_block(of("POINT (1 1)", shape))
    assert cells(block, "locations", "located") == [1, 1]


@pytest.mark.filterwarnings("error")
def test_a_collection_of_one_kind_is_drawn_without_a_word():
    shape = "GEOMETRYCOLLECTION (POINT (3 4), MULTIPOINT ((5 6)))"
    assert cells(a_block(of(shape)), "locations", "located") == [1]


def test_an_index_of_several_levels_names_the_units():
    frame = a_frame().drop(columns="designation").set_index(pd.MultiIndex.from_tuples([("Corps", 57), ("Corps", 1)]))
    assert cells(a_block(frame), "units", "designation") == ["Corps, 57", "Corps, 1"]


def test_several_rows_of_column_names_are_refused():
    frame = a_frame()
    frame.columns = pd.MultiIndex.from_tuples([("a", name) for name in frame.columns])
    with pytest.raises(StationedError, match="columns of the GeoDataFrame have several rows of names, got 2"):
        a_block(frame)


@pytest.mark.parametrize("name", ["start", "note", "designation"])
def test_two_columns_of_one_name_are_refused(name):
    frame = a_frame(note=["", ""])
    twice = gpd.GeoDataFrame(pd.concat([frame, frame[[name]]], axis=1), geometry="geometry", crs=4326)
    with pytest.raises(StationedError, match=f"columns of the GeoDataFrame have one name, got {name} more than once"):
        a_block(twice)


def test_a_frame_without_an_active_geometry_is_refused():
    frame = gpd.GeoDataFrame(pd.DataFrame(a_frame().drop(columns="geometry")))
    with pytest.raises(StationedError, match="no active geometry, got columns designation, start, end"):
        a_block(frame)


@pytest.mark.parametrize("metres", [1e12, 4.1e7], ids=["a wrong unit", "once round the globe"])
def test_metres_that_web_mercator_wraps_round_the_globe_are_refused_with_their_row(metres):
    frame = a_frame(points=[(106.9, 47.9), (107.9, 47.9)]).to_crs(3857)
    frame.geometry = [frame.geometry.iloc[0], Point(metres, 6.1e6)]
    with pytest.raises(StationedError, match=r"row 1 .*the coordinates lie where .*Pseudo-Mercator does not reach"):
        a_block(frame)


@pytest.mark.parametrize("code", [3857, 32648, 28418, 3995])
def test_places_in_a_projected_system_are_where_they_are(code):
    frame = a_frame(points=[(106.9, 47.9), (102.3, 51.2)]).to_crs(code)
    assert places_of(frame)[1].distance(Point(102.3, 51.2)) < 1e-6


def test_a_place_at_the_edge_of_the_web_map_is_taken():
    frame = a_frame(points=[(180.0, 60.0), (-180.0, 60.0)]).to_crs(3857)
    assert len(places_of(frame)) == 2
