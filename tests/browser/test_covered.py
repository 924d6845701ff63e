"""What opens over the map: names make room for it, and it hides neither buttons nor credit."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

UNDER = """(selector) => {
  // The names and symbols of the map that reach under a part of the page, by the names of their places.
  const { marks, map } = stationed.app;
  const [pad, frame] = [map.getSize().multiplyBy(marks.padding).round(), map.getContainer().getBoundingClientRect()];
  const over = document.querySelector(selector).getBoundingClientRect();
  const cuts = ({ x, y, w, h }, { left, top, right, bottom }) => {
    const [west, north] = [x - pad.x + frame.x, y - pad.y + frame.y];
    return west < right && west + w > left && north < bottom && north + h > top;
  };
  const seen = ({ x, y }) => cuts({ x, y, w: 0, h: 0 }, frame);
  return marks.groups.filter((group) => seen(group) && group.named && cuts(group.named, over)).map(({ name }) => name);
}"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def test_no_name_is_cut_by_a_card_that_opens_over_it(open_page, built):
    page = open_page(built / "atlas.html", size=(1280, 800), fragment="#periods=39th-army", kept=True)
    named = "stationed.app.marks.groups.filter((group) => group.named).map(({ name }) => name)"
    before = page.evaluate(named)
    page.evaluate("stationed.setState({select: 'combined-arms-army-39'})")
    page.evaluate(FRAMES)
    assert page.locator("#stationed-card").is_visible()
    assert page.evaluate(UNDER, "#stationed-card") == []
    page.evaluate("stationed.setState({select: ''})")
    page.evaluate(FRAMES)
    assert page.evaluate(named) == before


@pytest.mark.parametrize("over", [".stationed-room", ".stationed-zooms", ".stationed-leaf"])
def test_no_name_lies_under_what_stands_on_a_leaf_of_a_phone(open_page, built, over):
    page = open_page(
        built / "atlas.html", size=(390, 844), fragment="#compare=17th-army,manchuria", touch=True, kept=True
    )
    page.evaluate(FRAMES)
    assert page.evaluate(UNDER, over) == []


def test_a_card_on_a_wide_screen_hides_neither_buttons_nor_credit(open_page, built):
    page = open_page(
        built / "atlas.html", size=(1280, 800), fragment="#select=combined-arms-army-39&periods=39th-army", kept=True
    )
    card = page.locator("#stationed-card").bounding_box()
    for over in (".stationed-zooms", ".stationed-room", ".stationed-credit"):
        box = page.locator(over).bounding_box()
        beside = box["x"] >= card["x"] + card["width"] or box["y"] >= card["y"] + card["height"]
        assert beside, over
