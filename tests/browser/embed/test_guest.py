"""A map in somebody else's page: every way to put it there, and nothing asked for but the page itself."""

from __future__ import annotations

import html as markup

import pytest
from browser.waiting import until_still
from playwright.sync_api import expect

FRAME = '<iframe id="map" title="Map" src="{src}" {more} width="700" height="300"></iframe>'


def page_with(*frames: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>{"".join(frames)}</main>'


def framed(src: str, more: str = 'sandbox="allow-scripts"') -> str:
    return FRAME.format(src=markup.escape(src), more=more)


def state(frame) -> dict[str, str]:
    return frame.evaluate("stationed.getState()")


def test_a_map_in_a_frame_starts_and_shows_its_deployments(host, maps, frame_of):
    ways = ('sandbox="allow-scripts"', "", 'sandbox="allow-scripts" loading="lazy" referrerpolicy="no-referrer"')
    page = host(page_with(*(framed(f"{maps.address}/rhine.html", more) for more in ways)))
    for number in range(len(ways)):
        assert len(frame_of(page, number).evaluate("stationed.shown()")["definite"]) > 0
    assert {url for url in page.seen["requests"] if "rhine" in url} == {f"{maps.address}/rhine.html"}


def test_a_map_in_srcdoc_and_sandbox_starts(host, rhine, frame_of):
    text = markup.escape((rhine / "rhine.html").read_text(encoding="utf-8"))
    page = host(
        page_with(f'<iframe title="Map" sandbox="allow-scripts" srcdoc="{text}" width="700" height="500"></iframe>')
    )
    frame = frame_of(page)
    frame.evaluate("document.querySelector('.stationed-period').click()")
    assert len(frame.evaluate("stationed.shown()")["definite"]) > 0


def test_a_map_from_disk_in_a_host_from_disk_starts(host, rhine, tmp_path, frame_of):
    path = tmp_path / "host.html"
    path.write_text(page_with(framed((rhine / "rhine.html").as_uri())), encoding="utf-8")
    assert len(frame_of(host(path.as_uri())).evaluate("stationed.shown()")["definite"]) > 0


STARTS = {
    "ui=minimal&periods=varus,frontier": {"ui": "minimal", "periods": "varus,frontier"},
    "ui=none&theme=dark": {"ui": "none", "theme": "dark"},
    "periods=none&language=en": {"periods": "none", "language": "en"},
    "start_date=0012-01-01&end_date=0016-12-31": {"start_date": "0012-01-01", "end_date": "0016-12-31", "date": None},
    "date=0014-08-19&colour=period&size=strength": {"date": "0014-08-19", "colour": "period", "size": "strength"},
    "select=vetera&agreed=yes": {"select": "vetera", "agreed": "yes"},
    "without=stein-1932&theme=contrast": {"without": "stein-1932", "theme": "contrast"},
    "bbox=5,50,8,52&story=9&ui=full": {"bbox": None, "ui": "full"},
    "map=7/50.5/7.2&theme=light&compare=varus,britain&beside=yes": {
        "theme": "light",
        "compare": "varus,britain",
        "beside": "yes",
    },
    "ui=loud&periods=nowhere&date=1939-02-30&odd=1&map=9": {"ui": None, "date": None, "odd": None, "language": "en"},
}


def test_ten_maps_on_one_page_start_where_their_fragments_say_and_keep_to_themselves(host, maps, frame_of):
    frames = [framed(f"{maps.address}/rhine.html#{fragment}") for fragment in STARTS]
    page = host(page_with(*frames), size=(1500, 3200))
    states = [state(frame_of(page, number)) for number in range(len(frames))]
    held = [{key: now.get(key) for key in wanted} for now, wanted in zip(states, STARTS.values(), strict=True)]
    assert held == list(STARTS.values())
    zoom, *centre = map(float, states[8]["map"].split("/"))
    assert (zoom, centre) == (7, pytest.approx([50.5, 7.2], abs=0.02))
    # What a box asks to be seen is seen.
    west, south, east, north = frame_of(page, 7).evaluate("stationed.map.getBounds().toBBoxString()").split(",")
    assert float(west) <= 5 <= 8 <= float(east)
    assert float(south) <= 50 <= 52 <= float(north)
    # No key is left out here.
    from stationed.embed.snippets import STATE_KEYS

    assert {part.split("=")[0] for fragment in STARTS for part in fragment.split("&")} == {*STATE_KEYS, "odd"}


def test_without_storage_clipboard_and_full_screen_under_a_strict_policy_every_control_works(host, maps, frame_of):
    policy = {"Content_Security_Policy": f"default-src 'none'; frame-src {maps.address}"}
    deny = "sandbox=\"allow-scripts\" allow=\"clipboard-write 'none'; fullscreen 'none'\""
    frame = frame_of(host(page_with(framed(f"{maps.address}/rhine.html", deny)), size=(1300, 900), headers=policy))
    assert (
        frame.evaluate("(() => { try { return typeof localStorage; } catch (e) { return e.name; } })()")
        == "SecurityError"
    )
    frame.evaluate("document.querySelectorAll('button').forEach((one) => one.click())")
    frame.evaluate("stationed.setState({ select: '', story: '', periods: 'all', theme: 'dark' })")
    assert state(frame)["theme"] == "dark"


def test_a_lazy_map_far_below_is_not_asked_for_until_the_reader_comes_near(host, maps, frame_of):
    far = '<div style="height:12000px"></div>'
    page = host(page_with(far, framed(f"{maps.address}/rhine.html", 'sandbox="allow-scripts" loading="lazy"')))
    assert [url for url in page.seen["requests"] if "rhine" in url] == []
    frame_of(page)


def test_the_wheel_scrolls_the_host_until_the_map_is_clicked(host, maps, frame_of):
    tall = '<div style="height:3000px"></div>'
    page = host(page_with(framed(f"{maps.address}/rhine.html#ui=none"), tall), size=(1000, 700))
    frame = frame_of(page)
    zoom = "stationed.map.getZoom()"
    before = frame.evaluate(zoom)
    page.mouse.move(400, 300)
    page.mouse.wheel(0, -300)
    expect(frame.locator(".stationed-hint.stationed-hint-shown")).to_contain_text("Click the map")
    until_still(frame, zoom)
    assert frame.evaluate(zoom) == before
    page.mouse.click(60, 200)
    page.mouse.wheel(0, -300)
    frame.wait_for_function(f"() => {zoom} > {before}")


def test_one_finger_leaves_the_map_where_it_is(host, maps, frame_of):
    page = host(page_with(framed(f"{maps.address}/rhine.html#ui=none")), has_touch=True, is_mobile=True)
    frame = frame_of(page)
    before = state(frame)["map"]
    client = page.context.new_cdp_session(page)
    for kind, y in (("touchStart", 400), ("touchMove", 340), ("touchMove", 280), ("touchEnd", None)):
        points = [] if y is None else [{"x": 300, "y": y}]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    until_still(frame, "stationed.getState().map")
    assert state(frame)["map"] == before
