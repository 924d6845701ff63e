"""Other folium elements beside the layers, hostile text, frames without rights, and plain folium maps."""

from __future__ import annotations

import re
from html import escape

import folium
import geopandas as gpd
import pytest
from branca.element import MacroElement
from browser.points import POINT_OF
from folium.template import Template
from page_atlas import a_map, hostile_atlas, some_layers

from stationed.layers import PeriodLayers
from stationed.page import StationedMap, render_page
from stationed.page.vendor import leaflet_script, leaflet_style

pytestmark = pytest.mark.browser
HOSTILE = "{{7*7}}${1}</script><img src=x onerror=alert(1)><!--\u2028\0\u202e'\"\\&lt;"


def dressed(m):
    some_layers().add_to(m)
    folium.Marker([47.9, 106.9], popup="<b>Here</b>", tooltip="There").add_to(m)
    folium.GeoJson({"type": "LineString", "coordinates": [[100, 45], [115, 48]]}, name="Route").add_to(m)
    group = folium.FeatureGroup("Own").add_to(m)
    folium.CircleMarker([46, 104]).add_to(group)
    folium.LayerControl(collapsed=False).add_to(m)
    return m


def plain_page(**view) -> str:
    """A plain folium.Map with Leaflet in the file and without what else folium links, as there is no network."""
    page = dressed(folium.Map(tiles=None, **view)).get_root().render()
    page = re.sub(r'<script src="[^"]*leaflet\.js"></script>', lambda _: f"<script>{leaflet_script()}</script>", page)
    page = re.sub(
        r'<link rel="stylesheet" href="[^"]*leaflet\.css"/>', lambda _: f"<style>{leaflet_style()}</style>", page
    )
    page = re.sub(r'<script src="https?://[^>]*></script>|<link rel="stylesheet" href="https?://[^>]*>', "", page)
    # What folium takes from jQuery.
    needed = "window.$ = (html) => [new DOMParser().parseFromString(html, 'text/html').body.firstElementChild];"
    return page.replace("<head>", f"<head><link rel='icon' href='data:,'><script>{needed}</script>", 1)


@pytest.fixture(params=["our map", "a plain folium.Map"])
def page(request, open_page):
    text = (
        render_page(dressed(StationedMap()))
        if request.param == "our map"
        else plain_page(location=[47, 107], zoom_start=5)
    )
    page = open_page(text)
    page.evaluate("stationed.ready")
    return page


def listed(page):
    """Names and ticks of the overlays in Leaflet's own layer control."""
    return [
        (row.inner_text().strip(), row.locator("input").is_checked())
        for row in page.locator(".leaflet-control-layers-overlays label").all()
    ]


def test_the_layer_control_lists_periods_beside_other_layers(page):
    names = ["Period before", "Period war", "Period after", "Route", "Own"]
    assert listed(page) == [(name, True) for name in names]


def test_the_layer_control_switches_a_period(page):
    page.get_by_label("Period war").uncheck()
    assert page.evaluate("stationed.getState().periods") == "before,after"
    page.get_by_label("Period war").check()
    assert page.evaluate("stationed.getState().periods") == "all"


def test_the_layer_control_follows_the_state(page):
    page.evaluate("stationed.setState({periods: 'war'})")
    assert [on for _, on in listed(page)][:3] == [False, True, False]


def view_of(page):
    page.evaluate("stationed.ready")
    centre = page.evaluate("(({lat, lng}) => [lat, lng])(stationed.map.getCenter())")
    return [round(degree) for degree in centre], page.evaluate("stationed.map.getZoom()")


def test_a_map_of_somebody_else_keeps_the_view_it_was_given(open_page):
    assert view_of(open_page(plain_page(location=[20, 10], zoom_start=3))) == ([20, 10], 3)


def test_a_map_without_a_view_shows_the_whole_extent(open_page):
    centre, zoom = view_of(open_page(plain_page()))
    assert zoom > 1
    assert 40 < centre[0] < 55


def test_a_layer_that_is_switched_before_the_data_is_there_is_on_when_it_is(open_page):
    m = StationedMap()
    layers = some_layers().add_to(m)
    early = MacroElement().add_to(m)
    early._template = Template(
        f"{{% macro script(this, kwargs) %}}{m.get_name()}.addLayer({layers.get_name()}.layers[1]);{{% endmacro %}}"
    )
    page = open_page(render_page(m))
    page.evaluate("stationed.ready")
    first = page.evaluate("stationed.app.layers.map((layer) => layer.id)")[1]
    assert page.evaluate("stationed.getState().periods") == first
    assert page.evaluate("stationed.app.layers.map((layer) => stationed.map.hasLayer(layer))").count(True) == 1


def test_markers_shapes_and_groups_are_drawn(page):
    icon = page.locator("img.leaflet-marker-icon")
    assert icon.evaluate("(node) => node.naturalWidth") > 0
    assert page.locator("path.leaflet-interactive").count() == 2


def test_a_popup_opens_with_its_markup(page):
    page.locator("img.leaflet-marker-icon").click()
    assert page.locator(".leaflet-popup-content b").inner_text() == "Here"


def test_a_click_on_a_map_without_our_page_opens_a_card(open_page):
    places = gpd.points_from_xy([106.9], [47.9], crs=4326)
    frame = gpd.GeoDataFrame({"designation": ["1st Corps"], "start": [1939], "end": [1940]}, geometry=places)
    m = PeriodLayers(frame, periods={"War": (1939, 1945)}).add_to(StationedMap())._parent
    page = open_page(render_page(m))
    page.evaluate("stationed.ready")
    box = page.evaluate(
        f"(() => {{ const at = {POINT_OF}(0);"
        " const box = stationed.map.getContainer().getBoundingClientRect();"
        " return [at.x + box.x, at.y + box.y]; })()"
    )
    assert page.locator("#stationed-card").is_hidden()
    page.mouse.click(*box)
    assert "1st Corps" in page.inner_text("#stationed-card")
    assert "1939–1940" in page.inner_text("#stationed-card")
    page.keyboard.press("Escape")


def test_hostile_text_is_shown_as_it_is_and_does_nothing(open_page):
    tables = hostile_atlas(HOSTILE)
    page = open_page(render_page(a_map(tables, tables.config.maps[0])))
    page.evaluate("stationed.ready")
    assert page.locator("#stationed-panel h1").text_content() == HOSTILE
    assert page.title().startswith("{{7*7}}${1}</script><img")
    assert page.locator("img[src='x']").count() == 0
    page.evaluate("id => stationed.setState({periods: 'all', select: id})", "D-sure" + HOSTILE)
    assert HOSTILE in page.locator("#stationed-card h2").text_content()


def test_a_page_works_in_a_frame_without_any_right_but_scripts(open_page):
    frame = escape(render_page(a_map()))
    inner = f"<iframe sandbox='allow-scripts' srcdoc=\"{frame}\" width='900' height='600'></iframe>"
    host = f"<!DOCTYPE html><html lang='en'><head><title>t</title><link rel='icon' href='data:,'></head>{inner}</html>"
    page = open_page(host)
    inner = page.frames[1]
    inner.wait_for_function("() => document.documentElement.getAttribute('data-stationed') === 'ready'")
    assert inner.evaluate("stationed.shown().definite.length") > 0
