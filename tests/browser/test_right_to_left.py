"""A page in Arabic: mirrored but for the map and the axis of time, its controls named in Arabic, nothing too wide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser.spoken import named_in_english, names_in_tree, said_in
from page_atlas import a_map, trial_atlas
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BOX = "node => { const { left, right } = node.getBoundingClientRect(); return [left, right]; }"
SIZES = [(1440, 900), (390, 844), (320, 568)]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """An atlas in Arabic and English whose units and places have Latin names."""
    file = tmp_path_factory.mktemp("arabic") / "arabic.html"
    tables = trial_atlas()
    titles = {"ar": "الأطلس", "en": "Trial atlas", "ru": "Пробный атлас"}
    config = replace(tables.config, languages=("ar", "en"), title=titles["ar"], titles=titles)
    told = "## الأولى\n\nperiod: before\n\nنص\n\n## الثانية\n\nperiod: war\n\nنص\n"
    a_map(replace(tables, config=config, story=told)).save(file)
    return file


def left_of(page, one, other):
    """Whether one element lies wholly to the left of another."""
    boxes = [page.eval_on_selector(selector, BOX) for selector in (one, other)]
    return boxes[0][1] <= boxes[1][0] + 1


def test_the_panel_lies_at_the_right_and_the_map_and_its_tools_at_the_left(open_page, arabic):
    page = open_page(arabic, kept=True)
    assert page.eval_on_selector("html", "node => [node.lang, node.dir]") == ["ar", "rtl"]
    assert left_of(page, ".stationed-map", ".stationed-slot-panel")
    assert left_of(page, ".stationed-zooms", ".stationed-legend > summary")
    assert left_of(page, ".stationed-readout", ".stationed-chart")
    assert left_of(page, ".stationed-chart", ".stationed-play")


def test_time_runs_from_left_to_right(open_page, arabic):
    page = open_page(arabic, kept=True)
    ticks = page.eval_on_selector_all(
        ".stationed-tick",
        "nodes => nodes.map((node) => [node.getBoundingClientRect().left, Number(node.textContent) || 0])",
    )
    ticks = [(left, year) for left, year in ticks if year and 1900 < year < 2000]  # others are figures
    assert len(ticks) > 2
    assert [year for _, year in sorted(ticks)] == sorted(year for _, year in ticks)
    page.evaluate("stationed.setState({ date: '1939-08-20' })")
    before = page.eval_on_selector(".stationed-playhead-first", BOX)[0]
    page.locator(".stationed-playhead-first").focus()
    page.keyboard.press("ArrowRight")
    assert page.eval_on_selector(".stationed-playhead-first", BOX)[0] > before


def test_the_map_is_that_of_other_languages(open_page, arabic):
    page = open_page(arabic, kept=True)
    where = "[stationed.map.getCenter().lng, stationed.map.latLngToContainerPoint([47.9, 106.9]).x]"
    turned = page.evaluate(where)
    page.evaluate("stationed.setState({ language: 'en' })")
    assert page.eval_on_selector("html", "node => node.dir") == "ltr"
    assert page.evaluate(where) == turned
    assert left_of(page, ".stationed-slot-panel", ".stationed-map")
    assert left_of(page, ".stationed-legend > summary", ".stationed-zooms")


def test_card_and_table_are_mirrored(open_page, arabic):
    page = open_page(arabic, fragment="#select=D-sure")
    expect(page.locator("#stationed-card")).to_be_visible()
    assert left_of(page, "#stationed-card .stationed-close", "#stationed-card h2")
    assert left_of(page, "#stationed-card", ".stationed-legend > summary")
    assert left_of(page, ".stationed-facts dd", ".stationed-facts dt")
    page.get_by_role("button", name="الجدول").click()
    assert left_of(page, ".stationed-grid thead .stationed-cell-place", ".stationed-grid thead .stationed-cell-unit")
    assert left_of(page, ".stationed-slot-table .stationed-close", ".stationed-table-head h2")


def test_the_story_goes_on_to_the_left(open_page, arabic):
    page = open_page(arabic, fragment="#story=1")
    assert left_of(page, ".stationed-step:last-child", ".stationed-step:first-child")
    assert left_of(page, ".stationed-zooms", ".stationed-story")
    page.locator(".stationed-story h2").focus()
    page.keyboard.press("ArrowLeft")
    assert page.inner_text(".stationed-story h2") == "الثانية"
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".stationed-story h2") == "الأولى"


def test_the_controls_are_found_by_their_names_in_arabic(open_page, arabic):
    page = open_page(arabic, kept=True)
    for name in ("تشغيل عبر الزمن", "تقريب", "تبعيد", "الجدول", "مشاركة", "تنزيل", "الكل", "لا شيء"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("combobox", name="ابحث عن وحدة أو مكان أو فترة أو حدث أو قائد")).to_be_visible()
    expect(page.get_by_role("region", name="الخط الزمني")).to_be_visible()
    page.get_by_role("button", name="مشاركة", exact=True).click()
    expect(page.get_by_role("dialog", name="شارك هذا العرض")).to_be_visible()
    expect(page.get_by_role("textbox", name="رابط الخريطة كما تراها")).to_be_visible()
    page.get_by_role("button", name="إغلاق", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_that_the_page_says_of_itself_is_in_english(open_page, arabic):
    page = open_page(arabic, kept=True)
    said = page.eval_on_selector_all(
        ".stationed-panel :is(h2, button, summary), .stationed-timeline :is(button, p), .stationed-legend summary",
        "nodes => nodes.map((node) => node.textContent)",
    )
    tree = names_in_tree(page)
    assert sorted(said_in("ar") - set(tree)) == []
    assert named_in_english(tree, "ar") == []
    data = ("Red", "Blue", "Men", "Period ", "Book ")
    assert [text for text in said if text.isascii() and any(map(str.isalpha, text)) and not text.startswith(data)] == []


def test_names_that_run_the_other_way_are_isolated_and_lie_at_the_side_of_the_rest(open_page, arabic):
    page = open_page(arabic, fragment="#select=D-sure")
    heading = page.locator("#stationed-card h2")
    assert heading.locator("bdi").count() == 1
    assert heading.evaluate("node => getComputedStyle(node.firstElementChild).unicodeBidi") == "isolate"
    page.get_by_role("button", name="الجدول").click()
    row = page.locator(".stationed-row").first
    gap = "node => { const range = document.createRange(); range.selectNodeContents(node);"
    gap += " return node.closest('th').getBoundingClientRect().right - range.getBoundingClientRect().right; }"
    assert 0 <= row.locator("th .stationed-link").evaluate(gap) < 24


@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}" for wide, _ in SIZES])
@pytest.mark.parametrize("state", ["", "#select=D-rival", "#periods=war"], ids=["opening", "card", "period"])
def test_nothing_is_wider_than_the_window(open_page, arabic, size, state):
    page = open_page(arabic, size=size, fragment=state, kept=size[0] > 760)  # where nothing is unfolded
    for name in ("الفترات", "الجدول"):
        button = page.get_by_role("button", name=name, exact=True)
        if size[0] < 761 and button.is_visible():
            button.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    beyond = page.eval_on_selector_all(
        ".stationed-page button, .stationed-page h1, .stationed-page h2, .stationed-page input",
        """(nodes, wide) => nodes
          .filter((node) => node.checkVisibility() && !node.closest('thead, .stationed-scroller, .leaflet-pane'))
          .map((node) => [node.textContent, node.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.left < -1 || box.right > wide + 1)).map(([text]) => text)""",
        size[0],
    )
    assert beyond == []
