"""Columns of joined claims: made when they are asked for, and the same whichever way that is done."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
from flow_tables import a_claim, a_place_name, a_unit, an_atlas

from stationed.join import join_claims


def test_columns_are_coded_as_they_are_written():
    units = [a_unit("U-1", designation="36th"), a_unit("U-2", designation="57th", higher_formation="U-1")]
    names = [a_place_name("L-1", "Choibalsan", "en", start="1941")]
    atlas = an_atlas(
        a_claim("D-3", unit_id="U-2", location_id="nowhere", higher_formation="U-9"),
        a_claim("D-1", unit_id="nobody", start="1942"),
        a_claim("D-2", unit_id="U-2", start=""),
        a_claim("D-2", unit_id="U-1", start="1939"),
        units=units,
        names=names,
    )
    columns = join_claims(atlas).columns
    for name in columns:
        if isinstance(columns[name], pd.Series) and name != "geometry" and name != "row":
            found = join_claims(atlas).columns.coded(name)
            cells = [found.texts[code] for code in found.codes]
            assert cells == columns[name].tolist() == columns.frame[name].tolist(), name
            some = columns.take(np.array([3, 1])).coded(name)
            assert [some.texts[code] for code in some.codes] == [cells[3], cells[1]], name


def test_some_of_the_rows_are_taken_from_columns_of_every_kind():
    days = [{"start": year, "end": year} for year in ("1970", "1971", "1972")]
    columns = join_claims(an_atlas(*(a_claim(f"D-{at}", **one) for at, one in enumerate(days)))).columns
    some = columns.take(np.array([2, 0]))
    assert some["start_earliest"].tolist() == [730, 0]
    assert some["deployment_id"].tolist() == ["D-2", "D-0"]
    assert some["deployment_id"].index.tolist() == [0, 1]
    assert some["geometry"].x.tolist() == [106.9, 106.9]
    assert some["row"].tolist() == [columns["row"][2], columns["row"][0]]


def test_what_is_known_of_the_texts_of_the_claims_is_not_looked_for_again():
    atlas = an_atlas(a_claim("D-1"), a_claim("D-2", start="1938"))
    assert join_claims(atlas).columns.coded("start") is atlas.coded("claims", "start")


def test_columns_that_went_to_another_process_are_as_many_and_the_same():
    columns = join_claims(an_atlas(a_claim("D-1"), a_claim("D-2", start="1938"))).columns
    back = pickle.loads(pickle.dumps(columns))
    assert len(back) == len(columns) == len(list(columns))
    assert back.frame.equals(columns.frame)


def test_columns_that_nobody_asks_for_are_not_made():
    columns = join_claims(an_atlas(a_claim())).columns
    columns.coded("designation")
    made = [name for name, one in columns._given.items() if isinstance(one, pd.Series | np.ndarray)]
    assert not {"designation", "place", "place_en", "geometry"} & set(made)
