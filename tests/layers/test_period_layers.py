"""PeriodLayers: one real folium layer per period, on any folium.Map, whatever the titles say."""

from __future__ import annotations

import doctest
import json
import re

import folium
import geopandas as gpd
import pytest
from page_atlas import PERIODS, some_layers, trial_atlas

import stationed
from stationed.bundle import script_of
from stationed.errors import StationedError
from stationed.layers import PeriodLayers, periods
from stationed.layers.names import layer_names


def a_frame():
    places = gpd.points_from_xy([106.9], [47.9], crs=4326)
    return gpd.GeoDataFrame({"designation": ["1st Corps"], "start": ["1939"], "end": ["1940"]}, geometry=places)


def test_every_period_is_an_overlay_that_its_switch_will_show():
    layers = some_layers().periods
    assert [layer.layer_name for layer in layers] == ["Period before", "Period war", "Period after"]
    assert {(layer.overlay, layer.control, layer.show) for layer in layers} == {(True, True, False)}


def test_the_public_name_makes_layers_of_a_geodataframe():
    layers = stationed.PeriodLayers(a_frame(), periods=[("War", "1939", "1940"), ("Peace", "1946", "1950")])
    assert [layer.layer_name for layer in layers.periods] == ["War", "Peace"]
    assert layers.block["tables"]["periods"]["columns"]["definite"].tolist() == [1, 0]


@pytest.mark.parametrize("add", [lambda layers, m: layers.add_to(m), lambda layers, m: m.add_child(layers)])
def test_both_ways_of_adding_bring_the_periods_along(add):
    m = folium.Map(tiles=None)
    layers = some_layers()
    add(layers, m)
    assert list(m._children.values()) == [layers, *layers.periods]


def test_the_layer_control_of_folium_lists_the_periods():
    m = folium.Map(tiles=None)
    layers = some_layers().add_to(m)
    folium.LayerControl().add_to(m)
    script = m.get_root().render()
    listed = re.search(r"overlays :  \{(.*?)\}", script, re.DOTALL)
    assert [name in listed[1] for name in ("Period before", "Period war", "Period after")] == [True] * 3
    assert [layer.get_name() in listed[1] for layer in layers.periods] == [True] * 3


def test_a_plain_map_has_leaflet_then_the_script_then_the_data_then_the_layers():
    m = folium.Map(tiles=None)
    layers = some_layers().add_to(m)
    page = m.get_root().render()
    order = [
        "leaflet.js",
        script_of("layers"),
        f'id="{layers.get_name()}_data"',
        f"{layers.get_name()} = stationed.open",
    ]
    places = [page.index(text) for text in order]
    assert places == sorted(places)
    assert page.count(f'id="{layers.get_name()}_data"') == 1


def test_rendering_twice_puts_the_script_in_once():
    m = folium.Map(tiles=None)
    some_layers().add_to(m)
    m.get_root().render()
    assert m.get_root().render().count(script_of("layers")) == 1


def test_a_notebook_shows_them_on_a_plain_map():
    m = folium.Map(tiles=None)
    some_layers().add_to(m)
    assert "stationed.open" in m._repr_html_()


def test_they_belong_on_a_map():
    group = folium.FeatureGroup().add_to(folium.Map(tiles=None))
    layers = some_layers().add_to(group)
    with pytest.raises(StationedError, match=r"not on a map, got FeatureGroup; expected a folium.Map\..*add_to\(map\)"):
        layers.render()


def test_names_are_text_to_leaflet_and_to_folium():
    (name,) = layer_names(["<img src=x onerror=alert(1)> {{7*7}} & {% raw %}"], ["a"])
    assert "<" not in name
    assert "{" not in name
    m = folium.Map(tiles=None)
    titled = tuple(PERIODS[:1])
    layers = some_layers(trial_atlas(periods=titled))
    layers.periods[0].layer_name = layer_names(["{{7*7}}"], ["a"])[0]
    layers.add_to(m)
    folium.LayerControl().add_to(m)
    assert json.dumps("&#123;&#123;7*7&#125;&#125;").replace("&", "\\u0026") in m.get_root().render()


def test_periods_of_one_title_stay_two_layers():
    assert layer_names(["War", "Peace", "War"], ["w1", "p", "w2"]) == ["War (w1)", "Peace", "War (w2)"]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("popup", "opens a card"),
        ("column", "Use unit."),
        ("men", "Use quantities."),
        ("perids", "Did you mean periods?"),
        ("lat", "geometry of the GeoDataFrame"),
    ],
)
def test_an_unknown_keyword_is_refused_with_a_hint(word, hint):
    with pytest.raises(TypeError, match=f"PeriodLayers got unknown keywords {word}; expected start, end, .*{hint}"):
        PeriodLayers(a_frame(), **{word: "x"})


def test_all_unknown_keywords_are_named():
    with pytest.raises(TypeError, match="unknown keywords popup, zzz; expected"):
        PeriodLayers(a_frame(), popup="x", zzz=1)


def test_the_example_of_the_docs_runs():
    assert doctest.testmod(periods).failed == 0


def test_a_map_of_ones_own_says_what_it_needs_where_no_scripts_run():
    """In the language of the layers; a browser that fails is told which would do (`tests/browser/test_failed.py`)."""
    m = folium.Map()
    some_layers().add_to(m)
    assert "<noscript>" not in m.get_root().render()
    m = folium.Map()
    stationed.PeriodLayers(a_frame(), language="de").add_to(m)
    page = m.get_root().render()
    said = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "hier laufen keine Skripte" in said
    assert "Sie braucht Chrome 111" in said
    assert page.index("data-failed") < page.index("stationed.open(")
