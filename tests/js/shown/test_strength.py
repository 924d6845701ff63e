"""strength.js: the figure of some units over time, by hand: rivals, parts of others, missing figures."""

from __future__ import annotations

from typing import Any

import pytest
from flow_tables import MEN, a_claim, a_location, a_period, a_unit, an_atlas
from page_atlas import a_block
from shapely.geometry import Point

FILES = ["data/columns", "data/days", "shown/strength"]
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
