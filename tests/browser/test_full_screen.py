"""The full screen: a button where the browser allows it, which names what it does now."""

from __future__ import annotations


def test_the_button_fills_the_screen_and_leaves_it(open_page, built):
    page = open_page(built / "atlas.html")
    button = page.locator(".stationed-room button")
    assert button.get_attribute("aria-label") == "Full screen"
    button.click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    assert button.get_attribute("aria-label") == "Leave full screen"
    button.click()
    page.wait_for_function("() => document.fullscreenElement === null")
    assert button.get_attribute("aria-label") == "Full screen"


def test_a_whole_page_has_no_link_to_itself(open_page, built):
    page = open_page(built / "atlas.html")
    assert page.locator(".stationed-room a").count() == 0
