"""No man is counted twice: the known totals, reckoned here from the files by the rule of the design.

The reckoning is the simplest possible and shares no code with the package but the reading of dates and figures: on a
day, a deployment's figure is left out when a formation above it, present that day, states its own.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from flagship.known_totals import KNOWN_TOTALS
from flagship.records import Row, table, unit

from stationed.dates import parse
from stationed.quantities import parse_quantity

SIDES = {"soviet", "russian"}


def day_of(text: str) -> int:
    return parse(text).earliest


def may_be_here(row: Row, day: int) -> bool:
    starts = parse(row["start"]).earliest
    ends = parse(row["end"] or row["start"]).latest
    return starts <= day <= ends


def designation(unit_id: str, day: int) -> Row:
    for row in unit(unit_id):
        if (not row["start"] or parse(row["start"]).earliest <= day) and (
            not row["end"] or day <= parse(row["end"]).latest
        ):
            return row
    return unit(unit_id)[0]


def above(row: Row, day: int) -> list[str]:
    chain: list[str] = []
    higher = row["higher_formation"] or designation(row["unit_id"], day)["higher_formation"]
    while higher and higher not in chain:
        chain.append(higher)
        higher = designation(higher, day)["higher_formation"]
    return chain


def total(text: str) -> tuple[float, float]:
    """The least and most Soviet and Russian men on a day, over the topmost formations that state a figure."""
    day = day_of(text)
    stated = [row for row in table("deployments") if row["men"] and may_be_here(row, day)]
    stating = {row["unit_id"] for row in stated}
    figures: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in stated:
        if designation(row["unit_id"], day)["allegiance"] in SIDES and not stating & set(above(row, day)):
            quantity = parse_quantity(row["men"])
            assert quantity is not None
            figures[row["deployment_id"]].append((quantity.low, quantity.high))
    low = sum(min(least for least, _ in rivals) for rivals in figures.values())
    return low, sum(max(most for _, most in rivals) for rivals in figures.values())


@pytest.mark.parametrize(
    ("day", "low", "high"), [row[:3] for row in KNOWN_TOTALS], ids=[row[0] for row in KNOWN_TOTALS]
)
def test_men_on_a_known_day_are_counted_once(day: str, low: float, high: float):
    assert total(day) == (low, high)


def test_one_unit_never_states_two_figures_for_one_day():
    spans = defaultdict(dict)
    for row in table("deployments"):
        if row["men"]:
            days = day_of(row["start"]), parse(row["end"] or row["start"]).latest
            first, last = spans[row["unit_id"]].get(row["deployment_id"], days)
            spans[row["unit_id"]][row["deployment_id"]] = min(first, days[0]), max(last, days[1])
    for unit_id, held in spans.items():
        ordered = sorted(held.values())
        assert all(earlier[1] < later[0] for earlier, later in itertools.pairwise(ordered)), unit_id
