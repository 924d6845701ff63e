"""Records: every claim under the names of the atlas's own files, dates and figures as they were written."""

from __future__ import annotations

import json

from page_atlas import a_block

SCRIPTS = ["data/columns", "data/geometry", "out/records", "shown/selection"]
BEGIN = """
const tables = readTables(data);
const selection = { periods: [1], first: null, last: null, left: null };
const states = new Selector(tables).of(selection).states;
const columns = recordColumns(tables, data.meta, states, 'en');
"""
ALL = "Array.from({ length: tables.claims.n }, (_, claim) => claim)"


RECORD = "Object.fromEntries(columns.map(({ name, value }) => [name, value(claim)]))"
MORE = "{ shapes: data.shapes, scale: data.scale, about: { title: 'Trial' } }"


def records(in_node, rows: str = ALL) -> list[dict]:
    return in_node(SCRIPTS, f"(() => {{ {BEGIN} return {rows}.map((claim) => {RECORD}); }})()", a_block())


def geojson(in_node, rows: str = ALL) -> dict:
    text = f"sheet.begin + {rows}.map(sheet.text).join(sheet.between) + sheet.end"
    sheet = f"const sheet = geojsonSheet(tables, columns, {MORE});"
    return json.loads(in_node(SCRIPTS, f"(() => {{ {BEGIN} {sheet} return {text}; }})()", a_block()))


def test_every_claim_is_a_row_rival_ones_too(in_node):
    ids = [record["deployment_id"] for record in records(in_node)]
    assert sorted(ids) == ["D-lost", "D-march", "D-maybe", "D-region", "D-rival", "D-rival", "D-sure", "D-undated"]


def test_only_the_claims_of_what_is_shown_are_taken_when_that_is_asked(in_node):
    ids = {record["deployment_id"] for record in records(in_node, "Array.from(recordClaims(tables, states))")}
    assert ids == {"D-sure", "D-maybe", "D-rival", "D-lost", "D-region"}


def test_dates_and_figures_are_the_texts_that_were_written(in_node):
    by_id = {record["deployment_id"]: record for record in records(in_node) if record["deployment_id"] != "D-rival"}
    assert (by_id["D-maybe"]["start"], by_id["D-maybe"]["end"]) == ("1938~", "")
    assert (by_id["D-region"]["start"], by_id["D-region"]["end"]) == ("1937", "..")
    assert by_id["D-sure"]["men"] == "5000"
    assert [one["men"] for one in records(in_node) if one["deployment_id"] == "D-rival"] == ["900..", ""]


def test_a_row_names_units_places_and_sources_by_id_and_in_words(in_node):
    sure = next(record for record in records(in_node) if record["deployment_id"] == "D-sure")
    assert (sure["unit_id"], sure["location_id"], sure["source_ids"]) == ("U-1", "L-1", "s2;s1")
    assert sure["designation_ru"] == "Первая армия"
    assert (sure["longitude"], sure["latitude"]) == (106.9, 47.9)
    assert (sure["shown"], sure["contested_in"], sure["note"]) == ("definite", "", "A note")


def test_what_is_not_located_has_no_coordinates_and_no_geometry(in_node):
    lost = next(record for record in records(in_node) if record["deployment_id"] == "D-lost")
    assert (lost["longitude"], lost["latitude"]) == ("", "")
    features = {one["properties"]["deployment_id"]: one for one in geojson(in_node)["features"]}
    assert features["D-lost"]["geometry"] is None


def test_geometries_are_points_lines_and_areas_with_longitude_first(in_node):
    collection = geojson(in_node)
    features = {one["properties"]["deployment_id"]: one["geometry"] for one in collection["features"]}
    assert (collection["type"], collection["title"]) == ("FeatureCollection", "Trial")
    assert features["D-sure"] == {"type": "Point", "coordinates": [106.9, 47.9]}
    assert features["D-march"]["type"] == "LineString"
    assert [round(degree) for degree in features["D-march"]["coordinates"][0]] == [112, 45]
    assert features["D-region"]["type"] == "MultiPolygon"
    assert len(features["D-region"]["coordinates"]) == 1


def test_a_ring_within_another_is_its_hole(in_node):
    square = "(w, s, e, n) => [[w, s], [e, s], [e, n], [w, n], [w, s]]"
    rings = "[of(0, 0, 9, 9), of(2, 2, 4, 4), of(20, 0, 30, 9)]"
    assert in_node(SCRIPTS, f"((of) => polygonsOf({rings}).map((polygon) => polygon.length))({square})") == [2, 1]
