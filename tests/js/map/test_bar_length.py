"""The bar of the scale is as long as what it says."""

from __future__ import annotations

import pytest

KM = "(n) => `${n.toLocaleString('en')} km`"


@pytest.mark.parametrize(
    ("round_number", "most", "length"),
    [
        (500, 600, 500),  # 83 pixels for six letters
        (1000, 1950, 2000),  # 51 pixels for eight, which take 60
        (1000, 1500, 1000),  # 67 pixels for them
        (2000, 2990, 2000),
        (5, 9.9, 5),
    ],
)
def test_the_text_of_a_bar_lies_within_it(in_node, round_number, most, length):
    assert in_node(["map/bar-length"], f"barLength({round_number}, {most}, 100, {KM})") == length
