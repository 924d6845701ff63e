"""The first screen: title, search and the chosen period with its summary are in sight, and the map shows it."""

from __future__ import annotations

import pytest
from browser.waiting import until_still

SEEN = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const panel = document.querySelector('.stationed-panel').getBoundingClientRect();
  return box.height > 0 && box.top >= panel.top - 1 && box.bottom <= panel.bottom + 1;
}"""
UNCOVERED = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const over = document.elementFromPoint(box.left + 8, box.top + 4);
  return Boolean(over && over.closest(selector));
}"""
FIRST = ("h1", ".stationed-search-field", ".stationed-alone .stationed-period", ".stationed-alone .stationed-summary")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 768)], ids=str)
def test_title_search_and_the_period_s_summary_are_in_sight_at_the_start(open_page, built, size):
    page = open_page(built / "atlas.html", size=size)
    assert [one for one in FIRST if not page.evaluate(SEEN, one) or not page.evaluate(UNCOVERED, one)] == []


@pytest.mark.parametrize("number", [0, 4, 8])
def test_they_stay_in_sight_when_another_period_is_chosen(open_page, built, number):
    page = open_page(built / "atlas.html", size=(1440, 900))
    page.locator(".stationed-period").nth(number).click()
    assert [one for one in FIRST if not page.evaluate(SEEN, one) or not page.evaluate(UNCOVERED, one)] == []


def zoom(page):
    return until_still(page, "[stationed.map.getZoom(), stationed.map.getCenter().lng].join()")


def test_choosing_a_period_moves_the_map_to_it(open_page, built):
    page = open_page(built / "atlas.html", reduced_motion=True)
    before = zoom(page)
    page.locator(".stationed-period").nth(3).click()
    assert zoom(page) != before


def test_a_map_that_the_reader_moved_stays_where_it_is(open_page, built):
    page = open_page(built / "atlas.html", reduced_motion=True)
    page.locator(".stationed-zooms button").first.click()
    before = zoom(page)
    page.locator(".stationed-period").nth(4).click()
    assert zoom(page) == before


def test_a_moved_map_goes_to_a_period_of_which_nothing_is_in_sight(open_page, built):
    page = open_page(built / "atlas.html", reduced_motion=True, fragment="#map=9/50.9/90.5")
    page.locator(".stationed-zooms button").first.click()
    page.locator(".stationed-period").nth(3).click()
    page.wait_for_function("() => stationed.map.getCenter().lng > 100")


@pytest.mark.parametrize("size", [(390, 844), (320, 568)], ids=str)
def test_on_a_phone_the_periods_make_way_for_the_map(open_page, built, size):
    page = open_page(built / "atlas.html", size=size, touch=True)
    page.locator(".stationed-fold").tap()
    page.locator(".stationed-period").nth(5).tap()
    assert not page.locator(".stationed-periods").is_visible()
    assert page.locator(".stationed-fold").get_attribute("aria-expanded") == "false"
    assert page.evaluate("stationed.getState().periods") == "manchuria"
