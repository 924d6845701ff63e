"""The points of a crowd: the same by WebGL as by canvas, and by canvas where there is no WebGL or no longer."""

from __future__ import annotations

import pytest
from browser.pages import Spare

pytestmark = pytest.mark.browser
GIVES_WEBGL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
# A processor draws in it what a graphics card should: four times the pixels take four times as long.
SMALL = (640, 480)
WAY = "stationed.app.marks.points.way"
# Both pictures, laid on one another as the browser does: pixels that differ by more than rounding, and pixels drawn.
COMPARED = """(() => {
  const { marks } = stationed.app;
  const taken = (way) => {
    marks.points.use(way);
    if (marks.points.way !== way) throw new Error(marks.points.why);
    const flat = document.createElement('canvas');
    Object.assign(flat, { width: marks.canvas.width, height: marks.canvas.height });
    const context = flat.getContext('2d', { willReadFrequently: true });
    for (const canvas of [marks.points.canvas, marks.canvas]) if (canvas) context.drawImage(canvas, 0, 0);
    return context.getImageData(0, 0, flat.width, flat.height).data;
  };
  const [canvas, webgl] = [taken('canvas'), taken('webgl')];
  let [differ, drawn] = [0, 0];
  for (let at = 0; at < canvas.length; at += 4) {
    if (canvas[at + 3] > 0) drawn += 1;
    const apart = (part) => Math.abs(canvas[at + part] * canvas[at + 3] - webgl[at + part] * webgl[at + 3]);
    if (Math.max(...[0, 1, 2].map(apart)) > 6 * 255 || Math.abs(canvas[at + 3] - webgl[at + 3]) > 3) differ += 1;
  }
  return { differ, drawn };
})()"""
DRAWN = """(() => {
  const { canvas } = stationed.app.marks;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let drawn = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] > 0) drawn += 1;
  return drawn;
})()"""
LOSE = "window.end = stationed.app.marks.points.gl.gl.getExtension('WEBGL_lose_context')"


@pytest.fixture(scope="module")
def browser(browser, chromium):
    """A Chromium whose WebGL is worked out by the processor."""
    other = browser.browser_type.launch(executable_path=chromium, args=GIVES_WEBGL)
    yield other
    other.close()


@pytest.fixture(scope="module")
def spare(browser):
    """Pages of that Chromium."""
    return Spare(browser)


@pytest.mark.parametrize("state", [{}, {"colour": "period"}, {"theme": "dark"}], ids=["sides", "periods", "dark"])
def test_webgl_draws_the_same_points_as_the_canvas(open_page, crowded, state):
    page = open_page(crowded, size=SMALL, fragment="#periods=all", kept=True)
    page.evaluate("(state) => stationed.setState(state)", state)
    found = page.evaluate(COMPARED)
    assert found["drawn"] > 5000
    assert found["differ"] == 0


def test_webgl_follows_the_map_and_the_choice(open_page, crowded):
    page = open_page(crowded, size=SMALL, fragment="#periods=all")
    page.evaluate("stationed.app.marks.points.use('webgl')")
    page.evaluate("stationed.setState({periods: 'war'}); stationed.map.panBy([120, -60], {animate: false})")
    assert page.evaluate(WAY) == "webgl"
    assert page.evaluate(COMPARED)["differ"] == 0


def test_few_places_need_no_webgl(open_page, crowded):
    page = open_page(crowded, size=SMALL, fragment="#periods=all")
    assert page.evaluate(WAY) == "canvas"
    assert page.locator(".stationed-points").count() == 0


def test_without_webgl_the_canvas_draws_the_points(open_page, crowded):
    page = open_page(crowded, size=SMALL, fragment="#periods=all")
    page.evaluate(
        "(() => { const { getContext } = HTMLCanvasElement.prototype; HTMLCanvasElement.prototype.getContext ="
        " function (kind, ...rest) { return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest); }; })()"
    )
    page.evaluate("stationed.app.marks.points.use('webgl')")
    assert page.evaluate("[stationed.app.marks.points.way, stationed.app.marks.points.why]") == ["canvas", "no WebGL"]
    assert page.evaluate(DRAWN) > 5000


def test_after_the_context_is_lost_the_canvas_draws_the_points_until_it_is_back(open_page, crowded):
    page = open_page(crowded, size=SMALL, fragment="#periods=all")
    page.evaluate("stationed.app.marks.points.use('webgl')")
    page.evaluate(f"void ({LOSE})")
    page.evaluate("window.end.loseContext()")
    page.wait_for_selector(".stationed-points[hidden]", state="attached")
    assert page.evaluate(WAY) == "canvas"
    assert page.evaluate(DRAWN) > 5000
    page.evaluate("window.end.restoreContext()")
    page.wait_for_selector(".stationed-points:not([hidden])")
    assert page.evaluate(WAY) == "webgl"
