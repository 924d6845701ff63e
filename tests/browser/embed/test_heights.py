"""A map asks for a height that suits its width, and hosts that follow give it a page where nothing is cut off."""

from __future__ import annotations

import pytest

from stationed.embed import height_for

WIDTHS = (320, 375, 480, 700, 760, 761, 900, 1200, 1440)
OURS = "e.data.type === 'stationed:height' && e.data.height"
AMP = "e.data.sentinel === 'amp' && e.data.type === 'embed-size' && e.data.height"
DATAWRAPPER = "e.data['datawrapper-height'] && Object.values(e.data['datawrapper-height'])[0]"


def page_with(src: str, height: str = OURS) -> str:
    return f"""<!DOCTYPE html><html lang="en"><title>Host</title>
<style>body {{ margin: 0 }} iframe {{ border: 0; width: 100%; height: 300px; display: block }}</style>
<main><h1>Host</h1><iframe title="Map" sandbox="allow-scripts" src="{src}"></iframe></main>
<script>addEventListener('message', (e) => {{ const height = {height};
  if (height) document.querySelector('iframe').style.height = `${{height}}px`; }});</script>"""


def height(page) -> float:
    return page.evaluate("document.querySelector('iframe').getBoundingClientRect().height")


@pytest.mark.parametrize("ui", ["full", "minimal", "none"])
def test_a_frame_that_follows_has_the_height_for_its_width_from_320_to_1440(host, maps, frame_of, ui):
    page = host(page_with(f"{maps.address}/rhine.html#ui={ui}"), size=(WIDTHS[0], 900))
    frame = frame_of(page)
    shape = frame.evaluate("(() => { const [w, s, e, n] = stationed.app.data.meta.extent; return [w, s, e, n]; })()")
    from stationed.embed import shape_of

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wanted = height_for(width, ui=ui, shape=shape_of(shape))
        page.wait_for_function(f"() => document.querySelector('iframe').getBoundingClientRect().height === {wanted}")
        frame.wait_for_function(f"() => innerWidth === {width} && innerHeight === {wanted}")
        # Nothing to scroll in the frame, and a map of some size in it.
        assert frame.evaluate("document.scrollingElement.scrollHeight - innerHeight") <= 0
        assert frame.evaluate("stationed.map.getSize().y") >= 180


@pytest.mark.parametrize("dialect", [AMP, DATAWRAPPER], ids=["amp", "datawrapper"])
def test_hosts_that_know_other_words_resize_it_too(host, maps, frame_of, dialect):
    page = host(page_with(f"{maps.address}/rhine.html#ui=none", dialect), size=(640, 900))
    frame_of(page)
    page.wait_for_function("() => document.querySelector('iframe').getBoundingClientRect().height > 330")


def test_another_ui_is_another_height(host, maps, frame_of):
    page = host(page_with(f"{maps.address}/rhine.html#ui=none"), size=(640, 900))
    frame = frame_of(page)
    page.wait_for_function("() => document.querySelector('iframe').getBoundingClientRect().height !== 300")
    before = height(page)
    frame.evaluate("stationed.setState({ ui: 'full' })")
    page.wait_for_function(f"() => document.querySelector('iframe').getBoundingClientRect().height > {before}")
