"""The tutorial and the README do what they say."""

from __future__ import annotations

import re

import pytest
from docs.transcript import BLOCK, PAGES, ROOT, rerun


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_of_the_page_print_what_it_says(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    assert BLOCK.search(page)
    assert rerun(page, tmp_path) == page, "run .venv/bin/python tests/docs/transcript.py and read what changed"


@pytest.mark.parametrize("path", [*PAGES, ROOT / "docs" / "cli.md"], ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
