"""Railways: which of them ran on a day, and where they end."""

from __future__ import annotations

import pytest
import shapely
from ground.files import layer, on, rows, shape

from stationed.dates import DateSettings, parse_spans

ENDS = (
    ("Borzya – Bayan-Tumen railway", (116.52, 50.38), (114.53, 48.07)),
    ("Naushki – Ulaanbaatar line", (106.11, 50.39), (106.90, 47.91)),
    ("Ulaanbaatar – Zamyn-Üüd line", (106.90, 47.91), (111.97, 43.65)),
    ("Solun – Halun-Arshan railway", (121.22, 46.60), (119.78, 47.30)),
    ("Ulaanbaatar – Nalaikh narrow-gauge railway", (106.90, 47.91), (107.26, 47.77)),
)


@pytest.mark.parametrize(("name", "first", "last"), ENDS)
def test_railway_ends_at_its_towns(name: str, first: tuple[float, float], last: tuple[float, float]):
    points = shapely.get_coordinates(shape(layer("context/railways"), name=name))
    assert shapely.Point(points[0]).distance(shapely.Point(first)) < 0.06
    assert shapely.Point(points[-1]).distance(shapely.Point(last)) < 0.06


@pytest.mark.parametrize(
    ("name", "day", "runs"),
    [
        ("Borzya – Bayan-Tumen railway", "1938-12-31", False),
        ("Borzya – Bayan-Tumen railway", "1940-01-01", True),
        ("Naushki – Ulaanbaatar line", "1949-10-31", False),
        ("Naushki – Ulaanbaatar line", "1949-12-01", True),
        ("Ulaanbaatar – Zamyn-Üüd line", "1955-12-31", False),
        ("Ulaanbaatar – Zamyn-Üüd line", "1956-01-01", True),
        ("Kalgan – Suiyuan railway", "1921-07-06", True),
        ("Jinzhou – Chengde railway", "1936-06-15", False),
    ],
)
def test_railway_runs_from_its_opening(name: str, day: str, runs: bool):
    assert (name in set(on("context/railways", day)["name"])) is runs


def test_railway_dates_are_read():
    frame = layer("context/railways")
    _, faults = parse_spans(frame["start"], frame["end"], DateSettings())
    assert faults == []


def test_railway_says_how_it_was_drawn_and_on_whose_word():
    for row in rows(layer("context/railways")):
        assert "Schematic between stations" in row["note"], row["name"]
        assert len(row["note"]) > 80, row["name"]


def test_trans_mongolian_line_stays_in_mongolia():
    line = shape(layer("context/railways"), name="Naushki – Ulaanbaatar line")
    mongolia = shape(layer("context/countries"), name="Mongolia")
    # The station of Naushki is 6 km beyond the border.
    assert shapely.difference(line, mongolia).length < 0.15
