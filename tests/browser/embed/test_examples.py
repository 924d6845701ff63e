"""The host pages of examples/host and of docs/embedding.md, as a reader would run them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser.embed.talking import until_quiet
from playwright.sync_api import expect

ROOT = Path(__file__).parent.parent.parent.parent
HOST = ROOT / "examples" / "host"


@pytest.fixture(scope="module")
def example(lasting_host, hosts, built):
    """Return `example(name)`: one of the pages, with the flagship's in output/, on one server as the README says."""
    for path in HOST.iterdir():
        hosts.put(f"examples/host/{path.name}", path.read_bytes())
    for name in ("atlas.html", "stationed-embed.js"):
        hosts.put(f"output/{name}", (built / name).read_bytes())

    def opened(name: str, **options):
        return lasting_host(f"{hosts.address}/examples/host/{name}", **options)

    return opened


def check_on_a_phone(page, axe: str) -> None:
    """Nothing is cut off at the side, and no rule of accessibility is broken."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { iframes: false, resultTypes: ['violations'] })")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]] == []


def test_buttons_drive_the_flagship_and_what_it_says_stands_below(example, frame_of, axe):
    page = example("drive.html", size=(1440, 900))
    frame = frame_of(page)
    expect(page.get_by_role("button", name="Manchuria")).to_be_visible()  # made from what the map says of its periods
    page.get_by_role("button", name="1945 Over the Great Khingan").click()
    expect(page.get_by_role("button", name="1945 Over the Great Khingan")).to_have_attribute("aria-pressed", "true")
    assert frame.evaluate("stationed.getState().date") == "1945-08-12"
    shown = frame.evaluate("stationed.shown()")
    expect(page.get_by_role("status")).to_contain_text(str(len(shown["definite"]) + len(shown["possible"])))
    page.get_by_role("button", name="Choibalsan").click()
    expect(page.locator(".said ol")).to_contain_text("choibalsan")
    page.get_by_role("button", name="Manchuria").click()
    expect(page.get_by_role("button", name="Manchuria")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="RU", exact=True).click()
    page.get_by_role("button", name="Dark").click()
    frame.wait_for_function("() => stationed.getState().theme === 'dark' && stationed.getState().language === 'ru'")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    check_on_a_phone(page, axe)


def test_three_maps_keep_in_step_and_keep_their_periods(example, frame_of, axe):
    page = example("in-step.html", size=(1000, 640))
    frames = [frame_of(page, number) for number in range(3)]
    frames[1].evaluate("void stationed.map.setView([47, 110], 6, { animate: false })")
    for frame in (frames[0], frames[2]):
        frame.wait_for_function("() => /^6\\/(46.9|47.0)\\d+\\/(109.9|110.0)/.test(stationed.getState().map)")
    frames[2].evaluate("stationed.setState({ language: 'mn' })")
    expect(page.get_by_role("heading", name="Гурван гарнизон")).to_be_visible()
    page.get_by_role("button", name="Бараан").click()
    for frame in frames:
        frame.wait_for_function("() => stationed.getState().theme === 'dark' && stationed.getState().language === 'mn'")
    periods = [frame.evaluate("stationed.getState().periods") for frame in frames]
    assert periods == ["protocol", "17th-army", "39th-army"]
    until_quiet(page)  # nobody moves anybody any more
    check_on_a_phone(page, axe)


def test_the_pages_of_the_manual_run(host, maps, frame_of):
    manual = (ROOT / "docs" / "embedding.md").read_text(encoding="utf-8")
    pages = re.findall(r"```html\n(.*?)```", manual, re.DOTALL)
    assert len(pages) == 3
    for number, text in enumerate(pages):
        body = text.replace("https://maps.example", maps.address)
        page = host(f'<!DOCTYPE html><html lang="en"><title>Host</title>{body}', name=f"manual-{number}.html")
        frame = frame_of(page)
        if "<button" in text:
            page.get_by_role("button").click()
            expect(page.get_by_role("status")).to_contain_text("certain")
            assert frame.evaluate("stationed.getState().select") == "R-05"
        else:
            frame.wait_for_function("() => /^00(14|69)-/.test(stationed.getState().date)")
