"""Two times compared: one page that says, lists, tables, saves and shows side by side what changed between them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from browser.waiting import let_pass, until_still

import stationed

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
PAIR = ("1969", "1979")


def test_what_changed_between_two_years_is_said_listed_tabled_and_saved(open_page, built):
    told = stationed.read(ROOT / "geodata").changes(*PAIR)
    page = open_page(built / "atlas.html", fragment=f"#compare={','.join(PAIR)}")
    arrived = int((told["change"] == "arrived").sum())
    sentence = page.inner_text(".stationed-compared")
    assert sentence.startswith(f"Between 1969 and 1979: {arrived} arrived (")
    assert page.locator(".stationed-change-arrived .stationed-changed").count() == arrived
    assert page.inner_text(".stationed-moment") == "Between 1969 and 1979"
    # It lies beside the map, over nothing of it.
    leaf = page.locator(".stationed-compare").bounding_box()
    assert leaf["x"] + leaf["width"] <= page.locator(".stationed-map").bounding_box()["x"]
    page.get_by_role("button", name="39th Combined Arms Army").first.click()
    assert page.evaluate("stationed.getState().select") == "combined-arms-army-39"
    assert "Between 1969 and 1979: arrived: Ulaanbaatar." in page.inner_text("#stationed-card")
    assert page.evaluate("stationed.getState().compare") == "1969,1979"
    page.get_by_role("button", name="Table", exact=True).click()
    assert page.locator("th[data-column=change]").inner_text() == "Change"
    assert page.locator("th[data-column=presence]").count() == 0
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV for spreadsheets").click()
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # What has no part in a change is a rival claim of what has, at neither time.
    units = {(row["unit_id"], change) for row in rows for change in row["change"].split(";") if change}
    assert units == set(zip(told["unit_id"], told["change"], strict=True))
    assert {row["change_at"] for row in rows if row["change"]} <= {"A", "B", "A;B"}


def sides_keep_to_their_halves(page):
    """Each side draws, names and lists what stands on it; circles and legend are of both."""
    page.evaluate("stationed.setState({size: 'strength'})")
    names = "[...document.querySelectorAll('.stationed-mark')].map((node) => node.ariaLabel).join('|')"
    said = until_still(page, names)
    line, drawn = page.evaluate("""() => {
      const { beside } = stationed.app;
      const x = (side, group) => stationed.map.layerPointToContainerPoint(side.corner.add([group.x, group.y])).x;
      return [beside.x, beside.sides.map((side) => side.groups.map((group) => x(side, group)))];
    }""")
    assert drawn[0], drawn
    assert drawn[1], drawn
    assert max(drawn[0]) < line <= min(drawn[1])
    assert {one[:4] for one in said.split("|")} == {"A · ", "B · "}
    scales = page.evaluate("stationed.app.beside.sides.map((side) => side.circles && side.circles.top)")
    assert scales[0] == scales[1]
    legend = page.evaluate("document.querySelector('.stationed-signs').textContent")
    assert "Post-war garrison" in legend, legend
    assert "39th Combined Arms Army" in legend, legend
    shown = page.evaluate("[...document.querySelectorAll('.stationed-compared-time')].map((one) => one.textContent)")
    assert shown == ["A", "B"]
    page.evaluate("stationed.setState({size: ''})")


def test_a_comparison_begun_while_time_is_played_pauses_and_stays(open_page, built):
    page = open_page(built / "atlas.html", size=(1024, 768))
    page.get_by_role("button", name="Play through time").click()
    page.wait_for_function("() => stationed.getState().date")
    page.get_by_role("button", name="compare", exact=True).click()
    let_pass(page, 300, "playing on would end it within a few frames")
    assert page.evaluate("stationed.getState().compare")
    assert page.get_by_role("button", name="Play through time").is_visible()


def test_both_times_stand_side_by_side_until_the_comparison_is_left(open_page, built):
    page = open_page(built / "atlas.html", size=(1024, 768))
    before = page.evaluate("stationed.shown()")
    page.get_by_role("button", name="compare", exact=True).click()
    # The period that is shown, and the one before it.
    assert page.evaluate("stationed.getState().compare") == "postwar,39th-army"
    page.get_by_role("button", name="Side by side").click()
    line = page.get_by_role("slider", name="Line between A and B")
    assert line.inner_text().split("\n") == ["A · Post-war garrison", "B · 39th Combined Arms Army"]
    cuts = "['a', 'b'].map((side) => stationed.map.getPane(`stationed-${side}`).style.clipPath)"
    first = page.evaluate(cuts)
    line.focus()
    page.keyboard.press("ArrowRight")
    assert line.get_attribute("aria-valuenow") == "55"
    assert all(one != other for one, other in zip(first, page.evaluate(cuts), strict=True))
    held = page.evaluate("stationed.app.beside.sides.map((side) => side.shown.flags.some((flag) => flag))")
    assert held == [True, True]
    sides_keep_to_their_halves(page)
    page.locator(".stationed-compare .stationed-close").click()
    assert line.count() == 0
    assert page.evaluate("stationed.shown()") == before
    assert page.evaluate("document.activeElement.textContent") == "compare"
    assert page.locator(".stationed-panel").is_visible()


def test_on_a_phone_both_views_are_in_sight_when_a_comparison_opens(open_page, built):
    page = open_page(
        built / "atlas.html", size=(390, 844), fragment="#compare=17th-army,manchuria", touch=True, kept=True
    )
    views = page.locator(".stationed-views").bounding_box()
    timeline = page.locator("#stationed-timeline").bounding_box()
    assert views["y"] + views["height"] <= timeline["y"]
