"""Pages whose language has no words of its own, and pages that no script draws: each says what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_atlas import a_map, trial_atlas
from playwright.sync_api import expect

from stationed.facts import page_words

pytestmark = pytest.mark.browser


def hebrew(tmp_path, languages=("he",)):
    tables = trial_atlas()
    config = replace(tables.config, languages=languages, title="אטלס", titles={"he": "אטלס"})
    a_map(replace(tables, config=config)).save(tmp_path / "hebrew.html")
    return tmp_path / "hebrew.html"


def test_a_page_in_hebrew_is_marked_as_such_and_its_controls_as_english(open_page, tmp_path):
    page = open_page(hebrew(tmp_path))
    said = "node => [node.lang, node.dir]"
    assert page.eval_on_selector("html", said) == ["he", "rtl"]
    assert page.eval_on_selector("body", said) == ["en", "ltr"]
    assert page.eval_on_selector(".stationed-panel h1", said) == ["he", "auto"]


def test_the_marks_follow_the_language_that_the_reader_chooses(open_page, tmp_path):
    page = open_page(hebrew(tmp_path, ("he", "ru")), fragment="#language=ru")
    assert page.eval_on_selector("html", "node => [node.lang, node.dir]") == ["ru", "ltr"]
    assert page.eval_on_selector("body", "node => [node.lang, node.dir]") == ["", ""]
    page.evaluate("stationed.setState({ language: 'he' })")
    assert page.eval_on_selector("body", "node => [node.lang, node.dir]") == ["en", "ltr"]


def test_words_that_an_atlas_brings_are_the_page_s_and_those_it_lacks_are_marked_as_english(open_page, tmp_path):
    tables = trial_atlas()
    lacking = {key: text for key, text in page_words("de").items() if key not in ("legend.title", "zoom.in")}
    tables = replace(tables, config=replace(tables.config, languages=("ka",)), own_words={"ka": lacking})
    a_map(tables).save(tmp_path / "georgian.html")
    page = open_page(tmp_path / "georgian.html")
    said = "node => [node.textContent || node.ariaLabel, node.lang]"
    assert page.eval_on_selector("html", "node => [node.lang, document.body.lang]") == ["ka", ""]
    assert page.eval_on_selector(".stationed-periods-head h2", said) == [page_words("de")["periods.title"], ""]
    assert page.eval_on_selector(".stationed-legend > summary", said) == ["Legend", "en"]
    assert page.get_by_role("button", name="Zoom in").get_attribute("lang") == "en"
    # It has no words for dates and figures, which are in English wherever they stand.
    assert page.eval_on_selector(".stationed-period-span", said) == ["1936–1938", "en"]
    page.evaluate("stationed.setState({ select: 'D-sure' })")
    facts = page.locator(".stationed-facts dd span", has_text="1939")
    assert facts.first.get_attribute("lang") == "en"
    page.evaluate("stationed.setState({ select: '', periods: 'war' })")
    assert page.locator(".stationed-moment span").get_attribute("lang") == "en"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_without_scripts_the_page_says_what_to_do_and_what_it_shows(open_page, built, size):
    page = open_page(built / "khalkhin-gol-1939.html", scripts=False, size=size)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    why = page.locator(".stationed-noscript-why")  # by text nothing is found in a noscript element
    expect(why).to_be_in_viewport()
    assert "Open the page in a web browser to see the map." in why.evaluate("node => node.textContent")
    row = page.locator(".stationed-noscript tr").last
    row.scroll_into_view_if_needed()
    expect(row).to_be_in_viewport()
    assert page.locator(".stationed-noscript tr").count() > 10
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
