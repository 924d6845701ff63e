"""selection.js against the rule told day by day: what is shown, surely or perhaps, under any choice."""

from __future__ import annotations

import random
from typing import Any

import pytest
from page_atlas import a_block, cells, joined_of, trial_atlas

FILES = ["data/columns", "data/days", "shown/selection", "shown/windows"]
ALL = """data.map(({block, choice}) => {
  const tables = readTables(block);
  const given = {...choice, left: choice.left && Uint8Array.from(choice.left)};
  const {states, flags} = new Selector(tables).of(given);
  return {states: Array.from(states), flags: Array.from(flags)};
})"""


def a_case(chance: random.Random) -> dict[str, Any]:
    """Some claims of some deployments over twenty days, three periods, and a choice."""
    counts = [chance.randint(1, 3) for _ in range(chance.randint(0, 5))]
    claims: dict[str, list[int]] = {"deployment": [], "possible_first": [], "possible_last": []}
    claims |= {"definite_first": [], "definite_last": []}
    for deployment, count in enumerate(counts):
        for _ in range(count):
            s1, s2, e1, e2 = sorted(chance.randint(0, 19) for _ in range(4))
            claims["deployment"].append(deployment)
            for name, day in zip(list(claims)[1:], (s1, e2, s2, e1), strict=True):
                claims[name].append(day)
    spans = [sorted((chance.randint(0, 19), chance.randint(0, 19))) for _ in range(3)]
    first_claim = [sum(counts[:place]) for place in range(len(counts))]
    tables = {
        "claims": {"n": sum(counts), "columns": claims},
        "deployments": {"n": len(counts), "columns": {"first_claim": first_claim, "claim_count": counts}},
        "periods": {"n": 3, "columns": {"first": [one[0] for one in spans], "last": [one[1] for one in spans]}},
    }
    dated = chance.random() < 0.5
    first, last = sorted((chance.randint(0, 19), chance.randint(0, 19)))
    choice = {
        "periods": sorted(chance.sample(range(3), chance.randint(0, 3))),
        "first": first if dated else None,
        "last": last if dated else None,
        "left": [int(chance.random() < 0.2) for _ in range(sum(counts))] if chance.random() < 0.3 else None,
    }
    return {"block": {"tables": tables}, "choice": choice}


def held(case: dict[str, Any], deployment: int, days: range) -> int:
    """0 not, 1 perhaps, 2 surely there on some of these days; claim by claim, day by day."""
    columns, left = case["block"]["tables"]["claims"]["columns"], case["choice"]["left"]
    mine = [c for c, of in enumerate(columns["deployment"]) if of == deployment and not (left and left[c])]
    may = [any(columns["possible_first"][c] <= d <= columns["possible_last"][c] for d in days) for c in mine]
    # Surely: begun by the last of the days and not over before the first of them.
    must = [columns["definite_first"][c] <= days[-1] and columns["definite_last"][c] >= days[0] for c in mine]
    return 2 if any(may) and all(must) else 1 if any(may) else 0


def expected(case: dict[str, Any]) -> list[int]:
    tables, choice = case["block"]["tables"], case["choice"]
    spans = tables["periods"]["columns"]
    periods = [range(spans["first"][row], spans["last"][row] + 1) for row in choice["periods"]]
    moment = None if choice["first"] is None else range(choice["first"], choice["last"] + 1)
    states = []
    for deployment in range(tables["deployments"]["n"]):
        inside = max([held(case, deployment, period) for period in periods], default=0)
        if moment is None:
            states.append(inside)
        else:
            there = held(case, deployment, moment)
            states.append(there if inside or len(periods) == 3 else 0)
    return states


CASES = [a_case(random.Random(seed)) for seed in range(400)]


def test_states_are_those_of_the_rule_for_any_choice(in_node):
    found = in_node(FILES, ALL, CASES)
    wrong = [(seed, one["states"]) for seed, one in enumerate(found) if one["states"] != expected(CASES[seed])]
    assert wrong == []


