"""The story: each step shows its period or days and its view, and has an address of its own."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_story_opens_from_the_panel_and_goes_step_by_step(open_page, built):
    page = open_page(built / "atlas.html")
    page.get_by_role("button", name="Read the story").click()
    first = page.inner_text(".stationed-story h2")
    page.get_by_role("button", name="Next step").click()
    assert page.inner_text(".stationed-story h2") != first
    assert page.evaluate("stationed.getState().story") == "2"


def test_an_address_opens_the_story_at_its_step(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1")
    page.wait_for_function("() => stationed.getState().date === '1921-07-06'")
    assert page.evaluate("stationed.getState().periods") == "revolution"
    assert "Step 1 of" in page.inner_text(".stationed-story")


def test_a_step_is_told_in_the_readers_language(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1&language=mn")
    assert page.inner_text(".stationed-story h2") == "Нийслэл Хүрээ рүү"


def test_escape_leaves_the_story_and_keeps_the_view(open_page, built):
    page = open_page(built / "atlas.html", fragment="#story=1")
    page.wait_for_function("() => stationed.getState().date === '1921-07-06'")
    page.locator(".stationed-story .stationed-close").focus()
    page.keyboard.press("Escape")
    assert page.locator(".stationed-story").is_hidden()
    assert page.evaluate("stationed.getState().date") == "1921-07-06"
