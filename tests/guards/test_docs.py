"""The docs name everything that users can write or meet: commands, options, columns, codes, rooms."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from stationed.cli import main
from stationed.export.formats import FORMATS
from stationed.model import SCHEMAS
from stationed.model.codes import CODES

ROOT = Path(__file__).parent.parent.parent
COMMANDS = sorted(main.commands)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_have_help(name):
    command = main.commands[name]
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_documented(name):
    assert f"stationed {name}" in text_of("README.md")
    page = text_of("docs/cli.md")
    assert f"stationed {name}" in page
    options = [parameter for parameter in main.commands[name].params if isinstance(parameter, click.Option)]
    assert [option.opts[0] for option in options if option.opts[0] not in page] == []


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_export_format_is_documented_with_its_suffix_and_type(form):
    assert f"| `{form.name}` | `{form.suffix}` | `{form.media_type}` |" in text_of("docs/exchange.md")


def test_every_code_of_a_finding_is_documented():
    page = text_of("docs/errors.md")
    assert [code for code in CODES if f"`{code}`" not in page] == []


def test_every_column_is_documented():
    page = text_of("docs/data-format.md")
    schemas = SCHEMAS.values() if isinstance(SCHEMAS, dict) else SCHEMAS
    columns = {column.name for schema in schemas for column in schema.columns} - {"row"}
    assert sorted(name for name in columns if f"`{name}`" not in page) == []


def test_the_order_of_rooms_is_documented_as_it_is_held():
    from guards.test_imports import ORDER

    listed = re.search(r"> (errors, [\w, \n>]+cli)", text_of("CONTRIBUTING.md"))
    assert listed is not None
    assert tuple(re.findall(r"\w+", listed[1])) == tuple(room for room in ORDER if room != "__main__")


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_files_and_pages_that_a_page_names_are_there(page):
    text = text_of(f"docs/{page}")
    named = re.findall(r"`((?:tests|src|tools|bench|examples|geodata)/[\w./-]+\w)`", text)
    linked = re.findall(r"\]\((?!<?https?:)([^)#\s]+)", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [name for name in linked if not (ROOT / "docs" / name).exists()] == []


def test_every_page_of_the_docs_is_reached_from_the_readme():
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    reached = set(re.findall(r"docs/([\w-]+\.md)", text_of("README.md")))
    for _ in pages:
        reached |= {name for page in reached for name in re.findall(r"\]\(([\w-]+\.md)", text_of(f"docs/{page}"))}
    assert pages - reached == set()
