"""Text of the data stays text, in every cell and every setting, ids included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import folium
import pytest
from page.reading import Reading, hashes, policy
from page_atlas import a_block, a_map, hostile_atlas

from stationed.page import PageHead, StationedMap, render_page

HOSTILE = {
    "template": "{{7*7}}{% for x in (1,2) %}{{x}}{% endfor %}{# c #}",
    "broken template": "{% endfor %}{{",
    "literal": "${7*7}`${alert(1)}`",
    "script": "</script><script>alert(1)</script>",
    "style and title": "</style></title></noscript><img src=x onerror=alert(1)>",
    "comment": "<!--<script>",
    "line ends": "a\u2028b\u2029c\u0085d\r\n\te",
    "nul": "a\0b",
    "direction": "\u202egpj.exe\u2066",
    "quotes": "'\"\\&amp;&quot;\\u003c",
    "formula": '=HYPERLINK("https://evil.example")',
    "address": "javascript:alert(1)",
    "placeholder": "{name} {n} {low} {unit}",
    "proto": "__proto__",
    "noncharacters": "\ufffe\uffff\ufeff\x7f\x9f",
}
PLAIN_WORDS = hostile_atlas("words")
CLEAN = Reading(render_page(a_map(PLAIN_WORDS, PLAIN_WORDS.config.maps[0])))
"""The page with harmless words in the same places."""
CASES = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(part)


@CASES
def test_every_text_reaches_the_page_as_it_was_and_as_nothing_else(text):
    tables = hostile_atlas(text)
    spec = tables.config.maps[0]
    page = render_page(a_map(tables, spec))
    reading = Reading(page)
    assert reading.block() == a_block(tables, spec)
    assert sum(text in one for one in texts(reading.block())) > 40
    shape = [(tag, sorted(said)) for tag, said in reading.tags if tag != "meta"]
    assert shape == [(tag, sorted(said)) for tag, said in CLEAN.tags if tag != "meta"]
    assert len(reading.texts["script"]) == len(CLEAN.texts["script"])
    assert policy(reading)["script-src"] == hashes(reading.texts["script"])
    page.encode("utf-8")


@CASES
def test_no_text_of_the_data_enters_a_script_or_a_style(text):
    tables = hostile_atlas(text)
    page = Reading(render_page(a_map(tables, tables.config.maps[0])))
    assert page.texts["script"] == CLEAN.texts["script"]
    assert page.texts["style"] == CLEAN.texts["style"]


@pytest.mark.parametrize("text", ["a\ud800b", "a\0b"], ids=["half a character", "nul"])
def test_a_head_that_no_file_can_hold_is_mended(text):
    page = render_page(StationedMap(head=PageHead(title=text, description=text)))
    page.encode("utf-8")
    assert "<title>a\ufffdb</title>" in page


def test_line_breaks_of_other_systems_do_not_break_the_hashes():
    m = StationedMap()
    m.get_root().script.add_child(folium.Element("let a = 1;\r\nlet b = 2;\r"))
    reading = Reading(render_page(m))
    assert "\r" not in "".join(reading.texts["script"])
    assert policy(reading)["script-src"] == hashes(reading.texts["script"])
