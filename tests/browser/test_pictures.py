"""Pictures out of a page: what the map shows, made in the page, with all that a book wants beside it."""

from __future__ import annotations

import html
import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from page_atlas import a_map, hostile_atlas
from PIL import Image
from playwright.sync_api import expect

import stationed

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def pictures(page, *names: str) -> list[tuple[str, bytes]]:
    """The names and bytes of the pictures that buttons save."""
    page.get_by_role("button", name="Download", exact=True).click()
    found = []
    for name in names:
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        found.append((download.value.suggested_filename, Path(download.value.path()).read_bytes()))
    return found


def texts_of(data: bytes) -> list[str]:
    """The texts of an SVG file that are read, without the rims about them."""
    root = ElementTree.fromstring(data)
    return [one.text or "" for one in root.iter(f"{SVG}text") if one.get("aria-hidden") is None]


def test_a_picture_has_title_dates_names_legend_and_credit_as_letters(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", size=(1200, 800))
    before = page.evaluate("stationed.getState()")
    drawings = page.evaluate("stationed.app.marks.groups.length")
    (name, drawn), (small, one), (large, three) = pictures(page, "SVG", "PNG 1×", "PNG 3×")
    assert (name, small, large) == ("atlas.svg", "atlas.png", "atlas-3x.png")
    said = texts_of(drawn)
    assert said[:2] == ["Soviet troops in Mongolia, 1921–1992", "Khalkhin Gol (11 May – 16 September 1939)"]
    assert {"Ulaanbaatar", "Chita", "MONGOLIAN PEOPLE'S REPUBLIC"} <= {text.replace("’", "'") for text in said}
    assert {"Soviet", "Japanese", "cavalry", "event", "sources differ", "17 not located"} <= set(said)
    assert "CC BY-SA 4.0" in " ".join(said)
    assert any(re.fullmatch(r"\d+ km", text) for text in said)
    root = ElementTree.fromstring(drawn)
    assert len(list(root.iter(f"{SVG}image"))) == 1, "the relief alone is made of pixels"
    size = (round(float(root.get("width") or 0)), round(float(root.get("height") or 0)))
    with Image.open(BytesIO(one)) as picture, Image.open(BytesIO(three)) as fine:
        assert (picture.size, fine.size) == (size, (3 * size[0], 3 * size[1]))
        assert len(picture.convert("RGB").resize((200, 200)).getcolors(40000)) > 1000
    # The page is as it was.
    assert page.evaluate("stationed.getState()") == before
    assert page.evaluate("stationed.app.marks.groups.length") == drawings
    assert page.evaluate("[stationed.app.marks.sharp, stationed.app.marks.alone]") == [0, False]


def test_texts_of_data_stay_texts_in_a_picture(open_page, tmp_path):
    text = '</text><script>alert(1)</script>\x01 & "it" ]]>'
    a_map(hostile_atlas(text)).save(tmp_path / "hostile.html")
    ((_, drawn),) = pictures(open_page(tmp_path / "hostile.html"), "SVG")
    root = ElementTree.fromstring(drawn)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        *("svg", "title", "text", "path", "rect", "image", "g", "clipPath")
    }
    assert any("<script>alert(1)</script>" in said for said in texts_of(drawn))


@pytest.mark.parametrize("allowed", ["allow-scripts", "allow-scripts allow-downloads"])
def test_a_frame_shows_the_picture_that_it_may_not_save(allowed, open_page, tmp_path):
    a_map().save(tmp_path / "map.html")
    source = html.escape((tmp_path / "map.html").read_text(encoding="utf-8"))
    page = open_page(
        f'<!doctype html><title>Host</title><iframe srcdoc="{source}" title="Map" sandbox="{allowed}" width="1000" '
        'height="700"></iframe>'
    )
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Download", exact=True).click()
    frame.get_by_role("button", name="PNG 2×", exact=True).click()
    picture = frame.locator(".stationed-made img")
    expect(picture).to_be_visible(timeout=30_000)
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 500
    expect(frame.get_by_text("If nothing was saved")).to_be_visible()
    # The browser says in the console that the frame may not save.
    page.watched.console = [one for one in page.watched.console if "allow-downloads" not in one]


def test_what_others_put_on_the_map_is_in_the_picture_or_counted(open_page, tmp_path):
    import folium

    page_map = a_map()
    folium.GeoJson({"type": "LineString", "coordinates": [[104, 46], [110, 50]]}).add_to(page_map)
    folium.Marker([47.9, 106.9], icon=folium.DivIcon(html="<b>Here</b>")).add_to(page_map)
    page_map.save(tmp_path / "more.html")
    page = open_page(tmp_path / "more.html")
    ((_, drawn),) = pictures(page, "SVG")
    root = ElementTree.fromstring(drawn)
    assert any(one.get("stroke") == "#3388ff" for one in root.iter(f"{SVG}path"))
    expect(page.get_by_text("1 mark that was added to this page as markup")).to_be_visible()


def test_claims_leave_a_page_as_kml_and_come_back(open_page, built, tmp_path):
    page = open_page(built / "atlas.html")
    page.get_by_role("button", name="Download", exact=True).click()
    page.get_by_label("all (").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="KML").click()
    file = tmp_path / download.value.suggested_filename
    file.write_bytes(Path(download.value.path()).read_bytes())
    back, atlas = stationed.read(file), stationed.read(Path(__file__).parent.parent.parent / "geodata")

    def said(tables) -> list[tuple[str, ...]]:
        names = ("deployment_id", "unit_id", "start", "end", "men", "certainty", "location_id")
        return sorted(zip(*(tables.joined.frame[name].fillna("").astype(str) for name in names), strict=True))

    assert said(back) == said(atlas)


def test_a_picture_of_two_times_side_by_side_has_its_ground_on_both_sides(open_page, rhine):
    page = open_page(rhine / "rhine.html", fragment="#compare=varus,britain&beside=yes", size=(1200, 800))
    ((_, one),) = pictures(page, "PNG 1×")
    with Image.open(BytesIO(one)) as picture:
        width, height = picture.size
        sides = [picture.crop((x, height // 3, x + width // 3, height // 2)) for x in (20, width * 2 // 3 - 20)]
    assert [len(side.convert("RGB").getcolors(1_000_000)) > 100 for side in sides] == [True, True]


def test_no_column_of_a_download_has_the_name_of_another(open_page, rhine):
    page = open_page(rhine / "rhine.html", fragment="#compare=varus,britain")
    ((_, data),) = pictures(page, "CSV for spreadsheets")
    header = data.decode("utf-8-sig").splitlines()[0].split(",")
    assert {"quotation", "quotation_language", "change"} <= set(header)
    assert len(header) == len(set(header))
