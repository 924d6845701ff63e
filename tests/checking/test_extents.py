"""Extents whose numbers stand in another order than west, south, east, north."""

from __future__ import annotations

import numpy as np
import pytest

from stationed.checking import check_tables
from stationed.checking.extents import ORDERS, in_order, order_of
from stationed.export import copy_example
from stationed.reading import read_tables

RHINE = np.array([[4.9, 52.2], [7.0, 50.9], [8.3, 50.0]])
RIGHT = (3.4, 46.3, 10.6, 53.0)


@pytest.mark.parametrize(
    ("extent", "order"),
    [
        (RIGHT, None),
        ((46.3, 3.4, 53.0, 10.6), "south, west, north, east"),
        ((53.0, 3.4, 46.3, 10.6), "north, west, south, east"),
        ((100.0, 44.0, 120.0, 52.0), None),
    ],
    ids=["right", "latitude-first", "north-west", "elsewhere"],
)
def test_an_order_is_told_by_where_the_places_lie(extent, order):
    assert order_of(extent, RHINE) == order
    if order is not None:
        assert in_order(extent, order) == RIGHT


def test_every_order_can_be_undone():
    for places in ORDERS.values():
        assert sorted(places) == [0, 1, 2, 3]


def test_an_extent_without_places_says_nothing():
    assert order_of((46.3, 3.4, 53.0, 10.6), RHINE[:0]) is None


def test_an_extent_in_the_wrong_order_is_named_and_no_place_is_called_swapped(tmp_path):
    copy_example(tmp_path / "atlas")
    settings = tmp_path / "atlas" / "atlas.toml"
    text = settings.read_text().replace("[3.4, 46.3, 10.6, 52.4]", "[46.3, 3.4, 52.4, 10.6]")
    settings.write_text(text.replace("[5.2, 46.3, 9.4, 52.0]", "[46.3, 5.2, 52.0, 9.4]"))
    found = [finding.code for finding in check_tables(read_tables(tmp_path / "atlas"))]
    assert found == ["extent-order", "extent-order"]
