"""Texts of files that an atlas is read from: what is written is read as the same."""

from __future__ import annotations

import csv
import io
import json
import tomllib

import pandas as pd
import pytest

from stationed.writing import csv_text, geojson_text, toml_lines, toml_value


def test_cells_of_a_table_are_quoted_where_they_must_be():
    table = {"id": pd.Series(["a", "b"]), "note, long": pd.Series(['say "no"', "two\r\nlines"])}
    assert csv_text(table) == 'id,"note, long"\na,"say ""no"""\nb,"two\r\nlines"\n'
    assert list(csv.reader(io.StringIO(csv_text(table), newline=""))) == [
        ["id", "note, long"],
        ["a", 'say "no"'],
        ["b", "two\r\nlines"],
    ]


def test_a_table_without_rows_is_its_header():
    assert csv_text({"id": pd.Series([], dtype="str"), "note": pd.Series([], dtype="str")}) == "id,note\n"


def test_a_carriage_return_alone_is_quoted():
    assert csv_text({"id": pd.Series(["a\rb"])}) == 'id\n"a\rb"\n'


@pytest.mark.parametrize(
    "value", ["plain", 'a "b" \\ c', "\x00\x1f\x7f", "Цэрэг", True, 5, 2.5, ["a", "b"], [1.0, -2.5]]
)
def test_a_value_is_read_from_toml_as_it_was(value):
    assert tomllib.loads(f"key = {toml_value(value)}")["key"] == value


def test_settings_without_a_value_have_no_line():
    lines = list(toml_lines({"id": "a", "title": "", "periods": [], "extent": None, "world": False, "a b": "c"}))
    assert lines == ['id = "a"', "world = false", '"a b" = "c"']


def test_a_feature_that_is_nowhere_has_no_geometry():
    text = geojson_text([{"id": "a"}, {"id": "b"}], [None, '{"type":"Point","coordinates":[1,2]}'])
    first, second = json.loads(text)["features"]
    assert (first["geometry"], second["geometry"]["coordinates"]) == (None, [1, 2])
    assert text.splitlines()[1] == '{"type": "Feature", "properties": {"id": "a"}, "geometry": null},'


def test_csv_of_texts_in_arrow_and_of_python_are_the_same():
    texts = ["a", 'say "b"', "c,d", "", "e\nf", "дом"]
    plain, kept = pd.Series(texts, dtype=object), pd.Series(texts, dtype="str")
    expected = 'x,y\na,a\n"say ""b""","say ""b"""\n"c,d","c,d"\n,\n"e\nf","e\nf"\nдом,дом\n'
    assert csv_text({"x": kept, "y": kept}) == expected
    assert csv_text({"x": plain, "y": plain}) == expected
