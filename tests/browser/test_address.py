"""The address: it holds the state, Back undoes a choice, and a page without a history works all the same."""

from __future__ import annotations

import html

import pytest
from browser.waiting import let_pass, until_still, until_written
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STATE = "stationed.getState()"


def state(page) -> dict[str, object]:
    """The state, the map's place within a twentieth of a degree: a view is set to whole pixels."""
    now = page.evaluate(STATE)
    return now | {"map": pytest.approx([float(part) for part in now["map"].split("/")], abs=0.05)}


def numbers(now: dict) -> dict:
    return now | {"map": [float(part) for part in str(now["map"]).split("/")]}


def hash_of(page) -> str:
    return page.evaluate("location.hash")


def entries(page) -> int:
    return page.evaluate("history.length")


def period(page, title: str) -> None:
    page.locator(".stationed-period", has_text=title).click()


def test_a_page_as_it_opens_has_no_state_in_its_address(open_page, built):
    page = open_page(built / "atlas.html")
    let_pass(page, 700, "the address is written half a second after a change, and there was none")
    assert hash_of(page) == ""


def test_a_choice_is_in_the_address_and_opens_the_same_view(open_page, built):
    page = open_page(built / "atlas.html", reduced_motion=True)
    period(page, "Khalkhin Gol")
    page.evaluate("stationed.setState({ date: '1939-08-20', language: 'ru' })")
    until_written(page)
    fragment = hash_of(page)
    assert "periods=khalkhin-gol" in fragment
    other = open_page(built / "atlas.html", fragment=fragment)
    assert numbers(other.evaluate(STATE)) == state(page)


SHOWN = "JSON.stringify([stationed.shown(), stationed.getState().periods])"


@pytest.mark.parametrize("days", ["date=1939-08-20", "start_date=1939-05-11&end_date=1939-09-16"])
def test_an_address_with_days_alone_shows_what_stood_there_then(open_page, built, days):
    page = open_page(built / "atlas.html", fragment=f"#{days}")
    shown = page.evaluate(SHOWN)
    assert page.evaluate("stationed.shown().definite.length") > 10
    assert open_page(built / "atlas.html", fragment=f"#periods=all&{days}").evaluate(SHOWN) == shown
    later = open_page(built / "atlas.html", fragment="#theme=dark")
    later.evaluate(f"location.hash = '#{days}'")
    later.wait_for_function("() => stationed.getState().periods === 'all'")
    assert later.evaluate(SHOWN) == shown


def test_days_that_a_host_sets_outside_the_periods_shown_switch_all_on(open_page, built):
    page = open_page(built / "atlas.html")
    page.evaluate("stationed.setState({ date: '1939-08-20' })")
    assert page.evaluate("stationed.getState().periods") == "all"
    page.evaluate("stationed.setState({ periods: 'khalkhin-gol', date: '' })")
    page.evaluate("stationed.setState({ date: '1939-08-21' })")
    assert page.evaluate("stationed.getState().periods") == "khalkhin-gol"
    page.evaluate("stationed.setState({ periods: 'khalkhin-gol', date: '1950-01-01' })")
    assert page.evaluate("stationed.getState().periods") == "khalkhin-gol"


def test_back_undoes_a_choice_and_forward_makes_it_again(open_page, built):
    page = open_page(built / "atlas.html", reduced_motion=True)
    first = state(page)
    period(page, "Khalkhin Gol")
    until_written(page)
    until_still(page, "history.length + location.hash", 700)
    second = state(page)
    page.evaluate("stationed.setState({ select: stationed.shown().definite[0] })")
    until_written(page)
    expect(page.locator("#stationed-card")).to_be_visible()
    page.go_back()
    expect(page.locator("#stationed-card")).to_be_hidden()
    assert numbers(page.evaluate(STATE)) == second
    page.go_back()
    assert numbers(page.evaluate(STATE)) == first
    page.go_forward()
    assert numbers(page.evaluate(STATE)) == second


def test_back_brings_the_earlier_theme_and_language(open_page, built):
    page = open_page(built / "atlas.html")
    page.evaluate("stationed.setState({ theme: 'dark', language: 'mn' })")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.go_back()
    expect(page.locator("html")).not_to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_dragging_through_time_makes_one_entry(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1950-01-01")
    before = entries(page)
    box = page.locator(".stationed-chart").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 30)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + 100 + step * 30, box["y"] + 30)
        let_pass(page, 120, "a drag takes time")
    until_written(page)
    page.mouse.up()
    until_still(page, "history.length + location.hash", 700)
    assert entries(page) == before + 1
    assert f"date={state(page)['date']}" in hash_of(page)
    page.go_back()
    page.wait_for_function("() => stationed.getState().date === '1950-01-01'")


def test_moving_the_map_changes_the_address_and_makes_no_entry(open_page, built):
    page = open_page(built / "atlas.html")
    before = entries(page)
    page.evaluate("void stationed.map.setView([47, 105], 7, { animate: false })")  # a map takes long to be sent here
    until_written(page)
    assert "map=7/47.0000/105.0000" in hash_of(page)
    assert entries(page) == before


def test_a_hand_written_hash_is_followed_and_bad_values_are_left_out(open_page, built):
    page = open_page(built / "atlas.html", fragment="#theme=dark")
    page.evaluate("location.hash = '#periods=khalkhin-gol&date=1939-13-45&select=nobody&zzz=1&map=x'")
    page.wait_for_function("() => stationed.getState().periods === 'khalkhin-gol'")
    now = state(page)
    assert {"date", "select", "zzz", "theme"} & set(now) == set()


def test_playing_writes_seldom_enough_for_the_browser(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1939-01-01")
    page.evaluate(
        "(() => { window.writes = 0; window.begun = performance.now();"
        " for (const name of ['pushState', 'replaceState']) {"
        " const own = history[name].bind(history);"
        " history[name] = (...rest) => { window.writes += 1; own(...rest); }; } })()"
    )
    page.locator(".stationed-play").click()
    page.wait_for_function("() => performance.now() - window.begun > 2600")
    page.locator(".stationed-play").click()
    until_written(page)
    writes, seconds = page.evaluate("[window.writes, (performance.now() - window.begun) / 1000]")
    assert 1 <= writes <= 2 * seconds + 2  # one at each press, and two a second between them; Safari bears three


@pytest.mark.parametrize("form", ["srcdoc", "src"])
def test_in_a_sandboxed_frame_choices_work_and_leave_the_hosts_history_alone(open_page, built, form):
    map_file = built / "khalkhin-gol-1939.html"
    source = {"srcdoc": html.escape(map_file.read_text(encoding="utf-8")), "src": map_file.as_uri()}[form]
    frame = f'<iframe {form}="{source}" title="Map" sandbox="allow-scripts" width="1000" height="700"></iframe>'
    host = f"<!DOCTYPE html><html lang='en'><head><title>Host</title></head><body>{frame}</body></html>"
    page = open_page(host, may_open=[map_file])
    inner = page.frames[1]
    inner.wait_for_selector("html[data-stationed=ready]", state="attached")
    before = entries(page)
    inner.evaluate("stationed.setState({ date: '1939-08-20' })")
    inner.evaluate("stationed.setState({ language: 'ru' })")
    let_pass(page, 900, "the address is written half a second after a change, in a frame never as an entry")
    assert inner.evaluate("stationed.getState().date") == "1939-08-20"
    assert entries(page) == before
