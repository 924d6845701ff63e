"""The dates of a table as periods are proposed for them."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed import read
from stationed.intake.spans import equal_periods
from stationed.intake.times import likely_spans


def proposed(*dates: tuple[str, str]) -> list[str]:
    start, end = (pd.Series(texts, dtype="str") for texts in zip(*dates, strict=True))
    return equal_periods(likely_spans(start, end), "en")["title"].tolist()


@pytest.mark.parametrize(
    "none",
    [("1899-12-30", "1937"), ("1937", "9999-12-31"), ("1937", "9999"), ("0001-01-01", "2099-12-31"), ("1937", "7864")],
)
def test_dates_that_programs_write_for_none_make_no_periods(none):
    assert proposed(("1937", "1937"), ("1939", "1939"), none) == ["1937", "1939"]


def test_dates_of_the_time_of_the_others_make_periods():
    assert proposed(("1898", ""), ("1899-12-29", "1900-01-02")) == ["1898", "1899", "1900"]


def test_periods_on_both_sides_of_the_first_year_are_counted_as_centuries_are():
    assert proposed(("-0014", "0009"), ("0122", "0300")) == [
        *("50–1 BC", "AD 1 – AD 50", "AD 101 – AD 150", "AD 151 – AD 200", "AD 201 – AD 250", "AD 251 – AD 300"),
    ]


def test_dates_of_any_age_make_periods():
    assert proposed(("Y-150000", "Y-140000"), ("1900", "1910")) == ["160,000–140,001 BC", "AD 1 – 20,000"]
    assert proposed(("Y-170000000", ""), ("-3000", "")) == ["180,000,000–160,000,001 BC", "20,000,000–1 BC"]


def test_a_table_with_nothing_but_such_dates_has_periods_of_them():
    assert proposed(("1970-01-01", "1970-01-01")) == ["January 1970"]


def test_a_table_with_such_a_date_is_warned_of_the_date_alone(tmp_path):
    rows = "unit,place,lat,lon,start,end\nA,Urga,47.9,106.9,1937,1939\nB,Urga,47.9,106.9,30.12.1899,31.12.9999\n"
    (tmp_path / "posts.csv").write_text(rows, encoding="utf-8")
    warned = [(f.code, f.row, f.column) for f in read(tmp_path / "posts.csv").check() if f.severity == "warning"]
    assert sorted(warned) == [("date-placeholder", 3, "end"), ("date-placeholder", 3, "start")]


@pytest.mark.parametrize(
    ("language", "title"), [("en", "May–June 1939"), ("de", "Mai–Juni 1939"), ("ru", "май – июнь 1939 года")]
)
def test_proposed_periods_of_two_months_say_their_year_once(language, title):
    start, end = pd.Series(["1939-05", "1940-09"]), pd.Series(["1939-06", "1940-10"])
    assert equal_periods(likely_spans(start, end), language)["title"].tolist()[0] == title


def test_a_span_beside_a_date_of_its_own_stays_whole_and_is_named_by_the_check(tmp_path):
    table = tmp_path / "posts.csv"
    rows = ["post,place,lat,lon,from,to", "A,X,1,2,1127/1130,1138~", "B,Y,3,4,0618,0904/0907", "C,Z,5,6,1127/1130,"]
    table.write_text("\n".join(rows), encoding="utf-8")
    atlas = read(table)
    dates = list(zip(atlas.claims["start"], atlas.claims["end"], strict=True))
    # A span whose row has no other end is both of its days, as ever.
    assert dates == [("1127/1130", "1138~"), ("0618", "0904/0907"), ("1127", "1130")]
    found = {(one.code, one.got) for one in atlas.check() if one.severity == "error"}
    assert found == {("date-invalid", "1127/1130"), ("date-invalid", "0904/0907")}
