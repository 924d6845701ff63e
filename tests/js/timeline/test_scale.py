"""timeline-scale.js: days to pixels and back, ticks that fit, figures that hold from day to day."""

from __future__ import annotations

import bisect
import random

import pytest

from stationed.dates import civil, day_number

FILES = ["data/days", "timeline/scale"]
DOMAIN = [day_number(1921, 1, 1), day_number(1992, 12, 31)]


def test_the_ends_of_the_domain_are_the_ends_of_the_range(in_node):
    assert in_node(FILES, "data.map(linearScale(data, [10, 510]).at)", DOMAIN) == [10, 510]


def test_a_day_comes_back_from_its_pixel(in_node):
    days = [random.Random(seed).randint(*DOMAIN) for seed in range(200)]
    expression = (
        "(() => { const s = linearScale(data.domain, [0, 1e6]); return data.days.map((d) => s.day(s.at(d))); })()"
    )
    assert in_node(FILES, expression, {"domain": DOMAIN, "days": days}) == days


def test_days_and_pixels_beyond_the_ends_are_held_to_them(in_node):
    expression = (
        "(() => { const s = linearScale(data, [0, 100]); return [s.at(-1e9), s.at(1e9), s.day(-5), s.day(500)]; })()"
    )
    assert in_node(FILES, expression, DOMAIN) == [0, 100, *DOMAIN]


def test_a_domain_of_one_day_has_a_scale(in_node):
    assert in_node(FILES, "linearScale([5, 5], [0, 100]).at(5)") == 0


@pytest.mark.parametrize("most", [4, 8, 12])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        ((1921, 1, 1), (1992, 12, 31)),
        ((1939, 5, 11), (1939, 9, 16)),
        ((-500, 1, 1), (1500, 1, 1)),
        ((1936, 3, 12), (1939, 5, 10)),
    ],
    ids=["decades", "months", "centuries", "years"],
)
def test_ticks_are_whole_years_or_months_within_the_domain_and_not_too_many(in_node, first, last, most):
    domain = [day_number(*first), day_number(*last)]
    ticks = in_node(FILES, "timeTicks(data.domain, data.most)", {"domain": domain, "most": most})
    assert 1 <= len(ticks) <= most + 2
    for tick in ticks:
        assert domain[0] <= tick["day"] <= domain[1]
        assert civil(tick["day"]) == (tick["year"], tick["month"] or 1, 1)


def test_ticks_of_years_stand_at_round_numbers_on_both_sides_of_the_turn_of_the_era(in_node):
    domain = [day_number(-43, 1, 1), day_number(34, 12, 31)]
    years = in_node(FILES, "timeTicks(data, 8).map(({ year }) => year)", domain)
    # 40, 30, 20 and 10 BC, AD 1, AD 10, 20 and 30: there is no year 0.
    assert years == [-39, -29, -19, -9, 1, 10, 20, 30]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(-39, -19, [-39, -34, -29, -24, -19]), (-2, 2, [-2, -1, 0, 1, 2]), (1920, 1950, [1920, 1930, 1940, 1950])],
    ids=["before", "every year", "after"],
)
def test_no_round_year_is_left_out_or_said_twice(in_node, first, last, expected):
    domain = [day_number(first, 1, 1), day_number(last, 1, 1)]
    assert in_node(FILES, "timeTicks(data, 4).map(({ year }) => year)", domain) == expected


STEP = "stepLine(data.days, data.values, data.run, (d) => d * data.wide, (v) => v * 100)"


def steps(in_node, days, values, last, wide=10):
    """The points of a figure's line."""
    run = {"from": 0, "to": len(days), "last": last}
    flat = in_node(FILES, STEP, {"days": days, "values": values, "run": run, "wide": wide})
    return list(zip(flat[::2], flat[1::2], strict=True))


def test_a_figure_is_a_step_from_each_day_to_the_next(in_node):
    assert steps(in_node, [0, 5], [2, 3], 8) == [(0, 200), (50, 200), (50, 300), (80, 300)]


def test_a_figure_ends_with_the_timeline(in_node):
    assert steps(in_node, [0, 50], [2, 3], 8) == [(0, 200), (80, 200)]
    assert steps(in_node, [], [], 8) == []


def test_steps_too_low_to_be_seen_are_not_drawn(in_node):
    assert steps(in_node, [0, 1, 2, 3], [2, 2.0004, 1.9997, 3], 8) == [(0, 200), (30, 200), (30, 300), (80, 300)]


def test_a_figure_of_many_days_keeps_the_peaks_of_each_pixel(in_node):
    chance = random.Random(3)
    days, values = list(range(20000)), [chance.randrange(1000) for _ in range(20000)]
    values[7777], values[15001] = 5000, -4000
    line = steps(in_node, days, values, 19999, wide=0.01)
    assert len(line) <= 8 * (200 + 1)
    assert (77.77, 500000) in line
    assert (150.01, -400000) in line
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert line[0] == (0, values[0] * 100)
    assert line[-1] == (199.99, values[-1] * 100)


LINE = [10, 5, 20, 5, 20, 7, 30, 7, 30, 1, 40, 1]


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (0, 9, []),
        (41, 90, []),
        (0, 90, LINE),
        (10, 19, [10, 5, 19, 5]),
        (20, 25, [20, 7, 25, 7]),
        (15, 25, [15, 5, 20, 5, 20, 7, 25, 7]),
        (22, 30, [22, 7, 30, 7, 30, 1]),
        (22, 24, [22, 7, 24, 7]),
        (35, 90, [35, 1, 40, 1]),
        (40, 90, [40, 1]),
        (0, 10, [10, 5]),
    ],
)
def test_a_ribbon_is_what_lies_in_its_period(in_node, first, last, part):
    assert (
        in_node(FILES, "lineWithin(data.line, data.first, data.last)", {"line": LINE, "first": first, "last": last})
        == part
    )


def test_positions_have_one_decimal_at_most(in_node):
    assert in_node(FILES, "data.map(tenth)", [0, 12, 12.34, 12.35, 9.96, 0.04, -3.27, -0.01]) == [
        *("0", "12", "12.3", "12.4", "10", "0", "-3.3", "0")
    ]


def test_a_path_back_is_the_path_from_its_end(in_node):
    assert in_node(FILES, "pathOf([0, 1, 2.25, 3]) + pathBack([0, 1, 2.25, 3])") == "M0 1L2.3 3L2.3 3L0 1"


def test_the_last_day_before_is_found_as_bisection_finds_it(in_node):
    chance = random.Random(7)
    cases = [[sorted(chance.sample(range(50), chance.randint(0, 12))), chance.randint(-5, 55)] for _ in range(300)]
    expected = [bisect.bisect_right(days, day) - 1 for days, day in cases]
    assert in_node(FILES, "data.map(([days, day]) => lastBefore(days, day))", cases) == expected


@pytest.mark.parametrize(("day", "to"), [(10, 10), (12, 10), (18, 20), (15, 15), (-9, -9), (100, 100)], ids=str)
def test_a_playhead_snaps_to_a_change_date_that_is_near(in_node, day, to):
    assert in_node(FILES, "snap([10, 20], data, 3)", day) == to


@pytest.mark.parametrize(
    ("day", "sign", "to"), [(10, 1, 20), (15, 1, 20), (20, 1, 99), (20, -1, 10), (15, -1, 10), (10, -1, 0)], ids=str
)
def test_the_next_change_date_is_the_nearest_on_that_side_or_the_end(in_node, day, sign, to):
    given = {"day": day, "sign": sign}
    assert in_node(FILES, "nextChange([10, 20], data.day, data.sign, [0, 99])", given) == to
