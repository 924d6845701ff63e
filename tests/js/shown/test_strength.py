"""strength.js: the figure of some units over time, by hand: rivals, parts of others, missing figures."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from flow_tables import MEN, a_claim, a_location, a_period, a_unit, an_atlas
from page_atlas import a_block
from shapely.geometry import Point

FILES = ["data/columns", "data/days", "shown/summing", "shown/strength"]
STEPS = """(() => {
  const tables = readTables(data);
  const all = Array.from({length: tables.claims.n}, (_, claim) => claim);
  return strengthOver(tables, 'men', all, [dayNumber(1930, 1, 1), dayNumber(1939, 12, 31)]).map((step) =>
    [civil(step.day).year, step.low, Number.isFinite(step.high) ? step.high : 'open', step.known, step.all]);
})()"""
UNITS = [a_unit("army"), a_unit("corps", higher_formation="army"), a_unit("other")]


def at(id_: str, unit: str, start: str, end: str, men: str = "", **more: str) -> dict[str, str]:
    return a_claim(id_, unit_id=unit, location_id="x", start=start, end=end, men=men, **more)


CASES: dict[str, tuple[list[dict[str, str]], list[list[Any]]]] = {
    "one-figure-holds-from-its-start-to-its-end": (
        [at("D-1", "army", "1931", "1933", "5000")],
        [[1931, 5000, 5000, 1, 1], [1934, 0, 0, 0, 0]],
    ),
    "a-range-has-two-bounds": (
        [at("D-1", "army", "1931", "1931", "5000..7000"), at("D-2", "army", "1932", "1932", "900..")],
        [[1931, 5000, 7000, 1, 1], [1932, 900, "open", 1, 1], [1933, 0, 0, 0, 0]],
    ),
    "rivals-are-the-least-and-the-most": (
        [at("D-1", "army", "1931", "1931", "5000", source_ids="a"), at("D-1", "army", "1931", "1931", "8000")],
        [[1931, 5000, 8000, 1, 1], [1932, 0, 0, 0, 0]],
    ),
    "units-add-up": (
        [at("D-1", "army", "1931", "1932", "5000"), at("D-2", "other", "1932", "1932", "100")],
        [[1931, 5000, 5000, 1, 1], [1932, 5100, 5100, 2, 2], [1933, 0, 0, 0, 0]],
    ),
    "a-part-is-in-the-figure-of-the-whole": (
        [at("D-1", "army", "1931", "1931", "5000"), at("D-2", "corps", "1931", "1931", "3000")],
        [[1931, 5000, 5000, 2, 2], [1932, 0, 0, 0, 0]],
    ),
    "a-figure-that-is-missing-is-counted-and-not-zero": (
        [at("D-1", "army", "1931", "1931"), at("D-2", "other", "1931", "1931", "100")],
        [[1931, 100, 100, 1, 2], [1932, 0, 0, 0, 0]],
    ),
    "what-lies-outside-the-timeline-is-cut": (
        [at("D-1", "army", "1901", "1950", "5000")],
        [[1930, 5000, 5000, 1, 1], [1940, 0, 0, 0, 0]],
    ),
    "undated-claims-have-no-part": ([at("D-1", "army", "", "", "5000")], []),
}


@pytest.mark.parametrize("case", CASES)
def test_figures_over_time(case, in_node):
    claims, expected = CASES[case]
    tables = an_atlas(
        *claims,
        units=UNITS,
        locations=[a_location("x", Point(100, 45))],
        periods=(a_period("all", "1900", "1960"),),
        quantities=(MEN,),
    )
    assert in_node(FILES, STEPS, a_block(tables)) == expected


KEPT = """(() => {
  const {subjects, above, claims, days} = data;
  const bounds = (claim) => claims[claim].said;
  const sum = new Summing(subjects, above, bounds);
  return days.map((changes) => {
    for (const {claim, on} of changes) sum[on ? 'begin' : 'end'](claims[claim].subject, claim);
    for (const subject of new Set(changes.map(({claim}) => claims[claim].subject))) sum.settle(subject);
    return sum.now();
  });
})()"""


def by_the_rule(case: dict[str, Any], holding: set[int]) -> dict[str, float]:
    """The sums from nothing but the claims that hold: the rule as it is written, with no memory of days before."""
    said: dict[int, list[dict[str, float]]] = {}
    for claim in holding:
        one = case["claims"][claim]
        said.setdefault(one["subject"], []).extend([one["said"]] if one["said"] else [])
    within = {}
    for subject in said:
        unit, met = case["above"][subject] if subject >= 0 else -1, {subject}
        within[subject] = False
        while unit >= 0 and unit not in met:
            within[subject] = within[subject] or bool(said.get(unit))
            met.add(unit)
            unit = case["above"][unit]
    counted = [subject for subject in said if said[subject] and not within[subject]]
    return {
        "low": sum(min(one["low"] for one in said[subject]) for subject in counted),
        "high": sum(max(one["high"] for one in said[subject]) for subject in counted),
        "known": sum(1 for subject in said if said[subject] or within[subject]),
        "all": len(said),
    }


def some_case(chance: Random) -> tuple[dict[str, Any], list[dict[str, float]]]:
    """A few units in a tree, claims about them and about deployments without one, days on which some begin and end."""
    units = chance.randint(1, 7)
    above = [chance.randint(-1, unit - 1) for unit in range(units)]
    claims = []
    for _ in range(chance.randint(1, 9)):
        low = chance.randint(0, 99)
        said = {"low": low, "high": low + chance.randint(0, 99)} if chance.random() < 0.7 else None
        claims.append({"subject": chance.randint(-2, units - 1), "said": said})
    case = {"above": above, "claims": claims, "subjects": sorted({one["subject"] for one in claims}), "days": []}
    holding: set[int] = set()
    expected = []
    for _ in range(chance.randint(1, 8)):
        turned = {chance.randrange(len(claims)) for _ in range(chance.randint(1, 4))}
        case["days"].append([{"claim": claim, "on": claim not in holding} for claim in sorted(turned)])
        holding = holding ^ turned
        expected.append(by_the_rule(case, holding))
    return case, expected


def test_sums_kept_from_day_to_day_are_those_of_the_claims_that_hold(in_node):
    cases = [some_case(Random(seed)) for seed in range(300)]
    sums = in_node(["shown/summing"], f"data.map((data) => {KEPT})", [case for case, _ in cases])
    for seed, (found, (_, expected)) in enumerate(zip(sums, cases, strict=True)):
        assert found == expected, seed
