"""The harness itself: each thing that a page must not do is noticed."""

from __future__ import annotations

import pytest
from browser.waiting import until_still

pytestmark = pytest.mark.browser

POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src 'unsafe-inline'\">"


def page_of(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>t</title>{head}</head>{body}</html>"


def test_a_quiet_page_passes(open_page):
    page = open_page(page_of("<p>Халхын гол</p>"))
    assert page.inner_text("p") == "Халхын гол"


@pytest.mark.parametrize(
    ("body", "head", "complaint"),
    [
        ("<img src='https://example.org/a.png'>", "", "asked for more than itself"),
        ("<script>console.warn('x')</script>", "", "warnings or errors"),
        ("<script>throw new Error('x')</script>", "", "threw"),
        ("<p style='color:red'>x</p>", POLICY, "policy"),
    ],
    ids=["outside request", "console warning", "thrown error", "policy violation"],
)
def test_a_page_that_misbehaves_is_noticed(open_page, body, head, complaint):
    page = open_page(page_of(body, head))
    watched = page.watched
    page.wait_for_load_state("networkidle")
    until_still(page, "window.__violations.length", 100)
    with pytest.raises(AssertionError, match=complaint):
        watched.check()
    for record in (watched.requests, watched.console, watched.errors, watched.violations):
        record.clear()
    page.close()


def test_a_page_sees_the_theme_and_motion_it_was_opened_with(open_page):
    page = open_page(page_of("<p>"), theme="dark", reduced_motion=True)
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is True
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches") is True


def test_a_page_without_scripts_is_checked_as_well(open_page):
    page = open_page(page_of("<script>document.title = 'scripts ran'</script><noscript>none</noscript>"), scripts=False)
    assert page.title() == "t"


def test_a_host_page_may_open_the_file_it_embeds(open_page, tmp_path):
    inner = tmp_path / "inner.html"
    inner.write_text(page_of("<p>inside</p>"), encoding="utf-8")
    page = open_page(page_of("<iframe src='inner.html'></iframe>"), may_open=[inner])
    assert page.frame_locator("iframe").locator("p").inner_text() == "inside"


SEEN = "JSON.stringify([Object.entries(stationed.getState()).sort(), stationed.shown(), location.hash])"


@pytest.mark.parametrize(
    "fragment", ["", "#map=9/47.9/106.9&theme=dark", "#select=row-2"], ids=["none", "map", "select"]
)
def test_a_page_that_was_kept_is_seen_as_one_that_opens(open_page, houses, fragment):
    seen = open_page(houses, fragment=fragment, reduced_motion=True).evaluate(SEEN)
    kept = open_page(houses, kept=True)
    kept.evaluate("stationed.setState({ periods: 'none', theme: 'contrast', date: '1900-01-01', select: 'row-3' })")
    kept.evaluate("void stationed.map.setView([10, 20], 3, { animate: false })")
    open_page.close(passed=True)
    again = open_page(houses, fragment=fragment, kept=True)
    assert again is kept
    assert again.evaluate(SEEN) == seen


def test_a_page_of_a_test_that_failed_is_not_kept(open_page, houses):
    kept = open_page(houses, theme="dark", kept=True)
    open_page.close(passed=False)
    assert kept.url == "about:blank"
