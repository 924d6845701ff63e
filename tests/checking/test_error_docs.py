"""docs/errors.md has a section for every code, with its severity, meaning and an example that is really said."""

from __future__ import annotations

import re

import pytest
from small_atlas import DATA, FAULTY

from stationed.model.codes import CODES

DOCS = (DATA.parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
ELSEWHERE = {
    "crs-unstated",
    "ground-coarse",
    "letters-missing",
    "words-missing",
    "scan-faulty",
    "scan-large",
    "scan-elsewhere",
    "extra-missing",
    "layers-several",
    "layer-view",
    "file-outside",
    "file-large",
    "entry-large",
    "sources-form",
    "extent-order",
}
"""Codes that no folder of plain files can show; tests/reading has them."""
SECTIONS = {part.partition("\n")[0].strip("`"): part for part in re.split(r"^### ", DOCS, flags=re.MULTILINE)[1:]}
SAID = {
    line.partition(" ")[2]
    for path in FAULTY.glob("*/expected.txt")
    for line in path.read_text(encoding="utf-8").splitlines()
}


def test_the_docs_have_a_section_for_each_code_and_no_other():
    assert sorted(SECTIONS) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_section_gives_severity_meaning_example_and_remedy(code):
    severity, meaning = CODES[code]
    paragraphs = SECTIONS[code].split("\n\n")
    assert paragraphs[1] == f"{meaning}. *{severity.capitalize()}.*"
    assert paragraphs[2].startswith("> ")
    assert len(paragraphs[3]) > 10


TABLES = {"table-read", "table-coordinates"}
"""These are said of tables, and tests/intake/test_findings.py holds their examples."""


@pytest.mark.parametrize("code", sorted(set(CODES) - ELSEWHERE - TABLES))
def test_the_example_of_a_code_is_what_a_faulty_atlas_says(code):
    example = SECTIONS[code].split("\n\n")[2].removeprefix("> ")
    assert f"{code}: {example}" in SAID
