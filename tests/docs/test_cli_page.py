"""docs/cli.md tells what the commands tell of themselves."""

from __future__ import annotations

import re

import pytest
from docs.cli_page import BLOCK, PAGE, renewed

from stationed.cli import main
from stationed.cli.group import FINDINGS, REFUSED, STOPPED, UNREAD

TEXT = PAGE.read_text(encoding="utf-8")


def test_help_texts_in_the_page_are_those_of_the_commands():
    assert renewed(TEXT) == TEXT, "run .venv/bin/python tests/docs/cli_page.py"


def test_every_command_has_its_help_in_the_page_once():
    assert sorted(found["command"].strip() for found in BLOCK.finditer(TEXT)) == ["", *sorted(main.commands)]


@pytest.mark.parametrize("code", [0, FINDINGS, REFUSED, STOPPED, UNREAD])
def test_every_exit_code_is_in_the_page(code):
    assert re.search(rf"^\| {code} \|", TEXT, re.MULTILINE)
