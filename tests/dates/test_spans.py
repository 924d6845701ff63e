"""Spans: what unknown, open and approximate ends mean for periods; worked examples of the design."""

import numpy as np
import pandas as pd
import pytest

from stationed.dates import (
    FAR_FUTURE,
    FAR_PAST,
    OPEN,
    UNKNOWN,
    DateSettings,
    Spans,
    definite,
    iso,
    limited,
    parse,
    parse_spans,
    possible,
)

PERIODS = ("1921/1925", "1932", "1936/1939", "1939-05-11/1939-09-16", "1945/1956")
FIRST = np.array([parse(text).earliest for text in PERIODS])
LAST = np.array([parse(text).latest for text in PERIODS])


def a_span(start: str, end: str) -> Spans:
    spans, faults = parse_spans([start], [end])
    assert faults == []
    return spans


def days(spans: Spans) -> tuple[str, str, str, str]:
    columns = (spans.start_earliest, spans.start_latest, spans.end_earliest, spans.end_latest)
    return tuple(iso(int(column[0])) for column in columns)  # type: ignore[return-value]


def shown(start: str, end: str) -> str:
    """One letter a period: D definite, p possible, - not at all; as a map shows it."""
    spans = a_span(start, end)
    may = possible(limited(spans, FIRST, LAST), FIRST, LAST)[0]
    must = definite(spans, FIRST, LAST)[0]
    assert not (must & ~may).any()
    return "".join("D" if sure else "p" if maybe else "-" for sure, maybe in zip(must, may, strict=True))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1936", "1939", ("1936-01-01", "1936-12-31", "1939-01-01", "1939-12-31")),
        ("1936-08~", "1937-09-04", ("1936-07-01", "1936-09-30", "1937-09-04", "1937-09-04")),
        ("1936", "", ("1936-01-01", "1936-12-31", "1936-01-01", "..")),
        ("", "1939", ("..", "1939-12-31", "1939-01-01", "1939-12-31")),
        ("1936", "..", ("1936-01-01", "1936-12-31", "..", "..")),
        ("..", "1939", ("..", "..", "1939-01-01", "1939-12-31")),
        ("[1945-05..1945-06]", "1946", ("1945-05-01", "1945-06-30", "1946-01-01", "1946-12-31")),
    ],
)
def test_span_has_the_four_days_of_its_ends(start: str, end: str, expected: tuple[str, ...]) -> None:
    assert days(a_span(start, end)) == expected


@pytest.mark.parametrize(
    ("start", "end", "periods", "reading"),
    [
        ("1937-09-04", "1939-05-31", "--DD-", "days known: solid in every period they meet"),
        ("1926", "1931", "-----", "between periods: in none"),
        ("1925", "1932", "DD---", "years vague, but every choice meets both"),
        ("1925-06", "1932-01-01", "DD---", "last day of one and first of another, both inclusive"),
        ("1939", "1940", "--Dp-", "the whole year lies in one period, but may miss the weeks of the other"),
        ("1939-09-16", "1939-10", "--DD-", "the last day of a period counts"),
        ("1939-09-17", "1939-10", "--D--", "the day after does not"),
        ("1936", "", "--Dp-", "end unknown: sure where it started, possible to the end of that period"),
        ("1939-06", "", "--DD-", "end unknown: to the end of the last period the start touches"),
        ("1927", "", "-----", "end unknown, start in no period: past no day of its own"),
        ("", "1939-06", "--DD-", "start unknown: from the beginning of the first period the end touches"),
        ("", "1956", "----D", "start unknown mirrors end unknown"),
        ("1936", "..", "--DDD", "open end: lasting"),
        ("..", "1932", "DD---", "open start: reaches back"),
        ("..", "..", "DDDDD", "open both ways: always"),
        ("", "", "-----", "undated: in no period"),
        ("1925~", "1926", "p----", "about 1925 may have been 1926"),
        ("1925?", "1926", "D----", "a question mark does not widen"),
        ("XXXX", "1939-06", "--DD-", "a year of no known digit is unknown"),
    ],
)
def test_span_is_shown_in_its_periods(start: str, end: str, periods: str, reading: str) -> None:
    assert shown(start, end) == periods, reading


def test_span_with_unknown_end_is_not_open() -> None:
    assert shown("1936", "") != shown("1936", "..")


def test_definite_with_unknown_end_is_computed_before_the_limit() -> None:
    # The start may lie outside the period, and with the end unknown it may have ended before the period began.
    spans = a_span("1938", "")
    first, last = np.array([parse("1938-06").earliest]), np.array([parse("1938-06").latest])
    assert not definite(spans, first, last)[0, 0]
    assert not definite(limited(spans, first, last), first, last)[0, 0]


def test_unknown_end_never_cuts_the_known_days_of_the_start() -> None:
    spans = a_span("1925", "")
    first, last = np.array([parse("1925-01").earliest]), np.array([parse("1925-06").latest])
    assert iso(int(limited(spans, first, last).end_latest[0])) == "1925-12-31"


def test_limit_of_an_unknown_end_is_the_period_that_ends_last_whatever_the_order() -> None:
    spans = a_span("1939-06", "")
    for order in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0]):
        assert iso(int(limited(spans, FIRST[order], LAST[order]).end_latest[0])) == "1939-12-31"


def test_deployment_of_one_day_is_in_the_period_of_that_day() -> None:
    spans = a_span("1939-08-20", "1939-08-20")
    day = parse("1939-08-20").earliest
    assert spans.consistent.tolist() == spans.ok.tolist() == [True]
    for meets in (possible, definite):
        assert meets(spans, [day - 1, day, day + 1], [day - 1, day, day + 1])[0].tolist() == [False, True, False]


