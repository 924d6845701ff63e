"""The ground: what is drawn lies where it is, on the days it was there, and follows the map."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

RAILWAYS = """[...document.querySelectorAll('.stationed-ground .stationed-railway')]
  .map((path) => path.getAttribute('d')).join('')"""
PLACE_OF = """([longitude, latitude]) => {
  // Where the drawing itself puts a position: through the matrix of the SVG, not through the map.
  const svg = document.querySelector('.stationed-ground');
  const world = stationed.map.options.crs.latLngToPoint({lat: latitude, lng: longitude}, 0);
  const {scale, left, top} = stationed.app.ground.frame;
  const at = new DOMPoint(world.x * scale - left, world.y * scale - top);
  const seen = at.matrixTransform(svg.getScreenCTM());
  const box = stationed.map.getContainer().getBoundingClientRect();
  const point = stationed.map.latLngToContainerPoint([latitude, longitude]);
  return [seen.x - box.x - point.x, seen.y - box.y - point.y];
}"""
MARKS_SHIFT = """(() => {
  const {marks, map} = stationed.app;
  const [canvas, box] = [marks.canvas.getBoundingClientRect(), map.getContainer().getBoundingClientRect()];
  const corner = map.latLngToContainerPoint(marks.bounds.getNorthWest());
  return [canvas.x - box.x - corner.x, canvas.y - box.y - corner.y];
})()"""
PLACES = [(106.9, 47.9), (114.5, 48.1), (90, 45)]


def shift(page):
    return [value for place in PLACES for value in page.evaluate(PLACE_OF, place)]


@pytest.mark.parametrize("view", ["4/47/104", "6.5/48/110", "11/47.92/106.92", "16/47.92/106.92"])
def test_the_ground_lies_where_the_map_says(open_page, built, view):
    page = open_page(built / "atlas.html", fragment=f"#map={view}", kept=True)
    assert shift(page) == pytest.approx([0] * 6, abs=1.5)


# How much wider the frame is than the view, in hundredths.
BEYOND = """() => {
  const { frame } = stationed.app.ground;
  const { min, max } = stationed.map.getPixelBounds();
  return Math.round((100 * (frame.width - (max.x - min.x))) / (max.x - min.x));
}"""


def come_to(page):
    """A page to whose map somebody has come, so that it is drawn as far beyond the view as it will be."""
    page.locator(".stationed-map").hover()
    page.wait_for_function(f"() => ({BEYOND})() === 80")
    return page


def test_the_ground_follows_a_pan_without_being_drawn_again(open_page, built):
    page = come_to(open_page(built / "atlas.html", fragment="#map=5/47/104", kept=True))
    frame = page.evaluate("JSON.stringify(stationed.app.ground.frame)")
    page.evaluate("void stationed.map.panBy([200, 120], {animate: false})")
    assert page.evaluate("JSON.stringify(stationed.app.ground.frame)") == frame
    assert shift(page) == pytest.approx([0] * 6, abs=1.5)
    page.evaluate("void stationed.map.panBy([1600, 0], {animate: false})")
    assert page.evaluate("JSON.stringify(stationed.app.ground.frame)") != frame
    assert shift(page) == pytest.approx([0] * 6, abs=1.5)


def test_ground_and_symbols_keep_their_places_during_a_flight(open_page, built):
    page = open_page(built / "atlas.html", fragment="#map=5/47/104")
    page.evaluate("void stationed.map.flyTo([48, 112], 9, {duration: 1})")
    page.wait_for_function("() => stationed.map.getZoom() > 5.5")
    assert page.evaluate("stationed.map.getZoom()") < 9
    assert shift(page) == pytest.approx([0] * 6, abs=3)
    assert page.evaluate(MARKS_SHIFT) == pytest.approx([0, 0], abs=3)


def test_railways_come_with_the_day_they_were_there(open_page, built):
    page = come_to(open_page(built / "atlas.html", fragment="#periods=all&date=1921-07-06&map=5/47/104", kept=True))
    before = page.evaluate(RAILWAYS)
    page.evaluate("stationed.setState({date: '1975-01-01'})")
    assert len(page.evaluate(RAILWAYS)) > len(before)
    page.evaluate("stationed.setState({date: '1921-07-06'})")
    assert page.evaluate(RAILWAYS) == before


def test_lines_of_a_kind_are_one_path_and_areas_each_their_own(open_page, built):
    page = open_page(built / "atlas.html", kept=True)
    assert page.locator(".stationed-ground .stationed-rivers").count() == 1
    assert page.locator(".stationed-ground .stationed-land").count() > 1


LAND_AT = """([longitude, latitude]) => {
  // Whether land is drawn at a position, which may lie a world further on.
  const {scale, left, top} = stationed.app.ground.frame;
  const world = stationed.map.options.crs.latLngToPoint({lat: latitude, lng: longitude}, 0);
  const at = new DOMPoint(world.x * scale - left, world.y * scale - top);
  return [...document.querySelectorAll('.stationed-ground .stationed-land')].some((path) => path.isPointInFill(at));
}"""
BRAZIL, SAHARA, PACIFIC = (-50, -10), (10, 23), (-150, 5)


@pytest.mark.parametrize(("view", "worlds"), [("2/47/104", (0, 1)), ("2/47/-100", (-1, 0)), ("2/20/464", (1, 2))])
def test_a_view_wider_than_the_world_shows_its_ground_again(open_page, built, view, worlds):
    page = come_to(open_page(built / "atlas.html", fragment=f"#map={view}", kept=True))
    for world in worlds:
        for (longitude, latitude), land in ((BRAZIL, True), (SAHARA, True), (PACIFIC, False)):
            assert page.evaluate(LAND_AT, [longitude + 360 * world, latitude]) is land


SLOPES_AT = """async ([longitude, latitude]) => {
  // How much of the slopes is drawn about a position: the sum of what covers it.
  const {ground} = stationed.app;
  await ground.shaded;
  ground.finish();
  const {scale, left, top} = ground.frame;
  const {canvas} = ground.relief;
  if (!canvas.width || getComputedStyle(canvas).display === 'none') return 0;
  const world = stationed.map.options.crs.latLngToPoint({lat: latitude, lng: longitude}, 0);
  const shrunk = canvas.width / parseFloat(canvas.style.width);
  const [x, y] = [(world.x * scale - left) * shrunk, (world.y * scale - top) * shrunk];
  // Of a copy: canvases that are shown are not made to be read.
  const copy = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  copy.drawImage(canvas, x - 10, y - 10, 20, 20, 0, 0, 20, 20);
  const {data} = copy.getImageData(0, 0, 20, 20);
  return data.reduce((sum, value, i) => sum + (i % 4 === 3 ? value : 0), 0);
}"""
SAYAN, YELLOW_SEA = (97.0, 53.0), (123.0, 36.0)


def test_slopes_are_drawn_on_the_land_alone(open_page, built):
    page = open_page(built / "atlas.html", fragment="#map=4/45/110", kept=True)
    assert page.evaluate(SLOPES_AT, SAYAN) > 2000
    assert page.evaluate(SLOPES_AT, YELLOW_SEA) == 0


@pytest.mark.parametrize("fragment", ["#theme=contrast&map=4/45/110", "#map=12/53/97"], ids=["contrast", "near"])
def test_slopes_are_left_out_where_they_would_disturb_or_be_coarse(open_page, built, fragment):
    assert open_page(built / "atlas.html", fragment=fragment, kept=True).evaluate(SLOPES_AT, SAYAN) == 0


def test_slopes_have_the_colours_of_the_theme(open_page, built):
    page = open_page(built / "atlas.html", fragment="#theme=light&map=4/45/110", kept=True)
    light = page.evaluate(SLOPES_AT, SAYAN)
    page.evaluate("stationed.setState({theme: 'dark'})")
    assert page.evaluate(SLOPES_AT, SAYAN) != light
    page.evaluate("stationed.setState({theme: 'light'})")
    assert page.evaluate(SLOPES_AT, SAYAN) == light


EDGES = """(async () => {
  const {relief, shaded} = stationed.app.ground;
  await shaded;
  for (const one of relief.levels) one.add(one.level.tiles);
  return relief.levels.map(({context, drawing}) => {
    const middle = Math.floor(drawing.height / 2);
    const {data} = context.getImageData(0, middle, drawing.width, 1);
    return [0, 15, 31, 40, drawing.width - 1].map((x) => data[4 * x + 3]);
  });
})()"""


def test_finer_slopes_rise_from_the_coarser_over_32_of_their_pixels(open_page, built):
    coarsest, *finer = open_page(built / "atlas.html", kept=True).evaluate(EDGES)
    assert coarsest == [255] * 5
    assert len(finer) == 2
    for alphas in finer:
        assert alphas == pytest.approx([4, 124, 251, 255, 4], abs=2)


STRIP = """async () => {
  // Four rows of pixels from 92 to 118 degrees east: as they are shown, and as they are with every level drawn whole.
  const { ground, map } = stationed.app;
  await ground.shaded;
  ground.finish();
  const { relief, frame } = ground;
  const shrunk = relief.canvas.width / parseFloat(relief.canvas.style.width);
  const corner = { x: frame.left, y: frame.top };
  const at = (lng) =>
    map.options.crs.latLngToPoint({ lat: 47, lng }, 0).multiplyBy(frame.scale).subtract(corner).multiplyBy(shrunk);
  const [from, to] = [at(92), at(118)];
  const [x, y] = [Math.round(from.x), Math.round(from.y)];
  const rows = (draw) => {
    const pen = new OffscreenCanvas(Math.round(to.x - from.x), 4).getContext('2d', { willReadFrequently: true });
    pen.translate(-x, -y);
    draw(pen);
    return pen.getImageData(0, 0, pen.canvas.width, 4);
  };
  const shown = rows((pen) => pen.drawImage(relief.canvas, 0, 0)).data;
  for (const one of relief.levels) one.add(one.level.tiles);
  const mixed = rows((pen) => {
    pen.fillStyle = 'rgb(128, 128, 128)';
    pen.fillRect(x, y, pen.canvas.width, 4);
    for (const { level: { size, left, top, right, bottom }, drawing } of relief.levels) {
      const [x0, y0, x1, y1] = [left, top, right, bottom].map((one, i) =>
        Math.round(((one * 256 * frame.scale) / size - (i % 2 ? frame.top : frame.left)) * shrunk));
      const grown = (256 * frame.scale * shrunk) / size;
      pen.imageSmoothingQuality = grown > 1.2 ? 'high' : grown < 1 / 1.2 ? 'medium' : 'low';
      pen.drawImage(drawing, x0, y0, x1 - x0, y1 - y0);
    }
  });
  const greys = new Uint32Array(mixed.data.buffer);
  greys.forEach((grey, i) => { greys[i] = relief.tones[grey & 255]; });
  const whole = rows((pen) => {
    const own = new OffscreenCanvas(mixed.width, mixed.height).getContext('2d');
    own.putImageData(mixed, 0, 0);
    pen.drawImage(own.canvas, x, y);
  }).data;
  const other = shown.filter((one, i) => Math.abs(one - whole[i]) > 2).length;
  return [shown.length, shown.some((value) => value > 0), other];
}"""


def test_slopes_are_made_of_the_tiles_that_are_in_sight_and_of_others_as_they_come(open_page, built):
    page = open_page(built / "atlas.html", fragment="#map=7/48.1/118.5")
    drawn = "async () => { await stationed.app.ground.shaded; stationed.app.ground.finish();"
    drawn += " return stationed.app.ground.relief.levels.map(({ drawn, level }) => [drawn.size, level.tiles.length]); }"
    before = page.evaluate(drawn)
    assert all(0 < some < every for some, every in before[1:])
    page.evaluate("stationed.map.setView([46, 95], 5, { animate: false })")
    after = page.evaluate(drawn)
    assert after[2][0] > before[2][0]


def test_the_ground_is_drawn_further_beyond_the_view_when_somebody_comes_to_the_map(open_page, built):
    page = open_page(built / "atlas.html")
    assert page.evaluate(BEYOND) == 20
    come_to(page)
    page.evaluate("stationed.map.setZoom(stationed.map.getZoom() + 1, { animate: false })")
    page.wait_for_function(f"() => ({BEYOND})() === 80")


def test_ground_that_was_taken_off_heeds_nobody_who_comes_to_the_map(open_page, built):
    page = open_page(built / "atlas.html")
    came = "stationed.map.getContainer().dispatchEvent(new Event('keydown'));"
    page.evaluate(f"stationed.map.removeLayer(stationed.app.ground); {came}")
    assert page.evaluate("stationed.app.ground.touched") is False
    page.evaluate(f"stationed.map.addLayer(stationed.app.ground); {came}")
    assert page.evaluate("stationed.app.ground.touched") is True


def test_the_ground_is_drawn_before_a_map_that_nobody_has_touched_leaves_it(open_page, built):
    page = open_page(built / "atlas.html", fragment="#map=6/47/105")
    page.evaluate("stationed.map.panBy([300, 0], { animate: false })")
    assert page.evaluate("stationed.app.ground.isWithin()")
    assert page.evaluate(BEYOND) == 80


@pytest.mark.parametrize("view", ["5/47/104", "6.5/47/106"])
def test_what_a_finer_level_hides_of_the_slopes_is_not_missed(open_page, built, view):
    # A page of its own: where the legend has another height, rows lie on halves of pixels, which round either way.
    number, drawn, other = come_to(open_page(built / "atlas.html", fragment=f"#map={view}")).evaluate(STRIP)
    assert number > 4 * 4 * 250
    assert drawn
    assert other < number / 1000  # the shores of lakes, within which no slopes are shown
