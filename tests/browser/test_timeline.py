"""The timeline by mouse and keyboard: a playhead, change dates, a range, events, playing."""

from __future__ import annotations

import pytest
from browser.waiting import let_pass

pytestmark = pytest.mark.browser


def state(page):
    return page.evaluate("stationed.getState()")


def test_arrow_keys_step_to_the_next_and_previous_change_date(open_page, built):
    page = open_page(built / "khalkhin-gol-1939.html", fragment="#periods=all&date=1939-08-20", kept=True)
    head = page.locator(".stationed-playhead-first")
    head.focus()
    page.keyboard.press("ArrowRight")
    forward = state(page)["date"]
    page.keyboard.press("ArrowLeft")
    assert forward > "1939-08-20"
    assert state(page)["date"] == "1939-08-20"


@pytest.mark.parametrize(
    ("keys", "date"),
    [
        ("Shift+ArrowRight", "1939-08-21"),
        ("Shift+ArrowLeft", "1939-08-19"),
        ("Control+ArrowLeft", "1939-07-20"),
        ("PageDown", "1938-08-20"),
    ],
)
def test_modified_keys_step_by_day_month_and_year(open_page, built, keys, date):
    page = open_page(built / "khalkhin-gol-1939.html", fragment="#periods=all&date=1939-08-20", kept=True)
    page.locator(".stationed-playhead-first").focus()
    page.keyboard.press(keys)
    assert state(page)["date"] == date


def test_dragging_moves_the_moment_and_says_it_in_words(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all", kept=True)
    chart = page.locator(".stationed-chart").bounding_box()
    page.mouse.move(chart["x"] + chart["width"] * 0.3, chart["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.8, chart["y"] + 30, steps=4)
    page.mouse.up()
    date = state(page)["date"]
    assert "1980" < date < "1985"
    assert date[:4] in page.inner_text(".stationed-moment")
    assert page.locator(".stationed-playhead-first").get_attribute("aria-valuetext") == page.inner_text(
        ".stationed-moment"
    )


def test_a_moment_outside_the_chosen_period_switches_all_periods_on(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army&date=1979-03-01", kept=True)
    page.locator(".stationed-playhead-first").focus()
    page.keyboard.press("Home")
    assert state(page)["periods"] == "all"


def test_the_whole_periods_come_back_with_one_button(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1979-03-01", kept=True)
    page.get_by_role("button", name="show whole periods").click()
    assert "date" not in state(page)


def test_a_range_has_two_handles_that_cannot_pass_each_other(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1979-03-01")
    page.get_by_role("button", name="show a range").click()
    assert (state(page)["start_date"], state(page)["end_date"]) == ("1979-03-01", "1980-03-01")
    page.locator(".stationed-playhead-first").focus()
    page.keyboard.press("End")
    assert (state(page)["start_date"], state(page)["end_date"]) == ("1980-03-01", "1980-03-01")


def test_playing_moves_on_and_space_stops_it(open_page, built):
    page = open_page(built / "khalkhin-gol-1939.html", fragment="#periods=all&date=1939-06-01")
    page.locator(".stationed-playhead-first").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => stationed.getState().date > '1939-06-01'")
    page.keyboard.press("Space")
    stopped = state(page)["date"]
    let_pass(page, 300, "a timeline that still plays would move on")
    assert state(page)["date"] == stopped
    assert page.locator(".stationed-play").get_attribute("aria-label") == "Play through time"


def test_an_event_names_itself_when_its_day_is_shown(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1936-03-12", kept=True)
    assert "rotocol" in page.inner_text(".stationed-figure")


def test_the_figure_can_be_changed_from_men_to_deployments(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1937-10-31")
    assert "32,794" in page.inner_text(".stationed-figure")
    page.locator(".stationed-choices .stationed-link").first.click()
    assert "deployments" in page.inner_text(".stationed-figure")


def test_a_day_is_typed_and_one_outside_is_refused_with_the_days_there_are(open_page, built):
    """1975: the figure is known of one unit, so that the number of deployments is said."""
    page = open_page(built / "atlas.html")
    field = page.locator(".stationed-go")
    field.fill("1975-03")
    field.press("Enter")
    assert state(page)["date"] == "1975-03-01"
    assert "deployments: " in page.inner_text(".stationed-figure")
    height = page.locator(".stationed-timeline").bounding_box()["height"]
    field.fill("1066")
    field.press("Enter")
    assert field.evaluate("node => node.validationMessage").startswith("The timeline goes from ")
    assert state(page)["date"] == "1975-03-01"
    page.locator(".stationed-event-menu summary").click()
    page.get_by_role("button", name="Ungern is shot").click()
    assert state(page)["date"] == "1921-09-15"
    assert page.locator(".stationed-timeline").bounding_box()["height"] == height
    chart = page.locator(".stationed-chart").bounding_box()
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + 40)
    assert page.locator(".stationed-value").is_visible()
    page.mouse.move(10, 10)
    assert not page.locator(".stationed-value").is_visible()
