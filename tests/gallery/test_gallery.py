"""The gallery of built maps: one file that names, shows, opens and counts each, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest

from stationed.embed import embedding_of, snippet
from stationed.gallery import Shown, gallery_page
from stationed.join import join_claims
from stationed.payload import make_block
from stationed.periods import in_periods
from stationed.reading import read_tables

ROOT = Path(__file__).parent.parent.parent
POSTER = b"\x89PNG\r\n\x1a\n..."


@pytest.fixture(scope="module")
def blocks():
    tables = read_tables(ROOT / "src" / "stationed" / "examples" / "rhine")
    joined = join_claims(tables)
    membership = in_periods(joined, tables.periods)
    return [make_block(tables, joined, membership, spec) for spec in tables.config.maps]


@pytest.fixture(scope="module")
def page(blocks) -> str:
    return gallery_page([Shown(block, POSTER) for block in blocks])


def test_every_map_is_named_linked_counted_and_shown(page):
    assert re.findall(r'<h2><a href="([^"]+)">([^<]+)', page) == [
        ("rhine.html", "The legions on the Rhine"),
        ("batavian-revolt.html", "The year of the four emperors"),
    ]
    assert "18 deployments · 9 sources" in page
    assert page.count(f"data:image/png;base64,{base64.b64encode(POSTER).decode()}") == 2


def test_the_licence_and_the_credit_are_stated(page):
    assert "CC0-1.0" in page.partition("gallery-foot")[2]


def test_its_policy_allows_its_own_script_and_style_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    for kind in ("script", "style"):
        (text,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none';")
    assert not re.search(r'\b(?:style|on\w+)="', page.partition("<body>")[2].partition("<script>")[0])


def test_nothing_in_it_is_loaded_from_elsewhere(page):
    markup = page.rpartition("<script>")[0]
    assert re.findall(r'\bsrc="(?!data:)([^"]+)"', markup) == []
    assert re.findall(r"<link [^>]*>", page) == ['<link rel="icon" href="data:,">']


def test_the_snippet_is_that_of_the_command(page, blocks):
    (first, _) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert unescape(first) == snippet("html", embedding_of(blocks[0], "rhine.html"))


def test_a_known_address_stands_in_the_snippets(blocks):
    page = gallery_page([Shown(blocks[0], POSTER)], url="https://maps.example/")
    assert "https://maps.example/rhine.html" in unescape(page.partition("<textarea")[2].partition("</textarea>")[0])


def test_a_map_without_a_poster_has_no_picture(blocks):
    assert "<img" not in gallery_page([Shown(blocks[0], b"")])


def test_hostile_titles_stay_text(blocks):
    bad = "</textarea><script>alert(1)</script>\"'><img src=x onerror=x>"
    meta = blocks[0]["meta"]
    changed = {"title": {"en": bad}, "subtitle": {"en": bad}, "summary": {"en": bad}, "credit": bad}
    changed["licence"] = {"name": bad, "url": "javascript:alert(1)"}
    changed["atlas"] = {"id": "x", "title": {"en": bad}}
    page = gallery_page([Shown(blocks[0] | {"meta": meta | changed}, POSTER)])
    assert page.count("<script>") == 1
    assert "<img src=x" not in page
    assert "javascript:" not in page.partition("<script>")[0]


def test_the_same_maps_give_the_same_text(blocks, page):
    assert gallery_page([Shown(block, POSTER) for block in blocks]) == page


def test_what_is_said_in_another_language_than_the_page_is_marked_with_its_own(blocks):
    """The page's words in Latin but for the count of sources; the title in German."""
    first = blocks[0]
    latin = {name: text for name, text in first["words"]["en"].items() if not name.startswith("count.sources")}
    meta = first["meta"] | {"languages": ["la"], "title": {"de": "Die Legionen am Rhein"}}
    page = gallery_page([Shown(first | {"meta": meta, "words": first["words"] | {"la": latin}}, POSTER)])
    assert '<html lang="la"' in page
    assert '<a href="rhine.html" lang="de">Die Legionen am Rhein</a>' in page
    assert '18 deployments · <span lang="en" dir="ltr">9 sources</span>' in page
    without = gallery_page([Shown(first | {"meta": meta}, POSTER)])
    assert '<span lang="en" dir="ltr">18 deployments</span>' in without
    assert '<summary><span lang="en" dir="ltr">' in without
