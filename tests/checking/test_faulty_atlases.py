"""Each folder of tests/data/faulty has one fault; what is said about it stands there, written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_atlas import FAULTY, SMALL, a_faulty_atlas

from stationed.checking import check_tables
from stationed.model.codes import CODES
from stationed.reading import read_tables

NAMES = sorted(path.name for path in FAULTY.iterdir())
ELSEWHERE = {
    "extra-missing",
    "layers-several",
    "layer-view",
    "file-outside",
    "file-large",
    "entry-large",
    "crs-unstated",
    "ground-coarse",
    "letters-missing",
    "words-missing",
    "scan-faulty",
    "scan-large",
    "scan-elsewhere",
} | {
    "table-read",
    "table-coordinates",
    "sources-form",
    "extent-order",
}
"""Codes that need more than a faulty file; tests of reading, of limits and of intake provoke them."""


def said(path: Path) -> str:
    findings = check_tables(read_tables(path))
    return "".join(f"{finding.severity} {finding.code}: {finding.message}\n" for finding in findings)


def test_the_small_atlas_has_no_findings():
    assert said(SMALL) == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_atlas_has_its_one_finding_and_no_other(name, tmp_path):
    expected = (FAULTY / name / "expected.txt").read_text(encoding="utf-8")
    assert said(a_faulty_atlas(tmp_path, name)) == expected


def test_every_code_is_provoked_by_some_faulty_atlas():
    lines = [(FAULTY / name / "expected.txt").read_text(encoding="utf-8") for name in NAMES]
    assert set(CODES) - {line.split(" ")[1].rstrip(":") for line in lines} == ELSEWHERE


def test_every_faulty_atlas_has_a_line_in_the_readme():
    readme = (FAULTY.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


def test_findings_come_in_one_order_whatever_was_found_first(tmp_path):
    tables = read_tables(a_faulty_atlas(tmp_path, "coordinates-swapped"))
    assert check_tables(tables) == check_tables(tables)
