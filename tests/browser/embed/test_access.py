"""axe-core finds nothing to complain of in a host page, in the map's frame of any kind, and in the gallery."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def complaints(place, axe: str) -> list:
    place.evaluate(axe)
    found = place.evaluate("axe.run(document, { iframes: false, resultTypes: ['violations'] })")
    return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]]


def test_hosts_and_maps_of_every_kind_break_no_rule(host, maps, frame_of, axe):
    kinds = ("ui=full", "ui=minimal&theme=dark&select=R-05", "ui=none&theme=contrast")
    maps_of_kinds = "".join(
        f'<stationed-map src="{maps.address}/rhine.html#{kind}" title="Rhine, {kind}"></stationed-map>'
        for kind in kinds
    )
    page = host(
        f'<!DOCTYPE html><html lang="en"><title>Host</title><script src="{maps.address}/stationed-embed.js" defer>'
        f"</script><main><h1>Host</h1>{maps_of_kinds}</main>",
        size=(800, 1000),
    )
    frames = [frame_of(page, number) for number in range(len(kinds))]
    assert complaints(page, axe) == []
    assert {kind: complaints(frame, axe) for kind, frame in zip(kinds, frames, strict=True)} == {
        kind: [] for kind in kinds
    }


@pytest.mark.parametrize(("size", "theme"), [((1440, 900), "light"), ((390, 844), "dark")])
def test_the_gallery_breaks_no_rule_and_shows_every_map(open_page, built, axe, size, theme):
    page = open_page(built / "index.html", size=size, theme=theme)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate("Array.from(document.images).every((one) => one.complete && one.naturalWidth === 1200)")
    links = page.locator("h2 a")
    expect(links).to_have_count(3)
    page.locator("summary").first.click()
    page.locator("select").first.select_option("markdown")
    expect(page.locator("textarea").first).to_have_value(
        "[![Soviet troops in Mongolia, 1921–1992](<atlas.png>)](<atlas.html>)"
    )
    assert complaints(page, axe) == []
