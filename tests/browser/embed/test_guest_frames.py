"""Maps in frames that are hidden, clicked or touched: the host's page stays as it is."""

from __future__ import annotations

import pytest
from browser.waiting import let_pass, until_still
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = (390, 844)


def a_host(map_file, before=500, style=""):
    """A page that is taller than the window, with a map in the middle."""
    return (
        "<!DOCTYPE html><html lang='en'><head><meta name='viewport' content='width=device-width'><title>Host</title>"
        f"</head><body><p style='height:{before}px'>before</p><div style='{style}'><iframe title='Map'"
        f" src='{map_file.as_uri()}' style='width:100%;height:600px;border:0'></iframe></div>"
        "<p style='height:1500px'>after</p></body></html>"
    )


def opened(open_page, map_file, **options):
    page = open_page(
        a_host(map_file, options.pop("before", 500), options.pop("style", "")), may_open=[map_file], **options
    )
    page.frames[1].wait_for_selector("html[data-stationed=ready]", state="attached")
    return page


@pytest.mark.parametrize(
    "style", ["display:none", "content-visibility:hidden", "height:0;overflow:hidden;display:grid"]
)
def test_a_map_in_a_hidden_frame_opens_with_its_view_when_it_is_shown(open_page, built, style):
    page = opened(open_page, built / "atlas.html", style=style)
    page.evaluate("document.querySelector('div').style.cssText = ''")
    page.frames[1].wait_for_function("() => stationed.map.getSize().y > 0 && stationed.map.getZoom() > 3")
    shown = page.frames[1].evaluate("stationed.getState().map").split("/")
    seen = opened(open_page, built / "atlas.html").frames[1].evaluate("stationed.getState().map").split("/")
    assert [float(one) for one in shown] == pytest.approx([float(one) for one in seen], abs=0.05)


def test_the_first_click_on_a_map_leaves_the_host_where_it_is(open_page, built):
    page = opened(open_page, built / "atlas.html", size=(900, 700))
    page.mouse.click(600, 640)
    let_pass(page, 300, "the host may not scroll")
    assert page.evaluate("scrollY") == 0


def test_a_link_in_a_frame_that_opens_nothing_is_explained(open_page, built):
    frame = opened(open_page, built / "atlas.html").frames[1]
    link = frame.locator(".stationed-credit a").last
    link.evaluate("node => node.addEventListener('click', (event) => event.preventDefault())")  # as a bare sandbox does
    link.click()
    expect(frame.locator(".stationed-hint-shown")).to_contain_text("allow-popups")


def swiped(page, steps):
    """How far the host scrolls, and whether the state changes, as a finger moves from the middle of the timeline."""
    box = page.frames[1].locator(".stationed-chart").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    send = lambda kind, points: touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})  # noqa: E731
    before = page.frames[1].evaluate("JSON.stringify(stationed.getState())")
    send("touchStart", [{"x": x, "y": y}])
    for across, along in steps:
        send("touchMove", [{"x": x + across, "y": y + along}])
        let_pass(page, 40, "a finger takes time to move")
    send("touchEnd", [])
    until_still(page, "scrollY")
    return page.evaluate("scrollY"), page.frames[1].evaluate("JSON.stringify(stationed.getState())") != before


@pytest.mark.parametrize(
    ("steps", "scrolls", "changes"),
    [
        ([(0, -30 * i) for i in range(1, 9)], True, False),
        ([(10 * i, 0) for i in range(1, 9)], False, True),
        ([], False, True),
    ],
)
def test_a_finger_on_the_timeline_scrolls_the_host_or_takes_the_time(open_page, built, steps, scrolls, changes):
    page = opened(open_page, built / "atlas.html", size=PHONE, touch=True, before=40)
    scrolled, changed = swiped(page, steps)
    assert (scrolled > 50, changed) == (scrolls, changes)
