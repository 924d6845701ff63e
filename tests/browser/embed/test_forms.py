"""Every form of the snippet, pasted into a page of another site: a map, its title, and nothing asked for beside it."""

from __future__ import annotations

import json
import re

import pytest

from stationed.embed import embedding_of, read_page, snippet

STATE = {"date": "0014-08-19", "ui": "minimal"}


def host_of(*pasted: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>{"<hr>".join(pasted)}</main>'


@pytest.fixture(scope="module")
def pasted(rhine, maps):
    """Return `pasted(form)`: what a site makes of the snippet that its editor pastes."""
    block = read_page(rhine / "rhine.html")
    embedding = embedding_of(block, f"{maps.address}/rhine.html", STATE)

    def give(form: str) -> str:
        text = snippet(form, embedding)
        if form == "oembed":
            return json.loads(text)["html"]
        if form == "mediawiki":  # as the extension HTML Tags does
            return re.sub(r'<htmltag tagname="iframe" (.*)></htmltag>', r"<iframe \1></iframe>", text)
        return text

    return give


def test_every_form_shows_the_map_at_its_date(host, frame_of, pasted):
    forms = ("html", "wordpress", "mediawiki", "oembed", "element")
    page = host(host_of(*(pasted(form) for form in forms)), size=(1000, 900))
    for number, form in enumerate(forms):
        frame = frame_of(page, number)
        assert frame.evaluate("stationed.getState().date") == "0014-08-19", form
        assert frame.evaluate("stationed.shown().definite.length") > 0, form
    titles = page.evaluate("Array.from(document.querySelectorAll('iframe'), (one) => one.title)")
    assert set(titles) == {"The legions on the Rhine"}
    assert {url.partition("#")[0].rpartition("/")[2] for url in page.seen["requests"]} == {
        "host.html",
        "rhine.html",
        "stationed-embed.js",
    }


@pytest.mark.parametrize(("width", "height"), [(1000, 600), (360, 520)])
def test_the_frame_keeps_the_shape_of_the_map(host, frame_of, pasted, width, height):
    page = host(f"<style>body {{ margin: 0 }}</style>{host_of(pasted('html'))}", size=(width, 800))
    frame_of(page)
    box = page.locator("iframe").bounding_box()
    least = int(re.search(r"min-height:(\d+)", pasted("html"))[1])  # type: ignore[index]
    shape = re.search(r"aspect-ratio:(\d+)/(\d+)", pasted("html"))
    assert box is not None
    assert shape is not None
    assert box["height"] == pytest.approx(max(least, box["width"] * int(shape[2]) / int(shape[1])), abs=2)


def test_under_a_policy_without_inline_styles_the_frame_has_the_size_of_its_attributes(host, maps, frame_of, pasted):
    policy = {"Content_Security_Policy": f"default-src 'none'; frame-src {maps.address}"}
    page = host(host_of(pasted("html")), headers=policy, broken=["style-src-attr inline"])
    assert frame_of(page).evaluate("stationed.shown().definite.length") > 0
    assert page.evaluate("document.querySelector('iframe').offsetHeight") >= 400


def test_the_element_needs_its_script_and_its_frame_allowed_and_nothing_else(host, maps, frame_of, pasted):
    policy = {
        "Content_Security_Policy": f"default-src 'none'; frame-src {maps.address}; script-src {maps.address}",
        "Referrer_Policy": "no-referrer",
    }
    page = host(host_of(pasted("element")), headers=policy)
    assert frame_of(page).evaluate("stationed.shown().definite.length") > 0
