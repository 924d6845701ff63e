"""docs/payload.md says what a real block holds: every key, table and column, and its examples run."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from page_atlas import a_block, a_map, a_spec, cells, hostile_atlas
from unpacked import unpack

from stationed.page import render_page
from stationed.payload import BLOCK_VERSION, pack, plain
from stationed.payload.pack import PLAIN_UP_TO

TEXT = (Path(__file__).parent.parent.parent / "docs" / "payload.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
STORY = "## A step\n\nperiod: war\ntitle_ru: Шаг\n\nText.\n\n::: ru\nТекст.\n:::\n"
# Every text in both languages, so that every column is there.
BLOCK = a_block(replace(hostile_atlas("x"), story=STORY.replace("war", "warx")), a_spec("x"))


def documented(section: str) -> dict[str, str]:
    """Names in the first cell of each row, with what the second cell says."""
    rows = re.findall(r"^\| (`[^|]+) \| ([^|]+) \|", SECTIONS[section], re.MULTILINE)
    return {name: said.strip() for cell, said in rows for name in re.findall(r"`([^`]+)`", cell)}


def general(name: str) -> str:
    """The name as the docs have it: any language, any figure."""
    return re.sub(r"^men(?=$|_)", "<figure>", re.sub(r"_(en|ru)$", "_<lang>", name))


@pytest.mark.parametrize("table", list(BLOCK["tables"]))
def test_every_column_is_documented_with_its_kind(table):
    columns = BLOCK["tables"][table]["columns"]
    kinds = {general(name): "text" if isinstance(column, dict) else "number" for name, column in columns.items()}
    # A table without rows has no translations of its texts.
    said = {name: kind for name, kind in documented(table).items() if BLOCK["tables"][table]["n"] or "<" not in name}
    assert said == kinds


@pytest.mark.parametrize(("section", "keys"), [("Keys", BLOCK), ("meta", BLOCK["meta"])])
def test_every_key_is_documented(section, keys):
    assert list(documented(section)) == list(keys)


def test_the_version_is_the_documented_one():
    assert f"describes\nversion {BLOCK_VERSION} of" in TEXT.replace(
        "This page\ndescribes version", "describes\nversion"
    )


def test_the_length_from_which_blocks_are_packed_is_the_documented_one():
    assert f"more than {PLAIN_UP_TO:,} characters" in TEXT


def test_the_examples_read_a_page(tmp_path, monkeypatch):
    tables = hostile_atlas("x" * 3000)
    page = a_map(tables, a_spec("x"))
    assert "packed" in pack(page.layers.block)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "atlas.html").write_text(render_page(page), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(example, names)
    block = names["block"]
    assert isinstance(block, dict)
    assert plain(block) == plain(page.layers.block) == unpack(pack(page.layers.block))
    said = cells(plain(page.layers.block), "claims", "dates_ru")
    claims = block["tables"]["claims"]
    assert [names["dates_in_words"](claims, row, "ru") for row in range(claims["n"])] == said  # type: ignore[operator]
    assert list(names["positions"]([100, 200, 50, -25], 100)) == [(1.0, 2.0), (1.5, 1.75)]  # type: ignore[operator]
