"""A canary in every field of an atlas: whatever the reader opens, it stays text and never sings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_atlas import a_map, hostile_atlas, trial_atlas

pytestmark = pytest.mark.browser

SINGS = "parent.__canary=1"
CANARY = (
    f"</script><script>{SINGS}</script></style><img src=x onerror={SINGS}><svg onload={SINGS}>"
    f"`${{{SINGS}}}`{{{{{SINGS}}}}}\" onmouseover={SINGS} '\u2028\u2029\0\u202e=cmd|' /C calc'!A0"
)
LINK = f"javascript:{SINGS}"
MEGABYTE = "<b>long</b> " * 90_000


def open_everything(page) -> None:
    """Show all there is to see, in both languages of the atlas."""
    for language in ("en", "ru"):
        page.evaluate("(language) => stationed.setState({ language, periods: 'all', date: '' })", language)
        for one in page.evaluate("[...stationed.shown().definite, ...stationed.shown().possible]"):
            page.evaluate("(select) => stationed.setState({ select })", one)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        page.evaluate("stationed.setState({ select: '', story: '1' })")
        page.evaluate("stationed.setState({ story: '' })")
        for button in page.locator(".stationed-action").all():
            button.evaluate("(one) => one.click()")
            page.evaluate("document.querySelectorAll('dialog[open]').forEach((one) => one.close())")
        page.get_by_role("combobox").first.fill("a")
    box = page.locator(".stationed-map").bounding_box()
    for share in (0.3, 0.5, 0.7):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * share)


@pytest.mark.parametrize("text", [CANARY, LINK], ids=["markup", "address"])
def test_text_in_every_field_runs_nothing_whatever_is_opened(open_page, tmp_path, text):
    a_map(hostile_atlas(text)).save(tmp_path / "canary.html")
    page = open_page(tmp_path / "canary.html", fragment="#periods=all", alone=True)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    open_everything(page)
    assert asked == []
    assert page.evaluate("'__canary' in window") is False
    assert page.locator("img[src='x'], svg[onload], [onmouseover], [onerror]").count() == 0
    assert set(page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.protocol)")) <= {
        "https:",
        "http:",
        "file:",
        "blob:",
    }


def test_a_megabyte_in_a_cell_is_shown_and_the_page_still_answers(open_page, tmp_path):
    tables = trial_atlas()
    units = tables.units.copy()
    units["designation"] = [MEGABYTE, *units["designation"].iloc[1:]]
    claims = tables.claims.copy()
    claims["note"] = MEGABYTE
    a_map(replace(tables, units=units, claims=claims)).save(tmp_path / "long.html")
    page = open_page(tmp_path / "long.html", fragment="#periods=all")
    page.evaluate("stationed.setState({ select: stationed.shown().definite[0] })")
    assert len(page.locator("#stationed-card").text_content()) > len(MEGABYTE)
    assert page.locator("#stationed-card b").count() == 0
