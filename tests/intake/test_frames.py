"""Frames of pandas that are no table yet."""

from __future__ import annotations

import geopandas
import pandas as pd
import pytest

from stationed import StationedError, check, from_frames, read

POST = {"Unit": ["A", "B"], "Place": ["X", "Y"], "Lat": [47, 48], "Lon": [106, 107], "From": ["1937", "1938"]}


class _Polars:
    columns = ("Unit",)

    def to_pandas(self) -> pd.DataFrame:
        return pd.DataFrame(POST)


@pytest.mark.parametrize(
    ("given", "way"),
    [
        (POST, r"got builtins\.dict\. pandas\.DataFrame"),
        ([{"Unit": "A"}], r"got builtins\.list\. pandas\.DataFrame"),
        (_Polars(), r"_Polars\. Call its method to_pandas\(\)"),
        ("posts.csv", r"got builtins\.str\. stationed\.read takes the path"),
    ],
)
def test_what_is_no_frame_is_refused_with_the_way_to_one(given, way):
    with pytest.raises(StationedError, match=way):
        from_frames(given)


def test_two_columns_of_one_name_are_two_columns():
    frame = pd.DataFrame({**POST, "Men": [10, 20], "Other": [1, 2]}).rename(columns={"Other": "Men"})
    claims = from_frames(frame).claims
    assert (claims["men"].tolist(), claims["men_2"].tolist()) == (["10", "20"], ["1", "2"])


def test_the_geometry_of_a_frame_is_converted_from_its_system_under_whatever_name():
    shapes = geopandas.GeoSeries(geopandas.points_from_xy([500_000], [5_300_000]), crs=32632)
    frame = geopandas.GeoDataFrame({"Unit": ["A"], "From": ["1939"]}, geometry=shapes).rename_geometry("geom")
    atlas = from_frames(frame)
    point = atlas.locations.geometry.iloc[0]
    assert (round(point.x, 2), round(point.y, 2)) == (9.0, 47.85)
    assert [one.code for one in atlas.findings] == ["crs-reprojected"]


def test_a_geometry_without_a_system_is_held_against_the_globe():
    shapes = geopandas.points_from_xy([500_000], [5_300_000])
    atlas = from_frames(geopandas.GeoDataFrame({"Unit": ["A"], "From": ["1939"]}, geometry=shapes))
    assert [one.severity for one in check(atlas)] == ["error"]


def test_read_sends_a_frame_to_from_frames():
    with pytest.raises(StationedError, match="got a DataFrame; from_frames takes that"):
        read(pd.DataFrame(POST))


def test_dates_that_are_years_have_no_periods_of_months():
    assert from_frames(pd.DataFrame(POST)).periods[0].title == "1937"
    assert [one.title for one in from_frames(pd.DataFrame({**POST, "From": ["1937", "1937"]})).periods] == ["1937"]


def test_periods_reach_over_any_years_that_dates_can_have():
    frame = pd.DataFrame({**POST, "From": ["Y-99999", "Y-1000000000"], "To": ["Y99999", "Y1000000000"]})
    assert 3 <= len(from_frames(frame).periods) <= 12
