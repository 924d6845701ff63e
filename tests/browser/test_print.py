"""Print: the view as a sheet with map, legend, table and notes, and nothing to press."""

from __future__ import annotations

import contextlib
import re
import zlib

import pypdfium2
import pytest
from page_atlas import a_map, hostile_atlas
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def on_paper(page):
    """The page as the browser lays it out to print."""
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    return page


def test_a_sheet_has_title_sentence_map_legend_table_and_notes(open_page, built):
    page = on_paper(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    sheet = page.locator(".stationed-sheet")
    assert "Soviet troops in Mongolia" in sheet.first.inner_text()
    assert sheet.first.inner_text().count("deployments at") == 1
    box = page.locator(".stationed-map").bounding_box()
    assert (box["width"], box["height"]) == (702, 472)
    assert sheet.locator(".stationed-sheet-legend li").count() >= 3
    shown = page.evaluate("Object.values(stationed.shown()).flat().length")
    assert sheet.locator("tbody tr:not(.stationed-sheet-part)").count() == shown
    expect(sheet.get_by_text("Hidden by your choice")).to_be_visible()


def test_every_number_of_a_row_leads_to_a_note(open_page, built):
    page = on_paper(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol"))
    cells = page.locator(".stationed-sheet-table tbody tr:not(.stationed-sheet-part) td:last-child").all_inner_texts()
    numbers = {int(number) for cell in cells for number in cell.split(", ") if number}
    notes = page.locator(".stationed-sheet-notes li").count()
    assert numbers == set(range(1, notes + 1))
    cited = page.evaluate(
        "(() => { const { claims, sources } = stationed.app.tables; const states = stationed.app.shownNow.states;"
        " const rows = new Set(); for (let c = 0; c < claims.n; c += 1) if (states[claims.numbers('deployment')[c]])"
        " claims.list('sources', c).forEach((row) => rows.add(row)); return rows.size; })()"
    )
    assert notes == cited


def test_what_is_to_be_pressed_is_not_printed(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol")
    page.evaluate("stationed.setState({ select: stationed.shown().definite[0] })")
    page.get_by_role("button", name="Table", exact=True).click()
    on_paper(page)
    names = ["slot-panel", "slot-timeline", "zooms", "legend", "slot-card", "slot-table", "actions", "play", "story"]
    assert [name for name in names if page.locator(f".stationed-{name}:visible").count()] == []


def test_dark_pages_are_printed_light_and_are_dark_again_afterwards(open_page, built):
    page = open_page(built / "atlas.html", theme="dark")
    before = page.evaluate("stationed.getState()")
    on_paper(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator(".stationed-sheet").count() == 0
    assert page.get_attribute("html", "data-theme") is None
    assert page.evaluate("stationed.getState()") == before


def test_the_browsers_own_printing_makes_and_removes_the_sheet(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol")
    page.evaluate(
        "addEventListener('beforeprint',"
        " () => { window.sheets = document.querySelectorAll('.stationed-sheet').length; })"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.evaluate("window.sheets") == 2
    assert page.locator(".stationed-sheet").count() == 0


HOLE = re.compile(rb"/SMask\s*<<[^>]*/TR")
"""What Chromium makes of a cleared canvas: a mask with a transfer function over the whole sheet."""
LAND = re.compile(rb"\.925\d* \.898\d* \.835\d* rg")
"""The colour of land as a PDF sets it to fill: #ece5d5."""


def contents(pdf):
    """What stands in a PDF, its streams decompressed."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    found = [pdf]
    for stream in streams:
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"\n".join(found)


def test_a_printed_sheet_has_the_ground_and_no_hole_through_it(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True)
    printed = contents(page.pdf(format="A4"))
    assert LAND.search(printed)
    assert HOLE.search(printed) is None


KNOWN = {
    "Baikal": ((53.4, 108.0), "#cbdae0", 2),
    "Khuvsgul": ((51.1, 100.5), "#cbdae0", 2),
    "land, under its relief": ((40.5, 96.0), "#ece5d5", 30),
    "the land in focus, under its relief": ((46.5, 103.0), "#faf6ea", 30),
    "border where China, the Soviet Union and Mongolia meet": ((49.17, 87.83), "#a8966c", 24),
    "border where Tuva, the Soviet Union and Mongolia meet in the west": ((49.952, 89.606), "#a8966c", 24),
    "border where they meet in the east": ((50.965, 102.267), "#a8966c", 24),
}
"""Places in 1939, what colour they have, and how far each channel may be from it."""

MARGIN = 12 / 25.4 * 96
"""Of the printed sheet, in pixels of the page."""


def test_a_printed_map_has_sea_land_and_borders_at_known_points_where_pdfium_draws_it(open_page, built):
    page = on_paper(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True))
    left, top = page.evaluate(
        "(() => { const { left, top } = document.querySelector('.stationed-map').getBoundingClientRect();"
        " return [left + scrollX, top + scrollY]; })()"
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    # Where the places lie on the map as the browser prints it.
    page.evaluate(
        """(places) => addEventListener('beforeprint', () => {
          window.printed = places.map((place) => stationed.map.latLngToContainerPoint(place)).map(({ x, y }) => [x, y]);
        }, { once: true })""",
        [place for place, _, _ in KNOWN.values()],
    )
    sheet = pypdfium2.PdfDocument(page.pdf(format="A4"))[0].render(scale=2).to_pil().convert("RGB")
    places = [(left + x, top + y) for x, y in page.evaluate("window.printed")]

    def off(place: tuple[float, float], colour: str) -> int:
        """How far the pixels about a place, the likest of them, are from a colour."""
        x, y = (round((side + MARGIN) * 0.75 * 2) for side in place)
        about = [sheet.getpixel((x + right, y + down)) for right in range(-2, 3) for down in range(-2, 3)]
        wanted = bytes.fromhex(colour[1:])
        return min(max(abs(one - other) for one, other in zip(seen, wanted, strict=True)) for seen in about)

    found = {name: off(at, colour) for at, (name, (_, colour, _)) in zip(places, KNOWN.items(), strict=True)}
    assert {name: far for name, far in found.items() if far > KNOWN[name][2]} == {}


def test_what_lies_beyond_the_map_makes_no_sheet_smaller(open_page, built):
    """As buttons do that stand for a moment where the larger map of the screen had them."""
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True)
    page.evaluate(
        """() => addEventListener('beforeprint', () => {
          const beyond = document.createElement('div');
          Object.assign(beyond.style, { position: 'absolute', left: '900px', width: '300px', height: '20px' });
          stationed.map.getPane('overlayPane').append(beyond);
          addEventListener('afterprint', () => beyond.remove(), { once: true });
        }, { once: true })"""
    )
    sheet = pypdfium2.PdfDocument(page.pdf(format="A4"))[0].render().to_pil().convert("L")
    left, _, right, _ = sheet.point(lambda grey: 255 * (grey < 250)).getbbox()
    assert (left, right) == (pytest.approx(34, abs=2), pytest.approx(561, abs=2))


def test_canvases_are_printed_as_images_and_are_canvases_again_afterwards(open_page, built):
    page = on_paper(open_page(built / "atlas.html", fragment="#map=6/47.9/106.9"))
    live = "canvases => canvases.filter((one) => one.checkVisibility({ visibilityProperty: true })).length"
    assert page.eval_on_selector_all(".stationed-map canvas", live) == 0
    assert page.locator(".stationed-map img.stationed-marks").count() == 1
    width = "stationed.app.marks.canvas.width / parseFloat(stationed.app.marks.canvas.style.width)"
    assert page.evaluate(width) == 3
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".stationed-map img.stationed-picture").count() == 0
    assert page.eval_on_selector_all(".stationed-map canvas.stationed-marks", live) == 1
    assert page.evaluate(width) == 1


def test_the_map_is_drawn_before_the_page_counts_as_loaded(new_context, built):
    page = new_context().new_page()
    page.add_init_script(
        "addEventListener('load', () => { window.atLoad = document.documentElement.dataset.stationed })"
    )
    page.goto((built / "atlas.html").as_uri(), wait_until="load")
    page.wait_for_function("() => document.readyState === 'complete'")
    assert page.evaluate("window.atLoad") == "ready"


def test_the_page_waits_to_count_as_loaded_without_work(new_context, built):
    page = new_context().new_page()
    # Every picture that the page reads: those of the slopes once each.
    page.add_init_script(
        "const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src'); window.read = 0;"
        "Object.defineProperty(HTMLImageElement.prototype, 'src',"
        " { ...source, set(value) { window.read += 1; source.set.call(this, value); } });"
        "addEventListener('load', () => { window.drawn = stationed.app.ground.relief.frame !== null; });"
    )
    page.goto((built / "atlas.html").as_uri(), wait_until="load")
    page.wait_for_function("() => document.readyState === 'complete'")
    assert page.evaluate("window.drawn")
    assert page.evaluate("window.read - stationed.app.tables.relief.n") == 0
    assert page.locator("iframe").count() == 0


def test_names_are_printed_as_text(open_page, tmp_path):
    text = "<img src=x onerror=alert(1)>"
    a_map(hostile_atlas(text)).save(tmp_path / "hostile.html")
    page = on_paper(open_page(tmp_path / "hostile.html", fragment="#periods=all"))
    assert page.locator(".stationed-sheet img").count() == 0
    assert text in page.locator(".stationed-sheet").last.inner_text()
