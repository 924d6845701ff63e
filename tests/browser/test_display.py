"""Legend, choices, languages and themes: what is explained, left out and coloured."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_legend_explains_only_what_is_shown(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    sides = page.locator(".stationed-signs").inner_text()
    assert "Soviet" in sides
    assert "Japanese" not in sides


def test_the_legend_s_symbols_stand_in_the_order_of_the_reader_s_language(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol&language=ru")
    symbols = page.locator(".stationed-arms")
    symbols.locator("summary").click()
    names = symbols.locator("li:not(.stationed-quiet)")
    names.first.wait_for()
    assert names.all_inner_texts()[:3] == ["авиация", "артиллерия", "бронетанковые войска"]
    page.evaluate("stationed.setState({language: 'en'})")
    assert names.all_inner_texts()[:3] == ["airborne", "armour", "artillery"]  # still unfolded, and in order anew


def test_what_has_no_place_is_listed_and_can_be_chosen(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army")
    unlocated = page.locator(".stationed-unlocated")
    assert "not located" in unlocated.inner_text()
    unlocated.locator("summary").click()
    unlocated.locator("button").first.click()
    assert page.locator("#stationed-card").is_visible()


def test_agreed_only_leaves_contested_deployments_out(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all", kept=True)
    before = page.evaluate("stationed.shown()")
    after = page.evaluate("(stationed.setState({agreed: 'yes'}), stationed.shown())")
    contested = set(
        page.evaluate(
            "(() => { const d = stationed.app.tables.deployments; return Array.from({length: d.n}, (_, i) => i)"
            ".filter((i) => d.text('contested_in', i)).map((i) => d.text('id', i)); })()"
        )
    )
    everything = set(before["definite"]) | set(before["possible"])
    assert contested & everything
    assert set(after["definite"]) | set(after["possible"]) == everything - contested


def test_a_source_switched_off_takes_out_what_rests_on_it_alone(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all", kept=True)
    ids = page.evaluate("stationed.app.tables.sources.columns.id.texts")
    page.evaluate("ids => stationed.setState({without: ids.join(',')})", ids)
    assert page.evaluate("stationed.shown()") == {"definite": [], "possible": []}
    page.evaluate("stationed.setState({without: ''})")
    assert page.evaluate("stationed.shown().definite.length") > 50


def test_languages_switch_without_loading_the_page_again(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    page.get_by_role("button", name="RU", exact=True).click()
    assert page.inner_text("h1") == "Советские войска в Монголии, 1921–1992"
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_chosen_theme_holds_whatever_the_system_says(open_page, built, theme):
    page = open_page(built / "atlas.html", theme="dark", fragment=f"#theme={theme}", kept=True)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)[0] > 128")
    assert light == (theme != "dark")


def test_circles_and_period_colours_are_drawn_on_request(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=all&date=1937-10-31", kept=True)
    picture = "stationed.app.marks.canvas.toDataURL()"
    plain = page.evaluate(picture)
    circles = page.evaluate(f"(stationed.setState({{size: 'strength'}}), {picture})")
    coloured = page.evaluate(f"(stationed.setState({{size: '', colour: 'period'}}), {picture})")
    assert len({plain, circles, coloured}) == 3


def test_forced_colours_leave_the_colours_of_legend_and_periods(open_page, built):
    colours = """[...document.querySelectorAll('.stationed-swatch, .stationed-key-contested')]
      .map((node) => getComputedStyle(node).backgroundColor)"""
    page = open_page(built / "khalkhin-gol-1939.html")
    seen = page.evaluate(colours)
    page.emulate_media(forced_colors="active")
    assert len(set(seen)) >= 4
    assert page.evaluate(colours) == seen


def test_the_legend_names_the_signs_that_are_drawn_and_no_other(open_page, built):
    page = open_page(built / "manchuria-1945.html", fragment="#periods=manchuria")
    legend = page.locator(".stationed-signs")
    assert [one for one in ("line of advance", "area of operations") if one not in legend.inner_text()] == []
    page.evaluate("stationed.setState({periods: 'postwar', map: '8/47.9/106.9'})")
    page.wait_for_function("() => !document.querySelector('.stationed-signs').innerText.includes('line of advance')")
    assert "area of operations" not in legend.inner_text()


def test_the_legend_opens_beneath_the_map_and_folds_into_a_button_on_it(open_page, built):
    page = open_page(built / "atlas.html", size=(1024, 768))
    signs, legend = page.locator(".stationed-signs"), page.locator(".stationed-legend > summary")
    assert not signs.is_visible()
    legend.click()
    lower, upper = page.locator(".stationed-legend").bounding_box(), page.locator(".stationed-map").bounding_box()
    assert lower["y"] >= upper["y"] + upper["height"]
    assert signs.is_visible()
    page.keyboard.press("Enter")  # the focus has stayed on its name
    assert not signs.is_visible()
    page.evaluate("stationed.setState({ui: 'minimal'})")
    assert not page.locator(".stationed-search").is_visible()
    title = page.locator("h1")
    assert title.evaluate("(node) => node.scrollHeight <= node.clientHeight && node.scrollWidth <= node.clientWidth")


@pytest.mark.parametrize(
    ("language", "said"), [("en", ["3,000 km", "2,000 mi"]), ("ru", ["3\u00a0000 км", "2\u00a0000 mi"])]
)
def test_both_bars_of_the_scale_set_thousands_apart_as_the_language_does(open_page, built, language, said):
    page = open_page(built / "atlas.html", fragment=f"#map=2/0/100&language={language}", kept=True)
    assert page.locator(".leaflet-control-scale-line").all_inner_texts() == said
