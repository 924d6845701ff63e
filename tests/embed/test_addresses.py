"""Addresses and starting states that users give: checked before they get into anything."""

from __future__ import annotations

import re

import pytest

from stationed.embed import folder_address, page_address, start_state
from stationed.errors import StationedError
from stationed.payload.plurals import plural
from stationed.payload.say import grouped
from stationed.payload.words import catalogues

BAD = (
    "javascript:alert(1)",
    "data:text/html,x",
    "//maps.example/",
    "maps.example",
    "ftp://maps.example/",
    "https://",
    "",
)
BAD += (
    'https://maps.example/"onload=x',
    "https://maps.example/a b",
    "https://me:secret@maps.example/",
    "https://x/<b>",
)
BLOCK = {
    "meta": {"map": "atlas", "languages": ["en", "ru"], "domain": [-740000, 0]},
    "tables": {"periods": {"columns": {"id": {"texts": ["protocol", "khalkhin-gol"], "codes": [0, 1]}}}},
}


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_web_address_is_refused_with_what_was_got(url):
    with pytest.raises(StationedError, match=re.escape(f"got {url!r}")):
        page_address(url, "atlas.html")


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://maps.example/troops/", "https://maps.example/troops/atlas.html"),
        ("https://maps.example/troops/atlas.html", "https://maps.example/troops/atlas.html"),
        ("https://maps.example/troops", "https://maps.example/troops"),
        ("http://127.0.0.1:8000/a.html?v=2#old", "http://127.0.0.1:8000/a.html?v=2"),
    ],
)
def test_an_address_is_the_pages_or_with_a_slash_its_folders(url, page):
    assert page_address(url, "atlas.html") == page


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("./", "./atlas.html"),
        ("../maps/", "../maps/atlas.html"),
        ("/maps/troops.html#date=1939", "/maps/troops.html"),
        ("./troops.html?v=2", "./troops.html?v=2"),
    ],
)
def test_a_path_within_a_site_will_do_where_the_sites_own_pages_take_the_snippet(url, page):
    assert [page_address(url, "atlas.html", form=form) for form in ("html", "markdown")] == [page, page]
    for form in ("", "element", "wordpress", "mediawiki", "oembed"):
        with pytest.raises(StationedError, match="not the address of a page on the web"):
            page_address(url, "atlas.html", form=form)


@pytest.mark.parametrize("url", [*BAD, "maps/", "troops.html", ".", "./a b/", '/"onload=x', "/\\evil.example/"])
def test_no_path_within_a_site_is_guessed(url):
    with pytest.raises(StationedError, match=re.escape(f"got {url!r}")):
        page_address(url, "atlas.html", form="html")


def test_a_folder_has_a_slash_at_its_end_and_no_query():
    assert folder_address("https://maps.example/troops") == "https://maps.example/troops/"
    assert folder_address("https://maps.example/troops/") == "https://maps.example/troops/"
    assert folder_address("") == ""
    with pytest.raises(StationedError, match="expected the folder"):
        folder_address("https://maps.example/?a=1")


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ({"periods": ["khalkhin-gol"]}, {"periods": "khalkhin-gol"}),
        ({"periods": ["protocol,khalkhin-gol", "protocol"]}, {"periods": "protocol,khalkhin-gol"}),
        ({"date": "1939-08-20", "language": "ru"}, {"date": "1939-08-20", "language": "ru"}),
        ({"date": "1939-08"}, {"start_date": "1939-08-01", "end_date": "1939-08-31"}),
        ({"date": "1939-05-11/1939-09-16"}, {"start_date": "1939-05-11", "end_date": "1939-09-16"}),
        ({"date": "-0043-03-15", "ui": "none"}, {"date": "-0043-03-15", "ui": "none"}),
        ({}, {}),
    ],
)
def test_a_start_becomes_state_keys(asked, state):
    assert start_state(BLOCK, **asked) == state


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"periods": ["khalkin-gol"]},
            "has no period 'khalkin-gol'; expected one of protocol, khalkhin-gol, all, none",
        ),
        ({"language": "de"}, "has no language 'de'; expected one of en, ru"),
        ({"date": "20.8.1939"}, "--date: "),
        ({"date": "2050"}, "has no such day, got '2050'; expected one from "),
        ({"date": "1939/.."}, "needs both ends of a range, got '1939/..'"),
    ],
)
def test_a_start_that_the_map_does_not_have_is_refused(asked, message):
    with pytest.raises(StationedError, match=re.escape(message)):
        start_state(BLOCK, **asked)


@pytest.mark.parametrize(
    ("number", "form"), [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (22, "few"), (112, "many")]
)
def test_russian_has_three_forms_for_numbers(number, form):
    assert plural("ru", number) == form
    assert plural("mn", number) == ("one" if number == 1 else "other")


@pytest.mark.parametrize(
    ("number", "form"),
    [
        *((0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many")),
        *((100, "other"), (102, "other"), (103, "few"), (111, "many"), (1000, "other"), (1003, "few")),
    ],
)
def test_arabic_has_six_forms_for_numbers(number, form):
    assert plural("ar", number) == form
    assert (plural("zh", number), plural("ja", number)) == ("other", "other")


def test_numbers_are_grouped_as_the_language_does():
    said = catalogues(["en", "ru"])
    assert (grouped(12345, said["en"]), grouped(12345, said["ru"])) == ("12,345", "12\u00a0345")


@pytest.mark.parametrize(
    "url", ["https://example.org/maps/#a", "https://example.org/maps/?a", "https://example.org/a#"]
)
def test_a_folder_with_a_query_or_a_fragment_is_refused(url):
    with pytest.raises(StationedError, match="not the address of a page on the web"):
        folder_address(url)


def test_a_blank_in_an_address_is_told_how_it_is_written():
    with pytest.raises(StationedError, match=r"got '\./my maps/'.*Write %20 for a blank\."):
        page_address("./my maps/", "atlas.html", form="html")
