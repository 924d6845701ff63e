"""From a file or a frame of one's own to an atlas, in Python."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import stationed
from stationed.errors import OutputError, StationedError
from stationed.model import RecordWords
from stationed.payload import make_block
from stationed.said import texts_of

TABLE = """Unit,Aerodrome,Lat,Long,From,To,Strength (men),Source,Colour
57th Corps,Tamsag,47.35,117.3,early 1939,30/01/1940,"5,544",Feskov 2013,red
1st Army,Ulaanbaatar,47.92,106.92,May 1937,07/01/1942,900,https://example.org/a,
57th Corps,Ulaanbaatar,,,1941,,,Feskov 2013,blue
"""


def a_table(folder: Path, text: str = TABLE, name: str = "my_units.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_gives_units_places_dates_figures_and_sources(tmp_path):
    atlas = stationed.read(a_table(tmp_path))
    assert atlas.check() == ()
    assert atlas.claims["start"].tolist() == ["[1939-01..1939-04]", "1937-05", "1941"]
    assert atlas.claims["end"].tolist() == ["1940-01-30", "1942-01-07", ""]
    assert atlas.claims["strength_men"].tolist() == ["5544", "900", ""]
    assert atlas.units["designation"].tolist() == ["57th Corps", "1st Army"]
    assert [source.title for source in atlas.sources] == ["Feskov 2013", "https://example.org/a"]
    assert atlas.config.quantities[0].label == "Strength (men)"


def test_a_column_that_fits_nothing_is_kept_under_its_own_name_and_words_of_dates_in_the_note(tmp_path):
    atlas = stationed.read(a_table(tmp_path))
    assert [(one.name, one.label) for one in atlas.config.columns] == [("colour", "Colour")]
    assert atlas.claims["colour"].tolist() == ["red", "", "blue"]
    assert atlas.claims["note"].tolist() == ["From as written: early 1939", "", ""]


def test_names_of_kept_columns_meet_no_other(tmp_path):
    text = "Unit,Town,Lat,Lon,From,Shown,Row?,Row!,Designation\nA,X,47,106,1939,k,l,m,n\n"
    atlas = stationed.read(a_table(tmp_path, text), columns={"unit": "Unit", "place": "Town", "start": "From"})
    names = [(one.name, one.label) for one in atlas.config.columns]
    assert names == [
        ("own_shown", "Shown"),
        ("own_row", "Row?"),
        ("own_row_3", "Row!"),
        ("own_designation", "Designation"),
    ]
    assert atlas.check() == ()


def test_kept_columns_are_in_card_table_search_and_downloads(tmp_path):
    atlas = stationed.read(a_table(tmp_path))
    (cells,) = [one for one in atlas.export("csv").decode("utf-8-sig").splitlines()[1:] if ",blue," in one]
    assert cells.startswith("row-4,")
    block = make_block(atlas, atlas.joined, atlas.membership, atlas.config.maps[0])
    assert block["meta"]["columns"][-1] == {
        "name": "own-0",
        "written": "colour",
        "holds": "text",
        "label": {"en": "Colour"},
        "shows": ["card", "table", "search", "download"],
    }
    assert texts_of(block["tables"]["claims"]["columns"]["own-0"]) == ["red", "", "blue"]


def test_a_leader_is_called_as_in_the_table(tmp_path):
    text = TABLE.replace("Colour", "Ambassador")
    atlas = stationed.read(a_table(tmp_path, text))
    assert [(one.name, one.label) for one in atlas.config.columns] == [("commander", "Ambassador")]
    assert atlas.claims["commander"].tolist() == ["red", "", "blue"]


def test_a_row_without_coordinates_takes_those_of_its_place_elsewhere(tmp_path):
    atlas = stationed.read(a_table(tmp_path))
    assert atlas.claims["location_id"].tolist() == ["tamsag", "ulaanbaatar", "ulaanbaatar"]
    assert [(point.x, point.y) for point in atlas.locations.geometry] == [(117.3, 47.35), (106.92, 47.92)]


def test_the_folder_that_is_written_is_the_same_atlas(tmp_path):
    atlas = stationed.read(a_table(tmp_path))
    written = atlas.write(tmp_path / "folder")
    assert [path.name for path in written] == sorted(
        ["atlas.toml", "deployments.csv", "locations.geojson", "periods.csv", "sources.json", "units.csv"]
    )
    again = stationed.read(tmp_path / "folder")
    assert again.claims.equals(atlas.claims)
    assert again.periods == atlas.periods
    with pytest.raises(OutputError, match="the folder is not empty"):
        atlas.write(tmp_path / "folder")


def test_two_readings_of_a_table_give_the_same_bytes(tmp_path):
    first, second = (stationed.read(a_table(tmp_path)) for _ in range(2))
    assert [file.data for file in first.files] == [file.data for file in second.files]


def test_findings_speak_in_the_rows_and_columns_of_the_table(tmp_path):
    text = "Unit,Place,Lat,Lon,From,To\nA,X,47,106,1939,1940\nB,Y,48,107,sometime,1940\nC,Z,north,106,1941,1935\n"
    found = stationed.read(a_table(tmp_path, text)).check()
    assert [(f.code, f.where) for f in found] == [
        ("date-invalid", "my_units.csv row 3, column From"),
        ("table-coordinates", "my_units.csv row 4, column Lat and Lon"),
        ("date-reversed", "my_units.csv row 4, column To"),
    ]


def test_dates_that_nothing_settles_are_asked_once_and_the_message_says_how_to_answer(tmp_path):
    rows = "".join(f"A,X,47,106,0{day}/01/1939\n" for day in range(2, 10))
    path = a_table(tmp_path, f"Unit,Place,Lat,Lon,Date\n{rows}")
    with pytest.raises(StationedError, match=r"02/01/1939 day first or month first\? No row settles it\. Say --dates"):
        stationed.read(path)
    assert stationed.read(path, dates="day-first").claims["start"].tolist()[0] == "1939-01-02"
    assert stationed.read(path, dates="month-first").claims["start"].tolist()[0] == "1939-02-01"


def test_a_column_can_be_named(tmp_path):
    path = a_table(tmp_path, "Foo,Bar,When\nAlpha,X,1939\n")
    atlas = stationed.read(path, columns={"unit": "Foo", "place": "Bar"})
    assert atlas.locations["name"].tolist() == ["X"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"Aerodrome": "place"}, "expected the column Aerodrome used as place"),
        (
            {"Aerodrome": "north"},
            r"got the column north used as Aerodrome; expected the column Aerodrome used as unit, ",
        ),
    ],
    ids=["a-use", "no-use"],
)
def test_a_use_and_a_column_the_wrong_way_round_are_told_from_a_column_that_is_not_there(tmp_path, columns, expected):
    with pytest.raises(StationedError, match=f"my_units.csv: a use and a column have changed places, .*{expected}"):
        stationed.read(a_table(tmp_path, "Foo,Aerodrome,When\nAlpha,X,1939\n"), columns=columns)


@pytest.mark.parametrize("columns", [{"place": 3}, {3: "Foo"}, {"place": ["Foo"]}, ["place"], "place=Foo"])
def test_columns_that_are_no_mapping_of_text_to_text_are_refused(tmp_path, columns):
    with pytest.raises(StationedError, match=r"columns: got .*; expected a mapping of a use to a column, both text"):
        stationed.read(a_table(tmp_path), columns=columns)


def test_a_column_that_is_not_there_is_named_with_the_nearest(tmp_path):
    with pytest.raises(StationedError, match=r"there is no column Aerodrom; .*Did you mean Aerodrome\?"):
        stationed.read(a_table(tmp_path), columns={"place": "Aerodrom"})


def test_a_table_without_dates_is_refused_with_its_columns_and_the_option(tmp_path):
    with pytest.raises(StationedError, match=r"no column says when; its columns are Unit, Place\. Name one: --columns"):
        stationed.read(a_table(tmp_path, "Unit,Place\nA,X\n"))


def test_places_come_from_a_second_table_by_exact_name(tmp_path):
    places = a_table(tmp_path, "Town;Breite;Länge\nX;47,92;106,92\nY;48;107\n", "places.csv")
    atlas = stationed.read(a_table(tmp_path, "Unit,Place,When\nA,X,1939\nB,x,1940\n"), places=places)
    assert [None if point is None else point.x for point in atlas.locations.geometry] == [106.92, None]
    assert atlas.locations["precision"].tolist() == ["", "unlocated"]


def test_a_unit_with_two_sides_is_two_units_so_that_no_side_is_lost(tmp_path):
    text = "Unit,Side,Place,When\nA,red,X,1939\nA,blue,X,1940\nB,red,X,1939\nB,,X,1940\n"
    units = stationed.read(a_table(tmp_path, text)).units
    assert units[["designation", "allegiance"]].to_numpy().tolist() == [["A", "red"], ["A", "blue"], ["B", "red"]]


def test_a_row_without_a_place_is_listed_and_drawn_nowhere(tmp_path):
    atlas = stationed.read(a_table(tmp_path, "Unit,Place,Lat,Lon,When\nA,X,47,106,1939\nB,,,,1940\n"))
    assert atlas.locations["name"].tolist() == ["X", "Place not known"]
    assert atlas.locations.geometry.iloc[1] is None


def test_a_named_period_makes_a_layer_from_its_first_to_its_last_day(tmp_path):
    text = (
        "Unit,Place,From,To,Phase\nA,X,1939-05,1939-06,Summer\nA,X,1939-01,1939-02,Winter\nB,X,1939-07,1939-08,Summer\n"
    )
    periods = stationed.read(a_table(tmp_path, text)).periods
    assert [(p.title, p.start, p.end) for p in periods] == [
        ("Winter", "1939-01-01", "1939-02-28"),
        ("Summer", "1939-05-01", "1939-08-31"),
    ]


def test_frames_give_an_atlas_and_geometry_is_its_places():
    frame = gpd.GeoDataFrame(
        {"name": ["Erdene Zuu", "Amarbayasgalant"], "founded": [1585, 1727], "closed": [1939.0, None]},
        geometry=[shapely.Point(102.84, 47.2), shapely.Point(105.08, 49.48)],
        crs=4326,
    )
    atlas = stationed.from_frames(frame, name="monasteries")
    assert atlas.claims[["start", "end"]].to_numpy().tolist() == [["1585", "1939"], ["1727", ""]]
    assert atlas.locations["name"].tolist() == ["Erdene Zuu", "Amarbayasgalant"]
    assert atlas.map().layers is not None


def test_a_frame_of_days_and_one_of_places_are_joined_by_name():
    frame = pd.DataFrame({"ship": ["A"], "port": ["X"], "date": pd.to_datetime(["1905-05-27"])})
    atlas = stationed.from_frames(frame, places=pd.DataFrame({"port": ["X"], "lat": [34.6], "lon": [130.2]}))
    assert atlas.claims[["start", "end"]].to_numpy().tolist() == [["1905-05-27", "1905-05-27"]]
    assert atlas.locations.geometry.iloc[0].x == 130.2


BATTLES = """Battle,Place,Lat,Lon,Date,Type
Tolbo,Tolbo Lake,48.55,90.05,1921-09-17,Battle
Urga,Urga,47.92,106.92,1921-02-04,Siege
"""


def test_a_table_without_military_columns_is_plain_and_has_kinds(tmp_path):
    atlas = stationed.read(a_table(tmp_path, BATTLES))
    assert atlas.config.words == RecordWords("plain", {"unit": {"en": "Battle"}})
    assert atlas.units["kind"].tolist() == ["Battle", "Siege"]
    assert atlas.claims["role"].tolist() == ["", ""]


def test_types_that_change_from_row_to_row_are_roles(tmp_path):
    atlas = stationed.read(a_table(tmp_path, BATTLES + "Urga,Urga,47.92,106.92,1921-07-06,Capture\n"))
    assert atlas.units["kind"].tolist() == ["", ""]
    assert atlas.claims["role"].tolist() == ["Battle", "Siege", "Capture"]


def test_a_table_of_arms_is_military(tmp_path):
    text = BATTLES.replace("Type", "Arm").replace(",Battle\n", ",cavalry\n").replace(",Siege\n", ",infantry\n")
    assert stationed.read(a_table(tmp_path, text)).config.words == RecordWords()


def test_icons_are_taken_by_name_and_others_kept(tmp_path):
    text = BATTLES.replace("Type", "Icon").replace("21-09-17,Battle", "21-09-17,castle").replace("Siege", "swords")
    atlas = stationed.read(a_table(tmp_path, text))
    assert atlas.units["icon"].tolist() == ["castle", ""]
    assert atlas.claims["icon"].tolist() == ["castle", "swords"]


@pytest.mark.parametrize("name", ["date_ce", "Gregorian date", "year AD"])
def test_a_year_of_the_common_era_is_taken_before_one_of_another_calendar(tmp_path, name):
    path = a_table(tmp_path, f"battle,place,date_hijri,{name}\nDumlupinar,Kiel,1341,1922\nLausanne,Brest,1342,1923\n")
    assert stationed.read(path).claims["start"].tolist() == ["1922", "1923"]