@pytest.mark.parametrize(("text", "touches"), [("1936-12-31", False), ("1937-01-01", True), ("1937-12-31", True)])
def test_unknown_other_end_reaches_as_far_as_a_period_that_the_known_day_touches(text: str, touches: bool) -> None:
    first, last, day = parse("1937").earliest, parse("1937").latest, parse(text).earliest
    assert limited(a_span("", text), first, last).start_earliest.tolist() == [first if touches else day]
    assert limited(a_span(text, ""), first, last).end_latest.tolist() == [last if touches else day]


def test_moment_is_a_period_of_one_day() -> None:
    spans = a_span("1939-08~", "1939-10")
    moments = np.array([parse(text).earliest for text in ("1939-06-30", "1939-07-01", "1939-09-30", "1939-10-01")])
    assert possible(spans, moments, moments)[0].tolist() == [False, True, True, True]
    assert definite(spans, moments, moments)[0].tolist() == [False, False, True, True]


def test_ends_that_overlap_meet_surely_only_where_every_consistent_choice_does() -> None:
    # Start and end are both some day of 1939, the start not after the end: no single day is sure, the year is.
    spans = a_span("1939", "1939")
    year = parse("1939")
    assert definite(spans, year.earliest, year.latest)[0, 0]
    assert not definite(spans, year.earliest, year.latest - 1)[0, 0]
    assert possible(spans, year.earliest, year.earliest)[0, 0]


def test_missing_values_are_blank_whatever_the_column() -> None:
    for column in (pd.Series(["1936", None]), pd.Series(["1936", None], dtype=object), ["1936", float("nan")]):
        spans, faults = parse_spans(column, ["1939", "1939"])
        assert faults == []
        assert spans.start_state.tolist() == [0, UNKNOWN]


def test_cell_of_blanks_is_blank() -> None:
    spans, faults = parse_spans(["  "], ["\t"])
    assert faults == []
    assert spans.undated.tolist() == [True]


def test_columns_without_rows_give_spans_without_rows() -> None:
    spans, faults = parse_spans(pd.Series([], dtype="str"), pd.Series([], dtype="str"))
    assert len(spans) == 0
    assert faults == []
    assert possible(limited(spans, FIRST, LAST), FIRST, LAST).shape == (0, 5)


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length, got 2 and 1"):
        parse_spans(["1936", "1937"], ["1938"])


def test_faulty_end_counts_as_unknown_and_is_not_ok() -> None:
    spans, faults = parse_spans(["1936", "1936"], ["soon", "1939"])
    assert spans.end_state.tolist() == [UNKNOWN, 0]
    assert spans.ok.tolist() == [False, True]
    assert [(which, text) for which, text, _ in faults] == [("end", "soon")]


def test_faults_are_one_a_distinct_text_with_all_their_rows() -> None:
    starts = ["soon", "1936", "later", "soon", "1936"]
    _, faults = parse_spans(starts, ["1939"] * 5)
    assert [(fault.which, fault.text, fault.kind, fault.rows.tolist()) for fault in faults] == [
        ("start", "soon", "spelling", [0, 3]),
        ("start", "later", "spelling", [2]),
    ]


def test_interval_in_a_cell_is_a_fault_that_names_both_columns() -> None:
    spans, faults = parse_spans(["1936/1938", "2008/.."], ["", ""])
    assert [fault.kind for fault in faults] == ["interval", "interval"]
    assert "1936 in start; 1938 in end; or [1936..1938] here if it started on some day between them" in str(
        faults[0].error
    )
    assert "2008 in start; .. in end" in str(faults[1].error)
    assert not spans.ok.any()


def test_end_before_start_on_every_reading_is_a_fault_and_in_no_period() -> None:
    spans, faults = parse_spans(["1943-05-10", "1943", "1939"], ["1943-02-01", "1942~", "1938"])
    assert [(fault.text, fault.kind, fault.rows.tolist()) for fault in faults] == [
        ("1943-02-01", "reversed", [0]),
        ("1938", "reversed", [2]),
    ]
    assert "ends before it starts, its start being 1943-05-10, got '1943-02-01'" in str(faults[0].error)
    assert spans.ok.tolist() == [False, True, False]
    assert possible(spans, FAR_PAST, FAR_FUTURE)[:, 0].tolist() == [False, True, False]


def test_set_in_a_cell_spans_from_its_earliest_to_its_latest_member() -> None:
    assert days(a_span("[1936,1938]", ".."))[:2] == ("1936-01-01", "1938-12-31")
    assert days(a_span("[..1938]", ".."))[:2] == ("..", "1938-12-31")


def test_settings_of_the_atlas_reach_the_cells() -> None:
    spans, _ = parse_spans(["1936~"], ["1940"], DateSettings(circa_year=3))
    assert days(spans)[:2] == ("1933-01-01", "1939-12-31")


def test_marks_of_either_end_are_kept_for_the_claim() -> None:
    spans, _ = parse_spans(["1936?", "1936", "1936"], ["1939", "1939~", "1939%"])
    assert spans.uncertain.tolist() == [True, False, True]
    assert spans.approximate.tolist() == [False, True, True]


def test_taken_claims_keep_their_days() -> None:
    spans, _ = parse_spans(["1936", "1937"], ["", ".."])
    taken = spans.take(np.array([1]))
    assert taken.end_state.tolist() == [OPEN]
    assert len(taken) == 1
