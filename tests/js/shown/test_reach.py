"""Reach: how a deployment that is not shown comes to be shown, and what a span of years is called."""

from __future__ import annotations

import pytest
from page_atlas import a_block

SCRIPTS = ["data/columns", "data/runs", "data/words", "shown/reach", "shown/selection"]
DAY_1939_05_01, DAY_1939_12_31, DAY_1950 = -11203, -10959, -7305


def reached(in_node, ids: list[str], *, periods: list[int], day: int | None = None) -> tuple[str, dict[str, str]]:
    """The deployment to show and the changes of the state, from a selection of periods and perhaps a day."""
    expression = """(() => {
      const tables = readTables(data.block);
      const selection = { periods: data.periods, first: data.day, last: data.day, left: null };
      const rows = data.ids.map((id) => tables.deployments.find('id', id));
      const { deployment, changes } = reach(tables, selection, new Selector(tables).of(selection).states, rows);
      return [tables.deployments.text('id', deployment), changes];
    })()"""
    return tuple(in_node(SCRIPTS, expression, {"block": a_block(), "ids": ids, "periods": periods, "day": day}))


def test_what_is_shown_is_chosen_without_any_change(in_node):
    assert reached(in_node, ["D-march", "D-sure"], periods=[1]) == ("D-sure", {})


def test_the_first_period_that_holds_it_definitely_is_shown(in_node):
    id_, changes = reached(in_node, ["D-rival"], periods=[0])
    assert (id_, changes["periods"]) == ("D-rival", "war")
    assert (changes["date"], changes["start_date"], changes["end_date"]) == ("", "", "")


def test_a_period_that_surely_holds_one_comes_before_an_earlier_one_that_may_hold_another(in_node):
    id_, changes = reached(in_node, ["D-maybe", "D-march"], periods=[])
    assert (id_, changes["periods"]) == ("D-march", "after")


def test_what_no_period_surely_holds_is_shown_in_the_first_that_may(in_node):
    id_, changes = reached(in_node, ["D-maybe"], periods=[])
    assert (id_, changes["periods"]) == ("D-maybe", "before")


def test_when_a_day_is_shown_a_day_on_which_it_was_there_is_shown(in_node):
    id_, changes = reached(in_node, ["D-march"], periods=[0, 1, 2], day=DAY_1939_05_01)
    assert (id_, changes) == ("D-march", {"date": "1945-08-09"})


def test_a_day_outside_the_periods_switched_on_switches_all_of_them_on(in_node):
    assert reached(in_node, ["D-march"], periods=[1], day=DAY_1939_05_01)[1] == {
        "date": "1945-08-09",
        "periods": "all",
    }


def test_what_has_no_dates_is_chosen_and_nothing_is_changed(in_node):
    assert reached(in_node, ["D-undated"], periods=[0]) == ("D-undated", {})


def test_what_the_reader_left_out_is_not_reached(in_node):
    expression = """(() => {
      const tables = readTables(data);
      const left = new Uint8Array(tables.claims.n).fill(1);
      const selection = { periods: [0], first: null, last: null, left };
      const row = tables.deployments.find('id', 'D-sure');
      return reach(tables, selection, new Selector(tables).of(selection).states, [row]).changes;
    })()"""
    assert in_node(SCRIPTS, expression, a_block()) == {}


def test_runs_give_the_claims_of_each_row_and_leave_out_those_of_none(in_node):
    expression = (
        "(() => { const runs = new Runs([2, 0, -1, 2], 3); return [0, 1, 2].map((row) => [...runs.of(row)]); })()"
    )
    assert in_node(SCRIPTS, expression) == [[1], [], [0, 3]]


FAR = 2**62
SPANS = [
    ((DAY_1939_05_01, DAY_1939_12_31), "1939", "within a year"),
    ((DAY_1939_05_01, DAY_1950), "1939–1950", "over years"),
    ((DAY_1939_05_01, FAR), "from 1939", "open end"),
    ((-FAR, DAY_1939_12_31), "until 1939", "open start"),
    ((-FAR, FAR), "", "open both ways"),
    ((FAR, -FAR), "", "undated"),
    ((-735599, -735599), "45 BC", "before the common era"),
]


@pytest.mark.parametrize(("span", "text"), [row[:2] for row in SPANS], ids=[row[2] for row in SPANS])
def test_a_span_of_years_in_words(in_node, span, text):
    words = {"years.from": "from {year}", "years.until": "until {year}", "date.bc": "{year} BC"}
    expression = "new Words({ en: data.words }, 'en').years(...data.span)"
    assert in_node(SCRIPTS, expression, {"words": words, "span": span}) == text
