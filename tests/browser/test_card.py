"""The card: what is known of the chosen deployment, unit or place, and on whose word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from browser.points import POINT_OF
from flow_tables import MEN, a_claim, a_location, a_unit, an_atlas
from page_atlas import a_map, trial_atlas
from playwright.sync_api import expect
from shapely.geometry import Point

pytestmark = pytest.mark.browser


def test_a_click_on_a_symbol_opens_its_card(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=39th-army", kept=True)
    point = page.evaluate(
        "(() => { const hit = stationed.app.marks.hits.find((h) => h.mark);"
        f" const p = {POINT_OF}(hit.mark.deployment);"
        " const box = stationed.map.getContainer().getBoundingClientRect();"
        " const id = stationed.app.tables.deployments.text('id', hit.mark.deployment);"
        " return {x: p.x + box.left, y: p.y + box.top, id}; })()"
    )
    page.mouse.click(point["x"], point["y"])
    assert page.evaluate("stationed.getState().select") == point["id"]
    card = page.locator("#stationed-card")
    assert card.is_visible()
    assert "Dates" in card.inner_text()
    assert card.locator(".stationed-sources li").count() >= 1


def test_a_contested_deployment_shows_every_claim_with_its_sources(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    id_ = page.evaluate(
        "(() => { const t = stationed.app.tables; for (let d = 0; d < t.deployments.n; d += 1)"
        " if (t.deployments.text('contested_in', d)) return t.deployments.text('id', d); return null; })()"
    )
    claims = page.evaluate(
        "id => { const d = stationed.app.tables.deployments; return d.numbers('claim_count')[d.find('id', id)]; }",
        id_,
    )
    page.evaluate("id => stationed.setState({select: id})", id_)
    card = page.locator("#stationed-card")
    assert card.locator("h3", has_text="Claim").count() == claims >= 2
    assert card.locator(".stationed-sources").count() >= 2
    assert "Sources differ on" in card.inner_text()


def test_a_link_of_a_source_opens_elsewhere_and_gives_nothing_away(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=ulaanbaatar", kept=True)
    page.evaluate("stationed.setState({select: stationed.app.tables.deployments.text('id', 0)})")
    link = page.locator("#stationed-card .stationed-sources a").first
    assert link.get_attribute("href").startswith(("https://", "http://"))
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in link.get_attribute("rel")


def test_the_card_of_a_place_links_to_its_entries_in_gazetteers(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=ulaanbaatar", kept=True)
    links = page.locator("#stationed-card .stationed-quiet a")
    assert links.all_inner_texts() == ["wikidata.org Q23430", "geonames.org 2028462"]
    assert links.nth(1).get_attribute("href") == "https://www.geonames.org/2028462"
    assert links.nth(1).get_attribute("rel") == "noopener noreferrer external"


def test_the_card_speaks_the_readers_language(open_page, built):
    page = open_page(built / "atlas.html", fragment="#language=ru&select=ulaanbaatar&periods=39th-army", kept=True)
    assert page.inner_text("#stationed-card h2") == "Улан-Батор"
    assert page.evaluate("document.documentElement.lang") == "ru"


def test_a_place_bears_its_name_of_the_time(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=ulaanbaatar&periods=revolution&date=1921-07-06", kept=True)
    assert page.inner_text("#stationed-card h2") == "Urga"


@pytest.mark.parametrize(
    ("deployment", "said"), [("red-army-5-mongolia", True), ("division-36-march-north-1937", False)]
)
def test_the_card_says_where_a_source_is_unsure(open_page, built, deployment, said):
    page = open_page(built / "atlas.html", fragment=f"#select={deployment}", kept=True)
    assert ("less certain" in page.inner_text("#stationed-card .stationed-claim dl")) == said


def test_escape_closes_the_card(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=ulaanbaatar", kept=True)
    page.locator(".stationed-close").first.focus()
    page.keyboard.press("Escape")
    assert page.locator("#stationed-card").is_hidden()
    assert "select" not in page.evaluate("stationed.getState()")


def test_a_unit_lists_its_postings(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    unit = page.evaluate(
        "(() => { const t = stationed.app.tables; const seen = {}; const u = t.claims.numbers('unit');"
        " const d = t.claims.numbers('deployment');"
        " for (let c = 0; c < t.claims.n; c += 1) { (seen[u[c]] = seen[u[c]] || new Set()).add(d[c]);"
        " if (seen[u[c]].size > 2) return t.units.text('id', u[c]); } return null; })()"
    )
    page.evaluate("id => stationed.setState({select: id})", unit)
    assert page.locator("#stationed-card .stationed-postings li").count() >= 3


def test_a_citation_and_a_link_can_be_copied_from_the_card(open_page, built):
    page = open_page(
        built / "khalkhin-gol-1939.html",
        fragment="#periods=all&select=division-36-chita-1937",
        permissions=["clipboard-read", "clipboard-write"],
    )
    card = page.locator("#stationed-card")
    card.get_by_role("button", name="Copy citation").click()
    expect(card.get_by_role("status")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(
        "36th Motorised Rifle Division, Chita, start: 20 August 1937; end: between 20 and 28 August 1937 "
        "(36-я стрелковая дивизия."
    )
    assert "In: The stationed contributors" in text
    assert "Record division-36-chita-1937. CC BY-SA 4.0." in text
    card.get_by_role("button", name="Copy link").click()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text.startsWith('file:'))")
    assert "select=division-36-chita-1937" in page.evaluate("navigator.clipboard.readText()")


def test_without_a_clipboard_the_card_shows_the_citation_selected(open_page, built):
    page = open_page(built / "khalkhin-gol-1939.html", fragment="#select=ulaanbaatar")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    card = page.locator("#stationed-card")
    card.get_by_role("button", name="Copy citation").click()
    expect(card.get_by_role("status")).to_have_text("Selected: copy it with Ctrl+C")
    assert card.locator("textarea").input_value().startswith("Ulaanbaatar. In: The stationed contributors")
    assert page.evaluate("getSelection().toString()").startswith("Ulaanbaatar. In:")


def two_places_at_one_point(tmp_path):
    """Fourteen units at one place and six at another, at the same point: more than have room for their symbols."""
    names = [f"U-{number}" for number in range(20)]
    claims = [
        a_claim(
            f"D-{name}",
            unit_id=name,
            location_id="L-1" if at < 14 else "L-2",
            source_ids="s1",
            start="1939-06" if at == 19 else "1939",
        )
        for at, name in enumerate(names)
    ]
    places = [a_location(one, Point(106.9, 47.9), precision="exact") for one in ("L-1", "L-2")]
    trial = trial_atlas()
    tables = an_atlas(
        *claims,
        units=[a_unit(name, echelon="army", arm="infantry", allegiance="red") for name in names],
        locations=places,
        periods=trial.periods,
        quantities=(MEN,),
    )
    a_map(replace(tables, config=replace(trial.config, languages=("en",)), sources=trial.sources)).save(
        tmp_path / "two.html"
    )
    return tmp_path / "two.html"


def test_places_at_one_point_are_both_named_and_both_reached_at_the_first_click(open_page, tmp_path):
    page = open_page(two_places_at_one_point(tmp_path))
    point = page.evaluate(
        "(() => { const { hits, corner } = stationed.app.marks; const hit = hits.find((one) => !one.mark);"
        " const middle = L.point(hit.x + hit.w / 2, hit.y + hit.h / 2).add(corner);"
        " const at = stationed.map.layerPointToContainerPoint(middle);"
        " const box = stationed.map.getContainer().getBoundingClientRect();"
        " return { x: at.x + box.left, y: at.y + box.top }; })()"
    )
    zoom = page.evaluate("stationed.map.getZoom()")
    page.mouse.move(point["x"], point["y"])
    expect(page.locator(".stationed-tip strong")).to_have_text("Place L-1 · Place L-2")
    page.mouse.click(point["x"], point["y"])
    ladder, card = page.get_by_role("dialog", name="Place L-1 and 1 more place"), page.locator("#stationed-card")
    expect(ladder.get_by_role("heading", level=3)).to_have_text(["Place L-1 14", "Place L-2 6"])
    assert page.evaluate("stationed.map.getZoom()") == zoom
    ladder.get_by_role("listitem").last.get_by_role("button").click()
    expect(card.get_by_text("Place L-2").first).to_be_visible()
    ladder.get_by_role("button", name="Place L-1", exact=True).click()
    expect(card.get_by_role("heading", level=2)).to_have_text("Place L-1")
    beside = card.locator("section").filter(has_text="Other places at this point")
    expect(beside.get_by_role("listitem")).to_have_text("Place L-2 6 deployments")
    page.keyboard.press("Escape")
    expect(ladder).to_have_count(0)
    stack = page.get_by_role("button", name="Place L-1 and 1 more place")
    expect(stack).to_be_focused()
    page.keyboard.press("Enter")
    expect(ladder.get_by_role("button").first).to_be_focused()
    # It follows the time, and what has the focus keeps it.
    ladder.get_by_role("button", name="Unit U-3", exact=True).focus()
    page.evaluate("stationed.setState({date: '1939-02-01'})")
    expect(ladder.get_by_role("heading", level=3)).to_have_text(["Place L-1 14", "Place L-2 5"])
    expect(ladder.get_by_role("button", name="Unit U-3 possibly here: dates in doubt")).to_be_focused()


def test_a_tip_goes_when_the_map_moves_or_shows_something_else(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    point = page.evaluate(MARK)
    for change in ("stationed.map.panBy([30, 0], {animate: false})", "stationed.setState({date: '1969-01-01'})"):
        page.mouse.move(0, 0)
        point = page.evaluate(MARK)
        page.mouse.move(point["x"], point["y"])
        expect(page.locator(".stationed-tip")).to_be_visible()
        page.evaluate(change)
        expect(page.locator(".stationed-tip")).to_be_hidden()


def test_no_tip_is_seen_of_a_mark_under_a_card(open_page, built):
    page = open_page(built / "atlas.html")
    point = page.evaluate(MARK)
    page.mouse.move(point["x"], point["y"])
    expect(page.locator(".stationed-tip")).to_be_visible()
    page.evaluate(
        "({ x, y }) => { const over = document.createElement('div'); over.className = 'over';"
        " Object.assign(over.style, { position: 'fixed', left: `${x - 40}px`, top: `${y - 40}px`, width: '80px',"
        " height: '80px', zIndex: 2000 }); stationed.map.getContainer().appendChild(over); }",
        point,
    )
    page.mouse.move(point["x"] + 2, point["y"] + 2)
    expect(page.locator(".stationed-tip")).to_be_hidden()


MARK = """(() => {
  const { hits, corner } = stationed.app.marks;
  const size = stationed.map.getSize();
  const places = hits.map((hit) => stationed.map.layerPointToContainerPoint(
    L.point(hit.x + hit.w / 2, hit.y + hit.h / 2).add(corner)));
  const box = stationed.map.getContainer().getBoundingClientRect();
  const amid = (share) => share > 0.3 && share < 0.7;
  const at = places.find(({ x, y }) => amid(x / size.x) && amid(y / size.y));
  return { x: at.x + box.left, y: at.y + box.top };
})()"""
"""The middle of a mark well inside the map."""


def test_a_quotation_is_shown_as_one_in_its_own_language(open_page, tmp_path):
    places = [a_location("L-1", Point(106.9, 47.9))]
    claims = [a_claim("D-1", quotation="<b>Где</b> стоит корпус?", quotation_language="ru"), a_claim("D-2")]
    a_map(an_atlas(*claims, locations=places)).save(tmp_path / "quoted.html")
    page = open_page(tmp_path / "quoted.html", fragment="#select=D-1")
    quotation = page.locator("#stationed-card blockquote")
    expect(quotation).to_have_text("<b>Где</b> стоит корпус?")
    assert quotation.get_attribute("lang") == "ru"
    page.evaluate("stationed.setState({ select: 'D-2' })")
    expect(page.locator("#stationed-card blockquote")).to_have_count(0)


def test_postings_have_bars_that_fade_where_their_dates_are_in_doubt(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=combined-arms-army-39")
    bars = page.locator("#stationed-card .stationed-extent > span")
    postings = page.locator("#stationed-card .stationed-postings li").filter(has=page.locator(".stationed-extent"))
    assert bars.count() == postings.count() > 5
    edges = ["from", "first", "last", "to"]
    days = (
        "(nodes, names) => nodes.map((node) => names.map((name) => node.style.getPropertyValue(`--stationed-${name}`)))"
    )
    for (begin, first, last, end), text in zip(bars.evaluate_all(days, edges), postings.all_inner_texts(), strict=True):
        begin, first, last, end = (float(one.rstrip("%")) for one in (begin, first, last, end))
        assert 0 <= begin <= first <= last <= end <= 100, text
        if "7 March – 14 May 1989" in text:  # days that are known have edges that are sharp
            assert (begin, last) == (first, end)
        if "1970–1984" in text:  # within the year 1970 and within 1984
            assert begin < first < last < end
