"""rivals.js: a card with very many rival claims builds a few and leaves the others until they are asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flow_tables import MEN, a_claim, an_atlas
from page_atlas import LOCATIONS, PERIODS, UNITS, a_block, a_source, trial_atlas

MODULES = ["data/columns", "data/words", "data/claims", "card/rivals"]
DOCUMENT = """
let made = 0;
class Node_ {
  constructor(tag) { made += 1; this.tag = tag; this.children = []; this.listeners = {}; this.parent = null; }
  appendChild(child) { child.parent = this; this.children.push(child); return child; }
  setAttribute() {}
  focus() {}
  addEventListener(name, listener) { this.listeners[name] = listener; }
  replaceWith(...nodes) {
    for (const node of nodes) node.parent = this.parent;
    this.parent.children.splice(this.parent.children.indexOf(this), 1, ...nodes);
  }
  get text() { return (this.textContent || '') + this.children.map((child) => child.text).join(''); }
}
globalThis.document = { documentElement: {}, createElement: (tag) => new Node_(tag) };
const tables = readTables(data.block);
const words = new Words(data.block.words, 'en');
const app = { tables, words, data: { meta: data.block.meta } };
const root = new Node_('card');
const row = tables.deployments.find('id', 'D-rival');
const first = rivalSections(app, claimsOfDeployment(app, row));
for (const node of first) root.appendChild(node);
const seen = () => root.children.filter(({ tag }) => tag === 'section').length;
const last = () => root.children[root.children.length - 1];
"""


def rivals(count):
    claims = [a_claim("D-rival", start=f"{1000 + row % 900}", source_ids="s1") for row in range(count)]
    tables = an_atlas(*claims, units=UNITS, locations=LOCATIONS, periods=PERIODS, quantities=(MEN,))
    return a_block(replace(tables, config=replace(trial_atlas().config, languages=("en",)), sources=(a_source("s1"),)))


def in_card(in_node, count, expression):
    return in_node(MODULES, f"(() => {{ {DOCUMENT} return {expression}; }})()", {"block": rivals(count)})


@pytest.mark.parametrize(("count", "shown", "rest"), [(2, 2, ""), (50, 50, ""), (51, 50, "and 1 more")])
def test_up_to_fifty_claims_are_shown_and_the_rest_is_counted(in_node, count, shown, rest):
    found = in_card(in_node, count, "[seen(), last().tag === 'section' ? '' : last().text]")
    assert found == [shown, rest]


def test_ten_thousand_rivals_make_no_more_nodes_than_a_hundred(in_node):
    few, many = (in_card(in_node, count, "[made, last().text]") for count in (100, 10_000))
    assert few[0] == many[0]
    assert (few[1], many[1]) == ("and 50 more", "and 9,950 more")


def test_more_are_shown_each_time_they_are_asked_for_until_there_are_none(in_node):
    press = "last().children[0].listeners.click()"
    found = in_card(in_node, 120, f"[seen(), {press}, seen(), last().text, {press}, seen(), last().tag]")
    assert [one for one in found if one is not None] == [50, 100, "and 20 more", 120, "section"]
    numbers = in_card(in_node, 120, f"({press}, {press}, root.children.map((one) => one.children[0].text))")
    assert numbers == [f"Claim {number}" for number in range(1, 121)]
