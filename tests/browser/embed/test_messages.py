"""A host and its map talk: answers with the request's id, events, origins, and noise that changes nothing."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from browser.embed.talking import ask, page_with, until_quiet
from browser.waiting import until_delivered
from embed.reading_schema import fits

ROOT = Path(__file__).parent.parent.parent.parent
EXAMPLE = ROOT / "src" / "stationed" / "examples" / "rhine"
SCHEMA = json.loads((ROOT / "src/stationed/static/embed/messages.schema.json").read_text(encoding="utf-8"))


def heard(page, name: str) -> list[dict]:
    said = page.evaluate("window.__heard.map((one) => one.data)")
    return [one for one in said if isinstance(one, dict) and one.get("type") == f"stationed:{name}"]


@pytest.fixture(scope="module")
def talk(lasting_host, maps, frame_of):
    page = lasting_host(page_with(f"{maps.address}/rhine.html"))
    return page, frame_of(page)


def test_a_map_says_that_it_is_ready_and_what_it_can_show(talk):
    page, _ = talk
    (ready,) = heard(page, "ready")
    assert (ready["map"], ready["version"], ready["languages"][0]) == ("rhine", 1, "en")
    assert all(period["id"] and period["title"] for period in ready["periods"])


def test_a_state_that_is_set_is_answered_with_the_whole_state_after_it(talk):
    page, _ = talk
    answer = ask(page, "setState", id="a1", state={"date": "0014-08-19", "periods": "all", "odd": 1})
    assert (answer["id"], answer["state"]["date"], answer["state"]["periods"]) == ("a1", "0014-08-19", "all")
    assert answer["unmet"] == {"odd": "1"}
    assert ask(page, "getState", id=2)["state"] == answer["state"]
    cleared = ask(page, "setState", id="a3", state={"date": None})
    assert "date" not in cleared["state"]


def test_shown_tells_the_same_as_the_page(talk):
    page, frame = talk
    ask(page, "setState", id="s", state={"date": "0014-08-19", "periods": "all"})
    answer = ask(page, "shown", id="t")
    assert {"definite": answer["definite"], "possible": answer["possible"]} == frame.evaluate("stationed.shown()")
    assert answer["definite"]


def test_what_the_reader_does_is_told_once_as_a_state_and_as_a_selection(talk):
    page, frame = talk
    before = len(heard(page, "state"))
    frame.evaluate("document.querySelectorAll('.stationed-period').forEach((one) => one.click())")
    page.wait_for_function(
        f"() => window.__heard.filter((one) => one.data.type === 'stationed:state').length > {before}"
    )
    one = frame.evaluate("stationed.shown().definite[0]")
    frame.evaluate("(id) => stationed.setState({ select: id })", one)
    page.wait_for_function("(id) => window.__heard.some(({ data }) => data.select === id)", arg=one)
    assert heard(page, "select")[-1]["select"] == one


def test_a_state_that_changes_nothing_is_not_told(talk):
    page, _ = talk
    state = ask(page, "setState", id=1, state={"map": "6/50/7", "select": None})["state"]
    before = until_quiet(page)
    ask(page, "setState", id=2, state={key: state[key] for key in ("periods", "language")})
    until_quiet(page)
    after = page.evaluate("(before) => window.__heard.slice(before).map((one) => one.data)", before)
    assert [one for one in after if "id" not in one] == []


def test_everything_the_map_says_is_in_the_schema(talk):
    page, _ = talk
    ask(page, "setState", id=1, state={"date": "0014-08-19", "theme": "dark", "ui": "minimal", "select": None})
    ask(page, "shown", id="x")
    until_quiet(page)
    said = page.evaluate("window.__heard.map((one) => one.data)")
    assert [one for one in said if not fits(one, SCHEMA, SCHEMA)] == []
    assert {one.get("type", "datawrapper") for one in said} >= {"stationed:ready", "embed-size", "datawrapper"}


def test_the_height_is_told_in_the_words_of_three_hosts(talk):
    page, _ = talk
    ours = heard(page, "height")[-1]
    said = page.evaluate("window.__heard.map((one) => one.data)")
    assert {"sentinel": "amp", "type": "embed-size", "height": ours["height"]} in said
    assert {"datawrapper-height": {"rhine": ours["height"]}} in said


@pytest.fixture(scope="module")
def allowing():
    """Return `allowing(*origins)`: the text of a page that talks with these origins alone."""
    from stationed.building import draw_atlas
    from stationed.reading import read_tables

    tables = read_tables(EXAMPLE)

    def drawn(*origins: str) -> str:
        config = dataclasses.replace(tables.config, message_origins=origins)
        return draw_atlas(dataclasses.replace(tables, config=config), maps=["rhine"]).pages[0].text

    return drawn


def test_a_map_that_names_its_host_talks_with_it(host, hosts, maps, frame_of, allowing):
    src = maps.put("named.html", allowing("https://other.example", hosts.address))
    page = host(page_with(src))
    frame_of(page)
    assert ask(page, "getState", id=1)["state"]["language"] == "en"
    assert heard(page, "height")


def test_a_map_that_names_other_hosts_hears_and_says_nothing(host, maps, frame_of, allowing):
    src = maps.put("others.html", allowing("https://other.example"))
    page = host(page_with(src))
    frame = frame_of(page)
    before = frame.evaluate("stationed.getState()")
    assert ask(page, "setState", id=1, state={"theme": "dark"}, patience=800) is None
    assert frame.evaluate("stationed.getState()") == before
    assert page.evaluate("window.__heard") == []


def test_a_frame_beside_the_map_is_not_heard(host, hosts, maps, frame_of):
    stranger = hosts.put(
        "stranger.html",
        "<script>window.sent = 0; setInterval(() => { sent += 1; parent.frames[0].postMessage("
        "{type: 'stationed:setState', id: 1, state: {theme: 'dark'}}, '*'); }, 50)</script>",
    )
    html = page_with(f"{maps.address}/rhine.html") + f'<iframe title="Stranger" src="{stranger}"></iframe>'
    page = host(html)
    frame = frame_of(page)
    page.frames[-1].wait_for_function("() => window.sent > 5")
    assert "theme" not in frame.evaluate("stationed.getState()")


OWN = ("stationed:setState", "last of all")
"""What the next test says to the page itself."""


def test_a_map_by_itself_talks_to_nobody(host, maps):
    page = host(page_with("about:blank"))
    page.goto(f"{maps.address}/rhine.html")
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    page.evaluate("window.postMessage({ type: 'stationed:setState', id: 1, state: { theme: 'dark' } }, '*')")
    until_delivered(page)
    assert "theme" not in page.evaluate("stationed.getState()")
    assert [one for one in page.evaluate("window.__heard") if one["data"]["type"] not in OWN] == []
