"""Border data in the shapes that others give them: names, days, lines without coasts, what is left out."""

from __future__ import annotations

import io
import json
import zipfile

import geopandas as gpd
import pytest
import shapely

import stationed
from stationed.borders import take_borders
from stationed.checking import check_tables
from stationed.errors import StationedError
from stationed.export import copy_example
from stationed.reading import read_tables

WEST, EAST = shapely.box(4, 48.5, 7, 50.5), shapely.box(7, 48.5, 10, 50.5)
"""Two states of inner Europe that meet at 7 degrees east."""
FAR = shapely.box(100, 20, 110, 30)
MADE_UP = {"licence": "made up"}


@pytest.fixture
def rhine(tmp_path):
    """The atlas of the legions on the Rhine."""
    copy_example(tmp_path / "rhine")
    return tmp_path / "rhine"


def a_frame(*shapes, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs="EPSG:4326")


def as_geojson(frame, folder, name):
    path = folder / name
    path.write_text(frame.to_json(), encoding="utf-8")
    return path


def features(made):
    return json.loads(made.text)["features"]


def areas(made):
    return [one["properties"] for one in features(made) if one["geometry"]["type"].endswith("Polygon")]


def lines(made):
    return [one for one in features(made) if one["geometry"]["type"].endswith("LineString")]


def basemaps(folder, name="world_bc500.geojson"):
    columns = {
        "NAME": ["Treveri", "Chatti", None],
        "SUBJECTO": ["Rome", "Chatti", None],
        "PARTOF": ["Rome", "Germanic tribes", None],
        "BORDERPRECISION": [1, 1, 1],
    }
    return as_geojson(a_frame(WEST, EAST, shapely.box(10, 48.5, 12, 50.5), **columns), folder, name)


def test_basemaps_file_takes_its_year_from_its_name(tmp_path, rhine):
    made = take_borders(basemaps(tmp_path), rhine, **MADE_UP, date_from_filename=True)
    assert areas(made) == [
        {
            "kind": "country",
            "name": "Treveri",
            "start": "-0499",  # 500 BC: there is no year 0 in history, and one in EDTF
            "end": "-0499",
            "note": "subject to Rome; borders approximate",
            "credit": "historical-basemaps by André Ourednik and contributors",
            "licence": "made up",
        },
        {
            "kind": "country",
            "name": "Chatti",
            "start": "-0499",
            "end": "-0499",
            "note": "part of Germanic tribes; borders approximate",
            "credit": "historical-basemaps by André Ourednik and contributors",
            "licence": "made up",
        },
    ]
    assert {line["properties"]["kind"] for line in lines(made)} == {"border-approximate"}
    assert made.left_out == ("1 left out, as they have no name: lands that no state is known of: feature 3",)


def test_basemaps_file_holds_from_and_to_the_days_that_are_given(tmp_path, rhine):
    made = take_borders(basemaps(tmp_path), rhine, **MADE_UP, date="0009/0043")
    assert {(one["start"], one["end"]) for one in areas(made)} == {("0009", "0043")}


def test_cshapes_in_a_zipped_shapefile_gives_its_days_and_falls_back_on_the_other_list(tmp_path, rhine):
    columns = {
        "CNTRY_NAME": ["Baden", "Bavaria", "Nowhere"],
        "GWSYEAR": [1886, -1, -1],
        "GWSMONTH": [1, -1, -1],
        "GWSDAY": [1, -1, -1],
        "GWEYEAR": [1918, -1, -1],
        "GWEMONTH": [11, -1, -1],
        "GWEDAY": [9, -1, -1],
        "COWSYEAR": [1, 1900, -1],
        "COWEYEAR": [1, 1910, -1],
    }
    folder = tmp_path / "shape"
    folder.mkdir()
    a_frame(WEST, EAST, EAST, **columns).to_file(folder / "cshapes.shp")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    (tmp_path / "cshapes.zip").write_bytes(packed.getvalue())
    made = take_borders(tmp_path / "cshapes.zip", rhine, licence="CC BY-NC-SA 4.0")
    assert [(one["name"], one["start"], one["end"]) for one in areas(made)] == [
        ("Baden", "1886-01-01", "1918-11-09"),
        ("Bavaria", "1900", "1910"),
    ]
    assert areas(made)[0]["credit"] == "Schvitz and others, CShapes 2.0 (2022)"
    assert made.left_out == ("1 left out, as they say no day: feature 3",)


