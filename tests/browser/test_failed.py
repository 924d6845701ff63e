"""Where the map cannot be drawn a page shows its sentence, picture and table: no blank page in any browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NOT_YET = {
    "no decompression": ("delete window.DecompressionStream", "DecompressionStream is not defined"),
    "no method of arrays": ("delete Array.prototype.map", "map is not a function"),
}


def shows_all(page, rows):
    """Hold a page to the sentence about older browsers, and the table."""
    why = page.locator(".stationed-noscript-why")
    expect(why).to_be_in_viewport()
    expect(why).to_contain_text("It needs Chrome 111, Edge 111, Firefox 113, Safari 16.4 or newer")
    assert page.locator(".stationed-noscript tr").count() == rows
    assert (
        page.locator(".stationed-noscript img").evaluate("node => node.decode().then(() => node.naturalWidth)") == 384
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def rows_of(path: Path) -> int:
    return path.read_text(encoding="utf-8").partition("</noscript>")[0].count("<tr>")


@pytest.mark.parametrize("lack", NOT_YET)
def test_a_browser_that_lacks_a_function_is_told_so_above_the_table(new_context, built, lack):
    context = new_context(viewport={"width": 390, "height": 844})
    without, reason = NOT_YET[lack]
    context.add_init_script(without)
    page = context.new_page()
    page.goto((built / "khalkhin-gol-1939.html").as_uri())
    shows_all(page, rows_of(built / "khalkhin-gol-1939.html"))
    expect(page.locator(".stationed-noscript-reason")).to_contain_text(reason)


@pytest.mark.parametrize("kind", ["not read", "cut off"])
def test_a_page_whose_scripts_cannot_be_read_or_are_missing_shows_the_table(new_context, built, kind, tmp_path):
    whole = (built / "khalkhin-gol-1939.html").read_text(encoding="utf-8")
    page = new_context().new_page()
    if kind == "not read":  # the policy would refuse a changed script before it is read
        whole = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", whole)
        text = whole.replace("window.stationed=", "window.stationed?.=", 1)
        assert text != whole
    else:
        text = whole[: whole.index("</noscript>") + 5_000]
    (tmp_path / "map.html").write_text(text, encoding="utf-8")
    page.goto((tmp_path / "map.html").as_uri())
    shows_all(page, whole.partition("</noscript>")[0].count("<tr>"))


def test_a_frame_that_runs_no_scripts_shows_picture_and_table(new_context, built, tmp_path):
    address = (built / "khalkhin-gol-1939.html").as_uri()
    host = tmp_path / "host.html"
    host.write_text(f'<!DOCTYPE html><iframe sandbox="" src="{address}" width="600" height="400"></iframe>')
    page = new_context().new_page()
    page.goto(host.as_uri())
    inside = page.frame_locator("iframe")
    expect(inside.locator(".stationed-noscript-why")).to_be_in_viewport()
    expect(inside.locator(".stationed-noscript img")).to_have_attribute("alt", re.compile("Khalkhin Gol"))


def test_a_page_that_is_drawn_shows_nothing_of_it(open_page, built):
    page = open_page(built / "khalkhin-gol-1939.html")
    assert page.locator("body > .stationed-noscript").count() == 0
    assert page.locator("html").get_attribute("data-stationed") == "ready"
