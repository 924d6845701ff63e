"""The page of a table of one's own: its columns in card, table, search and downloads; its kinds in the legend."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_legend_has_a_mark_for_each_kind(open_page, houses):
    page = open_page(houses, kept=True)
    symbols = page.locator(".stationed-arms")
    names = symbols.locator("li:not(.stationed-quiet)")
    names.first.wait_for()
    assert [name.casefold() for name in names.all_inner_texts()] == ["embassy", "monastery"]


def test_a_kind_is_found_and_a_text_of_an_own_column(open_page, houses):
    page = open_page(houses, kept=True)
    page.fill("#stationed-search", "monast")
    names = page.locator("[role=option] .stationed-result-name")
    expect(names).to_have_count(2)
    assert sorted(names.all_inner_texts()) == ["Choijin", "Gandan"]
    page.fill("#stationed-search", "shishmar")
    expect(page.locator("[role=option]").first).to_contain_text("Legation")


def test_own_columns_stand_on_the_card_under_their_own_names(open_page, houses):
    page = open_page(houses, kept=True)
    page.fill("#stationed-search", "gandan")
    page.locator("[role=option]").first.click()
    card = page.locator("#stationed-card")
    expect(card).to_contain_text("Founder")
    expect(card).to_contain_text("Fifth Jebtsundamba")
    expect(card).to_contain_text("Colour")


def test_own_columns_stand_in_the_table_and_its_download(open_page, houses):
    page = open_page(houses)
    page.get_by_role("button", name="Table", exact=True).click()
    table = page.locator("#stationed-table")
    expect(table).to_contain_text("Founder")
    expect(table).to_contain_text("Bogd Khan")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Download", exact=True).click()
    page.get_by_label("all (").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV for spreadsheets").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert {(row["founder"], row["colour"]) for row in rows} >= {("Bogd Khan", "green")}
