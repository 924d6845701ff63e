"""sources.json: CSL-JSON as Zotero and others write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stationed.model import Source
from stationed.reading.sources import read_sources


def a_source(**item: Any) -> Source:
    sources, complete, findings = read_sources(json.dumps([{"id": "a", "title": "T", **item}]).encode())
    assert (complete, findings) == (True, [])
    return sources[0]


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ([{"family": "Feskov", "given": "V. I."}, {"literal": "Institute of Military History"}],
         "Feskov, V. I.; Institute of Military History"),
        ([{"family": "Goor", "given": "J.", "non-dropping-particle": "van"}], "van Goor, J."),
        ([{"family": "Коломиец"}], "Коломиец"),
        (["Coox, Alvin D."], "Coox, Alvin D."),
        ([], ""),
        ("somebody", ""),
    ],
)  # fmt: skip
def test_authors_are_joined_as_written(author, text):
    assert a_source(author=author).author == text


@pytest.mark.parametrize(
    ("issued", "text"),
    [
        ({"date-parts": [[2013]]}, "2013"),
        ({"date-parts": [["2013", "5", 7]]}, "2013-05-07"),
        ({"date-parts": [[1939], [1945]]}, "1939/1945"),
        ({"raw": "spring 1939"}, "spring 1939"),
        ({"literal": "no date"}, "no date"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [[1939]], "circa": True}, "c. 1939"),
        ({"date-parts": [["1939"]], "circa": "1"}, "c. 1939"),
        ({"date-parts": [[1939]], "circa": False}, "1939"),
        ({"date-parts": [[1939]], "season": 1}, "spring 1939"),
        ({"date-parts": [[1939]], "season": "24"}, "winter 1939"),
        ({"date-parts": [[1939]], "season": "Michaelmas"}, "Michaelmas 1939"),
        ({"date-parts": [[-44, 3, 15]]}, "44-03-15 BC"),
        ({"date-parts": [["-44"]], "circa": True}, "c. 44 BC"),
        ("1939", "1939"),
        (None, ""),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_given(issued, text):
    assert a_source(issued=issued).issued == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The <i>Bismarck</i> and the 2<sup>nd</sup> Front &amp; after", "The Bismarck and the 2nd Front & after"),
        ('<span class="nocase">de Gaulle</span>', "de Gaulle"),
        ('<span style="font-variant: small-caps;">nato</span> H<sub>2</sub>O', "nato H2O"),
        ("a < b > c & d", "a < b > c & d"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("&amp;lt;i&gt;", "&lt;i>"),
        ("<b>open", "open"),
    ],
)
def test_rich_text_of_zotero_becomes_plain_text(title, text):
    assert a_source(title=title).title == text
    assert a_source(**{"container-title": title}).container == text


def test_an_address_keeps_its_ampersands():
    assert a_source(URL="https://example.org/?a=1&amp=2&lt;").url == "https://example.org/?a=1&amp=2&lt;"


def test_place_and_publisher_are_one_text():
    assert a_source(publisher="Yauza", **{"publisher-place": "Moscow"}).publisher == "Moscow: Yauza"


def test_the_item_is_kept_whole():
    assert a_source(keyword="armour").csl["keyword"] == "armour"


def test_an_object_with_items_is_accepted():
    assert read_sources(b'{"items": [{"id": 7, "title": "T"}]}')[0][0].source_id == "7"


@pytest.mark.parametrize(
    ("data", "code", "row"),
    [
        (b"{}", "json-shape", None),
        (b"null", "json-shape", None),
        (b'"x"', "json-shape", None),
        (b"[1]", "json-shape", 1),
        (b'[{"title": "T"}]', "source-id", 1),
        (b'[{"id": " "}]', "source-id", 1),
        (b'[{"id": ["a"]}]', "source-id", 1),
        (b"[", "json-syntax", None),
        (b"", "file-empty", None),
    ],
)
def test_what_is_no_source_is_one_finding(data, code, row):
    sources, complete, findings = read_sources(data)
    assert (sources, complete) == ((), False)
    assert [(finding.code, finding.row) for finding in findings] == [(code, row)]
