"""Dates of a column: one order of day and month, words in five languages, nothing guessed."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed.dates.mend import explain
from stationed.dates.orders import order_of
from stationed.intake.dating import edtf_of, has_early_years, looks_like_dates, read_dates, without_clock
from stationed.intake.frames import to_places
from stationed.intake.looks import look_at
from stationed.intake.proposing import propose
from stationed.intake.times import times_of


@pytest.mark.parametrize(
    ("texts", "order", "settled"),
    [
        (["07/01/1918", "30/01/1917"], "day-first", "30/01/1917"),
        (["07/01/1918", "01/30/1917"], "month-first", "01/30/1917"),
        (["07.01.1918", "1917"], "", ""),
        (["1917-01-30"], "", ""),
    ],
    ids=["day", "month", "nothing", "no such dates"],
)
def test_the_order_of_a_column_is_settled_by_a_text_that_reads_one_way(texts, order, settled):
    found = order_of(texts)
    assert (found.order, found.text) == (order, settled)


def test_two_texts_of_different_order_settle_nothing_and_both_are_named():
    found = order_of(["30/01/1917", "01/30/1917"])
    assert (found.order, found.text, found.against) == ("", "30/01/1917", "01/30/1917")


@pytest.mark.parametrize(("order", "day"), [("day-first", "1918-01-07"), ("month-first", "1918-07-01")])
def test_a_text_of_two_readings_follows_the_order_of_its_column(order, day):
    assert read_dates(["07/01/1918"], "start", order, early=False).start.tolist() == [day]


def test_without_an_order_a_text_of_two_readings_stays_as_it_is():
    assert read_dates(["07/01/1918", "30/01/1917"], "start", early=False).start.tolist() == ["07/01/1918", "1917-01-30"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("15. März 1946", "1946-03-15"),
        ("2. Hälfte 1915", "1915-41"),
        ("première moitié de 1915", "1915-40"),
        ("segunda mitad de 1915", "1915-41"),
        ("вторая половина 1915 г.", "1915-41"),
        ("1st century BC", "[-0099..0000]"),
        ("fl. 1300", "1300~"),
        ("Jänner 1946", "1946-01"),
        ("août 1939", "1939-08"),
        ("1er mai 1939", "1939-05-01"),
        ("15 de agosto de 1939", "1939-08-15"),
        ("15 марта 1946 г.", "1946-03-15"),
        ("12 March 1936", "1936-03-12"),
        ("Sommer 1939", "1939-22"),
        ("im Frühjahr 1941", "1941-21"),
        ("été 1941", "1941-22"),
        ("l'automne 1941", "1941-23"),
        ("vers l’été 1941", "1941-22~"),
        ("verano de 1938", "1938-22"),
        ("hiver 1941-42", "1941-24"),
        ("Sommer 1939/Herbst 1940", "1939-22/1940-23"),
        ("Sommer 1939 bis Herbst 1940", "1939-22/1940-23"),
        ("du 3 mai 1939 au 5 juin 1939", "1939-05-03/1939-06-05"),
        ("15-mai-1939", "1939-05-15"),
        ("um 1950", "1950~"),
        ("vers 1950", "1950~"),
        ("vor 1960", "[..1959]"),
        ("avant 1960", "[..1959]"),
        ("depuis 1950", "1950"),
        ("early 1939", "[1939-01..1939-04]"),
        ("Ende 1939", "[1939-09..1939-12]"),
        ("mediados de 1939", "[1939-05..1939-08]"),
        ("конец 1939 г.", "[1939-09..1939-12]"),
        ("Anfang Mai 1939", "[1939-05-01..1939-05-10]"),
        ("mid-1980s", "[1984..1986]"),
        ("late 1990s", "[1997..1999]"),
        ("Mitte der 1980er Jahre", "[1984..1986]"),
        ("von 1939 bis 1941", "1939/1941"),
        ("1. bis 5. Mai 1939", "1939-05-01/1939-05-05"),
        ("1939–1941", "1939/1941"),
        ("c1289-1538", "1289~/1538"),
        ("ca1289", "1289~"),
        ("19. Jh.", "18XX"),
        ("XIXe siècle", "18XX"),
        ("siglo XVI", "15XX"),
        ("Ende des 19. Jahrhunderts", "[1867..1899]"),
        ("début du XIXe siècle", "[1800..1832]"),
        ("principios del siglo XVI", "[1500..1532]"),
        ("unbekannt", ""),
        ("inconnue", ""),
        ("1812.0", "1812"),
        ("1939-05-11 00:00:00", "1939-05-11"),
    ],
)
def test_words_for_dates_become_edtf(text, edtf):
    assert edtf_of(text, "start") == edtf


@pytest.mark.parametrize("text", ["heute", "aujourd'hui", "hoy", "present day", "н.в.", "today"])
def test_words_for_the_present_are_an_open_end(text):
    assert edtf_of(text, "end") == ".."


@pytest.mark.parametrize("text", ["1904-5", "1916/7", "Tamsag", "1 or 2 May", "13/13/1917"])
def test_a_text_without_one_reading_has_none(text):
    assert edtf_of(text, "start", "day-first") is None


def test_a_span_in_a_cell_gives_both_its_dates():
    found = read_dates(["1939–1941", "1945"], "start", early=False)
    assert (found.start.tolist(), found.end.tolist(), found.spans) == (["1939", "1945"], ["1941", ""], 1)


def test_texts_whose_words_say_more_than_their_days_are_named():
    found = read_dates(["early 1939", "15. März 1946", "before 1950"], "start", early=False)
    assert found.parts == {"early 1939"}
    assert found.changed["15. März 1946"] == "1946-03-15"


def test_a_column_of_numbers_without_years_does_not_look_like_dates():
    assert looks_like_dates(["12", "300", "7"]) < 0.5
    assert looks_like_dates(["1939", "", "unknown", "May 1940"]) == 1.0
    assert looks_like_dates(["unknown"]) == 0.0


@pytest.mark.parametrize("every", [7, 6, 14, 21])
def test_dates_that_recur_at_an_even_pace_are_met_among_other_texts(every):
    texts = [f"{1 + row % 28}.5.{1800 + row}" if row % every else f"unclear {row}" for row in range(120)]
    assert looks_like_dates(texts) == pytest.approx(sum(row % every > 0 for row in range(120)) / 120)
    assert looks_like_dates([f"X{row}" if row % every else f"{1900 + row}-05" for row in range(119)]) > 0


def test_a_column_of_many_texts_is_looked_at_without_a_pace_of_its_own():
    texts = [f"{1 + row % 28}.5.{1000 + row}" if row % 7 else f"unclear {row}" for row in range(2_800)]
    assert look_at(pd.Series(texts)).dates == pytest.approx(6 / 7, abs=0.02)


def test_a_million_dates_of_few_texts_are_read_by_text(monkeypatch):
    column = pd.Series(["30/01/1917", "07/01/1918"] * 500_000)
    asked = []
    monkeypatch.setattr(
        "stationed.intake.dating.explain", lambda text, which: asked.append(text) or explain(text, which)
    )
    assert read_dates(column, "start", "day-first", early=False).start.iloc[-1] == "1918-01-07"
    assert len(asked) <= 4


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


@pytest.mark.parametrize(
    ("text", "which", "edtf"),
    [
        ("до 09.08.1945", "end", "1945-08-09"),
        ("не ранее 12.05.1943", "start", "[1943-05-12..]"),
        ("с 12.05.1943", "start", "1943-05-12"),
        ("ca. 12.05.1943", "start", "1943-05-12~"),
        ("05.06.1943 (?)", "start", "1943-06-05?"),
        ("before 12/05/1943", "start", "[..1943-05-11]"),
        ("1.2.1943 - 3.4.1943", "start", "1943-02-01/1943-04-03"),
        ("05/06/1941 17:40", "start", "1941-06-05"),
        ("26.05.1941 17:40:00", "start", "1941-05-26"),
        ("26 May 1941 17:40", "start", "1941-05-26"),
        ("5/26/1941 5:40 PM", "start", "1941-05-26"),
        ("26. Mai 1941, 17.40 Uhr", "start", "1941-05-26"),
        ("+1939-12-01T00:00:00Z", "start", "1939-12-01"),
        ("+1939-00-00T00:00:00Z", "start", "1939"),
        ("Anf. 1642", "start", "[1642-01..1642-04]"),
        ("кон. 1943 г.", "start", "[1943-09..1943-12]"),
        ("nach d. 12. Juni 1633", "start", "[1633-06-13..]"),
        ("zw. 1630 und 1640", "start", "[1630..1640]"),
        ("entre 1630 et 1640", "start", "[1630..1640]"),
        ("1. Hälfte 14. Jh.", "start", "[1300..1349]"),
        ("seconde moitié du XIVe siècle", "start", "[1350..1399]"),
        ("[ca. 1643]", "start", "1643~"),
        ("post 1643", "start", "[1644..]"),
        ("o. J.", "start", ""),
        ("k. A.", "end", ""),
    ],
)
def test_days_within_words_follow_the_order_of_their_column(text, which, edtf):
    assert edtf_of(text, which, "day-first") == edtf


@pytest.mark.parametrize("text", ["до 09.08.1945", "5/6/1941 17:40"])
def test_a_day_within_words_asks_for_an_order_like_one_alone(text):
    assert edtf_of(text, "end") is None
    assert order_of([text]).open == text
    assert order_of([text, "bis 30.01.1917"]).order == "day-first"


@pytest.mark.parametrize("text", ["1943 12.05", "17:40", "Mai 10.45", "09.08.1945"])
def test_what_is_no_day_with_a_time_behind_it_keeps_all_of_it(text):
    assert without_clock(text) == text


def test_a_time_of_day_stays_in_words():
    read = read_dates(["26/05/1941 17:40", "26/05/1941 00:00:00"], "start", early=False)
    assert read.start.tolist() == ["1941-05-26", "1941-05-26"]
    assert read.parts == {"26/05/1941 17:40"}


def test_a_year_before_1000_in_words_tells_that_bare_ones_are_years():
    for texts, expected in ((["724", "1147", "um 830"], "0724"), (["724", "1147", "um 1830"], "724")):
        assert read_dates(texts, "start", early=has_early_years(texts)).start.tolist()[0] == expected


def test_beside_spans_of_years_1720_22_is_one_and_no_summer():
    read = read_dates(["1720-22", "1770-1772", "1743"], "start", early=False)
    assert read.start.tolist() == ["1720", "1770", "1743"]
    assert read.end.tolist() == ["1722", "1772", ""]
    alone = read_dates(["1720-22", "1743"], "start", early=False)
    assert alone.start.tolist() == ["1720-22", "1743"]
