"""unmet.js: an address that names what a map does not have, or days outside it, is found out."""

from __future__ import annotations

import pytest

FILES = ["shown/unmet", "shown/state"]
KNOWN = (
    "{periods: ['a', 'b'], languages: ['en'], sources: [], ids: (id) => id.startsWith('D'),"
    " sides: {periods: {}, domain: [0, 1]}}"
)


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("#select=D-1&periods=a", []),
        ("#periods=all&date=1939-08-20", []),
        ("#select=unit-of-another-map", ["unit-of-another-map"]),
        ("#periods=a,gone,b,past", ["gone", "past"]),
        ("#periods=none&date=1939-13-45", ["1939-13-45"]),
        ("#start_date=1939-05-11&end_date=then", ["then"]),
        ("#zzz=1&map=x&theme=pink", []),
        ("#select=" + "x" * 80, ["x" * 60 + "…"]),
        ("", []),
    ],
)
def test_names_and_days_that_mean_nothing_here_are_found(in_node, address, names):
    assert in_node(FILES, f"unmetIn(readHash(data), {KNOWN})", address) == names


@pytest.mark.parametrize(
    ("address", "out"),
    [
        ("#date=1950-01-01", True),
        ("#date=1900-01-01", True),
        ("#date=1939-01-01", False),
        ("#start_date=1900-01-01&end_date=1938-01-01", True),
        ("#start_date=1900-01-01&end_date=1939-06-01", False),
        ("#start_date=1939-06-01&end_date=1960-01-01", False),
        ("#select=D-1", False),
    ],
)
def test_days_that_lie_wholly_outside_the_timeline_are_found(in_node, address, out):
    """The timeline goes from 1 January 1939 (day -11323) to 31 December 1939 (day -10959)."""
    assert in_node(FILES, "outside(readHash(data), [-11323, -10959])", address) is out


@pytest.mark.parametrize(
    ("given", "unmet"),
    [
        ("{ periods: ['a', 'gone'], select: 'D-1' }", {"periods": "gone"}),
        ("{ periods: 'gone,past' }", {"periods": "gone,past"}),
        ("{ periods: 'none', date: '', select: null, language: undefined }", {}),
        (
            "{ date: 'then', theme: 'pink', language: 'xx', map: '6/46.2/107.6' }",
            {"date": "then", "theme": "pink", "language": "xx"},
        ),
        ("{ perod: 'a', select: { id: 'D-1' } }", {"perod": "a", "select": "[object]"}),
        (
            "{ periods: [Object.create(null)], toString: Object.create(null) }",
            {"periods": "[object]", "toString": "[object]"},
        ),
        ("'periods'", {}),
        ("null", {}),
    ],
)
def test_what_means_nothing_in_a_state_is_handed_back_by_key(in_node, given, unmet):
    files = [*FILES, "host/message-shapes"]
    assert in_node(files, f"((given) => passedOver(given, stateIn(given) || {{}}, {KNOWN}))({given})", None) == unmet
