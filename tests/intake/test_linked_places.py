"""Linked Places of others: what a place is called, belongs to and is known from is kept."""

from __future__ import annotations

from stationed.intake.linked_places import read_linked_places

ABBEY = {
    "type": "Feature",
    "properties": {"title": "Abingdon Abbey"},
    "when": {"timespans": [{"start": {"in": "0675"}, "end": {"in": "1538-02-09"}}]},
    "names": [
        {"toponym": "Abingdon Abbey", "citations": [{"label": "VCH Berks 2"}, {"label": "Monasticon"}]},
        {"toponym": "Abbendun", "when": {"timespans": [{"end": {"in": "1066"}}]}},
    ],
    "types": [{"label": "abbey"}, {"label": "school"}],
    "geometry": {"type": "Point", "coordinates": [-1.28, 51.67]},
    "links": [{"type": "closeMatch", "identifier": "wd:Q2820213"}, {"identifier": "tgn:1"}],
    "relations": [{"label": "Bishop of Salisbury", "when": {"timespans": [{"start": {"earliest": "1219"}}]}}],
}


def test_a_short_form_of_a_link_becomes_its_address():
    sheet = read_linked_places({"features": [ABBEY]}, file="a.json")
    assert sheet.column("url").tolist() == ["https://www.wikidata.org/wiki/Q2820213"]
    assert sheet.column("note").tolist()[0].endswith("https://vocab.getty.edu/tgn/1")


def test_relations_further_types_and_further_sources_are_in_the_note():
    note = read_linked_places({"features": [ABBEY]}, file="a.json").column("note").tolist()[0]
    for text in (
        "Names: Abingdon Abbey; Abbendun (1066)",
        "Types: abbey; school",
        "Relations: Bishop of Salisbury ([1219..])",
        "Sources: VCH Berks 2; Monasticon",
    ):
        assert text in note
