"""Reach: low windows, spaced texts, forced colours and fingers leave everything of a page within reach."""

from __future__ import annotations

import contextlib

import pytest
from browser.waiting import until_still
from playwright.sync_api import TimeoutError as Late

pytestmark = pytest.mark.browser

# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

# The parts of a page that stand in its own flow, below or beside one another.
PARTS = [".stationed-slot-panel", ".stationed-map", ".stationed-slot-timeline"]
IN_A_PART = """parts => parts.flatMap((part) => {
  const outer = document.querySelector(part).getBoundingClientRect();
  return Array.from(document.querySelectorAll(`${part} :is(p, h1, button, input, summary)`))
    .filter((node) => node.offsetParent && !node.closest('.stationed-panel, .leaflet-container, .stationed-event-list'))
    .filter((node) => !node.closest('.stationed-hidden'))
    .map((node) => [node.textContent || node.className, node.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.top < outer.top - 1 || box.bottom > outer.bottom + 1))
    .map(([text]) => `${part}: ${text}`);
})"""
SIZES = [(1440, 900), (1024, 768), (568, 320), (390, 844), (320, 568), (320, 256)]


def test_spaced_texts_stay_in_their_part_and_leave_the_map_its_room(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1939-08-20")
    page.evaluate(SPACED)
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        until_still(page, "document.documentElement.scrollHeight")
        outside = page.evaluate(IN_A_PART, PARTS[2:])
        map_height = page.locator(".stationed-map").bounding_box()["height"]
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        found[width, height] = (outside, map_height >= 150, wide)
    assert found == dict.fromkeys(SIZES, ([], True, False))


def test_in_a_low_window_the_wheel_scrolls_the_page_until_the_map_is_clicked(open_page, built):
    page = open_page(built / "atlas.html", size=(568, 320))
    zoom = "stationed.map.getZoom()"
    before = page.evaluate(zoom)
    page.mouse.move(200, 200)
    page.mouse.wheel(0, 120)
    page.wait_for_function("() => scrollY > 20")
    assert page.evaluate(zoom) == before
    until_still(page, "scrollY")
    page.mouse.click(60, 60)  # where no mark is
    nearer = f"() => {zoom} > {before}"
    for _ in range(5):  # a browser may count a turn of the wheel to the one before it, which scrolled the page
        page.mouse.wheel(0, -240)
        with contextlib.suppress(Late):
            page.wait_for_function(nearer, timeout=3000)
            break
    page.wait_for_function(nearer, timeout=3000)


def test_in_a_high_window_the_wheel_is_the_map_s(open_page, built):
    page = open_page(built / "atlas.html", size=(1024, 768))
    before = page.evaluate("stationed.map.getZoom()")
    page.mouse.move(700, 300)
    page.mouse.wheel(0, -240)
    page.wait_for_function(f"() => stationed.map.getZoom() > {before}")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("size", [(320, 256), (320, 568), (740, 480)])
def test_an_open_legend_of_a_low_window_can_be_folded_again(open_page, built, size):
    page = open_page(built / "khalkhin-gol-1939.html", size=size)
    legend = page.locator(".stationed-legend")
    legend.locator("> summary").click()
    inside = "node => node.getBoundingClientRect().top - node.closest('.leaflet-container').getBoundingClientRect().top"
    assert legend.evaluate(inside) >= 0
    legend.locator("> summary").click()
    assert legend.get_attribute("open") is None


SHAPES = """() => {
  const style = (name, part) => getComputedStyle(document.querySelector(name), part);
  const row = (on) => style(`.stationed-periods > li${on}`).borderTopWidth;
  return {
    play: style('.stationed-play').borderTopWidth,
    chosen: row('.stationed-alone') !== row(':not(.stationed-on)'),
    handle: style('.stationed-playhead', '::before').backgroundColor !== style('body').backgroundColor,
    pennant: style('.stationed-key-event').backgroundColor !== style('.stationed-legend').backgroundColor,
    language: style('.stationed-languages [aria-pressed=true]').outlineStyle,
    hides: style('.stationed-head').backgroundImage === 'none'
      && style('.stationed-head').backgroundColor.startsWith('rgb('),
  };
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_forced_colours_show_shapes_and_states_by_lines(open_page, built, theme):
    page = open_page(built / "khalkhin-gol-1939.html", theme=theme, fragment="#periods=khalkhin-gol&date=1939-08-20")
    page.evaluate("stationed.setState({ date: '' })")
    page.emulate_media(forced_colors="active")
    wanted = {"play": "2px", "chosen": True, "handle": True, "pennant": True, "language": "solid", "hides": True}
    assert page.evaluate(SHAPES) == wanted
