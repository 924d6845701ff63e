"""The same atlas gives the same bytes, whatever the process, its hash seed, time zone or locale."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import folium
from page_atlas import some_layers

from stationed.page import AtlasMap, StationedMap, render_page

TESTS = Path(__file__).parent.parent
BUILD = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from page_atlas import a_map; from stationed.page import render_page\n"
    "sys.stdout.buffer.write(render_page(a_map()).encode('utf-8'))"
)


def built(**environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(TESTS)],
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout


def test_equal_bytes_under_other_seeds_zones_and_locales():
    here = built(PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    there = built(PYTHONHASHSEED="4242", TZ="Asia/Ulaanbaatar", LC_ALL="tr_TR.UTF-8")
    assert len(here) > 100_000
    assert here == there


def dressed(m: folium.Map) -> folium.Map:
    group = folium.FeatureGroup().add_to(m)
    folium.Marker([47.9, 106.9], popup="Here", tooltip="There").add_to(group)
    folium.GeoJson({"type": "Point", "coordinates": [1, 2]}, name="Own").add_to(m)
    folium.LayerControl().add_to(m)
    return m


def test_equal_maps_with_further_elements_are_equal():
    assert render_page(dressed(AtlasMap(some_layers()))) == render_page(dressed(AtlasMap(some_layers())))


def test_ids_that_folium_gave_by_chance_are_numbers_in_order():
    m = StationedMap()
    page = render_page(m)
    assert m._id not in page
    assert "map_0001" in page


def test_a_script_that_names_the_map_still_finds_it():
    m = StationedMap()
    script = folium.Element(f"{m.get_name()}.setZoom(5);")
    m.get_root().script.add_child(script)
    assert "map_0001.setZoom(5);" in render_page(m)


def test_text_that_only_looks_like_an_id_stays():
    m = StationedMap()
    digest = "0123456789abcdef" * 2
    m.get_root().html.add_child(folium.Element(f"<p>{digest}</p>"))
    assert f"<p>{digest}</p>" in render_page(m)
