"""Points of the compass in words, and O, which is east in German and west in French and Spanish."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import from_frames
from stationed.intake.compass import meaning_of_o, with_o_as
from stationed.intake.coordinates import read_points


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("51° 9′ n. Br., 14° 30′ ö. L.", (14.5, 51.15)),
        ("51° 9′ nördl. Breite 14° 30′ östl. Länge", (14.5, 51.15)),
        ("33° südlicher Breite 70° westlicher Länge", (-70, -33)),
        ("48°51′ Nord, 2°30′ Est", (2.5, 48.85)),
        ("19°30′ norte, 99°30′ oeste", (-99.5, 19.5)),
        ("33° sur 70° oeste", (-70, -33)),
    ],
)
def test_points_of_the_compass_are_read_in_words(text, point):
    found = read_points([text]).geometry[0]
    assert (round(found.x, 6), round(found.y, 6)) == point


@pytest.mark.parametrize(
    ("texts", "language", "side"),
    [
        (["1°30′ O", "2°20′ E"], "de", "w"),
        (["1°30′ O", "2°20′ W"], "fr", "e"),
        (["1°30′ O"], "de", "e"),
        (["1°30′ O"], "es", "w"),
        (["1°30′ O"], "en", ""),
        (["1° O", "2° E", "3° W"], "de", ""),
    ],
    ids=["beside E", "beside W", "German", "Spanish", "English", "both"],
)
def test_o_is_what_its_column_or_else_the_language_says(texts, language, side):
    assert meaning_of_o(texts, language) == side


def test_an_o_within_a_word_is_no_point_of_the_compass():
    assert with_o_as("POINT (106.92 47.92)", "w") == "point (106.92 47.92)"


def _a_post(names, north, east):
    unit, place, start = names
    frame = {unit: ["A"], place: ["X"], "Latitude": [north], "Longitude": [east], start: ["1890"]}
    return from_frames(pd.DataFrame(frame))


@pytest.mark.parametrize(
    ("names", "degrees"), [(("Einheit", "Standort", "von"), 14.5), (("Unité", "Lieu", "Arrivée"), -14.5)]
)
def test_o_in_a_table_is_east_below_a_german_header_and_west_below_a_french_one(names, degrees):
    atlas = _a_post(names, "51°09'N", "14°30'O")
    assert not atlas.findings
    assert atlas.locations["geometry"].iloc[0].x == degrees


def test_o_that_nothing_tells_is_an_error_that_says_so():
    faults = [one for one in _a_post(("Unit", "Place", "From"), "51°09'N", "14°30'O").findings if one.row == 2]
    assert [one.code for one in faults] == ["table-coordinates"]
    assert "O is east in German and west in French and Spanish" in faults[0].message
    assert "Write E or W instead." in faults[0].message
