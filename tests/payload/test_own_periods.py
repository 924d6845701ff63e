"""Periods as people write them down in Python."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed.dates import FAR_FUTURE, FAR_PAST, day_number
from stationed.errors import StationedError
from stationed.model import AtlasConfig
from stationed.payload.own_periods import periods_of

SPAN = ("1939-05-11", "1939-09-16")


def read(given):
    return periods_of(given, AtlasConfig())


@pytest.mark.parametrize(
    "given",
    [
        [("War", *SPAN)],
        {"War": SPAN},
        [{"title": "War", "start": SPAN[0], "end": SPAN[1]}],
        pd.DataFrame({"title": ["War"], "start": [SPAN[0]], "end": [SPAN[1]]}),
        (one for one in [("War", *SPAN)]),
    ],
    ids=["tuples", "mapping", "dicts", "table", "generator"],
)
def test_periods_may_be_written_in_many_ways(given):
    (period,) = read(given)
    assert (period.period_id, period.title) == ("war", "War")
    assert (period.first, period.last) == (day_number(1939, 5, 11), day_number(1939, 9, 16))


def test_years_as_numbers_are_whole_years():
    (period,) = read([("War", 1939, 1945)])
    assert (period.first, period.last) == (day_number(1939, 1, 1), day_number(1945, 12, 31))


def test_colour_and_summary_may_follow():
    (period,) = read([("War", *SPAN, "#ABC", "What happened")])
    assert (period.colour, period.summary) == ("#aabbcc", "What happened")


def test_open_ends_reach_as_far_as_time():
    (period,) = read([("Ever", "..", "..")])
    assert (period.first, period.last) == (FAR_PAST, FAR_FUTURE)


def test_ids_are_made_of_titles_and_told_apart():
    periods = read([("Халхын гол", *SPAN), ("War, the first", *SPAN), ("War the first", *SPAN), ("All", *SPAN)])
    assert [one.period_id for one in periods] == ["халхын-гол", "war-the-first", "war-the-first-2", "all-1"]


def test_own_ids_are_kept():
    (period,) = read([{"period_id": "kg", "title": "War", "start": SPAN[0], "end": SPAN[1]}])
    assert period.period_id == "kg"


def test_without_any_one_layer_holds_everything():
    (period,) = read(None)
    assert (period.title, period.first, period.last) == ("Deployments", FAR_PAST, FAR_FUTURE)


def test_an_empty_list_gives_no_layers():
    assert read([]) == ()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["War"], "a period is not understood, got .*'War'.*expected a table"),
        ([("War", "1939")], r"too few or too many parts, got \('War', '1939'\)"),
        ([{"title": "War", "from": "1939", "end": "1940"}], "got the columns title, from, end; expected"),
        ([("War", "12 March 1936", "1939")], "(?s)column start.*12 March 1936.*1936-03-12"),
        ([("War", "1940", "1939")], "ends before it starts"),
        ([("War", "", "1939")], "the period has no start"),
    ],
    ids=["text", "short", "column", "date", "reversed", "blank"],
)
def test_what_is_no_period_is_refused_by_name(given, message):
    with pytest.raises(StationedError, match=message):
        read(given)