def test_cliopatria_counts_years_before_christ_without_a_year_0_and_leaves_members_out(tmp_path, rhine):
    columns = {
        "Name": ["Roman Empire", "Germania", "Aedui"],
        "FromYear": [-27, 1, -58],
        "ToYear": [14, 99, -27],
        "Type": ["POLITY", "POLITY", "POLITY"],
        "Wikipedia": ["Roman_Empire", "", ""],
        "MemberOf": ["", "", "(Roman Empire)"],
    }
    made = take_borders(as_geojson(a_frame(WEST, EAST, WEST, **columns), tmp_path, "c.geojson"), rhine, licence="CC BY")
    assert [(one["name"], one["start"], one["end"], one.get("note")) for one in areas(made)] == [
        ("Roman Empire", "-0026", "0014", "Wikipedia: Roman_Empire"),
        ("Germania", "0001", "0099", None),
    ]
    assert made.left_out == ("1 left out, as they are members of larger polities: feature 3",)


def test_openhistoricalmap_in_a_geopackage_keeps_its_own_licences_levels_and_edtf(tmp_path, rhine):
    columns = {
        "name": ["Preußen", "Bayern", "Baden"],
        "name:en": ["Prussia", "", ""],
        "admin_level": ["2", "2", "4"],
        "start_date": ["1815-06-09", "1806", "sometime"],
        "start_date:edtf": ["", "1806~", ""],
        "end_date": ["", "1918", "1918"],
        "license": ["", "CC-BY-4.0", ""],
    }
    a_frame(WEST, EAST, WEST, **columns).to_file(tmp_path / "ohm.gpkg", layer="ohm")
    made = take_borders(tmp_path / "ohm.gpkg", rhine, licence="CC0 1.0")
    said = [(one["name"], one["start"], one.get("end"), one["licence"]) for one in areas(made)]
    assert said == [("Prussia", "1815-06-09", None, "CC0 1.0"), ("Bayern", "1806~", "1918", "CC-BY-4.0")]
    assert made.left_out[0].startswith("sometime: ")
    assert made.left_out[1] == "1 left out, as they have days that cannot be read: feature 3"


def test_linked_places_have_a_feature_for_each_of_their_spans(tmp_path, rhine):
    spans = [{"start": {"in": "0009"}, "end": {"in": "0016"}}, {"start": {"in": "0041"}}]
    feature = {
        "type": "Feature",
        "properties": {"title": "Chauci"},
        "names": [{"toponym": "Chauci"}],
        "when": {"timespans": spans},
        "geometry": json.loads(shapely.to_geojson(WEST)),
    }
    path = tmp_path / "places.jsonld"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    made = take_borders(path, rhine, **MADE_UP, credit="A. Author")
    assert [(one["name"], one["start"], one.get("end"), one["credit"]) for one in areas(made)] == [
        ("Chauci", "0009", "0016", "A. Author"),
        ("Chauci", "0041", None, "A. Author"),
    ]


def test_any_file_with_start_and_end_is_taken(tmp_path, rhine):
    frame = a_frame(WEST, name=["A"], start=["0010"], end=["0020"])
    for name, options in {"b.fgb": {}, "b.kml": {"driver": "KML"}}.items():
        frame.to_file(tmp_path / name, **options)
    made = take_borders(tmp_path / "b.fgb", rhine, **MADE_UP)
    assert [(one["name"], one["start"], one["credit"]) for one in areas(made)] == [("A", "0010", "b")]


def test_border_lies_where_states_meet_and_inland_and_not_along_the_coast(tmp_path, rhine):
    frisia = shapely.box(3, 51.7, 6.5, 54.5)  # its northern and western sides lie in the North Sea
    path = as_geojson(a_frame(frisia, name=["Frisia"], start=["0010"], end=["0020"]), tmp_path, "f.geojson")
    made = take_borders(path, rhine, **MADE_UP)
    drawn = shapely.union_all([shapely.from_geojson(json.dumps(line["geometry"])) for line in lines(made)])
    assert drawn.intersects(shapely.Point(6.5, 52.3))  # inland, in the east
    assert not drawn.intersects(shapely.box(2, 54, 7, 55))
    assert not drawn.intersects(shapely.box(2.9, 51, 3.1, 55))


