"""What Linked Places and LP-TSV promise: valid features by the rules of the format, dates with bounds, links, names."""

from __future__ import annotations

import json
import re

import pytest
from flow_tables import a_claim, a_location, a_place_name, an_atlas
from page_atlas import trial_atlas
from shapely.geometry import LineString, Point

from stationed.export.formats import FORMATS, Records

CERTAIN = ("certain", "less-certain", "uncertain")
GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
MEMBERS = {"@id", "type", "properties", "names", "geometry", "types", "links", "when", "relations", "descriptions"}


def places(tables) -> list[dict]:
    return json.loads(FORMATS["lpf"].write(Records(tables)))["features"]


def rows(tables) -> list[dict[str, str]]:
    head, *lines = FORMATS["lptsv"].write(Records(tables)).decode().splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def timespans(value):
    if isinstance(value, dict):
        yield from value.get("timespans", [])
        for one in value.values():
            yield from timespans(one)
    elif isinstance(value, list):
        for one in value:
            yield from timespans(one)


def test_features_keep_the_rules_of_the_schema():
    """Those of the World Historical Gazetteer's draft-07 schema 1.2.2, written out by hand."""
    for feature in places(trial_atlas()):
        assert feature.keys() <= MEMBERS
        assert {"@id", "type", "properties", "names"} <= feature.keys()
        assert (feature["type"], bool(feature["properties"]["title"])) == ("Feature", True)
        assert all(name["toponym"] for name in feature["names"])
        assert feature["geometry"]["type"] in GEOMETRIES
        assert feature["geometry"].get("certainty", "certain") in CERTAIN
        for link in feature.get("links", []):
            assert link["type"] in ("closeMatch", "seeAlso")
        for relation in feature.get("relations", []):
            assert {"relationType", "relationTo", "label"} <= relation.keys()
            assert relation.get("when", {}).get("certainty", "certain") in CERTAIN
        for span in timespans(feature):
            assert span["start"]
            for end in span.values():
                assert end.keys() <= {"in", "earliest", "latest"}
                assert all(isinstance(text, str) for text in end.values())


def test_texts_stand_on_one_line_as_the_schema_wants_them():
    (place,) = places(an_atlas(a_claim(), locations=[a_location(name="Urga\nKhure", note="First.\r\nSecond.")]))
    assert place["properties"]["title"] == place["names"][0]["toponym"] == "Urga Khure"
    assert place["descriptions"] == [{"value": "First. Second.", "lang": "en"}]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("1939", "1940-05", {"start": {"in": "1939"}, "end": {"in": "1940-05"}}, id="plain"),
        pytest.param(
            "1939-05~",
            "1945",
            {"start": {"earliest": "1939-04-01", "latest": "1939-06-30"}, "end": {"in": "1945"}},
            id="vague",
        ),
        pytest.param("1939", "", {"start": {"in": "1939"}}, id="unknown-end"),
        pytest.param("1939", "..", {"start": {"in": "1939"}}, id="open-end"),
        pytest.param("", "1945", {"start": {"latest": "1945-12-31"}, "end": {"in": "1945"}}, id="unknown-start"),
        pytest.param("-0012", "0009", {"start": {"in": "-0012"}, "end": {"in": "0009"}}, id="before-christ"),
    ],
)
def test_dates_are_plain_or_bounds(start, end, expected):
    (place,) = places(an_atlas(a_claim(start=start, end=end)))
    assert place["relations"][0]["when"]["timespans"] == [expected]
    assert place["when"]["timespans"] == [expected]


def test_undated_claims_have_no_timespan_and_stay():
    (place,) = places(an_atlas(a_claim(start="", end="")))
    assert "when" not in place
    assert len(place["relations"]) == 1


def test_names_links_and_kinds_of_a_place_are_told():
    located = a_location("L-1", Point(1, 2), kind="city", links="wd:Q23430;https://example.org/x", note="By the river")
    names = [a_place_name("L-1", "Urga", "en", end="1924"), a_place_name("L-1", "Улан-Батор", "ru", start="1924")]
    (place,) = places(an_atlas(a_claim(), locations=[located], names=names))
    assert [name["toponym"] for name in place["names"]] == ["Place L-1", "Urga", "Улан-Батор"]
    assert place["names"][2]["when"] == {"timespans": [{"start": {"in": "1924"}}]}
    assert place["links"] == [
        {"type": "closeMatch", "identifier": "wd:Q23430"},
        {"type": "seeAlso", "identifier": "https://example.org/x"},
    ]
    assert place["types"] == [{"label": "city", "sourceLabel": "city"}]
    assert place["descriptions"] == [{"value": "By the river", "lang": "en"}]


def test_a_place_that_nobody_knows_has_no_coordinates():
    (place,) = places(an_atlas(a_claim(), locations=[a_location("L-1")]))
    assert place["geometry"] == {"type": "GeometryCollection", "geometries": []}


def test_rows_of_the_table_have_what_the_gazetteer_asks_for():
    for row in rows(trial_atlas()):
        assert row["id"]
        assert row["title"]
        assert row["title_source"]
        assert row["fclasses"] in "AHLPRST"
        for name in ("start", "end"):
            assert re.fullmatch(r"(-?\d{4}(-\d\d(-\d\d)?)?)?", row[name])


def test_rows_of_the_table_say_what_was_there_and_when():
    line = LineString([(1, 2), (3, 4)])
    located = [
        a_location("L-1", Point(106.9, 47.9), kind="city", links="wd:Q1;https://example.org"),
        a_location("L-2", line),
    ]
    first, second = rows(an_atlas(a_claim(start="1939-05~", end=""), a_claim("D-2", end="1941"), locations=located))
    assert (first["start"], first["end"], first["fclasses"]) == ("1939-01-01", "1941-12-31", "P")
    assert (first["lon"], first["lat"], first["geowkt"], first["matches"]) == ("106.9", "47.9", "", "wd:Q1")
    assert first["description"] == "Unit U-1, from about May 1939; end not known; Unit U-1, 1939–1941"
    assert (second["lon"], second["geowkt"], second["fclasses"]) == ("", "LINESTRING (1 2, 3 4)", "L")
    assert (second["start"], second["end"]) == ("", "")


def test_a_tab_or_a_line_break_is_a_blank_in_the_table():
    (row,) = rows(an_atlas(a_claim(), locations=[a_location("L-1", Point(1, 2), name="A\tB\nC")]))
    assert row["title"] == "A B C"
