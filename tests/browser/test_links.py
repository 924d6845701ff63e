"""Links: what a link names is what is seen; what it names in vain is said."""

from __future__ import annotations

import pytest
from browser.waiting import let_pass
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TIMELINE = "The timeline goes from "


def test_a_link_to_what_the_map_does_not_have_says_so_until_the_reader_goes_on(open_page, built):
    """A unit of another map of the atlas, an id that nobody has, days outside the atlas."""
    page = open_page(built / "khalkhin-gol-1939.html", fragment="#select=nobody&date=2050-01-01")
    said = page.locator(".stationed-unmet")
    expect(said).to_be_visible()
    expect(said).to_contain_text("This map does not have: nobody.")
    expect(said).to_contain_text(TIMELINE)
    expect(page.locator(".stationed-figure")).to_have_text("")
    page.locator(".stationed-period").first.click()
    expect(said).to_be_hidden()
    page.evaluate("location.hash = '#periods=gone'")
    expect(said).to_have_text("This map does not have: gone. It shows: 20 to 31 August: the ring (20–31 August 1939).")
    page.evaluate("location.hash = '#theme=dark'")
    expect(said).to_be_hidden()


def test_a_link_to_a_thing_shows_its_card_and_a_time_of_it_and_says_nothing_else(open_page, built):
    """The same by the address, by a changed address, and by setState."""
    page = open_page(built / "atlas.html")
    page.evaluate("stationed.setState({ periods: 'all' })")
    chosen = page.evaluate("stationed.shown().definite.slice(-1)[0]")
    linked = open_page(built / "atlas.html", fragment=f"#select={chosen}")
    expect(linked.locator("#stationed-card")).to_be_visible()
    expect(linked.locator(".stationed-unmet")).to_be_hidden()
    seen = "id => { const { definite, possible } = stationed.shown(); return [...definite, ...possible].includes(id); }"
    assert linked.evaluate(seen, chosen)
    page.evaluate("stationed.setState({ periods: 'khalkhin-gol' })")
    page.evaluate(f"location.hash = '#select={chosen}'")
    expect(page.locator("#stationed-card")).to_be_visible()
    let_pass(page, 300, "the address is followed once the browser has told of it")
    assert page.evaluate(seen, chosen)
    page.evaluate("id => stationed.setState({ select: id, periods: 'all' })", chosen)
    assert page.evaluate("stationed.getState().select") == chosen


def test_what_a_script_asks_for_in_vain_is_said_and_handed_back(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    asked = "stationed.setState({ periods: ['khalkhin-gol', 'gone'], select: 'nobody', perod: 'x', language: null })"
    answer = page.evaluate(asked)
    assert answer["unmet"] == {"periods": "gone", "select": "nobody", "perod": "x"}
    assert answer["state"]["periods"] == "khalkhin-gol"
    said = page.locator(".stationed-unmet")
    expect(said).to_have_text(
        "This map does not have: gone, nobody. It shows: Khalkhin Gol (11 May – 16 September 1939)."
    )
    assert page.evaluate("stationed.setState({ periods: 'all', date: undefined })")["unmet"] == {}
    expect(said).to_be_hidden()