def test_border_of_two_states_at_one_time_is_drawn_once(tmp_path, rhine):
    path = as_geojson(a_frame(WEST, EAST, NAME=["A", "B"], SUBJECTO=["A", "B"]), tmp_path, "w.geojson")
    made = take_borders(path, rhine, **MADE_UP, date="0010")
    assert len(lines(made)) == 1
    drawn = shapely.from_geojson(json.dumps(lines(made)[0]["geometry"]))
    assert drawn.length == pytest.approx(2 * 6 + 3 * 2)  # the outline of both, and what they share but once


def test_neighbour_of_another_time_makes_no_border_in_the_sea(tmp_path, rhine):
    sea, beyond = shapely.box(1, 56, 3, 57), shapely.box(3, 56, 5, 57)
    frame = a_frame(sea, beyond, name=["A", "B"], start=["0010", "0030"], end=["0020", "0040"])
    assert lines(take_borders(as_geojson(frame, tmp_path, "s.geojson"), rhine, **MADE_UP)) == []


def test_what_lies_outside_is_left_out_and_what_reaches_out_is_clipped(tmp_path, rhine):
    frame = a_frame(FAR, shapely.box(-60, 48, 60, 51), name=["Far", "Wide"], start=["0010"] * 2, end=["0020"] * 2)
    made = take_borders(as_geojson(frame, tmp_path, "w.geojson"), rhine, **MADE_UP)
    assert [one["name"] for one in areas(made)] == ["Wide"]
    assert made.left_out == ("1 left out, as they lie outside the maps of the atlas: feature 1",)
    west, _, east, _ = shapely.from_geojson(json.dumps(features(made)[0]["geometry"])).bounds
    assert west > -30
    assert east < 40


def test_nothing_in_the_atlas_gives_no_text(tmp_path, rhine):
    path = as_geojson(a_frame(FAR, name=["Far"], start=["0010"], end=["0020"]), tmp_path, "far.geojson")
    assert take_borders(path, rhine, **MADE_UP).text == ""


def test_taken_borders_are_read_without_findings_and_credited_on_the_page(tmp_path, rhine):
    made = take_borders(basemaps(tmp_path), rhine, licence="GPL-3.0", date="0009/0070")
    (rhine / "context" / "states.geojson").write_text(made.text, encoding="utf-8")
    assert [one.message for one in check_tables(read_tables(rhine)) if one.file == "context/states.geojson"] == []
    page = stationed.build(rhine, tmp_path / "out").written[0].read_text(encoding="utf-8")
    assert "historical-basemaps by André Ourednik and contributors (GPL-3.0)" in page


def test_same_file_gives_the_same_text(tmp_path, rhine):
    texts = {take_borders(basemaps(tmp_path), rhine, **MADE_UP, date="0010").text for _ in range(2)}
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("world_1914.geojson", {"licence": " "}, "the licence of the data is blank"),
        ("world_1914.geojson", {}, "nothing in it says when these borders held"),
        ("world_1914.geojson", {"date": "1914", "date_from_filename": True}, "say two things"),
        ("world_1914.geojson", {"date": "19/14/x"}, "--date 19/14/x"),
        ("world_1914.geojson", {"date": "/"}, "it says no day"),
        ("ne_10m_1914.geojson", {"date_from_filename": True}, "does not say one year, got 2 numbers"),
        ("world.geojson", {"date_from_filename": True}, "got no number"),
    ],
)
def test_days_or_licence_that_are_not_clear_are_refused(tmp_path, rhine, name, options, said):
    with pytest.raises(StationedError, match=said):
        take_borders(basemaps(tmp_path, name), rhine, **({"licence": "x"} | options))


def test_days_beside_days_of_the_file_are_refused(tmp_path, rhine):
    path = as_geojson(a_frame(WEST, name=["A"], start=["0010"]), tmp_path, "a.geojson")
    with pytest.raises(StationedError, match="have days of their own"):
        take_borders(path, rhine, **MADE_UP, date="0010")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.geojson", None, "there is no such file"),
        ("borders.csv", b"a,b\n", "none of the forms that are read"),
        ("borders.geojson", b"{", "json"),
        ("borders.zip", b"PK\3\4", "cannot be read as"),
    ],
)
def test_file_that_cannot_be_read_is_refused(tmp_path, rhine, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(StationedError, match=f"(?i){said}"):
        take_borders(tmp_path / name, rhine, **MADE_UP)
