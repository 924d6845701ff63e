"""The preview in a browser: an open page follows the files where its reader was, and says what is wrong with them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from stationed.export import copy_example
from stationed.serve import Preview
from stationed.serve.server import open_server


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """An atlas folder, its preview and the preview's address; each test leaves the folder without errors."""
    atlas = tmp_path_factory.mktemp("served") / "atlas"
    copy_example(atlas)
    preview = Preview(atlas)
    preview.update()
    server = open_server(preview, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield atlas, preview, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(online):
    context = online.new_context(viewport={"width": 1200, "height": 800}, locale="en-GB")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.said = []  # type: ignore[attr-defined]
    page.on("console", lambda message: message.type in ("error", "warning") and page.said.append(message.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
    yield page
    context.close()


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def ready(page) -> None:
    page.wait_for_selector("html[data-stationed=ready]", state="attached")


def test_a_change_comes_to_the_open_page_and_its_state_stays(page, served):
    atlas, preview, address = served
    page.goto(f"{address}/rhine.html#date=0014-08-19")
    ready(page)
    page.evaluate("stationed.setState({ theme: 'dark', map: '7/50.5/7.5' })")
    page.evaluate("window.before = true")
    change(atlas / "atlas.toml", "The legions on the Rhine", "The legions on the river Rhine")
    preview.update()
    page.wait_for_function("() => !window.before && document.documentElement.dataset.stationed === 'ready'")
    assert page.title() == "The legions on the river Rhine"
    state = page.evaluate("stationed.getState()")
    assert (state["date"], state["theme"], state["map"].split("/")[0]) == ("0014-08-19", "dark", "7")
    assert page.said == []


def test_errors_lie_over_the_last_good_map_until_they_are_mended(page, served):
    atlas, preview, address = served
    page.goto(f"{address}/rhine.html")
    ready(page)
    change(atlas / "deployments.csv", "0014-08,0014-09", "0014-13,0014-09")
    preview.update()
    page.wait_for_selector(".stationed-preview:not([hidden])")
    said = page.inner_text(".stationed-preview")
    assert "this is the last good map" in said
    assert "deployments.csv row 6 (R-05), column start: there is no month 13" in said
    assert "Correct the date" in said
    assert page.evaluate("stationed.shown().definite.length") > 0
    change(atlas / "deployments.csv", "0014-13,0014-09", "0014-08,0014-09")
    preview.update()
    page.wait_for_selector(".stationed-preview", state="hidden")
    assert page.said == []


def test_the_gallery_follows_too_and_hostile_text_stays_text(page, served):
    atlas, preview, address = served
    page.goto(address)
    change(atlas / "deployments.csv", "0014-08,0014-09", "<img src=x onerror=alert(1)>,0014-09")
    preview.update()
    page.wait_for_selector(".stationed-preview:not([hidden])")
    assert "<img src=x" in page.inner_text(".stationed-preview")
    assert page.query_selector(".stationed-preview img") is None
    change(atlas / "deployments.csv", "<img src=x onerror=alert(1)>,0014-09", "0014-08,0014-09")
