"""Each folder of tests/data/faulty has one fault; what is said about it stands there, written by hand."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from small_atlas import FAULTY, MENDED, SMALL, a_faulty_atlas

from stationed.checking import check_tables
from stationed.checking.fix import repairs_of
from stationed.model import Finding
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


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Callable[[str], tuple[Path, tuple[Finding, ...]]]:
    """Return `found(name)`: a faulty atlas and what is found in it, checked once for all that is asked of it."""

    @functools.cache
    def of(name: str) -> tuple[Path, tuple[Finding, ...]]:
        path = a_faulty_atlas(tmp_path_factory.mktemp(name), name)
        return path, tuple(check_tables(read_tables(path)))

    return of


def said(findings: Iterable[Finding]) -> str:
    return "".join(f"{finding.severity} {finding.code}: {finding.message}\n" for finding in findings)


def test_the_small_atlas_has_no_findings():
    assert said(check_tables(read_tables(SMALL))) == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_faulty_atlas_has_its_one_finding_and_no_other(name, found):
    expected = (FAULTY / name / "expected.txt").read_text(encoding="utf-8")
    assert said(found(name)[1]) == expected


@pytest.mark.parametrize("name", sorted(set(NAMES) - MENDED))
def test_what_has_no_one_remedy_is_left_alone(name, found):
    assert repairs_of(*found(name)) == ()


def test_every_code_is_provoked_by_some_faulty_atlas():
    lines = [(FAULTY / name / "expected.txt").read_text(encoding="utf-8") for name in NAMES]
    assert set(CODES) - {line.split(" ")[1].rstrip(":") for line in lines} == ELSEWHERE


def test_every_faulty_atlas_has_a_line_in_the_readme():
    readme = (FAULTY.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


def test_findings_come_in_one_order_whatever_was_found_first(tmp_path):
    tables = read_tables(a_faulty_atlas(tmp_path, "coordinates-swapped"))
    assert check_tables(tables) == check_tables(tables)
