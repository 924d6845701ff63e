"""The table: what the map shows, to read, sort and filter, and one choice with it."""

from __future__ import annotations

import pytest
from flow_tables import a_claim, a_location, a_period, a_unit, an_atlas
from page_atlas import a_map, hostile_atlas
from playwright.sync_api import expect
from shapely.geometry import Point

pytestmark = pytest.mark.browser

ROWS = ".stationed-slot-table .stationed-row"


def with_table(page):
    page.get_by_role("button", name="Table", exact=True).click()
    expect(page.locator("#stationed-table")).to_be_visible()
    return page


def names(page) -> list[str]:
    return page.locator(f"{ROWS} th").all_inner_texts()


def column(page, name: str) -> list[str]:
    return page.locator(f"{ROWS} .stationed-cell-{name}").all_inner_texts()


def test_it_lists_what_is_shown_and_every_other_deployment_in_parts_of_their_own(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    shown = page.evaluate("(() => { const s = stationed.shown(); return s.definite.length + s.possible.length; })()")
    assert len(names(page)) == shown
    assert page.locator("tr.stationed-part").count() == 2
    page.get_by_role("button", name="Hidden by your choice").click()
    assert len(names(page)) == page.evaluate("stationed.app.tables.deployments.n")


def test_its_sentence_counts_what_is_shown(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    sentence = page.locator(".stationed-table-summary").inner_text()
    ids = page.evaluate("stationed.shown()")
    assert sentence.startswith("Khalkhin Gol (11 May")
    assert f"{len(ids['definite']) + len(ids['possible'])} deployments at " in sentence
    assert f"{len(ids['possible'])} possible" in sentence


def test_it_is_a_table_with_caption_headings_and_counts(open_page, built):
    page = with_table(open_page(built / "atlas.html"))
    table = page.get_by_role("table")
    assert table.locator("caption").inner_text().startswith("Table of deployments. ")
    rows = int(table.get_attribute("aria-rowcount") or 0)
    assert rows == page.locator(".stationed-grid tr[aria-rowindex]").count()
    assert page.locator("thead th[scope=col]").count() == page.locator(ROWS).first.locator("th, td").count()
    indexes = page.eval_on_selector_all(".stationed-grid tr", "rows => rows.map((row) => row.ariaRowIndex)")
    assert [int(index) for index in indexes if index] == list(range(1, rows + 1))


def test_headings_sort_up_and_then_down_and_say_so(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    heading = page.get_by_role("columnheader", name="Unit")
    expect(page.get_by_role("columnheader", name="Dates")).to_have_attribute("aria-sort", "ascending")
    page.locator("thead").get_by_role("button", name="Unit", exact=True).click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert page.get_by_role("columnheader", name="Dates").get_attribute("aria-sort") is None
    up = column(page, "unit")
    page.locator("thead").get_by_role("button", name="Unit", exact=True).click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    shown = page.evaluate("(() => { const s = stationed.shown(); return s.definite.length + s.possible.length; })()")
    assert up[0] != column(page, "unit")[0]
    assert sorted(up) == sorted(column(page, "unit"))
    assert len(up) == shown


def test_dates_sort_by_their_days_and_figures_by_their_number(open_page, tmp_path):
    page = with_table(open_page(_trial(tmp_path), fragment="#periods=all"))
    rows = page.eval_on_selector_all(ROWS, "rows => rows.map((row) => Number(row.dataset.row))")
    ids = page.evaluate("rows => rows.map((row) => stationed.app.tables.deployments.text('id', row))", rows)
    # About 1938 may be 1937; what is not located stands below in its own part.
    assert ids == ["D-maybe", "D-region", "D-sure", "D-rival", "D-march", "D-lost"]
    page.locator("thead").get_by_role("button", name="Men", exact=True).click()
    figures = [text for text in column(page, "figure") if text]
    assert figures == ["more than 900", "5,000"]


def test_the_filter_wants_every_word_and_counts_what_is_left(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    page.fill(".stationed-table-head input", "tank brigade")
    left = names(page)
    assert left
    assert all("ank" in name and "rigade" in name for name in left)
    assert page.locator("tr.stationed-part").first.inner_text().count("match the filter") == 1
    page.fill(".stationed-table-head input", "Жуков")
    assert page.locator(ROWS).count() >= 1


def test_a_row_and_the_map_are_one_choice(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", reduced_motion=True))
    row = page.locator(ROWS).nth(2)
    row.locator("td").first.click()
    id_ = page.evaluate(
        "id => stationed.app.tables.deployments.text('id', id)", int(row.get_attribute("data-row") or -1)
    )
    assert page.evaluate("stationed.getState().select") == id_
    expect(row).to_have_attribute("aria-current", "true")
    other = page.evaluate("stationed.shown().definite.at(-1)")
    page.evaluate("id => stationed.setState({ select: id })", other)
    chosen = page.locator(f"{ROWS}[aria-current=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_in_viewport()
    assert chosen.get_attribute("data-row") != row.get_attribute("data-row")


def test_a_hidden_row_is_shown_when_it_is_chosen(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", reduced_motion=True))
    page.get_by_role("button", name="Hidden by your choice").click()
    page.locator(ROWS).last.get_by_role("button").click()
    state = page.evaluate("stationed.getState()")
    assert state["periods"] != "khalkhin-gol"
    assert page.evaluate("Object.values(stationed.shown()).flat().includes(stationed.getState().select)")


def test_on_a_phone_it_covers_the_rest_and_makes_way_for_what_is_chosen(open_page, built):
    page = open_page(built / "atlas.html", size=(390, 844), fragment="#periods=khalkhin-gol", reduced_motion=True)
    page.locator(".stationed-fold").click()
    with_table(page)
    assert page.locator(".stationed-slot-panel").get_attribute("inert") == ""
    page.set_viewport_size({"width": 1200, "height": 844})
    expect(page.locator("[inert]")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".stationed-slot-panel")).to_have_attribute("inert", "")
    page.locator(ROWS).first.get_by_role("button").click()
    expect(page.locator("#stationed-table")).to_be_hidden()
    expect(page.locator("#stationed-card")).to_be_visible()
    assert page.locator("[inert]").count() == 0


def test_it_follows_the_time_and_says_what_changed(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    before = len(names(page))
    page.evaluate("stationed.setState({ periods: 'all', date: '1970-06-01' })")
    page.wait_for_function(
        "n => document.querySelectorAll('.stationed-slot-table .stationed-row').length !== n", arg=before
    )
    expect(page.get_by_role("status").filter(has_text="1 June 1970: ")).to_have_count(1)


def test_what_changed_is_said_when_the_table_is_closed_too(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol")
    page.evaluate("stationed.setState({ periods: 'none' })")
    expect(page.get_by_role("status").filter(has_text="No period chosen: 0 deployments.")).to_have_count(1)


def test_keys_move_from_row_to_row_and_escape_leads_back(open_page, built):
    page = with_table(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    page.locator(ROWS).first.get_by_role("button").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(ROWS).nth(2).get_by_role("button")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Hidden by your choice")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#stationed-table")).to_be_hidden()
    expect(page.get_by_role("button", name="Table", exact=True)).to_be_focused()


def test_names_are_text_whatever_is_in_them(open_page, tmp_path):
    text = "<img src=x onerror=alert(1)>${alert(1)}{{7*7}}</script>"
    path = _trial(tmp_path, hostile_atlas(text))
    page = with_table(open_page(path, fragment="#periods=all"))
    assert page.locator(".stationed-slot-table img").count() == 0
    assert text in page.locator("#stationed-table").inner_text()


def test_of_many_rows_only_those_in_sight_are_in_the_document(open_page, tmp_path):
    page = with_table(open_page(_trial(tmp_path, _many(20_000)), fragment="#periods=all"))
    assert page.get_by_role("table").get_attribute("aria-rowcount") == "20001"
    assert page.locator(ROWS).count() < 120
    page.locator(ROWS).first.get_by_role("button").focus()
    page.keyboard.press("End")
    expect(page.locator("tr[aria-rowindex='20001'] button")).to_be_focused()
    expect(page.locator("tr[aria-rowindex='20001']")).to_be_in_viewport()
    spent = page.evaluate(
        "(() => { const begin = performance.now(); document.querySelector('thead th:nth-child(2) button').click();"
        " return performance.now() - begin; })()"
    )
    assert spent < 1500
    assert page.locator("tr[aria-rowindex='2']").count() == 1


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", (1440, 900)), ("dark", (720, 450)), ("dark", (390, 844)), ("light", (320, 640))],
    ids=str,
)
def test_it_has_no_fault_that_axe_finds(open_page, built, axe, size, theme):
    page = open_page(built / "atlas.html", size=size, theme=theme, fragment="#periods=khalkhin-gol")
    page.evaluate("document.querySelector('.stationed-action').click()")
    page.evaluate(axe + ";0")
    found = page.evaluate("axe.run('#stationed-table', { resultTypes: ['violations'] })")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('#stationed-table :is(button, input)')]"
        ".map((node) => node.getBoundingClientRect())"
        ".filter((box) => box.width && Math.min(box.width, box.height) < 24).length"
    )
    assert small == 0


def _trial(folder, tables=None):
    path = folder / "trial.html"
    a_map(tables).save(path)
    return path


def _many(count: int):
    """An atlas of so many deployments of a thousand units, all in one period."""
    return an_atlas(
        *(a_claim(f"D-{n}", unit_id=f"U-{n % 1000}", start="1939", end="1940") for n in range(count)),
        units=[a_unit(f"U-{n}", designation=f"{n} Regiment") for n in range(1000)],
        locations=[a_location("L-1", Point(106.9, 47.9))],
        periods=(a_period("war", "1939", "1940"),),
    )


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_figures_are_whole_and_rows_stand_in_line(open_page, built, width):
    page = open_page(built / "atlas.html", size=(width, 700), fragment="#periods=all", touch=True)
    page.evaluate("document.querySelector('.stationed-action[aria-controls=stationed-table]').click()")
    page.locator(".stationed-row").first.wait_for()
    figures = page.locator(".stationed-row .stationed-cell-figure .stationed-cell-text")
    cut = figures.evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"
    )
    assert figures.count() > 10
    assert [figure for figure in cut if " / " not in figure] == []  # of several claims there may be no room for all
    lefts = page.locator(".stationed-row .stationed-cell-certainty").evaluate_all(
        "all => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]"
    )
    assert len(lefts) == 1
