"""A map asks for a height that suits its width, and hosts that follow give it a page where nothing is cut off."""

from __future__ import annotations

import pytest
from browser.embed.talking import ask

from stationed.embed import height_for, shape_of

WIDTHS = (320, 375, 480, 760, 761, 1000, 1440)
HEIGHT = "document.querySelector('iframe').getBoundingClientRect().height"
OURS = "data.type === 'stationed:height' && data.height"
AMP = "data.sentinel === 'amp' && data.type === 'embed-size' && data.height"
DATAWRAPPER = "data['datawrapper-height'] && Object.values(data['datawrapper-height'])[0]"


def page_with(src: str, *dialects: str) -> str:
    """A host page with a frame for each dialect, which heeds only that."""
    frames = f'<iframe title="Map" sandbox="allow-scripts" src="{src}"></iframe>' * len(dialects)
    return f"""<!DOCTYPE html><html lang="en"><title>Host</title>
<style>body {{ margin: 0 }} iframe {{ border: 0; width: 100%; height: 300px; display: block }}</style>
<main><h1>Host</h1>{frames}</main>
<script>
const heights = [{", ".join(f"(data) => {dialect}" for dialect in dialects)}];
addEventListener('message', ({{ source, data }}) => document.querySelectorAll('iframe').forEach((frame, number) => {{
  const height = source === frame.contentWindow && heights[number](data);
  if (height) frame.style.height = `${{height}}px`;
}}));
</script>"""


@pytest.fixture(scope="module")
def following(lasting_host, maps, frame_of):
    page = lasting_host(page_with(f"{maps.address}/rhine.html", OURS), size=(WIDTHS[0], 900))
    return page, frame_of(page)


@pytest.mark.parametrize("ui", ["full", "minimal", "none"])
def test_a_frame_that_follows_has_the_height_for_its_width_from_320_to_1440(following, ui):
    page, frame = following
    ask(page, "setState", id=ui, state={"ui": ui})
    shape = shape_of(frame.evaluate("stationed.app.data.meta.extent"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wanted = height_for(width, ui=ui, shape=shape)
        page.wait_for_function(f"() => {HEIGHT} === {wanted}")
        frame.wait_for_function(f"() => innerWidth === {width} && innerHeight === {wanted}")
        # Nothing to scroll in the frame, and a map of some size in it.
        assert frame.evaluate("document.scrollingElement.scrollHeight - innerHeight") <= 0
        assert frame.evaluate("stationed.map.getSize().y") >= 180


def test_hosts_that_know_other_words_resize_it_too(host, maps, frame_of):
    page = host(page_with(f"{maps.address}/rhine.html#ui=none", OURS, AMP, DATAWRAPPER), size=(640, 1600))
    for number in range(3):
        frame_of(page, number)
    heights = "Array.from(document.querySelectorAll('iframe'), (one) => one.offsetHeight)"
    page.wait_for_function(f"() => {heights}.every((one) => one > 330)")
    assert len(set(page.evaluate(heights))) == 1
