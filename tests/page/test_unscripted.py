"""unscripted: a page without scripts says what to do, and what the map shows, as text."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from page_atlas import a_block, hostile_atlas, trial_atlas

import stationed
from stationed.facts import direction
from stationed.figures import small_map
from stationed.layers import PeriodLayers
from stationed.page import render_page
from stationed.page.atlas_map import AtlasMap
from stationed.page.unscripted import FIRST_LISTED, MOST_LISTED, unscripted

ROOT = Path(__file__).parent.parent.parent


def told(block, address=""):
    """The texts of the markup, a line for each element that ends one."""
    markup = re.sub(r"</(h1|h2|p|li|tr|tbody)>|<tr>", "\n", unscripted(block, address))
    return [" ".join(unescape(re.sub(r"<[^>]*>", " ", line)).split()) for line in markup.splitlines()]


def test_it_has_title_advice_periods_deployments_and_credits():
    lines = told(a_block())
    assert lines[0] == "Trial atlas"
    assert any("Open the page in a web browser to see the map." in line for line in lines)
    assert "Period war 1939 · 5 deployments" in lines
    assert "Unit Place Dates" in lines
    assert "Unit U-1 Place L-1 from 1939 to 31 December 1939" in lines
    assert "Unit U-3 Place L-lost (not located) 1936–1945" in lines
    assert any(line.endswith("CC BY-SA 4.0") for line in lines)


def test_where_it_is_published_is_a_link_and_nothing_else_is():
    found = unscripted(a_block(), "https://museum.example/atlas.html")
    assert '<a href="https://museum.example/atlas.html"' in found
    assert re.findall(r'href="([^"]*)"', unscripted(a_block())) == ["https://example.org/licence"]


def with_rows(number):
    """A block whose first deployment stands so often in it."""
    block = a_block()
    table = block["tables"]["deployments"]
    many = {**table, "n": number, "columns": {**table["columns"], "first_claim": [0] * number}}
    return {**block, "tables": {**block["tables"], "deployments": many}}


@pytest.mark.parametrize(
    ("number", "listed", "rest"),
    [(MOST_LISTED, MOST_LISTED, ""), (MOST_LISTED + 1, FIRST_LISTED, f"and {MOST_LISTED + 1 - FIRST_LISTED} more")],
    ids=["all", "the first and how many more"],
)
def test_deployments_are_listed_or_counted(number, listed, rest):
    lines = told(with_rows(number))
    assert sum("L-1 from 1939 to 31 December 1939" in line for line in lines) == listed
    assert [line for line in lines if line.startswith("and ")] == [rest] * bool(rest)


def test_a_unit_that_follows_itself_is_written_once():
    assert unscripted(with_rows(3)).count('<td rowspan="3">Unit U-1') == 1


def test_the_picture_says_in_words_what_it_shows():
    block = a_block()
    block = {**block, "meta": {**block["meta"], "periods": block["tables"]["periods"]["columns"]["id"]["texts"][0]}}
    picture = small_map(block)
    found = unscripted(block, picture=picture)
    inside = re.search(r'<img src="data:image/png;base64,([^"]*)" alt="([^"]*)" width="384" height="216">', found)
    assert inside is not None
    assert base64.b64decode(inside[1]) == picture
    assert inside[2].startswith("Trial atlas")


def test_what_a_page_without_scripts_carries_is_below_60_kilobytes_for_the_flagship():
    drawn = stationed.read(ROOT / "geodata").map("atlas")
    assert len(drawn.unscripted().encode()) < 60_000


@pytest.mark.parametrize("text", ["</noscript><script>alert(1)</script>", "{{ 7 * 7 }}{% raw", "<b>&amp;"])
def test_texts_of_the_data_are_text(text):
    page = render_page(AtlasMap(PeriodLayers.from_block(a_block(hostile_atlas(text)))))
    inside = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert inside.endswith("</main>")
    assert text in unescape(inside)
    assert text not in inside


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("ku-Arab", "rtl"), ("sd-Deva", "ltr"), ("de", "ltr"), ("mn", "ltr")],
)
def test_languages_have_their_direction(language, expected):
    assert direction(language) == expected


def test_a_page_in_a_language_without_words_says_what_is_in_which():
    tables = trial_atlas()
    config = replace(tables.config, languages=("he",), titles={})
    page = render_page(AtlasMap(PeriodLayers.from_block(a_block(replace(tables, config=config)))))
    assert '<html lang="he" dir="rtl">' in page
    assert '<body class="stationed-page" lang="en" dir="ltr">' in page
    assert '<h1 lang="he" dir="auto">' in page


def test_a_page_in_a_language_with_words_is_in_that_language_alone():
    page = render_page(AtlasMap(PeriodLayers.from_block(a_block())))
    assert '<html lang="en">' in page
    assert '<body class="stationed-page">' in page


@pytest.mark.parametrize(
    ("language", "unit", "place", "cells"),
    [
        ("en", "الفرقة (1)", "Camp 3", ('<td rowspan="7"><bdi>الفرقة (1)</bdi><td>', "<td>Camp 3<td>")),
        ("en", "חטיבה 7", "תל אביב", ('<td rowspan="7"><bdi>חטיבה 7</bdi><td>', "<td><bdi>תל אביב</bdi><td>")),
        ("ar", "1st Division", "القاهرة", ('<td rowspan="7"><bdi>1st Division</bdi><td>', "<td>القاهرة<td>")),
        (
            "he",
            "חטיבה 7",
            "Haifa",
            ('dir="auto"><bdi>חטיבה 7</bdi><td', '<td lang="he" dir="auto">Haifa<td>'),
        ),
    ],
    ids=["Arabic in English", "Hebrew in English", "Latin in Arabic", "no words of its own"],
)
def test_names_that_run_the_other_way_are_set_apart_in_their_cells(language, unit, place, cells):
    tables = trial_atlas()
    config = replace(tables.config, languages=(language,), titles={})
    units = tables.units.assign(designation=unit)
    claims = tables.claims.assign(unit_id="U-1", location_id="L-1")
    names = tables.place_names.iloc[:0]
    locations = tables.locations.assign(name=place)
    changed = replace(tables, config=config, units=units, locations=locations, place_names=names)
    found = unscripted(a_block(replace(changed, claims=claims)))
    assert [cell in found for cell in cells] == [True, True]
