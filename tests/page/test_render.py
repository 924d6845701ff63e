"""The page: one file with a head that says what it is, a policy that fits, and all its data."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import folium
import pytest
from page.reading import Reading, hashes, policy
from page_atlas import PLAIN, a_map, some_layers

from stationed.errors import StationedError
from stationed.page import AtlasMap, PageHead, StationedMap, render_page
from stationed.payload import plain

MAP = a_map(spec=replace(PLAIN, summary="Who was <where>"))
PAGE = render_page(MAP)
READING = Reading(PAGE)


def test_the_head_says_language_title_and_summary():
    assert READING.tags[0] == ("html", {"lang": "en"})
    assert READING.texts["title"] == ["Trial atlas"]
    assert READING.meta("description") == "Who was <where>"
    assert READING.meta("referrer") == "no-referrer"


def test_a_reader_may_zoom():
    assert [said["content"] for _, said in READING.tags if said.get("name") == "viewport"] == [
        "width=device-width, initial-scale=1"
    ]


def test_title_and_language_are_text():
    page = render_page(StationedMap(head=PageHead(title="</title><b>&amp;", language='en"><b>')))
    reading = Reading(page)
    assert reading.tags[0] == ("html", {"lang": 'en"><b>'})
    assert [tag for tag, _ in reading.tags].count("b") == 0
    assert "<title>&lt;/title&gt;&lt;b&gt;&amp;amp;</title>" in page


def test_the_policy_names_every_script_and_style_and_nothing_else():
    rules = policy(READING)
    assert rules["default-src"] == {"'none'"}
    assert rules["script-src"] == hashes(READING.texts["script"])
    assert rules["style-src"] == hashes(READING.texts["style"])
    assert rules["img-src"] == {"data:", "blob:"}
    assert rules["base-uri"] == rules["form-action"] == {"'none'"}


def test_nothing_in_the_page_evades_the_policy():
    names = {name for _, said in READING.tags for name in said}
    assert "style" not in names
    assert [name for name in names if name.startswith("on")] == []


def test_no_element_asks_another_address():
    assert READING.asked() == []


def test_addresses_in_scripts_and_styles_are_names_and_links_that_readers_may_follow():
    bare = re.sub(r'<script type="application/json".*?</script>', "", PAGE, flags=re.DOTALL)
    assert set(re.findall(r"https?://[^/\s\"'`<>)]*", bare)) <= {
        "http://www.w3.org",  # names of SVG
        "http://www.opengis.net",  # the name of KML, in files that readers save
        "https://example.org",  # the licence, where no scripts run
        "https://leafletjs.com",  # the link of its attribution
        "https://bugs.chromium.org",  # comments of Leaflet
        "https://bugzilla.mozilla.org",
    }


def test_the_data_of_the_page_is_the_block():
    assert READING.block() == plain(MAP.layers.block)


def test_the_maker_is_named_without_a_date():
    assert (READING.meta("generator") or "").startswith("stationed ")


def test_rendering_twice_gives_the_same_and_leaves_the_map_as_it_was():
    children = list(MAP._children)
    assert render_page(MAP) == PAGE
    assert list(MAP._children) == children


def test_the_figure_of_the_map_renders_as_its_page():
    assert MAP.get_root().render() == PAGE


def test_save_writes_the_page_to_a_path_or_a_file(tmp_path):
    MAP.save(tmp_path / "a.html")
    MAP.save(str(tmp_path / "b.html"))
    buffer = io.BytesIO()
    MAP.save(buffer, close_file=False)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes() == buffer.getvalue()
    assert buffer.getvalue().decode("utf-8") == PAGE


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = Reading(MAP._repr_html_())
    ((tag, said),) = shown.tags[-1:]
    assert (tag, said["title"]) == ("iframe", "Trial atlas")
    assert said["srcdoc"] == PAGE


def test_a_map_of_somebodys_own_layers_is_a_whole_page():
    page = render_page(AtlasMap(some_layers()))
    assert 'id="stationed-panel"' in page
    assert "stationed-bare" not in Reading(page).tags[-1][1].get("class", "")


def test_a_map_without_the_layout_of_a_page_is_bare():
    m = StationedMap()
    some_layers().add_to(m)
    (body,) = [said for tag, said in Reading(render_page(m)).tags if tag == "body"]
    assert body == {"class": "stationed-page stationed-bare"}


def test_a_map_that_is_in_no_figure_is_refused():
    layer = folium.FeatureGroup()
    with pytest.raises(StationedError, match="not in a figure, got FeatureGroup"):
        render_page(layer)


def test_map_options_can_be_set():
    assert '"maxZoom": 9' in render_page(StationedMap(options={"max_zoom": 9, "maxZoom": 9}))
