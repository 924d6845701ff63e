"""More room: a link out of a frame to the whole map, and the full screen where the browser lets a page have it."""

from __future__ import annotations

import html as markup

FRAME = '<iframe id="map" title="Map" src="{src}" {more} width="700" height="400"></iframe>'
LINK = ".stationed-room a"


def page_with(src: str, more: str) -> str:
    frame = FRAME.format(src=markup.escape(src), more=more)
    return f'<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>{frame}</main>'


def test_a_frame_opens_the_whole_map_as_it_is_seen(host, maps, frame_of):
    address = f"{maps.address}/rhine.html"
    opens = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"'
    page = host(page_with(f"{address}#ui=minimal&periods=varus", opens))
    frame = frame_of(page)
    frame.evaluate("stationed.setState({periods: 'frontier'})")
    with page.context.expect_page() as opened:
        frame.locator(LINK).click()
    whole = opened.value
    whole.wait_for_selector("html[data-stationed=ready]", state="attached")
    state = whole.evaluate("stationed.getState()")
    assert (state["periods"], state.get("ui")) == ("frontier", None)
    assert whole.locator(LINK).count() == 0
    whole.close()


def test_a_frame_without_an_address_has_no_link(host, rhine, frame_of):
    text = markup.escape((rhine / "rhine.html").read_text(encoding="utf-8"))
    page = host(
        f'<!DOCTYPE html><title>Host</title><iframe title="Map" sandbox="allow-scripts" srcdoc="{text}"></iframe>'
    )
    assert frame_of(page).locator(LINK).count() == 0


def test_a_frame_has_the_full_screen_only_where_it_is_allowed(host, maps, frame_of):
    for more, count in (('sandbox="allow-scripts"', 0), ('sandbox="allow-scripts" allow="fullscreen"', 1)):
        page = host(page_with(f"{maps.address}/rhine.html", more))
        assert frame_of(page).locator(".stationed-room button").count() == count


def test_the_link_does_not_lie_on_the_title_of_a_small_frame(host, maps, frame_of):
    page = host(page_with(f"{maps.address}/rhine.html#ui=minimal", 'sandbox="allow-scripts"'))
    frame = frame_of(page)
    link, title = (frame.locator(one).bounding_box() for one in (LINK, ".stationed-slot-panel"))
    assert link is not None
    assert title is not None
    assert link["x"] > title["x"] + title["width"] or link["y"] > title["y"] + title["height"]
    assert link["width"] >= 24 <= link["height"]


def test_a_frame_that_allows_no_new_tabs_gives_the_address_to_copy(host, maps, frame_of):
    address = f"{maps.address}/rhine.html"
    frame = frame_of(host(page_with(f"{address}#ui=minimal&periods=varus", 'sandbox="allow-scripts"')))
    frame.locator(LINK).click()
    field = frame.locator(".stationed-blocked input")
    field.wait_for()
    assert field.input_value().startswith(f"{address}#")
    assert "periods=varus" in field.input_value()
    assert field.evaluate("node => [document.activeElement === node, node.selectionEnd > 10]") == [True, True]
