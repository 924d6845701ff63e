"""The search field: by keyboard, in every script, and what is chosen is then seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FIELD = "#stationed-search"


def search(page, text: str):
    """The options that a text gives."""
    page.fill(FIELD, text)
    return page.get_by_role("option")


def test_the_key_leads_to_the_field_unless_it_is_switched_off(open_page, built):
    page = open_page(built / "atlas.html")
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("a/b")
    assert page.input_value(FIELD) == "a/b"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.input_value(FIELD) == ""
    page.locator(".stationed-keycap").click()
    page.locator(".stationed-map").focus()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()


def test_arrows_move_in_the_list_and_enter_chooses(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    options = search(page, "57th Special Corps")
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    marked = page.locator("[role=option][aria-selected=true]")
    expect(marked).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", marked.get_attribute("id") or "?")
    page.keyboard.press("ArrowUp")
    assert page.locator("[role=option]").last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    name = options.first.locator(".stationed-result-name").inner_text()
    page.keyboard.press("Enter")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    assert page.locator("#stationed-card h2").inner_text() == name


def test_escape_closes_the_list_and_then_empties_the_field(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    expect(search(page, "urga").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    assert page.input_value(FIELD) == "urga"
    page.keyboard.press("Escape")
    assert page.input_value(FIELD) == ""


@pytest.mark.parametrize(
    "query",
    ["khalkhin gol", "Халхин-Гол", "ХАЛХЫН ГОЛ", "zhukov", "Жуков", "Tamsagbulag", "Тамсагбулаг", "urga", "Урга"],
)
def test_every_script_finds(open_page, built, query):
    page = open_page(built / "atlas.html", kept=True)
    expect(search(page, query).first).to_be_visible()


def test_spellings_of_a_place_lead_to_the_same_place(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    chosen = set()
    for query in ("ulaanbaatar", "Улаанбаатар", "улан-батор", "ulan bator"):
        search(page, query)
        page.get_by_role("group", name="Places").get_by_role("option").first.click()
        chosen.add(page.evaluate("stationed.getState().select"))
    assert len(chosen) == 1


def test_results_are_grouped_with_dates(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    search(page, "zhukov")
    commanders = page.get_by_role("group", name="Commander")
    assert "1939" in commanders.get_by_role("option").first.inner_text()
    search(page, "choibalsan")
    assert page.get_by_role("group", name="Places").get_by_role("option").count() >= 1


def test_a_commander_is_found_once_and_the_card_has_all_postings(open_page, built):
    """Zhukov commanded in 1939; periods and events are found beside units and places."""
    page = open_page(built / "atlas.html", kept=True)
    search(page, "zhukov")
    commanders = page.get_by_role("group", name="Commander").locator(".stationed-result-name")
    assert commanders.all_inner_texts().count("G. K. Zhukov") == 1
    commanders.get_by_text("G. K. Zhukov", exact=True).click()
    assert "G. K. Zhukov" in page.inner_text("#stationed-card")
    assert page.evaluate("stationed.app.targetOf(stationed.getState().select).table") == "deployments"
    search(page, "uprising")
    page.get_by_role("group", name="Periods").get_by_role("option").first.click()
    assert page.evaluate("stationed.getState().periods") == "uprising-1932"
    search(page, "ungern is shot")
    page.get_by_role("group", name="Events").get_by_role("option").first.click()
    assert page.evaluate("stationed.getState().date") == "1921-09-15"


def test_a_link_that_chooses_a_record_goes_to_a_time_of_it_and_to_its_place(open_page, built):
    page = open_page(built / "atlas.html")
    chosen = page.evaluate(
        """(() => { const { deployments } = stationed.app.tables; stationed.setState({ periods: 'khalkhin-gol' });
          return stationed.shown().definite[0]; })()"""
    )
    page = open_page(built / "atlas.html", fragment=f"#select={chosen}")
    assert chosen in page.evaluate("[...stationed.shown().definite, ...stationed.shown().possible]")
    assert page.locator("#stationed-card h2").is_visible()


def test_choosing_moves_map_and_time_to_what_was_not_shown(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    before = page.evaluate("stationed.getState().map")
    search(page, "1-я армейская группа")
    page.get_by_role("option").first.click()
    state = page.evaluate("stationed.getState()")
    # The unit was the 57th Special Corps until July 1939; under that name it stood in Mongolia earlier.
    assert state["periods"] == "khalkhin-gol"
    assert state["map"] != before


def test_while_a_day_is_shown_choosing_goes_to_a_day(open_page, built):
    page = open_page(built / "atlas.html", fragment="#date=1970-01-01&periods=all", kept=True)
    search(page, "1st Army Group")
    page.get_by_role("option").first.click()
    state = page.evaluate("stationed.getState()")
    assert state["date"].startswith("1939-")


def test_choosing_what_is_shown_leaves_the_time_alone(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True)
    search(page, "1st Army Group")
    page.get_by_role("option").first.click()
    assert page.evaluate("stationed.getState().periods") == "khalkhin-gol"


def test_nothing_found_is_said(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    assert search(page, "<b>xyzzy").count() == 0
    expect(page.get_by_role("status").filter(has_text="Nothing of the name “<b>xyzzy”")).to_be_visible()
    assert page.locator(".stationed-search b").count() == 0


def test_the_periods_come_back_when_the_field_is_left(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    search(page, "urga")
    expect(page.locator(".stationed-periods")).to_be_hidden()
    page.locator(".stationed-map").focus()
    expect(page.locator(".stationed-periods")).to_be_visible()


def test_the_field_speaks_the_readers_language(open_page, built):
    page = open_page(built / "atlas.html", fragment="#language=ru", kept=True)
    assert page.get_attribute(FIELD, "aria-label") == "Найти часть, место, период, событие или командира"
    assert page.get_attribute(FIELD, "placeholder") == "Часть, место, событие …"
    search(page, "zhukov")
    assert "Жуков" in page.get_by_role("group", name="Командующий").get_by_role("option").first.inner_text()


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", (1440, 900)), ("dark", (1440, 900)), ("dark", (390, 844)), ("light", (320, 640))],
    ids=str,
)
def test_the_open_list_has_no_fault_that_axe_finds(open_page, built, axe, size, theme):
    page = open_page(built / "atlas.html", size=size, theme=theme)
    expect(search(page, "ulaan").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.evaluate(axe + ";0")
    options = "{ resultTypes: ['violations'], rules: { region: { enabled: false } } }"
    found = page.evaluate(f"axe.run('.stationed-search', {options})")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_can_be_pressed_is_large_enough(open_page, built):
    page = open_page(built / "atlas.html", size=(320, 640))
    search(page, "ulaan")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.stationed-search :is(button, input, [role=option])')]"
        ".map((node) => node.getBoundingClientRect()).filter((box) => box.width)"
        ".map(({ width, height }) => [width, height])"
    )
    assert boxes
    assert [box for box in boxes if min(box) < 24] == []
