"""The tutorial and the README do what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs.forked import forked
from docs.transcript import BLOCK, PAGES, ROOT, rerun


@pytest.fixture(scope="module")
def programs() -> Iterator[Path]:
    """Our command and Python, which need not load the libraries each time."""
    with forked() as folder:
        yield folder


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_of_the_page_print_what_it_says(path, tmp_path, programs):
    page = path.read_text(encoding="utf-8")
    assert BLOCK.search(page)
    from_nothing = path.name == "README.md"
    assert rerun(page, tmp_path, None if from_nothing else programs) == page, (
        "run .venv/bin/python tests/docs/transcript.py and read what changed"
    )


@pytest.mark.parametrize("path", [*PAGES, ROOT / "docs" / "cli.md"], ids=lambda path: path.name)
def test_links_inside_the_repository_lead_somewhere(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
