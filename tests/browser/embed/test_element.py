"""The element stationed-map: attributes both ways, events, a handle of promises, the height that the map asks for."""

from __future__ import annotations

import pytest
from browser.waiting import until_delivered, until_still
from playwright.sync_api import expect

from stationed.embed import height_for


def page_of(address: str, attributes: str, more: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><title>Host</title><style>body {{ margin: 0 }}</style>
<script src="{address}/stationed-embed.js" defer></script>
<script>window.said = [];
for (const name of ['ready', 'state', 'select', 'height']) {{
  document.addEventListener(`stationed:${{name}}`, (event) => window.said.push([name, event.detail]));
}}</script>
<main><h1>Host</h1><stationed-map src="{address}/rhine.html" {attributes}><a href="{address}/rhine.html">The
legions on the Rhine</a></stationed-map>{more}</main>"""


@pytest.fixture(scope="module")
def page(lasting_host, maps, frame_of):
    page = lasting_host(page_of(maps.address, 'period="varus" date="0014-08-19" ui="none"'))
    frame_of(page)
    page.evaluate("document.querySelector('stationed-map').ready.then(() => {})")
    return page


def on_map(page, code: str):
    return page.evaluate(f"(async () => {{ const map = document.querySelector('stationed-map'); return {code}; }})()")


def test_attributes_start_the_map(page):
    state = on_map(page, "await map.getState()")
    assert (state["periods"], state["date"], state["ui"]) == ("varus", "0014-08-19", "none")


def test_the_frame_is_named_sandboxed_and_lazy(page):
    frame = on_map(page, "Object.fromEntries(Array.from(map.frame.attributes, ({ name, value }) => [name, value]))")
    assert frame["title"] == "The legions on the Rhine"
    assert (frame["sandbox"], frame["loading"], frame["referrerpolicy"]) == ("allow-scripts", "lazy", "no-referrer")


def test_events_bubble_and_the_first_is_ready(page):
    said = page.evaluate("window.said")
    assert {"ready", "height"} <= {name for name, _ in said}
    assert next(detail for name, detail in said if name == "ready")["map"] == "rhine"


def test_an_attribute_that_changes_sets_the_map_and_a_range_is_one_attribute(page):
    on_map(page, "map.setAttribute('date', '0012-01-01/0016-12-31')")
    page.wait_for_function("() => document.querySelector('stationed-map').state.end_date === '0016-12-31'")
    state = on_map(page, "await map.getState()")
    assert (state["start_date"], state.get("date")) == ("0012-01-01", None)
    on_map(page, "map.removeAttribute('date')")
    page.wait_for_function("() => !document.querySelector('stationed-map').state.end_date")


def test_what_is_done_on_the_map_is_in_the_attributes(page, frame_of):
    frame_of(page).evaluate("stationed.setState({ date: '0070-01-01', periods: 'civil-war', theme: 'dark' })")
    element = page.locator("stationed-map")
    expect(element).to_have_attribute("date", "0070-01-01")
    expect(element).to_have_attribute("period", "civil-war")
    expect(element).to_have_attribute("theme", "dark")


def test_the_handle_sets_and_tells_what_is_shown(page, frame_of):
    state = on_map(page, "await map.setState({ periods: ['varus', 'frontier'], date: '0014-08-19', select: 'R-05' })")
    assert (state["periods"], state["select"]) == ("varus,frontier", "R-05")
    assert on_map(page, "await map.shown()") == frame_of(page).evaluate("stationed.shown()")
    page.wait_for_function("() => window.said.some(([name, detail]) => name === 'select' && detail.select === 'R-05')")


def test_a_page_in_the_frame_that_is_no_map_cannot_break_or_blow_up_the_element(page, frame_of):
    height = on_map(page, "map.frame.style.height")
    frame_of(page).evaluate("""() => {
      const odd = { toString: 1, valueOf: 1 };
      const say = (more) => parent.postMessage({ type: 'stationed:state', ...more }, '*');
      for (const id of ['__proto__', 'constructor', 'valueOf', '__defineGetter__', [], {}, odd]) say({ id });
      for (const height of [1e9, -5, '100000vh', '5px;position:fixed', [], {}, odd, NaN]) say({ height });
      for (const state of ['x', 7, [1], { select: {} }, { select: odd }, odd,
        { period: [], theme: 5 }, { __proto__: 'x' }]) say({ state });
      parent.postMessage({ type: ['stationed:ready'], state: { toString: 1 } }, '*');
      parent.postMessage({ type: odd }, '*');
      say({ state: { select: 'R-05', theme: 'light' } });
    }""")
    expect(page.locator("stationed-map")).to_have_attribute("select", "R-05")
    assert on_map(page, "map.frame.style.height") == height
    assert "[object" not in on_map(page, "map.outerHTML")
    assert on_map(page, "Object.keys((await map.setState({ periods: 'varus', select: '' })))")


def test_the_handle_and_the_map_say_what_was_asked_for_in_vain(page, frame_of):
    on_map(page, "await map.setState({ periods: 'varus,augustus', theme: 'light' })")
    assert on_map(page, "map.unmet") == {"periods": "augustus"}
    expect(frame_of(page).locator(".stationed-unmet")).to_contain_text("This map does not have: augustus.")
    on_map(page, "await map.setState({ periods: 'varus' })")
    assert on_map(page, "map.unmet") == {}


@pytest.mark.parametrize("width", [320, 760, 1440])
def test_it_is_as_high_as_the_map_asks_for_at_its_width(page, frame_of, width):
    page.set_viewport_size({"width": width, "height": 900})
    from stationed.embed import shape_of

    shape = shape_of(frame_of(page).evaluate("stationed.app.data.meta.extent"))
    wanted = height_for(width, ui="none", shape=shape)
    page.wait_for_function("(high) => document.querySelector('iframe').offsetHeight === high", arg=wanted)


def test_a_height_of_its_own_holds(page):
    on_map(page, "map.setAttribute('height', '50vh')")
    assert page.evaluate("document.querySelector('iframe').offsetHeight") == 450
    on_map(page, "map.setAttribute('height', '333')")
    assert page.evaluate("document.querySelector('iframe').offsetHeight") == 333


def test_messages_of_others_are_not_taken_for_the_maps(page):
    # The height that the map asked for moves its centre by half a pixel; it says so when it is still.
    before = until_still(page, "document.querySelector('stationed-map').outerHTML", 600)
    page.evaluate("window.postMessage({ type: 'stationed:state', state: { date: '0001-01-01' }, height: 9 }, '*')")
    page.evaluate("window.postMessage(null, '*')")
    until_delivered(page)
    assert on_map(page, "map.outerHTML") == before


def test_an_element_that_is_moved_or_given_another_page_waits_for_it_and_one_that_is_taken_out_is_gone(page, frame_of):
    assert on_map(page, "(document.body.append(map), await map.getState()).language") == "en"
    assert frame_of(page).evaluate("stationed.shown().definite.length") > 0
    address = on_map(page, "map.getAttribute('src')").replace("rhine", "batavian-revolt")
    assert on_map(page, f"(map.setAttribute('src', '{address}'), await (await map.ready).shown()).definite.length") > 0
    assert "batavian-revolt" in frame_of(page).url
    state = on_map(page, f"(map.setAttribute('src', '{address}#agreed=yes'), await map.getState())")
    assert state["agreed"] == "yes"
    on_map(page, "map.remove()")
    page.wait_for_function("() => !document.querySelector('iframe')")
