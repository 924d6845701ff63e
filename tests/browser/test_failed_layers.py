"""`PeriodLayers` on a map of one's own: where they cannot be drawn a sentence beneath the map says why."""

from __future__ import annotations

import re
from pathlib import Path

import folium
import geopandas
import pytest
from playwright.sync_api import expect

import stationed

pytestmark = pytest.mark.browser

LEAFLET = Path(stationed.__file__).parent / "static" / "vendor" / "leaflet" / "leaflet.js"


@pytest.fixture(scope="module")
def plain() -> str:
    """A map of folium with one layer of two posts."""
    posts = geopandas.GeoDataFrame(
        {"designation": ["57th Corps", "36th Division"], "start": ["1937-09", "1937-10"], "end": ["1939", "1940"]},
        geometry=geopandas.points_from_xy([106.9, 107.5], [47.9, 48.1], crs=4326),
    )
    m = folium.Map(location=(48, 107), zoom_start=6, tiles=None)
    stationed.PeriodLayers(posts, periods=[("Before", "1937", "1938")]).add_to(m)
    return m.get_root().render()


@pytest.fixture
def opened(new_context, tmp_path):
    """Return `opened(text, lack)`: the page with Leaflet from disk and no other library, and a function taken away."""

    def open_(text: str, *, lack: str = "", leaflet: bool = True):
        context = new_context(viewport={"width": 700, "height": 500})
        if lack:
            context.add_init_script(lack)
        page = context.new_page()
        script = LEAFLET.read_text(encoding="utf-8") if leaflet else ""
        page.route(
            re.compile("^https?:"),
            lambda route: route.fulfill(
                body=script if re.search(r"/leaflet(\.min)?\.js$", route.request.url) else "",
                content_type="text/css" if route.request.url.endswith("css") else "text/javascript",
            ),
        )
        (tmp_path / "map.html").write_text(text, encoding="utf-8")
        page.goto((tmp_path / "map.html").as_uri())
        return page

    return open_


def says_why(page, reason: str) -> None:
    expect(page.locator(".stationed-noscript")).to_contain_text("Firefox 113")
    expect(page.locator(".stationed-noscript-reason")).to_contain_text(reason)
    expect(page.locator(".stationed-noscript p").first).to_be_in_viewport()


def test_layers_that_can_be_drawn_say_nothing(plain, opened):
    page = opened(plain)
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    expect(page.locator("body > .stationed-noscript")).to_have_count(0)


def test_a_browser_that_lacks_a_function_is_told_so(plain, opened):
    says_why(opened(plain, lack="delete Array.prototype.map"), "map is not a function")


def test_a_library_that_was_not_loaded_is_named(plain, opened):
    says_why(opened(plain, leaflet=False), "Leaflet was not loaded")


def test_data_that_came_broken_is_named(plain, opened):
    broken, times = re.subn(r'(<script[^>]*type="application/json"[^>]*>)\{', r"\1[", plain, count=1)
    assert times == 1
    says_why(opened(broken), "JSON")
