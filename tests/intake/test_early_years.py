"""Years before 1000 without their zeros: where bare numbers are years, and where they are not."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed.intake.dating import has_early_years, read_dates
from stationed.intake.frames import to_places
from stationed.intake.looks import look_at
from stationed.intake.proposing import propose
from stationed.intake.times import times_of


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["79", "193", "410", "476", "1453"], ["0079", "0193", "0410", "0476", "1453"], id="several"),
        pytest.param(["476", "79"], ["0476", "0079"], id="all"),
        pytest.param(["936", "1936", "1937"], ["936", "1936", "1937"], id="a-first-digit-that-was-lost"),
        pytest.param(["193", "79"], ["193", "79"], id="none-that-is-no-decade"),
        pytest.param(["476", "193X"], ["0476", "193X"], id="beside-a-decade"),
    ],
)
def test_bare_years_before_1000_are_read_where_their_column_has_several(texts, expected):
    assert read_dates(texts, "start", early=has_early_years(texts)).start.tolist() == expected


def test_numbers_of_three_digits_alone_do_not_make_a_column_of_dates():
    assert look_at(pd.Series(["250", "476", "800"])).dates == 0.0


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["512.5", "476.3", "930.8", "301.1"], id="figures"),
        pytest.param(["12.512", "11.476", "3.930", "5.301"], id="thousands"),
        pytest.param(["301.12", "476.05", "930.11", "512.07"], id="shelf-marks"),
        pytest.param(["476-12", "512-05", "930-11", "211-07"], id="inventory-numbers"),
        pytest.param(["211-214", "301-305", "476-480", "512-520"], id="pages"),
        pytest.param(["476/512", "301/480", "930/940", "512/600"], id="grid"),
        pytest.param(["c. 880", "about 936", "ca 901", "~950"], id="counts"),
    ],
)
def test_numbers_of_other_kinds_beside_a_start_are_no_dates(texts):
    table = {"Unit": list("ABCD"), "Place": list("WXYZ"), "Lat": list("1234"), "Lon": list("5678")}
    table |= {"From": ["1900", "1901", "1902", "1903"], "Measure": texts}
    assert look_at(pd.Series(texts)).dates == 0.0
    assert {choice.column: choice.role for choice in propose(to_places(pd.DataFrame(table)))}["Measure"] == "keep"


def test_spans_of_early_years_are_dates_by_the_name_of_their_column():
    table = {
        "Unit": ["A", "B"],
        "Place": ["X", "Y"],
        "Lat": ["1", "2"],
        "Lon": ["3", "4"],
        "Years": ["476–480", "512–530"],
    }
    sheet = to_places(pd.DataFrame(table))
    roles = {choice.role: choice.column for choice in propose(sheet)}
    assert roles["date"] == "Years"
    times = times_of(sheet, roles)
    assert (times.start.tolist(), times.end.tolist()) == (["0476", "0512"], ["0480", "0530"])


def test_about_an_early_year_is_a_start_by_the_name_of_its_column():
    table = {
        "Unit": ["A", "B"],
        "Place": ["X", "Y"],
        "Lat": ["1", "2"],
        "Lon": ["3", "4"],
        "From": ["c. 880", "c. 936"],
    }
    sheet = to_places(pd.DataFrame(table))
    roles = {choice.role: choice.column for choice in propose(sheet)}
    assert times_of(sheet, roles).start.tolist() == ["0880~", "0936~"]


def test_a_first_digit_that_was_lost_beside_spans_is_no_early_year():
    assert not has_early_years(["936", "1936–1937", "1938-05-12"])


@pytest.mark.parametrize(("name", "role"), [("Year", "date"), ("Jahr", "date"), ("Men", "figure"), ("From", "keep")])
def test_early_years_are_known_by_the_name_of_their_column(name, role):
    table = {"Battle": ["A", "B", "C"], "Lat": ["41", "42", "43"], "Lon": ["12", "13", "14"]}
    sheet = to_places(pd.DataFrame(table | {name: ["79", "410", "476"]}))
    assert {choice.column: choice.role for choice in propose(sheet)}[name] == role


def test_early_years_of_a_start_are_told_by_those_of_its_end():
    sheet = to_places(
        pd.DataFrame(
            {
                "Legion": ["I Germanica", "XXI Rapax", "XXX Ulpia Victrix", "XVIII"],
                "Fortress": ["Bonna", "Bonna", "Vetera", "Vetera"],
                "Lat": ["50.74", "50.74", "51.64", "51.64"],
                "Lon": ["7.10", "7.10", "6.46", "6.46"],
                "From": ["35", "71", "122", "15 BC"],
                "To": ["70", "83", "300", "9"],
            }
        )
    )
    roles = {choice.column: choice.role for choice in propose(sheet)}
    assert roles == {"Legion": "unit", "Fortress": "place", "Lat": "lat", "Lon": "lon", "From": "start", "To": "end"}
    times = times_of(sheet, {role: column for column, role in roles.items()})
    assert times.start.tolist() == ["0035", "0071", "0122", "-0014"]
    assert times.end.tolist() == ["0070", "0083", "0300", "0009"]


def test_early_years_of_another_column_tell_those_of_a_start_and_an_end():
    table = {"Legion": ["A", "B"], "Fort": ["X", "Y"], "Lat": ["41", "42"], "Lon": ["12", "13"]}
    table |= {"From": ["35", "71"], "To": ["70", "83"], "Year found": ["476", "512"]}
    sheet = to_places(pd.DataFrame(table))
    roles = {choice.column: choice.role for choice in propose(sheet)}
    assert (roles["From"], roles["To"]) == ("start", "end")
    assert times_of(sheet, {role: column for column, role in roles.items()}).end.tolist() == ["0070", "0083"]


def test_numbers_of_a_start_and_an_end_that_lack_their_century_are_no_years():
    table = {"Unit": ["A", "B"], "Lat": ["41", "42"], "Lon": ["12", "13"], "From": ["35", "71"], "To": ["70", "83"]}
    roles = {choice.column: choice.role for choice in propose(to_places(pd.DataFrame(table)))}
    assert (roles["From"], roles["To"]) == ("keep", "keep")


def test_a_year_before_1000_in_words_tells_that_bare_ones_are_years():
    for texts, expected in ((["724", "1147", "um 830"], "0724"), (["724", "1147", "um 1830"], "724")):
        assert read_dates(texts, "start", early=has_early_years(texts)).start.tolist()[0] == expected
