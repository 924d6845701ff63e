"""Date cells in any state: mended as their column means them, and no text whatever breaks the reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import day_number, lookalikes, parse, parse_spans
from stationed.errors import DateError


@pytest.mark.parametrize(
    ("column", "text", "fix"),
    [
        ("end", "до 1956", "1956"),
        ("end", "until March 1925", "1925-03"),
        ("start", "до 1956", "[..1956]"),
        ("start", "с 6 июля 1921", "1921-07-06"),
        ("start", "from 1936", "1936"),
        ("end", "present", ".."),
        ("end", "по н. в.", ".."),
        ("start", "unknown", ""),
        ("end", "?", ""),
    ],
)
def test_cell_is_mended_as_its_column_means_it(column: str, text: str, fix: str) -> None:
    cells = {"start": [""], "end": [""], column: [text]}
    _, faults = parse_spans(cells["start"], cells["end"])
    assert [(fault.which, fault.error.fix) for fault in faults] == [(column, fix)]


@pytest.mark.parametrize("text", ["1936–1939", "1936-1939", "с 1936 по 1939", "1936/1939", "1936–", "1936/"])
def test_span_in_one_cell_is_sent_to_the_two_columns(text: str) -> None:
    _, faults = parse_spans([text], [""])
    assert [(fault.kind, fault.error.fix) for fault in faults] == [("interval", None)]
    assert "1936 in start" in str(faults[0].error)


@pytest.mark.parametrize(
    "text",
    [
        *("1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01", "0001-01-01", "0000", "9999"),
        *("2099-12-31", "9999-12-31", "2262-04-11", "9999-12", "1970-01-01T00:00:00Z", "1970-01-01?"),
        *("1939-05-11/9999-12-31", "1899-12-30/1939-05-11"),
    ],
)
def test_date_that_programs_write_for_none_is_a_placeholder(text: str) -> None:
    (fault,) = lookalikes(["1936", text, "1939-05-11", text], "start")
    assert (fault.kind, fault.text, fault.rows.tolist()) == ("placeholder", text, [1, 3])
    assert "programs write this date where there is none" in str(fault.error)


@pytest.mark.parametrize(
    "text", ["1970", "1970-01", "1900", "1904-01", "1899-12-29", "1970-01-02", "2099", "XXXX", ".."]
)
def test_date_beside_those_of_programs_is_a_date(text: str) -> None:
    assert lookalikes([text], "end") == []


def test_year_far_outside_the_atlas_whose_day_number_is_within_it_is_named() -> None:
    war = day_number(1904, 2, 8), day_number(1905, 9, 5)
    faults = lookalikes(["1500", "1904", "1890", "1490", "2091"], "start", war)
    assert [fault.error.readings for fault in faults] == [("1500", "1904-02-08")]


def test_lookalikes_are_named_with_both_meanings() -> None:
    faults = lookalikes(["1936-39", "1939-21", "1936-08", "7864", "1936-39", "1921-24?", None], "start")
    assert [(fault.text, fault.error.readings, fault.rows.tolist()) for fault in faults] == [
        ("1936-39", ("1936-39", "1936/1939"), [0, 4]),
        ("7864", ("7864", "1921-07-12"), [3]),
        ("1921-24?", ("1921-24?", "1921/1924"), [5]),
    ]


_LIKELY = st.text(alphabet="0123456789-./?~%X[]{}, –uTYES", max_size=24)
_PARTS = """
12 3 1936 39 March марта May ca. c. between and or to from до по с before after BC н.э. (?) ? – - / .. 1930s
O.S. spring winter 1936-05-11 9.2.1938 unknown present ( ) [ ] оны сарын 昭和14年 XX век
"""
_WORDS = st.lists(st.sampled_from(_PARTS.split()), max_size=7).map(" ".join)


@settings(max_examples=600, deadline=None)
@given(_LIKELY | _WORDS | st.text(max_size=60))
def test_any_text_is_a_date_or_refused_with_spellings_that_are_dates(text: str) -> None:
    offered: tuple[str, ...] = ()
    try:
        assert str(parse(text)) == text
    except DateError as error:
        offered = (*error.readings, *([error.fix] if error.fix else []))
    for spelling in offered:
        assert str(parse(spelling)) == spelling


@settings(deadline=None)
@given(st.lists(_LIKELY | _WORDS | st.text(max_size=30), max_size=5), st.data())
def test_any_columns_give_spans_and_faults_that_cover_what_is_not_ok(starts: list[str], data: st.DataObject) -> None:
    ends = data.draw(st.lists(_LIKELY | _WORDS, min_size=len(starts), max_size=len(starts)))
    spans, faults = parse_spans(starts, ends)
    faulty = sorted({int(row) for fault in faults for row in fault.rows})
    assert [row for row, ok in enumerate(spans.ok) if not ok] == faulty


@pytest.mark.parametrize(
    "part",
    ["1-", "c. ", "a ", "1936-", "(", "[", "1", "X", "perhaps ", "and ", "до ", "between ", "/", "-", "..", "12 ", "?"],
)
def test_mending_a_long_text_takes_no_more_than_its_share(part: str) -> None:
    # One regular expression that backtracks would run for minutes here; the time itself is not asserted.
    for length in (119, 999, 100_000):
        with pytest.raises(DateError):
            parse((part * length)[:length])
