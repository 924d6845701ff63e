"""The pages of the docs that list columns list those that are declared."""

from __future__ import annotations

import pytest
from docs.column_pages import DOCS, HEAD, IN_ORDER, PAGES

from stationed.facts import PAGE_LANGUAGES
from stationed.model import CLAIMS, SCHEMAS, Column
from stationed.payload.words import catalogues


@pytest.mark.parametrize("name", PAGES)
def test_tables_of_columns_are_those_of_the_schemas(name):
    page = (DOCS / name).read_text(encoding="utf-8")
    assert PAGES[name](page) == page, "run .venv/bin/python tests/docs/column_pages.py"


def test_every_schema_has_its_table_in_the_page():
    assert sorted(schema.name for schema in IN_ORDER) == sorted(schema.name for schema in SCHEMAS)
    assert (DOCS / "data-format.md").read_text(encoding="utf-8").count(HEAD) == len(IN_ORDER)


@pytest.mark.parametrize("column", CLAIMS.columns, ids=lambda column: column.name)
def test_a_column_that_readers_see_by_name_has_a_label_in_every_language(column: Column):
    named = {"card", "table"} & set(column.shows)
    assert not named or set(column.labels) == set(PAGE_LANGUAGES)


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_the_words_of_the_page_do_not_say_the_labels_of_columns_again(language):
    said = catalogues([language])[language]
    shown = [one.name for one in CLAIMS.columns if one.shows]
    assert [name for name in shown if f"table.{name}" in said or f"card.{name}" in said] == []
