"""Members of one name are found whatever stands beside them, and lists of numbers are not written again for it."""

from __future__ import annotations

import json

import pytest

from stationed.reading import json_text
from stationed.reading.json_text import read_json

COAST = json.dumps([[[one / 7, one / 9] for one in range(4000)]])
"""So many positions that most of a file of a few members is numbers."""


def twice_in(text: str) -> list[str]:
    """The names that are told to be there twice."""
    _, findings = read_json(text.encode(), file="x.geojson")
    return [finding.got for finding in findings if finding.code == "member-twice"]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        pytest.param('{"id": "a", "name": "b"}', [], id="none"),
        pytest.param('{"id": "a", "id": "b"}', ["id"], id="two"),
        pytest.param('{"id": "a", "\\u0069d": "b"}', ["id"], id="one-of-them-escaped"),
        pytest.param('{"id": {"x": 1, "x": 2}}', ["x"], id="in-an-object-within"),
        pytest.param('{"id": [[1, 2], {"x": 1, "x": 2}]}', ["x"], id="beside-a-list-of-numbers"),
        pytest.param('{"a: [1]": "", "a: [2]": ""}', [], id="names-that-differ-in-numbers"),
        pytest.param('{"id": "say \\u0022so\\u0022"}', [], id="escaped-marks"),
    ],
)
@pytest.mark.parametrize("coast", [COAST, "[[[1, 2]]]"], ids=["much-coast", "little-coast"])
def test_names_that_are_there_twice_are_told_beside_any_number_of_numbers(properties, found, coast):
    assert twice_in(f'{{"properties": {properties}, "coordinates": {coast}}}') == found


def test_lists_of_numbers_are_not_written_again_to_find_names_that_are_there_twice(monkeypatch):
    monkeypatch.setattr(json_text.json, "dumps", lambda *_, **_more: 1 // 0)
    assert twice_in(f'{{"properties": {{"id": "a", "id": "b"}}, "coordinates": {COAST}}}') == ["id"]
    with pytest.raises(ZeroDivisionError):
        twice_in('{"properties": {"id": "a"}, "coordinates": [1, 2]}')


@pytest.mark.parametrize("sign", ["[", ":", ":[", ": ", "[1,"])
def test_a_text_of_signs_between_numbers_takes_time_in_step_with_its_length(sign):
    assert twice_in(f'{{"coordinates": {COAST}, "a": "{sign * 500_000}"}}') == []
