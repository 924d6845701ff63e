"""Share: a link, a snippet and a citation that lead to what is seen, to be copied with or without a clipboard."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from stationed.embed import FORMS

pytestmark = pytest.mark.browser


def with_dialog(page):
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def attributes_of(snippet: str) -> dict[str, str | None]:
    """The attributes of the first frame of a snippet, as a host's page would read them."""
    frames: list[dict[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag == "iframe":
                frames.append(dict(attrs))

    Reader().feed(snippet)
    return frames[0]


def test_the_link_opens_what_is_seen(open_page, built):
    page = with_dialog(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol&date=1939-08-20", kept=True))
    link = page.input_value("#stationed-share-link")
    address, fragment = link.split("#")
    assert address == (built / "atlas.html").as_uri()
    other = open_page(built / "atlas.html", fragment=f"#{fragment}")
    assert other.evaluate("stationed.shown()") == page.evaluate("stationed.shown()")


def test_a_page_that_is_a_file_says_that_others_need_it_too(open_page, built):
    page = with_dialog(open_page(built / "atlas.html", kept=True))
    expect(page.get_by_text("This page is a file on your computer")).to_be_visible()


def test_the_snippet_is_a_frame_with_title_and_nothing_but_scripts(open_page, built):
    page = with_dialog(open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True))
    text = page.input_value("#stationed-share-embed")
    frame = attributes_of(text)
    assert frame["title"] == "Soviet troops in Mongolia, 1921–1992"
    assert (frame["loading"], frame["sandbox"], frame["referrerpolicy"]) == ("lazy", "allow-scripts", "no-referrer")
    assert frame["src"].startswith("atlas.html#")
    assert "periods=khalkhin-gol" in frame["src"]
    assert "aspect-ratio" in frame["style"]
    assert "<a href=" in text


def test_the_snippet_comes_in_the_form_that_the_site_takes(open_page, built):
    page = with_dialog(open_page(built / "atlas.html"))
    forms = page.get_by_label("Form of the snippet").locator("option")
    assert forms.evaluate_all("all => all.map((one) => one.value)") == list(FORMS)
    page.get_by_label("Form of the snippet").select_option("markdown")
    assert page.input_value("#stationed-share-embed").startswith("[![Soviet troops")
    page.get_by_label("Form of the snippet").select_option("html")
    page.get_by_label("let links to sources open").check()
    assert "allow-popups" in page.input_value("#stationed-share-embed")


def test_the_citation_names_credit_title_time_record_and_licence(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=khalkhin-gol", kept=True)
    id_ = page.evaluate("stationed.shown().definite[0]")
    page.evaluate("id => stationed.setState({ select: id })", id_)
    text = with_dialog(page).input_value("#stationed-share-citation")
    for part in ("The stationed contributors", "Soviet troops in Mongolia, 1921–1992", "Khalkhin Gol (11 May", id_):
        assert part in text
    assert "CC BY-SA 4.0" in text


def test_copying_puts_the_text_on_the_clipboard(open_page, built):
    page = open_page(built / "atlas.html", permissions=["clipboard-read", "clipboard-write"])
    with_dialog(page).get_by_role("button", name="Copy: Link").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("#stationed-share-link")


def test_without_a_clipboard_the_text_is_selected_to_be_copied_by_hand(open_page, built):
    page = open_page(built / "atlas.html")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    with_dialog(page).get_by_role("button", name="Copy: To cite").click()
    expect(page.get_by_role("status").filter(has_text="Selected: copy it with Ctrl+C")).to_be_visible()
    field = page.locator("#stationed-share-citation")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == field.input_value()


def test_escape_closes_and_leads_back_to_the_button(open_page, built):
    page = with_dialog(open_page(built / "atlas.html", kept=True))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_focused()


def test_a_click_beside_the_dialog_closes_it(open_page, built):
    page = with_dialog(open_page(built / "atlas.html", kept=True))
    page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_have_count(0)


def in_srcdoc(open_page, text):
    """The dialog of a page in a frame without an address, as notebooks show pages."""
    frame = (
        f'<iframe srcdoc="{html.escape(text)}" title="Map" sandbox="allow-scripts" width="1000" height="700"></iframe>'
    )
    page = open_page(f"<!DOCTYPE html><html lang='en'><head><title>Host</title></head><body>{frame}</body></html>")
    inner = page.frames[1]
    inner.wait_for_selector("html[data-stationed=ready]", state="attached")
    inner.get_by_role("button", name="Share", exact=True).click()
    return inner


def test_in_srcdoc_there_is_no_link_that_leads_nowhere(open_page, built):
    inner = in_srcdoc(open_page, (built / "khalkhin-gol-1939.html").read_text(encoding="utf-8"))
    expect(inner.get_by_text("stands within another page and has no address of its own")).to_be_visible()
    assert inner.locator("#stationed-share-link, #stationed-share-embed").count() == 0
    assert "#map=" not in inner.locator("#stationed-share-citation").input_value()
    inner.get_by_role("button", name="Copy: To cite").click()
    expect(inner.get_by_role("status").filter(has_text="C").first).to_be_visible()


def test_in_srcdoc_a_page_built_with_its_address_gives_that(open_page, built):
    said = '<link rel="canonical" href="https://museum.example/maps/k.html">'
    text = (built / "khalkhin-gol-1939.html").read_text(encoding="utf-8").replace("</head>", f"{said}</head>", 1)
    inner = in_srcdoc(open_page, text)
    address = "https://museum.example/maps/k.html#map="
    assert inner.locator("#stationed-share-link").input_value().startswith(address)
    assert f'src="{address}' in inner.locator("#stationed-share-embed").input_value()


@pytest.mark.parametrize(
    ("theme", "size"),
    [("light", (1440, 900)), ("dark", (720, 450)), ("dark", (390, 844)), ("light", (320, 640))],
    ids=str,
)
def test_the_dialogs_have_no_fault_that_axe_finds(open_page, built, axe, theme, size):
    page = open_page(built / "atlas.html", size=size, theme=theme)
    page.evaluate(axe + ";0")
    for name in ("Share", "Download"):
        opener = page.get_by_role("button", name=name, exact=True)
        if not opener.is_visible():
            page.locator(".stationed-fold").click()
        opener.click()
        found = page.evaluate("axe.run('dialog[open]', { resultTypes: ['violations'] })")
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]] == []
        dialog = page.get_by_role("dialog").bounding_box()
        assert dialog["x"] >= 0
        assert dialog["x"] + dialog["width"] <= size[0]
        assert dialog["height"] <= size[1]
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
