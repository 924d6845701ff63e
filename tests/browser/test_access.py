"""Access: axe-core finds nothing, the keyboard reaches everything, small screens need no sideways scroll."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
VIEWS = {
    "light": ((1440, 900), "light", "#periods=39th-army"),
    "dark with a card": ((1440, 900), "dark", "#periods=khalkhin-gol&select=khalkhin-gol"),
    "story": ((1440, 900), "light", "#story=2"),
    "phone": ((390, 844), "light", "#periods=39th-army"),
    "phone, dark, card": ((390, 844), "dark", "#periods=39th-army&select=ulaanbaatar"),
    "contrast": ((1440, 900), "light", "#theme=contrast&periods=manchuria"),
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_page, built, axe, view):
    size, theme, fragment = VIEWS[view]
    page = open_page(built / "atlas.html", size=size, theme=theme, fragment=fragment)
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    result = page.evaluate(axe + "; axe.run({ resultTypes: ['violations'] })")
    found = [(one["id"], one["nodes"][0]["target"], one["nodes"][0]["failureSummary"]) for one in result["violations"]]
    assert found == []


def test_no_width_scrolls_sideways(open_page, built):
    page = open_page(built / "atlas.html", size=(1440, 700), fragment="#periods=39th-army&select=ulaanbaatar")
    for width in (1440, 760, 390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        # The map and the timeline take their new size in the frames after the window's.
        page.wait_for_function("(width) => document.documentElement.scrollWidth <= width", arg=width)
        assert page.locator(".stationed-map").bounding_box()["height"] > 150


@pytest.mark.parametrize("size", [(320, 256), (568, 320)], ids=["400 per cent", "phone on its side"])
def test_in_a_low_window_the_page_scrolls_to_map_timeline_and_periods(open_page, built, size):
    page = open_page(built / "atlas.html", size=size)
    width, height = size
    for part in (".stationed-map", ".stationed-slot-timeline", ".stationed-fold"):
        page.locator(part).first.scroll_into_view_if_needed()
        box = page.locator(part).first.bounding_box()
        assert box["y"] < height
        assert box["y"] + box["height"] > 0
    assert page.locator(".stationed-map").bounding_box()["height"] >= 150
    page.locator(".stationed-fold").click()
    page.locator(".stationed-period").last.scroll_into_view_if_needed()
    assert 0 <= page.locator(".stationed-period").last.bounding_box()["y"] < height
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_tab_reaches_periods_map_and_playhead_with_a_visible_focus(open_page, built):
    page = open_page(built / "atlas.html")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.className.split(' ')[0]"))
    assert {"stationed-box", "stationed-period", "folium-map", "stationed-zoom", "stationed-playhead"} <= seen


def test_period_rows_answer_to_arrow_keys(open_page, built):
    page = open_page(built / "atlas.html")
    page.locator(".stationed-period").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("stationed.getState().periods") == "uprising-1932"


def test_every_button_is_large_enough_to_touch(open_page, built):
    page = open_page(
        built / "atlas.html", size=(390, 844), touch=True, fragment="#periods=39th-army&select=ulaanbaatar"
    )
    small = page.evaluate(
        "Array.from(document.querySelectorAll('button, summary, input')).filter((n) => n.offsetParent)"
        ".map((n) => [n.className || n.tagName, (n.closest('label') || n).getBoundingClientRect()])"
        ".filter(([name, b]) => Math.min(b.width, b.height) < 24 && name !== 'stationed-box').map(([name]) => name)"
    )
    assert small == []
