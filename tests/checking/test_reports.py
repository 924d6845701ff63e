"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json

import pytest
from small_atlas import a_small_atlas, changed

from stationed.checking import check_tables, tally, to_json, to_sarif, to_text
from stationed.checking.report import marked
from stationed.model import Finding, Tables, visible
from stationed.reading import read_tables

REVERSED = changed("deployments.csv", "1939-07-03", "1939-09-10")


def a_finding(**parts: object) -> Finding:
    told = {"code": "id-unknown", "severity": "error", "file": "units.csv", "problem": "there is no unit with this id"}
    return Finding(**(told | parts))  # type: ignore[arg-type]


@pytest.fixture
def reversed_atlas(tmp_path) -> Tables:
    return read_tables(a_small_atlas(tmp_path, REVERSED))


def test_the_text_shows_the_row_with_the_column_marked_and_ends_with_a_tally(reversed_atlas):
    assert to_text(check_tables(reversed_atlas), reversed_atlas) == (
        "deployments.csv\n"
        "  error date-reversed: row 3 (D-2), column end\n"
        "    | D-2, 11-tank, khalkhin-gol, 1939-09-10, 1939-08-31, area, counter-attack, , 57-corps, certain, ...\n"
        "    |                                         ^^^^^^^^^^\n"
        "    The deployment ends before it starts, got 1939-08-31 after start 1939-09-10; expected the same\n"
        "    day or later. Correct one of the dates, or leave end blank if it is unknown.\n"
        "\n"
        "1 finding in 1 file: 1 error."
    )


def test_json_is_an_array_of_objects_with_the_ten_keys(reversed_atlas):
    assert json.loads(to_json(check_tables(reversed_atlas))) == [
        {
            "code": "date-reversed",
            "severity": "error",
            "file": "deployments.csv",
            "row": 3,
            "id": "D-2",
            "column": "end",
            "got": "1939-08-31 after start 1939-09-10",
            "expected": "the same day or later",
            "message": "deployments.csv row 3 (D-2), column end: the deployment ends before it starts, got 1939-08-31 "
            "after start 1939-09-10; expected the same day or later. Correct one of the dates, or leave end blank if "
            "it is unknown.",
            "fix": "Correct one of the dates, or leave end blank if it is unknown.",
        }
    ]


def test_sarif_names_tool_rule_file_line_and_message(reversed_atlas):
    log = json.loads(to_sarif(check_tables(reversed_atlas), version="1.2.3"))
    run = log["runs"][0]
    result = run["results"][0]
    assert (log["version"], run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == (
        "2.1.0",
        "stationed",
        "1.2.3",
    )
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "date-reversed"
    assert result["level"] == "error"
    assert result["message"]["text"].startswith("deployments.csv row 3 (D-2), column end: the deployment ends")
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "deployments.csv", "uriBaseId": "SRCROOT"}
    assert physical["region"] == {"startLine": 3}


def test_sarif_gives_no_line_where_none_is_known():
    result = json.loads(to_sarif([a_finding(file="locations.geojson", row=3)], version="1"))["runs"][0]["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "feature 3"}]


def test_many_findings_of_one_code_are_capped_with_a_count_in_text_alone():
    findings = [a_finding(row=row) for row in range(2, 1002)]
    text = to_text(findings)
    assert text.count("error id-unknown") == 5
    assert "  ... and 995 more of id-unknown; --format json has them all\n" in text
    assert text.endswith("1,000 findings in 1 file: 1,000 errors.")
    assert len(json.loads(to_json(findings))) == 1000


def test_findings_are_grouped_by_file():
    text = to_text([a_finding(), a_finding(), a_finding(file="periods.csv")])
    assert [line for line in text.splitlines() if line.endswith(".csv")] == ["units.csv", "periods.csv"]


@pytest.mark.parametrize(
    ("severities", "line"),
    [
        ([], "No findings."),
        (["note"], "1 finding in 1 file: 1 note."),
        (["error", "error", "warning"], "3 findings in 1 file: 2 errors, 1 warning."),
    ],
)
def test_the_tally_counts_by_severity(severities, line):
    assert tally([a_finding(severity=severity) for severity in severities]) == line


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ({}, "units.csv"),
        ({"row": 3}, "units.csv row 3"),
        ({"row": 3, "id": "u", "column": "arm"}, "units.csv row 3 (u), column arm"),
        ({"file": "locations.geojson", "row": 3, "column": "id"}, "locations.geojson feature 3, property id"),
        ({"file": "locations.parquet", "row": 3, "column": "id"}, "locations.parquet feature 3, property id"),
        ({"file": "units.parquet", "row": 3, "column": "arm"}, "units.parquet row 3, column arm"),
        ({"file": "context/a.gpkg", "row": 3}, "context/a.gpkg feature 3"),
        ({"file": "sources.json", "row": 3, "id": "a"}, "sources.json item 3 (a)"),
        ({"file": "atlas.toml", "id": "kg", "column": "maps.extent"}, "atlas.toml (kg), key maps.extent"),
    ],
)
def test_a_place_is_named_as_its_kind_of_file_has_it(parts, where):
    assert a_finding(**parts).where == where


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Улаанбаатар", "Улаанбаатар"),
        ("a\u202eb\x00c\nd", "a<U+202E>b<U+0000>c<U+000A>d"),
        ("x" * 130, "x" * 120 + "... (10 more characters)"),
    ],
)
def test_text_of_others_is_shown_on_one_line_without_tricks(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("cells", "column", "lines"),
    [
        (["a", "b", "c"], 1, ("a, b, c", "   ^")),
        (["a", "b", "c"], None, ("a, b, c",)),
        (["a", "", ""], 1, ("a,", "   ^")),
        (["a", "", ""], None, ("a",)),
        (["東京", "x"], 1, ("東京, x", "      ^")),
        (["x" * 30, "y"], 0, ("x" * 21 + "..., y", "^" * 24)),
        (["x" * 20] * 6, 5, ("... " + ", ".join(["x" * 20] * 4), " " * 70 + "^" * 20)),
        ([], None, ("",)),
    ],
)
def test_a_row_is_shown_with_carets_under_the_marked_cell(cells, column, lines):
    assert marked(cells, column) == lines
