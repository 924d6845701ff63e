"""What matters of a page, in Firefox and WebKit: one of each, the flagship opened once for most of it."""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pypdfium2
import pytest
from browser.embed.conftest import Site, run
from browser.test_reach import SHAPES
from browser.test_same_shown import EVERY_PERIOD, RHINE

import stationed
from stationed.building import draw_atlas
from stationed.embed import HELPER, helper_script
from stationed.figures.figure import Asked, Figure
from stationed.reading import read_tables

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent.parent
KEPT = """
window.__files = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { window.__files.push(blob); return make.call(URL, blob); };
"""
ROWS = ".stationed-slot-table .stationed-row"
HEIGHTS = f"[...new Set([...document.querySelectorAll('{ROWS}')].map((one) => one.getBoundingClientRect().height))]"
IN_SIGHT = """(() => {
  const row = document.querySelector('.stationed-row.stationed-chosen');
  if (!row) return null;
  const [inner, outer] = [row, document.querySelector('.stationed-scroller')].map((one) => one.getBoundingClientRect());
  const head = document.querySelector('.stationed-grid thead').getBoundingClientRect().height;
  return inner.top >= outer.top + head - 1 && inner.bottom <= outer.bottom + 1 ? row.textContent : null;
})()"""


@pytest.fixture(scope="module")
def drawn() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Map -> period -> the ids that a picture made without a browser shows."""
    atlas = stationed.read(ROOT / "geodata")
    every = [period.period_id for period in atlas.periods]
    blocks = {one.id: atlas.figure(one.id).block for one in atlas.config.maps}
    return {
        one.id: {id_: ordered(Figure(blocks[one.id], Asked((id_,))).shown) for id_ in one.periods or every}
        for one in atlas.config.maps
    }


def ordered(shown):
    return {key: sorted(ids) for key, ids in shown.items()}


def every_period(driven):
    """Period -> the ids that the page shows."""
    return {id_: ordered(shown) for id_, shown in driven.run(f"return ({EVERY_PERIOD})();")}


@pytest.fixture(scope="module")
def page(driven, built):
    """The flagship, opened from disk at the first step of its story."""
    driven.open(built / "atlas.html", "#story=1")
    driven.run(KEPT)
    yield driven
    driven.check()


def test_an_address_opens_the_story_and_says_what_is_seen(page):
    assert page.until("stationed.getState().date === '1921-07-06' && stationed.getState().periods") == "revolution"
    first = page.ask("document.querySelector('.stationed-story h2').textContent")
    page.button("Next step")
    assert page.ask("document.querySelector('.stationed-story h2').textContent") != first
    assert page.until("/story=2/.test(location.hash) && stationed.getState().story") == "2"
    page.set(story="", date="")


def test_every_period_shows_what_a_picture_of_it_shows(page, drawn):
    assert every_period(page) == drawn["atlas"]


def test_the_player_goes_from_day_to_day_until_it_is_stopped(page):
    page.set(periods="khalkhin-gol", date="1939-05-11")
    page.click(".stationed-play")
    assert page.until("stationed.getState().date > '1939-05-12' && stationed.getState().date")
    page.click(".stationed-play")
    assert page.ask("document.querySelector('.stationed-play').ariaPressed") != "true"


def test_what_is_found_opens_its_card_with_its_sources(page):
    page.set(periods="all", date="")
    page.type("#stationed-search", "57th Special Corps")
    name = page.until("document.querySelector('[role=option] .stationed-result-name')?.textContent")
    page.type("#stationed-search", "\ue007")  # Enter
    assert page.until("document.querySelector('#stationed-card h2')?.textContent") == name
    page.set(select=page.ask("stationed.shown().definite[0]"))
    assert page.until("document.querySelector('#stationed-card .stationed-claim .stationed-sources')?.textContent")


def test_rows_of_the_table_are_equally_high_and_the_chosen_one_is_in_sight(page):
    page.set(periods="khalkhin-gol", select="")
    page.button("Table")
    assert len(page.until(f"document.querySelector('{ROWS}') && {HEIGHTS}")) == 1
    last = page.ask("stationed.shown().definite.at(-1)")
    page.set(select=last)
    assert page.until(IN_SIGHT)
    assert page.ask("document.querySelector('.stationed-grid thead .stationed-cell-unit').offsetWidth") >= 150
    assert len(page.ask(HEIGHTS)) == 1
    page.button("Table")
    page.set(select="")


def test_bars_of_scrolled_parts_have_the_colours_of_the_theme(page):
    page.set(theme="dark")
    asked = "getComputedStyle(document.querySelector('.stationed-panel')).scrollbarColor"
    if page.name == "firefox":  # the others draw them by the color-scheme of the page
        assert page.ask(asked).startswith("rgb")
    assert page.ask("getComputedStyle(document.querySelector('.stationed-panel')).colorScheme") == "dark"
    page.set(theme="")


def test_the_shared_link_is_the_address_of_what_is_seen(page, built):
    page.set(periods="khalkhin-gol", date="1939-08-20", select="")
    page.button("Share")
    link = page.until("document.querySelector('#stationed-share-link')?.value")
    assert link.startswith((built / "atlas.html").as_uri() + "#")
    assert {"periods=khalkhin-gol", "date=1939-08-20"} <= set(link.partition("#")[2].split("&"))
    page.run("document.querySelector('dialog[open]').close()")


def test_the_download_holds_the_claims_of_what_is_shown(page):
    page.set(periods="khalkhin-gol", date="")
    page.button("Download")
    page.button("CSV for spreadsheets")
    text = page.await_("window.__files.at(-1).text()")
    ids = {row["deployment_id"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))}
    assert ids == set(page.ask("Object.values(stationed.shown()).flat()"))
    page.run("document.querySelector('dialog[open]').close()")


def test_colours_that_a_reader_of_firefox_chose_leave_data_and_states_to_be_told(page):
    """WebKit of GTK has no such choice."""
    if page.name != "firefox":
        assert page.ask("matchMedia('(forced-colors: active)').matches") is False
        return
    swatches = "[...document.querySelectorAll('.stationed-swatch')].map((one) => getComputedStyle(one).backgroundColor)"
    seen = page.ask(swatches)
    page.wire.prefer("browser.display.document_color_use", 2)  # its own colours on every page
    try:
        assert page.until("matchMedia('(forced-colors: active)').matches")
        assert page.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.ask(swatches) == seen
        assert page.ask(f"({SHAPES})()") == {
            "play": "2px",
            "chosen": True,
            "handle": True,
            "pennant": True,
            "language": "solid",
            "hides": True,
        }
    finally:
        page.wire.prefer("browser.display.document_color_use", 0)


def test_a_printed_sheet_has_title_map_and_table(page):
    page.set(periods="uprising-1932", date="")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    sheet = ".stationed-sheet tbody tr:not(.stationed-sheet-part)"
    rows = page.until(f"document.querySelectorAll('{sheet}').length")
    assert rows == page.ask("Object.values(stationed.shown()).flat().length")
    page.run("window.dispatchEvent(new Event('afterprint'))")
    if page.name == "firefox":  # the driver of WebKit cannot print
        made = pypdfium2.PdfDocument(
            base64.b64decode(page.wire.call("WebDriver:Print", pageRanges=["1"], background=True))
        )
        assert "Soviet troops in Mongolia" in made[0].get_textpage().get_text_range()


def test_frames_that_may_run_scripts_and_no_more_show_what_pictures_show(driven, built, drawn, tmp_path):
    named = (built / "khalkhin-gol-1939.html").as_uri()
    text = (built / "manchuria-1945.html").read_text(encoding="utf-8")
    frames = (
        f'<iframe sandbox="allow-scripts" referrerpolicy="no-referrer" src="{named}#periods=kg-end"></iframe>'
        f'<iframe sandbox="allow-scripts" srcdoc="{escape(text)}"></iframe>'
    )
    style = "<style>iframe { width: 800px; height: 500px; display: block }</style>"
    (tmp_path / "host.html").write_text(f"<!DOCTYPE html><meta charset=utf-8>{style}{frames}", encoding="utf-8")
    driven.wire.send("go", url=(tmp_path / "host.html").as_uri())
    for index, (map_, opened) in enumerate([("khalkhin-gol-1939", "kg-end"), ("manchuria-1945", "manchuria")]):
        driven.frame(index)
        driven.ready()
        assert driven.ask("stationed.getState().periods") == opened
        assert every_period(driven) == drawn[map_]
        driven.check()
        driven.frame(None)


def test_a_page_that_cannot_be_drawn_shows_the_table(driven, built, tmp_path):
    whole = (built / "khalkhin-gol-1939.html").read_text(encoding="utf-8")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", whole)
    text = text.replace("<head>", "<head><script>delete window.DecompressionStream</script>", 1)
    (tmp_path / "old.html").write_text(text, encoding="utf-8")
    driven.wire.send("go", url=(tmp_path / "old.html").as_uri())
    assert driven.until("document.documentElement.getAttribute('data-stationed')") == "failed"
    assert "DecompressionStream" in driven.ask("document.querySelector('.stationed-noscript-reason').textContent")
    assert driven.ask("document.querySelectorAll('.stationed-noscript tr').length") == whole.partition("</noscript>")[
        0
    ].count("<tr>")


def naming(*origins: str) -> str:
    """The text of a page that talks with these origins alone."""
    tables = read_tables(RHINE)
    config = dataclasses.replace(tables.config, message_origins=origins)
    return draw_atlas(dataclasses.replace(tables, config=config), maps=["rhine"]).pages[0].text


@pytest.fixture(scope="module")
def naming_host() -> Iterator[str]:
    """The address of a page that holds a map of another server in an element; the map names that page's site alone."""
    site, other = Site("localhost"), Site("127.0.0.1")
    servers = [run(site), run(other)]
    site.put(HELPER, helper_script())
    src = other.put("rhine.html", naming(site.address))
    element = f'<stationed-map src="{src}" title="Rhine" date="0014-08-19"></stationed-map>'
    yield site.put("host.html", f'<!DOCTYPE html><meta charset=utf-8><script src="{HELPER}"></script>{element}')
    for server in servers:
        server.shutdown()


def test_a_map_that_names_its_host_answers_the_element_though_the_browser_does_not_tell_its_site(driven, naming_host):
    driven.wire.send("go", url=naming_host)
    assert driven.await_("document.querySelector('stationed-map').getState()")["date"] == "0014-08-19"
