"""By key: every mark in view is reached, read, opened and left; what changes is said once; names in Chromium's tree."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from browser.spoken import CONTROLS, named_in_english, names_in_tree, said_in
from browser.waiting import let_pass, until_still
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.className"
DRAWN = """() => {
  const { marks, map } = stationed.app;
  const pad = map.getSize().multiplyBy(marks.padding).round();
  const seen = ({ x, y, w, h }) => x + w / 2 >= pad.x && x + w / 2 <= pad.x + map.getSize().x
    && y + h / 2 >= pad.y && y + h / 2 <= pad.y + map.getSize().y;
  return marks.hits.filter(seen).length + document.querySelectorAll('.stationed-event-mark').length;
}"""


def into_the_list(page):
    """Tab from the map to its marks, once they are listed."""
    page.wait_for_selector(".stationed-mark", state="attached")
    until_still(page, "document.querySelectorAll('.stationed-mark').length")
    page.locator(".stationed-map").focus()
    page.keyboard.press("Tab")


@pytest.mark.parametrize("language", ["en", "mn"])
def test_arrow_keys_come_to_every_mark_and_event_in_view_each_with_its_own_text(open_page, built, language):
    page = open_page(built / "atlas.html", fragment=f"#periods=all&date=1939-08-20&language={language}", kept=True)
    into_the_list(page)
    page.keyboard.press("Home")
    read = []
    for _ in range(page.evaluate(DRAWN)):
        read.append(page.evaluate(f"[{FOCUSED}, document.activeElement.getBoundingClientRect().top]"))
        page.keyboard.press("ArrowDown")
    assert page.evaluate(f"[{FOCUSED}]")[0] == read[-1][0]  # there is no further one
    assert all(text and "undefined" not in text and "{" not in text for text, _ in read)
    assert len(read) > 10
    tops = [top for _, top in read]
    assert all(later > earlier - 48 for earlier, later in pairwise(tops))


def test_tab_goes_through_the_marks_of_the_map_in_one_step(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    into_the_list(page)
    assert page.evaluate("document.activeElement.closest('.leaflet-overlay-pane') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.leaflet-overlay-pane') === null")


def test_a_mark_is_opened_by_enter_and_left_by_escape(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    into_the_list(page)
    page.keyboard.press("End")
    one = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    card = page.locator("#stationed-card")
    expect(card).to_be_visible()
    title = page.evaluate("document.activeElement.textContent")
    assert title
    assert title in one
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate(FOCUSED) == one
    page.keyboard.press("Escape")
    assert "stationed-map" in page.evaluate("document.activeElement.className")


def test_the_pointer_meets_the_symbol_and_not_the_button_over_it(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    page.wait_for_selector(".stationed-mark", state="attached")
    at = page.evaluate(
        "(() => { const box = document.querySelector('.stationed-mark').getBoundingClientRect();"
        " return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).className; })()"
    )
    assert "stationed-mark " not in f"{at} "


def test_a_focus_on_a_mark_that_leaves_the_view_goes_to_another(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    into_the_list(page)
    page.keyboard.press("End")
    page.evaluate("void stationed.map.setView([50, 105], 9, { animate: false })")
    until_still(page, "document.querySelectorAll('.stationed-mark').length")
    assert page.evaluate("document.activeElement !== document.body")


def test_a_change_is_said_once_when_it_has_come_to_rest(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all")
    page.evaluate(
        "(() => { window.said = []; const watch = new MutationObserver(() => window.said.push(node.textContent));"
        " const node = document.querySelector('.stationed-told-once');"
        " watch.observe(node, { childList: true, characterData: true, subtree: true }); })()"
    )
    for day in ("1939-05-11", "1939-08-19", "1939-08-20"):
        page.evaluate("date => stationed.setState({ date })", day)
    page.wait_for_function("() => window.said.length > 0")
    page.evaluate("stationed.setState({ theme: 'dark' })")
    let_pass(page, 1000, "nothing more may be said")
    said = page.evaluate("window.said")
    assert len(said) == 1
    assert "20 August 1939" in said[0]
    live = "Array.from(document.querySelectorAll('[aria-live], [role=status], [role=alert]'), (n) => n.textContent)"
    assert [text for text in page.evaluate(live) if "20 August 1939" in text] == said


def test_every_control_has_a_name_of_its_own_in_the_accessibility_tree(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army&select=ulaanbaatar")
    page.wait_for_selector(".stationed-mark", state="attached")
    until_still(page, "document.querySelectorAll('.stationed-mark').length")
    tree = names_in_tree(page)
    controls = [(role, name) for role, name in tree if role in CONTROLS]
    assert len(controls) > 40
    assert [role for role, name in controls if not re.search(r"\w|[+−]", name)] == []
    wanted = {
        ("main", "Map of deployments; the table of the same is in the panel"),
        ("list", "Marks in view"),
        ("button", "Zoom in"),
        ("button", "Play through time"),
        ("slider", "Moment shown"),
        ("region", "Timeline"),
        ("checkbox", "Show Khalkhin Gol as well"),
        ("combobox", "Find a unit, place, period, event or commander"),
    }
    assert sorted(wanted - set(tree)) == []
    assert sorted(said_in("en") - set(tree)) == []
    page.evaluate("stationed.setState({ language: 'ru' })")
    tree = names_in_tree(page)
    assert sorted(said_in("ru") - set(tree)) == []
    assert named_in_english(tree, "ru") == []
