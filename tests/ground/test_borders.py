"""Borders run where two countries of the same day meet, once each."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely
from ground.files import CORE, blanks, countries, layer, on, rows, shape

DAYS = (
    "1921-07-06", "1925-07-01", "1932-03-01", "1933-06-01", "1936-07-01", "1939-08-20", "1944-10-12",
    "1945-08-08", "1945-09-03", "1950-01-01", "1967-05-01", "1989-05-15", "1992-01-01",
)  # fmt: skip
TIBET = "China – Tibet"
JAPANESE = "Japanese and Manchukuo claim: the Khalkhin Gol"
MONGOLIAN = "Mongolian and Soviet claim: the line by Nomonhan"
HAIR = 1e-7
"""Degrees: vertices are shared, so that only rounding may part a border from the areas."""


def met(day: str) -> shapely.Geometry:
    """Where the countries of a day meet, in the extent."""
    areas = list(countries(day).values())
    shared = [shapely.intersection(a.boundary, b.boundary) for a, b in combinations(areas, 2) if a.intersects(b)]
    lines = [part for shape in shared for part in shapely.get_parts(shape) if part.geom_type == "LineString"]
    return shapely.intersection(shapely.union_all(lines), shapely.box(*CORE))


@pytest.mark.parametrize("day", DAYS)
def test_every_meeting_of_two_countries_has_its_border(day: str):
    drawn = shapely.union_all(on("context/borders", day).geometry)
    assert shapely.difference(met(day), shapely.buffer(drawn, HAIR)).length < 1e-4


@pytest.mark.parametrize("day", DAYS)
def test_no_border_runs_where_no_two_countries_meet(day: str):
    frame = on("context/borders", day)
    drawn = shapely.intersection(shapely.union_all(frame.geometry[frame["name"] != TIBET]), shapely.box(*CORE))
    assert shapely.difference(drawn, shapely.buffer(met(day), HAIR)).length < 1e-4


@pytest.mark.parametrize("day", DAYS)
def test_no_border_is_drawn_twice(day: str):
    lines = on("context/borders", day).geometry.to_numpy()
    assert shapely.length(lines).sum() == pytest.approx(shapely.union_all(lines).length, abs=1e-6)


def test_both_claims_of_1939_are_drawn_as_disputed():
    disputed = rows(on("context/borders", "1939-08-20"), kind="border-disputed")
    assert sorted(row["name"] for row in disputed) == [JAPANESE, MONGOLIAN]


def test_nothing_is_disputed_after_the_agreement_of_1941():
    assert "border-disputed" not in set(on("context/borders", "1941-10-15")["kind"])


def test_claims_of_1939_begin_and_end_together():
    frame = on("context/borders", "1939-08-20")
    river, line = (shapely.get_coordinates(shape(frame, name=name)).tolist() for name in (JAPANESE, MONGOLIAN))
    assert sorted((river[0], river[-1])) == sorted((line[0], line[-1]))


def test_japanese_claim_is_the_river():
    river = shape(layer("basemap/rivers"), name="Khalkhin Gol", scale="detail")
    claim = shape(on("context/borders", "1939-08-20"), name=JAPANESE)
    # 0.0002 degrees are some 20 metres.
    assert shapely.difference(claim, shapely.buffer(river, 0.0002)).length < 0.001


@pytest.mark.parametrize(("day", "kind"), [("1946-01-04", "border-de-facto"), ("1946-01-05", "border")])
def test_border_of_mongolia_and_china_is_one_of_fact_until_recognition(day: str, kind: str):
    assert {row["kind"] for row in rows(on("context/borders", day), name="Mongolia – China")} == {kind}


def test_border_names_are_given_in_three_languages():
    assert blanks(layer("context/borders"), "name", "name_ru", "name_mn") == []


def test_border_notes_state_source_or_error():
    assert blanks(layer("context/borders"), "note") == []
