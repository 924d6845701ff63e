"""Coverage: for how many deployments a figure is known; and the days that readers type."""

from __future__ import annotations

import pytest

SCRIPTS = ["data/days", "timeline/coverage"]


def a_table(columns: str) -> str:
    return (
        f"{{ n: {columns}.deployment ? {columns}.deployment.length : 0, has: (name) => name in {columns}, "
        f"numbers: (name) => {columns}[name] }}"
    )


def covered(in_node, claims: dict, higher: list[int], days: list[int]) -> list[list[int]]:
    """How many are there and of how many the figure is known, on some days."""
    expression = f"""(() => {{
      const tables = {{ claims: {a_table("data.claims")}, units: {{ numbers: () => data.higher }} }};
      const coverage = coverageOf(tables, 'men');
      return data.days.map((day) => Object.values(coveredOn(coverage, day)));
    }})()"""
    return in_node(SCRIPTS, expression, {"claims": claims, "higher": higher, "days": days})


CLAIMS = {
    # An army of day 10 to 20 with a figure, its division of day 0 to 15 without, and another's regiment without.
    "deployment": [0, 1, 2],
    "unit": [0, 1, 2],
    "higher": [-1, 0, -1],
    "possible_first": [10, 0, 5],
    "possible_last": [20, 15, 30],
    "men": [75000, 0, 0],
}


def test_a_formations_figure_is_known_for_its_parts_while_it_is_there(in_node):
    at = covered(in_node, CLAIMS, [-1, 0, -1], [-1, 0, 5, 10, 16, 21, 31])
    assert at == [[0, 0], [1, 0], [2, 0], [3, 2], [2, 1], [1, 0], [0, 0]]


def test_units_that_are_above_each_other_in_a_ring_are_counted_once(in_node):
    claims = CLAIMS | {"higher": [1, 0, -1]}
    assert covered(in_node, claims, [1, 0, -1], [12]) == [[3, 2]]


def test_where_a_figure_is_missing_for_most_the_number_of_deployments_stands_in_its_place(in_node):
    expression = f"""(() => {{
      const tables = {{ claims: {a_table("data.claims")}, units: {{ numbers: () => data.higher }} }};
      const series = {{ days: [0, 10, 21], low: [0, 75000, 0], high: [0, 75000, 0] }};
      const {{ figure, count }} = parted(series, coverageOf(tables, 'men'));
      return figure.days.map((day, i) => [day, figure.high[i], count.high[i]]);
    }})()"""
    assert in_node(SCRIPTS, expression, {"claims": CLAIMS, "higher": [-1, 0, -1]}) == [
        [0, 0, 1],
        [5, 0, 2],
        [10, 75000, 0],
        [16, 75000, 0],
        [21, 0, 1],
        [31, 0, 0],
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1970-01-01", 0),
        ("1970", 0),
        (" 1970-1-2 ", 1),
        ("1970.01.03", 2),
        ("1970/2", 31),
        ("１９７０", 0),
        ("-43-03-15", -735160),
        ("1970-02-30", None),
        ("1970-13", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_typed_day_month_or_year_is_read_and_nothing_else(in_node, text, day):
    assert in_node(["data/days", "data/directions", "dom/element", "timeline/typed"], "typedDay(data)", text) == day
