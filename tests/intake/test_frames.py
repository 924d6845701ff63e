"""Frames of pandas that are no table yet."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import StationedError, from_frames

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
