"""Patterns of spans, filled in, are the words that `label` gives; plain dates mean the same at once and alone."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationed.dates import DateSettings, label, parse_spans
from stationed.dates.cells import read_cell
from stationed.dates.labels.patterns import fill, word_spans
from stationed.dates.plain import plain_dates

FLAGSHIP = Path(__file__).parent.parent.parent / "geodata" / "deployments.csv"
LANGUAGES = ("en", "ru", "mn", "de")
CELLS = [
    *("", " ", "..", "1939", "1939~", "1939?", "1939%", "1940", "0476", "0000", "-0043", "193X", "19XX", "Y-50000"),
    *("1939-05", "1939-05~", "1939-06", "1940-05%", "0476-05", "1939-21", "1939-XX", "1936-39", "2001-34"),
    *("1939-05-11", "1939-05-11?", "1939-05-20", "1939-06-11", "1940-05-11", "0476-09-04", "1939-05-XX", "1939?-05"),
    *("[1939..1940]", "{1939,1940}", "1939/1940", "12 March", "{start.n}", "{{", "1939-02-30", "1939-13", "1939-5"),
    *(
        "2024-02-29",
        "2023-02-29",
        "1900-02-29",
        "9999-12-31",
        "+1939",
        "1939-05-11T10:00:00",
        "1939~~",
        "1939-",
        "٢٠٠١",
    ),
]
DAYS = st.dates().map(str)
DATES = st.tuples(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
ANY = st.sampled_from(CELLS) | DATES.map(lambda parts: parts[0][: parts[1]] + parts[2])


def worded(starts: list[str], ends: list[str], language: str) -> list[str]:
    """The spans by their patterns."""
    sides = [pd.factorize(np.array(column, dtype=object)) for column in (starts, ends)]
    first, last = ((list(distinct), codes.astype(np.int64)) for codes, distinct in sides)
    found = word_spans(first, last, {code: code for code in LANGUAGES})
    said = []
    for row, code in enumerate(found.codes):
        at = {"start": first[1][row], "end": last[1][row]}
        parts = {side: {name: int(part[at[side]]) for name, part in found.parts[side].items()} for side in at}
        said.append(fill(found.patterns[language][code], found.slots[language], parts))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pair_of_cells_is_worded_as_alone(language):
    starts, ends = (list(column) for column in zip(*product(CELLS, CELLS), strict=True))
    expected = [label(start, end, language) for start, end in zip(starts, ends, strict=True)]
    assert worded(starts, ends, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_span_of_the_flagship_is_worded_as_alone(language):
    claims = pd.read_csv(FLAGSHIP, dtype=str, keep_default_na=False)
    starts, ends = claims["start"].tolist(), claims["end"].tolist()
    expected = [label(start, end, language) for start, end in zip(starts, ends, strict=True)]
    assert worded(starts, ends, language) == expected


@given(st.lists(st.tuples(ANY, ANY), min_size=1, max_size=30), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_any_span_is_worded_as_alone(pairs, language):
    starts, ends = (list(column) for column in zip(*pairs, strict=True))
    expected = [label(start, end, language) for start, end in pairs]
    assert worded(starts, ends, language) == expected


def test_many_spans_have_few_patterns():
    days = np.datetime_as_string(np.datetime64("1921-01-01") + np.arange(9000), unit="D").astype(object)
    found = word_spans((list(days), np.arange(9000)), (list(days[::-1]), np.arange(9000)), {"en": "en"})
    assert len(found.patterns["en"]) <= 4


@given(st.lists(ANY, min_size=1, max_size=40), st.builds(DateSettings, *[st.integers(0, 40)] * 3))
@settings(deadline=None)
def test_plain_dates_mean_what_they_mean_alone(cells, widths):
    found = plain_dates(cells)
    first, last = found.bounds(widths)
    for place in np.flatnonzero(found.plain):
        cell = read_cell(cells[place], "start", widths)
        assert (cell.earliest, cell.latest) == (first[place], last[place]), cells[place]


@pytest.mark.parametrize(
    "text", ["1939", "1939~", "1939-05", "1939-12?", "1939-05-11", "2024-02-29%", "0000", "9999-12-31"]
)
def test_a_plain_date_is_found(text):
    assert plain_dates([text, "x"]).plain.tolist() == [True, False]


@pytest.mark.parametrize(
    "text",
    ["1939-13", "1939-00", "1939-02-29", "1939-21", "193", "19390", "1939-5", "1939/05", "~1939", "1939~~", "-039"],
)
def test_what_is_not_quite_plain_is_read_by_itself(text):
    assert not plain_dates([text]).plain.any()


def test_a_column_reads_the_same_by_plain_dates_and_alone():
    spans, faults = parse_spans(pd.Series(["1939-05~", "[1939..1940]", "never"]), pd.Series(["1939-12-31", "..", ""]))
    assert spans.start_earliest.tolist()[:2] == [-11233, -11323]
    assert [fault.text for fault in faults] == ["never"]
