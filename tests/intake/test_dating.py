"""Dates of a column: one order of day and month, words in five languages, nothing guessed."""

from __future__ import annotations

import pandas as pd
import pytest

from stationed.dates.mend import explain
from stationed.dates.orders import order_of
from stationed.intake.dating import edtf_of, looks_like_dates, read_dates, without_clock
from stationed.intake.looks import look_at


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


def test_beside_spans_of_years_1720_22_is_one_and_no_summer():
    read = read_dates(["1720-22", "1770-1772", "1743"], "start", early=False)
    assert read.start.tolist() == ["1720", "1770", "1743"]
    assert read.end.tolist() == ["1722", "1772", ""]
    alone = read_dates(["1720-22", "1743"], "start", early=False)
    assert alone.start.tolist() == ["1720-22", "1743"]
