"""state.js: any state survives the address, and nothing that stands there can break the page."""

from __future__ import annotations

import random

import pytest

FILES = ["shown/state"]
KNOWN = (
    "{periods: ['a', 'b', 'Халхын гол'], languages: ['en', 'ru'], sources: ['s1', 's2'],"
    " ids: (id) => id.startsWith('D')}"
)
VALUES = {
    "map": ["6/46.2/107.6", "0/-90/-180", "12.25/0/0.0001"],
    "periods": ["all", "none", "a", "a,b", "b,Халхын гол"],
    "date": ["1939-08-20", "-0043-03-15", "0000-01-01"],
    "select": ["D-1", "D & co", "D=#%+ /?", "D日本語", "D'\"<>", "D%41"],
    "language": ["en", "ru"],
    "theme": ["light", "dark"],
    "ui": ["full", "minimal", "none"],
    "colour": ["period"],
    "story": ["1", "12"],
}


def some_states():
    chance = random.Random(7)
    for _ in range(300):
        keys = chance.sample(list(VALUES), chance.randint(0, len(VALUES)))
        yield {key: chance.choice(VALUES[key]) for key in keys}


def test_any_state_survives_the_address(in_node):
    states = list(some_states())
    found = in_node(FILES, f"data.map((state) => cleanState(readHash(writeHash(state)), {KNOWN}))", states)
    assert found == states


def test_a_range_of_days_survives_the_address(in_node):
    state = {"start_date": "1939-05-11", "end_date": "1939-09-16"}
    assert in_node(FILES, f"cleanState(readHash(writeHash(data)), {KNOWN})", state) == state


def test_equal_states_have_equal_addresses_whatever_the_order_of_their_keys(in_node):
    one, other = {"theme": "dark", "periods": "a"}, {"periods": "a", "theme": "dark"}
    assert in_node(FILES, "data.map(writeHash)", [one, other]) == ["#periods=a&theme=dark"] * 2


def test_addresses_are_easy_to_read(in_node):
    state = {"map": "6/46.2/107.6", "periods": "a,b"}
    assert in_node(FILES, "writeHash(data)", state) == "#map=6/46.2/107.6&periods=a,b"


def test_the_state_of_nothing_is_no_address(in_node):
    assert in_node(FILES, "writeHash({})") == ""


@pytest.mark.parametrize(
    "address",
    [
        *("", "#", "#&&&", "#=", "#a", "#map", "#map=", "#map=x/y/z", "#map=6/91/0", "#map=6/46.2", "#map=1e9/0/0"),
        *("#bbox=1,2,3", "#bbox=5,5,1,1", "#periods=unknown", "#periods=,,,", "#date=1939-02-30", "#date=yesterday"),
        *("#select=nobody", "#language=xx", "#theme=pink", "#ui=", "#%E0%A4%A", "#map=%", "#story=-1"),
        *("#__proto__=x", "#constructor=x", "#toString=x", "#colour=__proto__", "#colour=toString"),
        *("#" + "x" * 10_000, "#date=" + "9" * 10_000),
    ],
)
def test_what_means_nothing_here_is_left_out(in_node, address):
    found = in_node(FILES, f"cleanState(readHash(data), {KNOWN})", address)
    assert {key: value for key, value in found.items() if value != ""} == {}


@pytest.mark.parametrize("given", ["null", "undefined", "7", "'periods'", "[]", "[['periods', 'a']]", "new Map()"])
def test_what_is_no_state_is_an_empty_one(in_node, given):
    assert in_node(FILES, f"cleanState({given}, {KNOWN})") == {}


def test_values_of_other_kinds_are_read_as_text_or_left_out(in_node):
    given = "{periods: ['b', 'a'], date: 19390820, theme: {toString: () => 'dark'}, story: 3, map: [6, 46, 107]}"
    assert in_node(FILES, f"cleanState({given}, {KNOWN})") == {"periods": "a,b", "theme": "dark", "story": "3"}


def test_periods_are_put_in_the_order_of_the_atlas_and_all_of_them_are_all(in_node):
    found = in_node(
        FILES, f"['b,a', 'Халхын гол,b,a', 'a,x'].map((periods) => cleanState({{periods}}, {KNOWN}).periods)"
    )
    assert found == ["a,b", "all", "a"]


def test_a_blank_value_takes_a_key_out(in_node):
    assert in_node(FILES, f"cleanState({{date: '', periods: ''}}, {KNOWN})") == {"date": "", "periods": ""}