def test_a_claim_is_drawn_only_when_it_is_possible_itself_and_not_left_out(in_node):
    for case, one in zip(CASES, in_node(FILES, ALL, CASES), strict=True):
        columns, left = case["block"]["tables"]["claims"]["columns"], case["choice"]["left"] or []
        for claim, flag in enumerate(one["flags"]):
            if flag:
                assert one["states"][columns["deployment"][claim]] > 0
                assert not (left and left[claim])


def test_every_shown_deployment_has_a_claim_drawn(in_node):
    for case, one in zip(CASES, in_node(FILES, ALL, CASES), strict=True):
        columns = case["block"]["tables"]["claims"]["columns"]
        drawn = {columns["deployment"][claim] for claim, flag in enumerate(one["flags"]) if flag}
        assert drawn == {deployment for deployment, state in enumerate(one["states"]) if state}


@pytest.mark.parametrize("row", range(3))
def test_each_period_of_an_atlas_holds_what_python_says(in_node, row):
    _, membership = joined_of(trial_atlas())
    choice = {"periods": [row], "first": None, "last": None, "left": None}
    (found,) = in_node(FILES, ALL, [{"block": a_block(), "choice": choice}])
    assert found["states"] == (membership.possible[:, row].astype(int) + membership.definite[:, row]).tolist()


def test_change_dates_are_the_days_on_which_something_begins_or_is_over(in_node):
    block = a_block()
    days = in_node(FILES, "changeDates(readTables(data).claims)", block)
    assert days == sorted(set(days))
    assert min(cells(block, "claims", "possible_first")) == days[0]
    assert all(abs(day) < 2**40 for day in days)


PLAIN = """data.map(({days, ends, windows}) => {
  const n = days[0].length;
  const of = (value) => (value === 'past' ? FAR_PAST : value === 'future' ? FAR_FUTURE : value);
  const columns = {deployment: ends.map((_, d) => d).flatMap((end, d) => new Array(ends[d]).fill(d))};
  const names = ['possible_first', 'possible_last', 'definite_first', 'definite_last'];
  names.forEach((name, i) => { columns[name] = days[i].map(of); });
  const begin = ends.map((_, d) => ends.slice(0, d).reduce((sum, one) => sum + one, 0));
  const deployments = {n: ends.length, columns: {first_claim: begin, claim_count: ends}};
  const tables = readTables({tables: {claims: {n, columns}, deployments}});
  const within = (c, first, last, a, b) => columns[a][c] <= last && columns[b][c] >= first;
  return windows.map(([from, to]) => {
    const [first, last] = [of(from), of(to)];
    const held = {states: bytesByFour(ends.length), flags: bytesByFour(n)};
    new Windows(tables).scan(first, last, null, held);
    const flags = columns.deployment.map((_, c) => Number(within(c, first, last, names[0], names[1])));
    const states = ends.map((count, d) => {
      const mine = Array.from({length: count}, (_, i) => begin[d] + i);
      if (!mine.some((c) => flags[c])) return 0;
      return mine.every((c) => within(c, first, last, names[2], names[3])) ? 2 : 1;
    });
    const alone = ends.map((_, d) => stateWithin(tables, d, first, last, null));
    const told = (rows) => rows.map((one) => Array.from(one).join('')).join('/');
    return told([held.states, held.flags, alone]) === told([states, flags, states]);
  });
})"""


@pytest.mark.parametrize("span", [30, 2**16 - 9, 2**16, 2**29 - 1, 2**29, 2**40])
def test_days_are_held_against_windows_exactly_however_far_apart_and_without_bound(in_node, span):
    chance = random.Random(span)

    def day() -> int | str:
        return chance.choice(["past", "future", 0, span - 1, chance.randint(-2, span + 2), chance.randint(0, span - 1)])

    cases = []
    for _ in range(40):
        ends = [chance.randint(1, 3) for _ in range(chance.randint(1, 6))]
        days = [[day() for _ in range(sum(ends))] for _ in range(4)]
        cases.append({"days": days, "ends": ends, "windows": [[day(), day()] for _ in range(8)]})
    assert in_node(FILES, PLAIN, cases) == [[True] * 8] * 40
