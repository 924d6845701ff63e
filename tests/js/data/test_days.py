"""days.js counts days as the dates room does, and knows which days there are."""

from __future__ import annotations

import random

import pytest

from stationed.dates import FAR_FUTURE, FAR_PAST, civil, day_number, iso

FILES = ["data/days"]
FIRST, LAST = day_number(-9999, 1, 1), day_number(9999, 12, 31)
EDGES = [day_number(year, month, day) for year in (-4000, -401, -1, 0, 1, 1600, 1900, 2000, 2024) for month, day in
         ((1, 1), (2, 28), (3, 1), (12, 31))]  # fmt: skip
DAYS = EDGES + [random.Random(7).randint(FIRST, LAST) for _ in range(3000)]


def test_civil_and_back_are_those_of_python(in_node):
    back = "[c.year, c.month, c.day, dayNumber(c.year, c.month, c.day)]"
    assert in_node(FILES, f"data.map((day) => {{ const c = civil(day); return {back}; }})", DAYS) == [
        [*civil(day), day] for day in DAYS
    ]


def test_iso_text_is_that_of_python_and_reads_back(in_node):
    expected = [[iso(day), day] for day in DAYS]
    assert in_node(FILES, "data.map((day) => [isoDay(day), dayOfKey(isoDay(day))])", DAYS) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "1939", "1939-8-20", "1939-02-29", "1939-13-01", "1939-00-10", "1939-08-32", " 1939-08-20"),
        *("1939-08-20T00:00", "-0000-01-01", "20 August 1939", "NaN", "Infinity", "1939-08-20\n", "１９３９-08-20"),
    ],
)
def test_what_is_no_day_is_none(in_node, text):
    assert in_node(FILES, "dayOfKey(data)", text) is None


@pytest.mark.parametrize("value", ["undefined", "null", "{}", "[]", "NaN", "-10957"])
def test_what_is_no_text_is_none(in_node, value):
    assert in_node(FILES, f"dayOfKey({value})") is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ((1939, 1, 31), 1, (1939, 2, 28)),
        ((1940, 1, 31), 1, (1940, 2, 29)),
        ((1939, 3, 31), -1, (1939, 2, 28)),
        ((1939, 12, 15), 1, (1940, 1, 15)),
        ((1, 1, 1), -1, (0, 12, 1)),
        ((0, 1, 1), -12, (-1, 1, 1)),
        ((1940, 2, 29), 12, (1941, 2, 28)),
    ],
    ids=str,
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(in_node, day, months, expected):
    found = in_node(FILES, "addMonths(data.day, data.months)", {"day": day_number(*day), "months": months})
    assert civil(found) == expected


def test_the_far_past_and_future_are_those_of_python(in_node):
    assert [float(day) for day in in_node(FILES, "[FAR_PAST, FAR_FUTURE]")] == [FAR_PAST, FAR_FUTURE]
