"""Downloads: made in the page without a request, every claim in them, the atlas's own files byte for byte."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from page_atlas import a_map, hostile_atlas
from playwright.sync_api import expect

from stationed import build
from stationed.export import extract_inputs

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent


def saved(page, button: str, *, everything: bool = False) -> tuple[str, bytes]:
    """The name and bytes of the file that a button saves."""
    page.get_by_role("button", name="Download", exact=True).click()
    if everything:
        page.get_by_label("all (").check()
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def claims_in_geodata() -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / "geodata" / "deployments.csv").read_text(encoding="utf-8").splitlines()))


def test_all_as_csv_holds_every_claim_with_its_dates_as_written(open_page, built):
    name, data = saved(open_page(built / "atlas.html", kept=True), "CSV for spreadsheets", everything=True)
    assert name == "atlas.csv"
    kept = sorted((row["deployment_id"], row["start"], row["end"], row["men"]) for row in rows_of(data))
    written = sorted((row["deployment_id"], row["start"], row["end"], row["men"]) for row in claims_in_geodata())
    assert kept == written


def test_what_is_shown_as_csv_holds_the_claims_of_what_is_shown(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol")
    name, data = saved(page, "CSV for spreadsheets")
    ids = page.evaluate("stationed.shown()")
    rows = rows_of(data)
    assert name == "atlas-shown.csv"
    assert {row["deployment_id"] for row in rows} == set(ids["definite"] + ids["possible"])
    assert {row["deployment_id"] for row in rows if row["shown"] == "possible"} == set(ids["possible"])


def test_rival_claims_are_all_there_with_their_sources(open_page, built):
    _, data = saved(open_page(built / "atlas.html", kept=True), "CSV for spreadsheets", everything=True)
    rivals = [row for row in rows_of(data) if row["contested_in"]]
    assert len(rivals) > len({row["deployment_id"] for row in rivals})
    written = {(row["deployment_id"], row["source_ids"]) for row in claims_in_geodata()}
    assert {(row["deployment_id"], row["source_ids"]) for row in rivals} <= written


def test_all_as_geojson_has_a_feature_for_each_claim_and_no_place_for_what_is_not_located(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    name, data = saved(page, "GeoJSON for map programs", everything=True)
    collection = json.loads(data)
    features = collection["features"]
    assert name == "atlas.geojson"
    assert len(features) == len(claims_in_geodata())
    places = json.loads((ROOT / "geodata" / "locations.geojson").read_text(encoding="utf-8"))["features"]
    unlocated = {one["properties"]["id"] for one in places if one["geometry"] is None}
    assert {one["properties"]["location_id"] for one in features if one["geometry"] is None} <= unlocated | {""}
    assert {one["geometry"]["type"] for one in features if one["geometry"]} >= {"Point", "MultiPolygon"}
    assert collection["licence"]["name"] == "CC BY-SA 4.0"
    cited = {id_ for one in features for id_ in one["properties"]["source_ids"].split(";") if id_}
    assert set(collection["sources"]) == cited


def test_the_archive_holds_the_atlas_byte_for_byte_as_the_command_gives_it(open_page, built, tmp_path):
    name, data = saved(open_page(built / "atlas.html", kept=True), "Zip archive")
    assert name == "soviet-troops-in-mongolia.zip"
    (tmp_path / name).write_bytes(data)
    done = extract_inputs(tmp_path / name, tmp_path / "back")
    held = {path.relative_to(tmp_path / "back").as_posix(): path.read_bytes() for path in done.written}
    assert {path: (ROOT / "geodata" / path).read_bytes() for path in held} == held
    assert {"deployments.csv", "basemap/rivers.geojson"} <= set(held)
    assert done == replace(extract_inputs(built / "atlas.html", tmp_path / "page"), written=done.written)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("deployments.csv") == held["deployments.csv"]


def test_what_the_page_leaves_out_is_named(open_page, built, tmp_path):
    page = open_page(built / "atlas.html", kept=True)
    page.get_by_role("button", name="Download", exact=True).click()
    missing = extract_inputs(built / "atlas.html", tmp_path / "back").left_out
    said = page.get_by_role("dialog").inner_text()
    assert [path for path in missing if path not in said] == []
    assert bool(missing) == ("Left out for their size" in said)


def test_a_page_without_files_offers_the_records_alone(open_page, tmp_path):
    a_map().save(tmp_path / "trial.html")
    page = open_page(tmp_path / "trial.html")
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_role("button", name="CSV for spreadsheets")).to_be_visible()
    expect(page.get_by_role("button", name="Zip archive")).to_have_count(0)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-1+cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(open_page, tmp_path, text):
    a_map(hostile_atlas(text)).save(tmp_path / "hostile.html")
    _, data = saved(open_page(tmp_path / "hostile.html"), "CSV for spreadsheets", everything=True)
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@", "-1+"))] == []
    assert any(cell.startswith("'" + text[0]) for cell in cells)


HURRIED = """() => { const now = performance.now.bind(performance); let hours = 0;
  performance.now = () => now() + (hours += 3600000); }"""


def test_records_that_took_long_are_saved_by_a_link_since_browsers_may_refuse_to_by_themselves(open_page, built):
    page = open_page(built / "atlas.html")
    page.evaluate(HURRIED)
    page.get_by_role("button", name="Download", exact=True).click()
    page.get_by_label("all (").check()
    page.get_by_role("button", name="CSV for spreadsheets").click()
    link = page.get_by_role("link", name="Save atlas.csv (1 MB)")
    expect(link).to_be_focused()
    with page.expect_download() as download:
        link.press("Enter")
    assert len(rows_of(Path(download.value.path()).read_bytes())) == len(claims_in_geodata())


def test_records_are_not_put_together_to_the_end_when_the_dialog_is_closed_meanwhile(open_page, built):
    page = open_page(built / "atlas.html")
    page.evaluate(HURRIED)
    page.evaluate("() => { window.made = 0; URL.createObjectURL = () => { window.made += 1; return 'blob:none'; }; }")
    for closes, made in ((False, 1), (True, 1)):
        page.get_by_role("button", name="Download", exact=True).click()
        page.get_by_label("all (").check()
        # The page's first turn comes while the file is put together; by then the dialog is closed, or not.
        page.evaluate(
            "(closes) => { const [csv] = document.querySelectorAll('.stationed-downloads button'); csv.click();"
            " if (closes) document.querySelector('dialog[open]').close(); }",
            closes,
        )
        expect(page.locator(".stationed-downloads button:disabled")).to_have_count(0)
        assert page.evaluate("window.made") == made
        page.keyboard.press("Escape")


def test_a_page_that_left_all_its_files_out_offers_no_empty_archive(open_page, tmp_path, monkeypatch):
    monkeypatch.setattr("stationed.export.inputs.MOST", 1000)
    build(ROOT / "geodata", tmp_path, maps=["khalkhin-gol-1939"])
    page = open_page(tmp_path / "khalkhin-gol-1939.html")
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.get_by_text("Left out for their size: atlas.toml")).to_be_visible()
    expect(page.get_by_role("button", name="Zip archive")).to_have_count(0)
