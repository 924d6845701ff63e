"""The rows of the table: which part they stand in, how they sort, and which of many are made."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_atlas import a_block

SCRIPTS = ["data/columns", "data/days", "shown/selection", "shown/tally", "table/rows"]


def shown(in_node, what: str, periods: list[int]) -> dict:
    """What a function of the tables, states and flags gives, deployments by id."""
    expression = """(() => {
      const tables = readTables(data.block);
      const selection = { periods: data.periods, first: null, last: null, left: null };
      const { states, flags } = new Selector(tables).of(selection);
      const tally = tallyOf(tables, states, flags);
      const given = WHAT;
      const ids = (rows) => Array.from(rows, (row) => tables.deployments.text('id', row)).sort();
      const plain = (value) => (value.length === undefined ? value : ids(value));
      return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, plain(value)]));
    })()"""
    return in_node(SCRIPTS, expression.replace("WHAT", what), {"block": a_block(), "periods": periods})


COUNTS = "(({located, units, uncertain, approximate, ...counts}) => counts)(tally)"


def test_every_deployment_stands_in_exactly_one_part(in_node):
    assert shown(in_node, "tableParts(states, tally.located)", [1]) == {
        "shown": ["D-maybe", "D-region", "D-rival", "D-sure"],
        "unlocated": ["D-lost"],
        "hidden": ["D-march", "D-undated"],
    }


def test_with_no_period_all_are_hidden_and_counted(in_node):
    parts = shown(in_node, "tableParts(states, tally.located)", [])
    assert (parts["shown"], parts["unlocated"], len(parts["hidden"])) == ([], [], 7)


def test_the_summary_counts_deployments_places_and_doubts(in_node):
    counts = shown(in_node, COUNTS, [1])
    # D-rival is claimed for two places, of which D-sure and D-maybe have one each; D-region is the third place.
    assert counts == {"deployments": 5, "places": 3, "possible": 1, "contested": 1, "unlocated": 1}


def test_rows_without_a_key_come_last_either_way_and_equal_ones_keep_their_order(in_node):
    expression = """data.map((last) => [1, -1].map((sign) => {
      const ranking = rankingOf(Float64Array.from([5, NaN, 2, 5, last]));
      return Array.from(sortedRows(Int32Array.from([0, 1, 2, 3, 4]), ranking, sign));
    }))"""
    # Whole numbers are counted off, others sorted.
    assert in_node(SCRIPTS, expression, [9, 9.5]) == [[[2, 0, 3, 4, 1], [4, 0, 3, 2, 1]]] * 2


def test_open_beginnings_sort_before_all_others(in_node):
    expression = (
        "Array.from(sortedRows(Int32Array.from([0, 1, 2]), rankingOf(Float64Array.from([0, FAR_PAST, -5])), 1))"
    )
    assert in_node(SCRIPTS, expression) == [1, 2, 0]


def test_texts_sort_as_the_reader_would_and_blanks_have_no_key(in_node):
    expression = """(() => {
      const { compare } = new Intl.Collator('ru', { numeric: true });
      return Array.from(textKeys(['9-я', '', '57-й', 'ёж', 'Еж', '9-я'], compare), (key) => (key === key ? key : null));
    })()"""
    assert in_node(SCRIPTS, expression) == [0, None, 1, 3, 2, 0]


NAMES = st.text(alphabet="aáBbжЖё1290 -.", max_size=9)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, min_size=2, max_size=60))
def test_keys_of_any_texts_are_in_the_order_of_the_language(in_node, texts):
    expression = """(() => {
      const { compare } = new Intl.Collator('ru', { numeric: true });
      const keys = textKeys(data, compare);
      const wrong = (a, b) => data[a] && data[b] && Math.sign(compare(data[a], data[b])) * (keys[a] - keys[b]) < 0;
      return data.flatMap((_, a) => data.flatMap((__, b) => (wrong(a, b) ? [[data[a], data[b]]] : [])));
    })()"""
    assert in_node(SCRIPTS, expression, texts) == []


def test_a_filter_wants_every_word_somewhere_in_the_row(in_node):
    texts = ["9 tank brigade bain tsagan", "11 tank brigade", "rifle tank"]
    expression = """(() => {
      const holding = (word) => (row) => data.texts[row].includes(word);
      return data.queries.map((q) => Array.from(matchingRows(Int32Array.from([0, 1, 2]), q, holding)));
    })()"""
    asked = {"texts": texts, "queries": ["tank", "brigade tank", "bain 9", "zzz", ""]}
    assert in_node(SCRIPTS, expression, asked) == [[0, 1, 2], [0, 1], [0], [], [0, 1, 2]]


LINES = """new Lines([
  { part: 'shown', rows: Int32Array.from([7, 8]), total: 2, open: true, headed: false },
  { part: 'unlocated', rows: Int32Array.from([3]), total: 1, open: true, headed: true },
  { part: 'hidden', rows: Int32Array.from([1, 2]), total: 2, open: false, headed: true },
])"""


def test_lines_are_rows_and_headings_and_a_closed_part_is_its_heading(in_node):
    expression = (
        f"(() => {{ const lines = {LINES}; return Array.from({{ length: lines.count }}, (_, i) => lines.at(i)); }})()"
    )
    assert in_node(SCRIPTS, expression) == [
        {"part": 0, "row": 7},
        {"part": 0, "row": 8},
        {"part": 1, "row": -1},
        {"part": 1, "row": 3},
        {"part": 2, "row": -1},
    ]


def test_the_line_of_a_row_is_found_unless_its_part_is_closed(in_node):
    assert in_node(SCRIPTS, f"[7, 3, 1, 99].map((row) => {LINES}.lineOf(row))") == [0, 3, -1, -1]


def test_lines_lie_below_one_another_with_headings_of_their_own_height(in_node):
    assert in_node(SCRIPTS, f"[0, 1, 2, 3, 4, 5].map((line) => {LINES}.top(line, 40, 30))") == [
        0,
        40,
        80,
        110,
        150,
        180,
    ]


MANY = "new Lines([{ part: 'shown', rows: new Int32Array(100000), total: 100000, open: true, headed: false }])"


@pytest.mark.parametrize("top", [0, 40, 1_000_000, 3_999_700])
def test_of_many_lines_those_in_sight_are_made_with_some_to_spare(in_node, top):
    view = {"top": top, "height": 300, "row": 40, "head": 36, "few": 400}
    range_ = in_node(SCRIPTS, f"{MANY}.inSight(data)", view)
    assert range_["from"] <= top // 40
    assert range_["until"] >= min(100_000, (top + 300) // 40 + 1)
    assert range_["until"] - range_["from"] < 40


def test_few_lines_are_all_made_so_that_they_can_be_read_in_one_go(in_node):
    view = {"top": 0, "height": 300, "row": 40, "head": 36, "few": 400}
    assert in_node(SCRIPTS, f"{LINES}.inSight(data)", view) == {"from": 0, "until": 5}
