"""What a host may say to a map: requests are read, everything else is passed over, whatever it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from embed.reading_schema import fits
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

STATIC = Path(__file__).parent.parent.parent / "src" / "stationed" / "static"
SCHEMA = json.loads((STATIC / "embed" / "messages.schema.json").read_text(encoding="utf-8"))
SCRIPTS = ["host/message-shapes"]


@pytest.fixture(scope="module")
def read(in_node):
    """What the page reads in each of some messages."""
    return lambda messages: in_node(SCRIPTS, "data.map(readRequest)", messages)


def request(name: str, **more) -> dict:
    return {"type": f"stationed:{name}", **more}


def test_a_request_is_read_with_its_id_and_the_texts_of_its_state(read):
    asked = [
        request("getState", id="a"),
        request("shown", id=7, version=1),
        request("setState", id=0, state={"periods": ["a", "b"], "date": None, "story": 3, "odd": "x", "ui": True}),
        request("setState", state={}),
    ]
    assert read(asked) == [
        {"name": "getState", "id": "a", "state": None},
        {"name": "shown", "id": 7, "state": None},
        {"name": "setState", "id": 0, "state": {"periods": "a,b", "date": "", "story": "3"}},
        {"name": "setState", "id": None, "state": {}},
    ]


NO_REQUESTS = [
    *(None, 0, "", "stationed:getState", [], {}, True, [{"type": "stationed:getState", "id": "1"}]),
    {"type": "getState", "id": "1"},
    {"type": "stationed:", "id": "1"},
    {"type": ["stationed:getState"], "id": "1"},
    {"type": {"toString": 1}, "id": "1"},
    request("getState"),
    request("shown", id=None),
    request("getState", id="x" * 201),
    request("getState", id=["1"]),
    request("getState", id="1", version=2),
    request("getState", id="1", version="1"),
    request("setState", id="1"),
    request("setState", id="1", state=None),
    request("setState", id="1", state=[["periods", "a"]]),
    request("setState", id=True, state={}),
    request("ready", id="1", state={}),
    {"datawrapper-height": {"x": 5}},
    {"sentinel": "amp", "type": "send-embed-state"},
]
ODD_VALUES = {
    "object": {"toString": 1},
    "list in list": [[1]],
    "object in list": [{"a": 1}],
    "truth": True,
    "null in list": [None],
    "long": "x" * 10_001,
    "long list": ["x"] * 10_001,
    "like a list": {"length": 2},
}


def test_what_is_no_request_is_passed_over(read):
    found = read(NO_REQUESTS)
    assert [message for message, request in zip(NO_REQUESTS, found, strict=True) if request is not None] == []


def test_a_value_that_is_neither_text_nor_a_list_of_texts_is_left_out(read):
    asked = [request("setState", id=1, state={"periods": value, "language": "en"}) for value in ODD_VALUES.values()]
    states = {name: found["state"] for name, found in zip(ODD_VALUES, read(asked), strict=True)}
    assert states == {name: {"language": "en"} for name in ODD_VALUES}


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text() | st.sampled_from(["toString", "__proto__", "length"]), inner, max_size=4)
    ),
    max_leaves=8,
)
KEYS = ("type", "id", "version", "state", "sentinel")
NEARLY = st.fixed_dictionaries(
    {},
    optional={
        "type": ANYTHING | st.sampled_from(["stationed:setState", "stationed:getState", "stationed:shown"]),
        "id": ANYTHING,
        "version": ANYTHING | st.just(1),
        "state": ANYTHING | st.dictionaries(st.sampled_from(["map", "periods", "date", "select", "ui"]), ANYTHING),
    },
)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(messages=st.lists(NEARLY | ANYTHING, min_size=40, max_size=60))
def test_the_page_reads_a_request_exactly_when_the_schema_has_one(read, messages):
    requests = [{"$ref": f"#/$defs/{name}"} for name in ("setState", "getState", "shown")]
    said = [any(fits(message, schema, SCHEMA) for schema in requests) for message in messages]
    # The schema cannot say that a bad value within a state is passed over; such a request still counts as one.
    found = [request is not None for request in read(messages)]
    state_is_odd = [isinstance(m, dict) and isinstance(m.get("state"), dict) for m in messages]
    assert [f for f, odd in zip(found, state_is_odd, strict=True) if not odd] == [
        s for s, odd in zip(said, state_is_odd, strict=True) if not odd
    ]
    assert all(f or not s for f, s in zip(found, said, strict=True))
