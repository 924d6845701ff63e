"""What the check of an atlas finds, found in somebody's own GeoDataFrame: errors refused, the rest warned of."""

from __future__ import annotations

import datetime
import warnings

import geopandas as gpd
import pandas as pd
import pytest
from page_atlas import cells
from shapely import from_wkt

from stationed import PeriodLayers, StationedError, StationedWarning
from stationed.payload import plain

SUVA = "POINT (178.44 -18.14)"
BOW = "POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"
SWATH = "POLYGON ((179 -17, -179 -18, 179 -18, -179 -17, 179 -17))"


def a_frame(*shapes, **columns):
    said = {"designation": "8th Brigade", "start": "1942-10", "end": "1943-03"}
    table = pd.DataFrame(said | columns, index=range(len(shapes)))
    return gpd.GeoDataFrame(table, geometry=[from_wkt(shape) for shape in shapes], crs=4326)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (a_frame(SUVA, "POINT (0 0)"), r"column geometry, row 1 \(counted from 0\): the location lies at longitude 0"),
        (a_frame(SUVA, BOW), r"column geometry, row 1 .*the Polygon is not sound: self-intersection at .0\.5, 0\.5"),
        (a_frame(SUVA, SWATH), r"column geometry, row 1 .*the Polygon is not sound"),
        (a_frame(SUVA, SUVA, start="1899-12-30"), r"column start, row 0 and 1 more .*the zero of spreadsheets"),
        (a_frame(SUVA, start=datetime.date(1970, 1, 1), end=""), "column start, row 0 .*the zero of Unix"),
        (a_frame(SUVA, end=["9999-12-31"]), "column end, row 0 .*as databases put for no end"),
        (a_frame(SUVA, SUVA, start=["1942", ""], end=""), "column start, row 1 .*neither start nor end"),
        (a_frame(SUVA, echelon="regimant"), "column echelon, row 0 .*Did you mean regiment"),
        (a_frame(SUVA, sidc="123"), "column sidc, row 0 .*no symbol code"),
        (a_frame(SUVA, kind="axis"), "column kind, row 0 .*along an axis, but its location is a Point"),
        (a_frame(SUVA, SUVA, deployment_id="D-1"), r"\nrow 1 \(counted from 0\): the row says the same as"),
    ],
)
def test_what_an_atlas_is_warned_of_is_one_warning_that_names_the_rows(frame, message):
    with pytest.warns(StationedWarning, match=message) as told:
        PeriodLayers(frame)
    assert (len(told), told[0].filename) == (1, __file__)


def test_columns_are_named_as_the_user_has_them():
    frame = a_frame(SUVA, start="1899-12-30", designation="8th\u200b Brigade")
    frame = frame.rename(columns={"start": "von", "designation": "Verband"})
    with pytest.warns(StationedWarning, match=r"(?s)column von, row 0.*column Verband, row 0"):
        PeriodLayers(frame, start="von", unit="Verband")


def test_many_rows_of_one_fault_are_one_line_and_faults_beyond_five_are_counted():
    dates = ["1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "0001-01-01", "1970-01-01", "1899-12-30"]
    with pytest.warns(StationedWarning, match=r"row 0 and 1 more .*(?s:.*)\.\.\. and 1 more$") as told:
        PeriodLayers(a_frame(*[SUVA] * 7, start=dates, end=""))
    assert str(told[0].message).count("\n") == 6


def test_no_advice_is_given_that_is_for_the_command_alone():
    with pytest.warns(StationedWarning, match="Type the text again.$"):
        PeriodLayers(a_frame(SUVA, designation="8th\u200b Brigade"))


def test_sound_data_is_drawn_without_a_word():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        PeriodLayers(a_frame(SUVA, "LINESTRING (179 -17, -179 -17)", men=["500..", 70], place=["Suva", ""]))


def test_a_deployment_id_that_two_units_share_is_refused_with_both():
    frame = a_frame(SUVA, SUVA, SUVA, deployment_id=["a", "b", "b"], designation=["A", "B", "C"])
    with pytest.raises(StationedError, match=r"deployment_id, row 1 and 1 more .*got b for B and C; expected one unit"):
        PeriodLayers(frame)


def test_rival_claims_may_say_different_things_of_one_unit():
    frame = a_frame(SUVA, SUVA, deployment_id="b", arm=["infantry", ""], end=["1943", "1944"])
    assert len(PeriodLayers(frame).periods) == 1


def test_errors_of_every_kind_are_in_one_message_by_row():
    frame = a_frame(
        SUVA, "POINT (-18 178)", SUVA, SUVA, men=["", "", "-5", ""], start=["1916/7", "1942", "1942", "1942"]
    )
    frame["certainty"] = ["", "", "", "surely"]
    message = "(?s)row 0 .*1916-07 or 1916/1917.*row 1 .*look swapped.*row 2 .*never negative.*row 3 .*got surely"
    with pytest.raises(StationedError, match=message):
        PeriodLayers(frame)


@pytest.mark.parametrize(
    ("column", "written", "word"),
    [
        ("echelon", "Battalions ", "battalion"),
        ("arm", "Naval infantry", "naval-infantry"),
        ("echelon", "cadre", "cadre"),
    ],
)
def test_capitals_and_plurals_of_known_words_are_understood_as_in_an_atlas(column, written, word):
    frame = a_frame(SUVA, SUVA, **{column: pd.Series([written, ""])})
    assert cells(plain(PeriodLayers(frame).block), "units", column) == [word, ""]


def test_words_of_a_closed_vocabulary_are_understood_too():
    layers = PeriodLayers(a_frame(SUVA, certainty="Less certain", kind="Sites"))
    block = plain(layers.block)
    assert (cells(block, "claims", "certainty"), cells(block, "claims", "kind")) == (["less-certain"], ["site"])
