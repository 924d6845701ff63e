"""A page from disk without a network: its periods are real layers, its card and lists say what the data say.

The harness asserts at the end of each test that nothing was asked for, written to the console, thrown or refused.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.points import POINT_OF
from page_atlas import a_map, joined_of, trial_atlas

from stationed.page import render_page

pytestmark = pytest.mark.browser
PERIODS = ["before", "war", "after"]
COUNT_EVENTS = """() => {
  const hears = 'heard' in window;
  window.heard = [];
  if (hears) return;
  for (const name of ['overlayadd', 'overlayremove']) stationed.map.on(name, (e) => window.heard.push([name, e.name]));
}"""
LAYER = "stationed.app.layers.find((layer) => layer.id === id)"


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("trial") / "atlas.html"
    path.write_text(render_page(a_map()), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def page(open_page, trial):
    """The trial atlas, opened and ready."""
    page = open_page(trial, kept=True)
    page.evaluate("stationed.ready")
    return page


def shown(page, ids):
    """What is shown of some periods, as Python tells membership."""
    tables = trial_atlas()
    joined, membership = joined_of(tables)
    place = PERIODS.index(ids)
    sure = {str(joined.deployment_ids[row]) for row in membership.definite[:, place].nonzero()[0]}
    may = {str(joined.deployment_ids[row]) for row in membership.possible[:, place].nonzero()[0]}
    found = page.evaluate("stationed.shown()")
    return (set(found["definite"]), set(found["possible"])), (sure, may - sure)


def test_a_page_asks_for_itself_alone(page):
    assert page.watched.requests == [page.watched.address]


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_alone_shows_what_python_says(page, period):
    page.evaluate("id => stationed.setState({periods: id})", period)
    found, expected = shown(page, period)
    assert found == expected


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_is_a_layer_that_can_be_taken_off_and_put_on(page, period):
    page.evaluate(COUNT_EVENTS)
    title = f"Period {period}"
    on = page.evaluate(
        f"id => {{ stationed.map.removeLayer({LAYER}); return stationed.map.hasLayer({LAYER}); }}", period
    )
    assert (on, page.evaluate("window.heard")) == (False, [["overlayremove", title]])
    assert page.evaluate("stationed.getState().periods") == ",".join(one for one in PERIODS if one != period)
    on = page.evaluate(f"id => {{ stationed.map.addLayer({LAYER}); return stationed.map.hasLayer({LAYER}); }}", period)
    assert (on, page.evaluate("window.heard")[1:]) == (True, [["overlayadd", title]])
    assert page.evaluate("stationed.getState().periods") == "all"


def test_a_period_gives_its_bounds_its_parts_and_geojson(page):
    found = page.evaluate(
        """id => {
          const layer = stationed.app.layers.find((one) => one.id === id);
          const ids = [];
          const visit = function (part) { ids.push([this.name, part.feature.properties.deployment_id]); };
          layer.eachLayer(visit, { name: 'x' });
          const { features, type } = layer.toGeoJSON();
          return { ids, bounds: layer.getBounds().toBBoxString(), features, type };
        }""",
        "war",
    )
    told = {one["properties"]["deployment_id"] for one in found["features"]}
    expected = page.evaluate("id => { stationed.setState({ periods: id }); return stationed.shown(); }", "war")
    assert found["type"] == "FeatureCollection"
    assert told == {*expected["definite"], *expected["possible"]}
    placed = [one for one in found["features"] if one["geometry"] is not None]
    assert [id_ for _, id_ in found["ids"]] == [one["properties"]["deployment_id"] for one in placed]
    assert {name for name, _ in found["ids"]} == {"x"}
    states = {one["properties"]["deployment_id"]: one["properties"]["presence"] for one in found["features"]}
    assert {id_ for id_, presence in states.items() if presence == "definite"} == set(expected["definite"])
    west, south, east, north = map(float, found["bounds"].split(","))
    points = [one["geometry"]["coordinates"] for one in placed if one["geometry"]["type"] == "Point"]
    assert points
    assert all(west <= x <= east and south <= y <= north for x, y in points)


def test_the_state_switches_layers_and_says_so_once(page):
    page.evaluate(COUNT_EVENTS)
    page.evaluate("stationed.setState({periods: 'war'})")
    assert page.evaluate("window.heard") == [["overlayremove", "Period before"], ["overlayremove", "Period after"]]
    has = (
        "PERIODS => PERIODS.map((id) => stationed.map.hasLayer(stationed.app.layers.find((layer) => layer.id === id)))"
    )
    assert page.evaluate(has, PERIODS) == [False, True, False]


@pytest.mark.parametrize(("state", "number"), [("all", 6), ("none", 0)])
def test_all_and_none_are_choices_too(page, state, number):
    page.evaluate("state => stationed.setState({periods: state})", state)
    found = page.evaluate("stationed.shown()")
    assert len(found["definite"]) + len(found["possible"]) == number


def test_a_click_on_a_symbol_opens_its_card(page):
    page.evaluate("stationed.setState({periods: 'war'})")
    point = page.evaluate(
        "(() => { const row = stationed.app.tables.deployments.find('id', 'D-sure');"
        f" const at = {POINT_OF}(row), box = stationed.map.getContainer().getBoundingClientRect();"
        " return [at.x + box.left, at.y + box.top]; })()"
    )
    page.mouse.click(*point)
    assert page.evaluate("stationed.getState().select") == "D-sure"
    card = page.inner_text("#stationed-card")
    for said in ("Unit U-1", "Place L-1", "1939", "5,000", "Book s2", "Book s1", "A note"):
        assert said in card


def test_a_deployment_without_a_place_is_listed(page):
    page.evaluate("stationed.setState({periods: 'before'})")
    assert page.evaluate("stationed.shown().definite.includes('D-lost')")
    assert page.locator(".stationed-unlocated .stationed-link").all_text_contents() == ["Unit U-3"]


def test_a_deployment_without_dates_can_be_read(page):
    page.evaluate("stationed.setState({select: 'D-undated'})")
    assert "not known" in page.inner_text("#stationed-card")


def test_a_contested_deployment_shows_both_claims(page):
    page.evaluate("stationed.setState({select: 'D-rival'})")
    card = page.text_content("#stationed-card")
    assert all(said in card for said in ("Claim 1", "Claim 2", "Place L-1", "Place L-2", "Book s1", "Book s3"))


STATES = [
    {"periods": "war", "select": "D-sure", "language": "ru", "theme": "dark"},
    {"periods": "before,after", "start_date": "1937-01-01", "end_date": "1938-12-31"},
    {"periods": "none"},
    {"periods": "all", "date": "1939-08-20", "map": "6/47/110"},
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: "&".join(state))
def test_a_state_survives_the_address_of_the_page(open_page, trial, state):
    first = open_page(trial, kept=True)
    first.evaluate("stationed.ready")
    first.evaluate("state => stationed.setState(state)", state)
    # A moment has more words than a period: the map makes room for them in the next frame.
    first.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )
    wanted = first.evaluate("stationed.getState()")
    fragment = first.evaluate("() => '#' + Object.entries(stationed.getState())"
                              ".map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')")  # fmt: skip
    second = open_page(trial, fragment=fragment)
    second.evaluate("stationed.ready")
    assert second.evaluate("stationed.getState()") == wanted
    assert second.evaluate("stationed.shown()") == first.evaluate("stationed.shown()")
