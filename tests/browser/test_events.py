"""Events on the map: at their places while they are shown, reached by mouse, key and finger."""

from __future__ import annotations

import pytest
from browser.points import POINT_OF
from browser.waiting import until_still
from page_atlas import a_map, events, trial_atlas
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ATTACK = {"event_id": "E-1", "date": "1939-08-20", "title": "Attack", "title_ru": "Атака", "location_id": "L-1"}
TREATY = {"event_id": "E-2", "date": "1936-03-12", "title": "Treaty", "summary": "Signed.", "source_ids": "s2"}


@pytest.fixture
def atlas(tmp_path):
    """An attack and a treaty at a place where units stand, and something that happened nowhere in particular."""
    rows = events(ATTACK, TREATY | {"location_id": "L-1"}, {"event_id": "E-3", "date": "1940", "title": "Nowhere"})
    a_map(trial_atlas(events=rows)).save(tmp_path / "events.html")
    return tmp_path / "events.html"


def test_events_of_a_place_are_one_mark_that_opens_their_list(open_page, atlas):
    page = open_page(atlas, fragment="#periods=all&start_date=1936-01-01&end_date=1940-12-31")
    marks = page.locator(".stationed-event-mark")
    expect(marks).to_have_count(1)
    assert marks.inner_text() == "2"
    assert page.locator(".stationed-legend").inner_text().count("event") == 1
    marks.click()
    told = page.locator("#stationed-card .stationed-happened")
    assert [one.splitlines()[0] for one in told.all_inner_texts()] == ["Treaty", "Attack"]
    assert "12 March 1936" in told.first.inner_text()
    assert "Signed." in told.first.inner_text()
    assert told.first.locator("a").get_attribute("href") == "https://example.org/two"


def test_an_event_is_on_the_map_on_its_day_alone(open_page, atlas):
    page = open_page(atlas, fragment="#periods=all&date=1939-08-20&language=ru")
    marks = page.locator(".stationed-event-mark")
    expect(marks).to_have_count(1)
    assert "Атака" in (marks.get_attribute("aria-label") or "")
    assert "событие" in page.locator(".stationed-legend").inner_text()
    page.evaluate("stationed.setState({date: '1939-08-21'})")
    expect(marks).to_have_count(0)
    expect(page.locator(".stationed-legend")).not_to_contain_text("событие")


def test_an_event_is_reached_by_key_tells_what_it_is_opens_its_card_and_is_come_back_to(open_page, atlas):
    page = open_page(atlas, fragment="#periods=all&date=1939-08-20")
    page.locator(".stationed-map").focus()
    page.keyboard.press("Tab")
    until_still(page, "document.querySelectorAll('.stationed-mark').length")
    tip = page.locator(".stationed-tip")
    page.keyboard.press("Home")
    while "Attack" not in tip.inner_text():
        page.keyboard.press("ArrowDown")
    expect(tip).to_contain_text("Attack")
    expect(tip).to_contain_text("20 August 1939")
    page.keyboard.press("Enter")
    expect(page.locator("#stationed-card .stationed-happened")).to_contain_text("Attack")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    expect(page.locator("#stationed-card")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "stationed-event-mark"


def test_a_finger_opens_a_mark_and_the_symbol_beside_it(open_page, atlas):
    page = open_page(atlas, fragment="#periods=all&date=1939-08-20", size=(390, 844), touch=True)
    page.locator(".stationed-event-mark").tap()
    expect(page.locator("#stationed-card .stationed-happened")).to_contain_text("Attack")
    covered = page.evaluate(
        "stationed.app.marks.hits.filter((hit) => hit.mark).map(({mark}) => {"
        f" const at = {POINT_OF}(mark.deployment);"
        " const box = stationed.map.getContainer().getBoundingClientRect();"
        " return Boolean(document.elementFromPoint(at.x + box.left, at.y + box.top)?.closest('.stationed-event-mark'));"
        "})"
    )
    assert covered
    assert not any(covered)
