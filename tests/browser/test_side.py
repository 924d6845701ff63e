"""The card of a side: its strength over time, and what of it is shown."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_sides_card_tells_its_strength_and_what_of_it_is_shown(open_page, built):
    page = open_page(built / "atlas.html", fragment="#periods=17th-army")
    page.locator(".stationed-legend").get_by_role("button", name="Soviet", exact=True).click()
    card = page.locator("#stationed-card")
    expect(card.get_by_role("heading", level=2)).to_have_text("Soviet")
    soviet = page.evaluate("""(() => {
      const { tables, shownNow } = stationed.app;
      const side = tables.allegiances.find('id', 'soviet');
      const [unit, of] = [tables.claims.numbers('unit'), tables.units.numbers('allegiance')];
      return new Set(Array.from(unit.keys()).filter((claim) => unit[claim] >= 0 && of[unit[claim]] === side)
        .map((claim) => tables.claims.numbers('deployment')[claim]).filter((row) => shownNow.states[row])).size;
    })()""")
    assert soviet > 0
    expect(card.get_by_role("heading", level=3).last).to_have_text(
        re.compile(f"^{soviet} deployments · 17 September 1939")
    )
    chart = card.get_by_role("img", name=re.compile("^Men: "))
    assert chart.get_attribute("aria-label").endswith("men, 1921–1992")
    card.get_by_role("button", name="17th Army", exact=True).first.click()
    expect(card.get_by_role("heading", level=2)).to_have_text("17th Army")
    # And back, from the unit to its side.
    card.get_by_role("button", name="Soviet", exact=True).click()
    assert page.evaluate("stationed.getState().select") == "soviet"


def test_the_line_of_a_side_stays_while_time_runs_and_heeds_what_is_left_out(open_page, built):
    page = open_page(built / "atlas.html", fragment="#select=soviet&periods=all&date=1939-08-20")
    line = "document.querySelector('#stationed-card .stationed-overtime-least').getAttribute('d')"
    before = page.evaluate(line)
    page.evaluate("stationed.setState({ date: '1945-08-09' })")
    assert page.evaluate(line) == before
    page.evaluate("stationed.setState({ agreed: 'yes' })")
    assert page.evaluate(line) != before
    page.evaluate("stationed.setState({ agreed: '' })")
    assert page.evaluate(line) == before
