"""Pages with tiles beside them: from a server by ranges, and from disk by the two files that a reader chooses."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from stationed.join import join_claims
from stationed.periods import in_periods
from stationed.reading import read_tables
from stationed.tiles import build_tiles

pytestmark = pytest.mark.browser
RECORDS = 2_000
SOUGHT = ("designation", "unit_id", "deployment_id", "place")
SITE = "http://tiles.test/"
"""A site that nobody has: its files are handed out here, part by part, as hosts of tiles do."""


def part_of(folder: Path, route) -> None:
    """Answer a request with a file of a folder, or the part that it asks for."""
    data = (folder / route.request.url.removeprefix(SITE).partition("#")[0]).read_bytes()
    asked = re.fullmatch(r"bytes=(\d+)-(\d+)", route.request.headers.get("range", ""))
    if asked is None:
        route.fulfill(body=data, content_type="text/html")
        return
    part = data[int(asked[1]) : int(asked[2]) + 1]
    told = {"Content-Range": f"bytes {asked[1]}-{int(asked[1]) + len(part) - 1}/{len(data)}"}
    route.fulfill(status=206, body=part, headers=told)


@pytest.fixture(scope="module")
def tiled(tmp_path_factory):
    """A synthetic atlas that looks like the world, and the folder of its tiles."""
    sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))
    import generate

    folder = tmp_path_factory.mktemp("tiled")
    generate.write_atlas(RECORDS, folder / "atlas", 7, "world")
    build_tiles(folder / "atlas", folder / "out")
    return folder / "atlas", folder / "out"


def shown(page) -> int:
    """How many deployments the discs in sight stand for."""
    return page.evaluate("stationed.tiles.layer.discs.reduce((sum, { all }) => sum + all, 0)")


def test_page_from_a_server_counts_as_the_atlas_does_and_lists_the_records_of_a_place(tiled, browser):
    atlas, out = tiled
    tables = read_tables(atlas)
    joined = join_claims(tables)
    held = in_periods(joined, tables.periods)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    context.route(f"{SITE}**", lambda route: part_of(out, route))
    page.goto(f"{SITE}bench.html#periods=p5")
    page.wait_for_function("() => stationed.tiles.layer.discs.length > 0")
    page.wait_for_function("() => [...stationed.tiles.layer.tiles.values()].every(({ spots }) => spots)")
    claims = held.claim_possible[:, 5]
    pairs = np.column_stack([joined.deployment_code[claims], joined.location_code[claims]])
    assert shown(page) == len(np.unique(pairs, axis=0))
    page.evaluate("stationed.tiles.card.open(stationed.tiles.layer.discs.find(({ spot }) => true).spot)")
    page.wait_for_selector(".stationed-record")
    place, listed = page.evaluate(
        "[stationed.tiles.card.subject.runs[0][0], document.querySelectorAll('.stationed-record').length]"
    )
    assert listed > 0, place
    page.keyboard.press("Escape")
    assert page.locator("#stationed-place").is_hidden()
    assert {url.split("#")[0] for url in asked} == {
        f"{SITE}bench.html",
        f"{SITE}bench.pmtiles",
        f"{SITE}bench.parquet",
    }
    assert heard == []
    context.close()


def test_page_from_disk_keeps_asking_until_it_has_both_files_and_keeps_the_focus(tiled, open_page):
    out = tiled[1]
    page = open_page(out / "bench.html", fragment="#periods=all")
    beside = page.locator(".stationed-beside")
    asks = page.locator(".stationed-asks label")
    assert "bench.pmtiles, bench.parquet" in beside.inner_text()
    assert asks.inner_text() == "Choose both files"
    page.set_input_files("#stationed-files", [out / "bench.pmtiles"])
    page.wait_for_function("() => stationed.tiles.layer.discs.length > 0")
    first = page.locator(".stationed-beside-list button").first
    assert asks.inner_text() == "Choose bench.parquet"
    first.focus()
    name = first.inner_text()
    page.evaluate("stationed.tiles.layer.draw()")
    assert page.evaluate("document.activeElement.textContent") == name
    page.evaluate("stationed.app.apply({ periods: 'p5,p9' })")
    assert page.evaluate("document.activeElement.closest('.stationed-beside-list') !== null")
    page.evaluate("stationed.app.apply({ periods: 'all' })")
    page.evaluate("stationed.tiles.card.open(stationed.tiles.layer.discs[0].spot)")
    assert "bench.parquet" in page.locator("#stationed-place").inner_text()
    page.set_input_files("#stationed-files", [out / "bench.parquet"])
    page.wait_for_selector(".stationed-record")
    assert page.locator("#stationed-files").count() == 0
    assert shown(page) > 0

    # Time that plays reads no records; when it stands, those that were read once are not read again.
    page.evaluate(
        """() => { const { files } = stationed.tiles; const read = files.read.bind(files); globalThis.times = 0;
        files.read = (...rows) => { globalThis.times += 1; return read(...rows); }; }"""
    )
    for day in range(5):
        page.evaluate(f"stationed.app.apply({{ periods: 'all', date: '194{day}-01-01' }})")
    page.evaluate("stationed.app.apply({ periods: 'all', date: '' })")
    page.wait_for_function("() => !document.querySelector('#stationed-place').textContent.includes('Reading')")
    page.wait_for_selector(".stationed-record")
    assert page.evaluate("globalThis.times") == 0


def test_records_in_sight_are_listed_searched_and_saved(tiled, open_page, tmp_path):
    atlas, out = tiled
    joined = join_claims(read_tables(atlas))
    page = open_page(out / "bench.html", fragment="#periods=p5")
    page.set_input_files("#stationed-files", [out / "bench.pmtiles", out / "bench.parquet"])
    page.wait_for_function("() => stationed.tiles.layer.discs.length > 0 && !stationed.tiles.layer.awaits()")
    page.locator(".stationed-all-records").click()
    page.wait_for_selector(".stationed-record")
    tables = read_tables(atlas)
    held = in_periods(joined, tables.periods).claim_possible[:, 5] & (joined.location_code >= 0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as CSV").click()
    saved.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.DictReader((tmp_path / "saved.csv").read_text(encoding="utf-8-sig").splitlines()))
    ids = joined.deployment_ids[joined.deployment_code[held]]
    assert sorted(row["deployment_id"] for row in rows) == sorted(ids)
    assert {row["held"] for row in rows} == {"definite", "possible"}
    wanted = rows[7]["unit_id"]
    page.locator("#stationed-sought").fill(wanted.upper())
    page.wait_for_function(f"() => document.querySelectorAll('.stationed-record').length < {min(len(rows), 100)}")
    page.wait_for_function("() => !document.querySelector('#stationed-place').textContent.includes('Reading')")
    expected = [row for row in rows if any(wanted.lower() in row[name].lower() for name in SOUGHT)]
    assert page.locator(".stationed-record").count() == min(len(expected), 100)


def test_page_whose_files_fail_says_so_on_a_telephone_too_and_not_that_nothing_is_here(tiled, browser):
    out = tiled[1]
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    held: list = []

    def answer(route) -> None:
        held.append(route) if route.request.url.endswith(".pmtiles") else part_of(out, route)

    context.route(f"{SITE}**", answer)
    with page.expect_request("**/*.pmtiles"):
        page.goto(f"{SITE}bench.html#periods=p5")
    page.wait_for_function("() => globalThis.stationed?.tiles?.opened")
    note = page.locator(".stationed-beside [role=status]")
    assert note.text_content() == "Reading …"
    for route in held:
        route.fulfill(status=404)
    page.wait_for_function("() => stationed.tiles.failure !== null")
    assert note.is_visible()
    assert "cannot be read" in note.inner_text()
    context.close()


def test_page_on_a_telephone_shows_its_places_and_keeps_their_list_with_the_periods(tiled, open_page):
    out = tiled[1]
    page = open_page(out / "bench.html", size=(390, 844))
    page.set_input_files("#stationed-files", [out / "bench.pmtiles", out / "bench.parquet"])
    page.wait_for_function("() => stationed.tiles.layer.discs.length > 0")
    assert page.locator(".stationed-beside").is_hidden()
    page.locator(".stationed-fold").click()
    assert page.locator(".stationed-beside-list button").first.is_visible()


NOT_OWN = "was not written together with this page: it is of another map or of another build."
"""How the sentence goes on that names a file of another build."""


def test_page_from_disk_refuses_records_of_another_build_and_asks_for_its_own(tiled, open_page, tmp_path):
    out = tiled[1]
    strange = tmp_path / "Other.parquet"
    data = (out / "bench.parquet").read_bytes()
    assert data.count(b"stationed_build") == 1
    strange.write_bytes(data.replace(b"stationed_build", b"stationed-build"))
    page = open_page(out / "bench.html", fragment="#periods=p5")
    note = page.locator(".stationed-beside [role=status]")
    page.set_input_files("#stationed-files", [out / "bench.pmtiles", strange])
    page.wait_for_function("() => stationed.tiles.refused !== null && stationed.tiles.layer.discs.length > 0")
    assert note.inner_text().startswith(f"Other.parquet {NOT_OWN}")
    assert "bench.parquet" in page.locator(".stationed-beside").inner_text()
    page.evaluate("stationed.tiles.card.open(stationed.tiles.layer.discs[0].spot)")
    assert page.locator(".stationed-record").count() == 0
    page.set_input_files("#stationed-files", [out / "bench.parquet"])
    page.wait_for_selector(".stationed-record")
    assert page.locator("#stationed-files").count() == 0
    assert note.inner_text() == ""


def test_page_from_disk_asks_for_the_one_file_that_cannot_be_read(tiled, open_page, tmp_path):
    out = tiled[1]
    (tmp_path / "spoilt.pmtiles").write_bytes(b"no tiles" * 4000)
    page = open_page(out / "bench.html", fragment="#periods=p5")
    page.set_input_files("#stationed-files", [tmp_path / "spoilt.pmtiles", out / "bench.parquet"])
    page.wait_for_function("() => stationed.tiles.failure !== null")
    said = page.locator(".stationed-beside [role=status]").inner_text()
    assert said.startswith("spoilt.pmtiles cannot be read: ")
    assert said.endswith(". Choose this file again.")
    assert page.locator(".stationed-asks label").inner_text() == "Choose bench.pmtiles"
    page.set_input_files("#stationed-files", [out / "bench.pmtiles"])
    page.wait_for_function("() => stationed.tiles.layer.discs.length > 0")
    assert page.locator("#stationed-files").count() == 0


def test_page_from_a_server_draws_nothing_of_another_build_and_says_so(tiled, browser):
    out = tiled[1]
    context = browser.new_context(viewport={"width": 1440, "height": 900})

    def answer(route) -> None:
        if not route.request.url.endswith(".html"):
            part_of(out, route)
            return
        page = (out / "bench.html").read_text(encoding="utf-8")
        route.fulfill(body=re.sub('"build":"[0-9a-f]{32}"', f'"build":"{"0" * 32}"', page), content_type="text/html")

    context.route(f"{SITE}**", answer)
    page = context.new_page()
    page.goto(f"{SITE}bench.html")
    page.wait_for_function("() => globalThis.stationed?.tiles?.failure")
    note = page.locator(".stationed-beside [role=status]")
    assert note.inner_text().startswith(f"bench.pmtiles {NOT_OWN}")
    assert page.evaluate("stationed.tiles.layer.discs.length") == 0
    context.close()
