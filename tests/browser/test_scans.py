"""Scanned maps and borders of today on a page: where they stand, how they are shown and hidden, that they print."""

from __future__ import annotations

import math

import pytest
from ground.twelve import TWELVE, an_atlas_of
from scans.plans import POINTS, SIZE

import stationed

pytestmark = pytest.mark.browser

SCAN = ".stationed-scan"
SHEETS = """() => [...document.querySelectorAll('.stationed-scan')].map((image) => {
  const box = image.getBoundingClientRect(), map = stationed.map.getContainer().getBoundingClientRect();
  return [box.left - map.left, box.top - map.top, box.right - map.left, box.bottom - map.top];
})"""
VIEW = """() => {
  const view = stationed.map.getBounds();
  return [view.getWest(), view.getEast(), view.getSouth(), view.getNorth()];
}"""
LAND_BENEATH = """() => {
  // The world of the map is 256 pixels high at zoom 0.
  const {scale, left, top} = stationed.app.ground.frame;
  const at = new DOMPoint(128 * scale - left, 270 * scale - top);
  return [...document.querySelectorAll('.stationed-ground .stationed-land')].some((path) => path.isPointInFill(at));
}"""


@pytest.fixture(scope="module")
def atlases(tmp_path_factory):
    """The folder of built pages: the scan over a town, and five of wide maps."""
    folder = tmp_path_factory.mktemp("twelve")
    for name in ("scan", "world", "pacific", "arctic", "antarctica"):
        root = an_atlas_of(name, folder / "in")
        if name == "world":
            settings = root / "atlas.toml"
            settings.write_text(settings.read_text("utf-8") + '[ground]\nborders = "modern"\n', "utf-8")
        stationed.build(root, folder / "out")
    return folder / "out"


def on_the_sphere(longitude, latitude):
    """Pixels of the web's Mercator map at zoom 0, by its formula."""
    north = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
    return 128 * (1 + longitude / 180), 128 * (1 - north / math.pi)


def fitted():
    """Corners of the picture by least squares over its control points, an affine map of pixels to the sphere."""
    points = [(pixel, on_the_sphere(6.958 + (x - 6.97) / 8, 50.936 + (y - 50.93) / 8)) for pixel, (x, y) in POINTS]
    rows = [(1.0, float(x), float(y)) for (x, y), _ in points]
    normal = [[sum(row[i] * row[j] for row in rows) for j in range(3)] for i in range(3)]
    found = []
    for axis in (0, 1):
        right = [sum(row[i] * at[axis] for row, (_, at) in zip(rows, points, strict=True)) for i in range(3)]
        found.append([determinant(replaced(normal, i, right)) / determinant(normal) for i in range(3)])
    corners = [(0, 0), (SIZE[0], 0), SIZE, (0, SIZE[1])]
    return [tuple(a + b * x + c * y for a, b, c in found) for x, y in corners]


def determinant(m):
    return sum(
        m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]) for i in range(3)
    )


def replaced(matrix, column, values):
    return [[values[i] if j == column else row[j] for j in range(3)] for i, row in enumerate(matrix)]


def test_a_scan_stands_where_its_points_put_it_and_is_shown_faded_and_printed(open_page, atlases):
    page = open_page(atlases / "scan.html", fragment="#map=13.5/50.936/6.966")
    centre = page.evaluate("(() => { const {x, y} = stationed.map.getSize(); return [x / 2, y / 2]; })()")
    middle, scale = on_the_sphere(6.966, 50.936), 2**13.5
    corners = [tuple(centre[axis] + (corner[axis] - middle[axis]) * scale for axis in (0, 1)) for corner in fitted()]
    ((left, top, right, bottom),) = page.evaluate(SHEETS)
    expected = [
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    ]
    assert [left, top, right, bottom] == pytest.approx(expected, abs=2)

    slider = page.get_by_role("slider", name="Plan of Cologne")
    assert slider.input_value() == "75"
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.locator(SCAN).evaluate("(image) => image.style.opacity") == "0.65"
    page.keyboard.press("Home")
    assert page.locator(SCAN).evaluate("(image) => image.style.opacity") == "0"
    page.keyboard.press("End")

    page.emulate_media(media="print")
    assert page.locator(SCAN).is_visible()
    assert not page.locator(".stationed-scans").is_visible()
    page.emulate_media(media="screen")

    box = page.get_by_role("checkbox", name="Plan of Cologne", exact=True)
    box.uncheck()
    assert page.locator(SCAN).count() == 0
    assert slider.is_disabled()
    box.check()
    assert page.locator(SCAN).count() == 1


def test_a_scan_is_faded_by_touch_on_a_telephone(open_page, atlases):
    page = open_page(atlases / "scan.html", size=(390, 844), touch=True)
    page.locator(".stationed-scans summary").tap()
    slider = page.get_by_role("slider", name="Plan of Cologne")
    box = slider.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] / 2)
    assert 15 <= int(slider.input_value()) <= 35
    assert float(page.locator(SCAN).evaluate("(image) => image.style.opacity")) == int(slider.input_value()) / 100


@pytest.mark.parametrize("name", ["world", "pacific", "arctic", "antarctica"])
def test_a_map_of_the_whole_world_or_of_a_pole_opens_whole_on_a_telephone(open_page, atlases, name):
    page = open_page(atlases / f"{name}.html", size=(390, 844), touch=True)
    view = page.evaluate(VIEW)
    places = list(TWELVE[name].places.values())
    turned = [((x - view[0]) % 360 + view[0], y) for x, y in places]
    assert [at for at in turned if not (at[0] <= view[1] and view[2] <= at[1] <= view[3])] == []
    if name == "world":
        assert page.locator(".stationed-ground .stationed-borders").count() == 1
        page.locator(".stationed-legend summary").first.tap()
        assert page.locator("li:has(.stationed-borders) > span").inner_text() == "borders of today"
    if name == "antarctica":  # beneath the end of the map's world land goes on
        assert page.evaluate(LAND_BENEATH)
