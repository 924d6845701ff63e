"""`stationed embed` of pages that somebody has doctored: a sentence each, never a traceback."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stationed.cli import main
from stationed.embed import FORMS, read_page
from stationed.errors import StationedError


def a_block() -> dict[str, Any]:
    """The parts of a data block that a snippet is made from."""
    return {
        "format": "stationed",
        "meta": {
            "map": "rhine",
            "languages": ["en"],
            "title": {"en": "The Rhine"},
            "atlas": {"title": {"en": "The atlas"}},
            "extent": [4.0, 46.0, 12.0, 54.0],
            "domain": [-714507, -714142],
        },
        "tables": {"periods": {"columns": {"id": {"texts": ["varus"], "codes": [0]}}}},
    }


def a_page(folder: Path, block: str) -> Path:
    page = folder / "rhine.html"
    text = f'<html><script type="application/json" id="m_data">{block}</script></html>'
    page.write_text(text, encoding="utf-8")
    return page


def run(page: Path, *more: str):
    return CliRunner().invoke(main, ["embed", str(page), "--url", "https://maps.example/", "--period", "varus", *more])


@pytest.mark.parametrize("form", FORMS)
def test_these_parts_are_enough_for_every_form(tmp_path, form):
    result = run(a_page(tmp_path, json.dumps(a_block())), "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")


ODD = {"null": None, "number": 7, "text": "x", "list": [1], "table": {"a": 1}, "lists": [[]], "nothing": []}
PARTS = [
    *(("meta",), ("meta", "map"), ("meta", "languages"), ("meta", "title"), ("meta", "atlas"), ("meta", "extent")),
    ("meta", "domain"),
    *(("meta", "atlas", "title"), ("tables",), ("tables", "periods"), ("tables", "periods", "columns")),
    *(("tables", "periods", "columns", "id"), ("tables", "periods", "columns", "id", "codes")),
    ("tables", "periods", "columns", "id", "texts"),
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("part", PARTS, ids=".".join)
def test_a_part_of_another_kind_is_said_in_words(tmp_path, part, odd):
    block = a_block()
    inner = block
    for name in part[:-1]:
        inner = inner[name]
    inner[part[-1]] = ODD[odd]
    result = run(a_page(tmp_path, json.dumps(block)))
    if part == ("meta", "map") and odd == "text":
        assert result.exit_code == 0
        return
    assert (result.exit_code, result.stdout) == (2, "")
    assert "rhine.html: the map in this file is damaged: " in result.stderr or "no period 'varus'" in result.stderr


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e400", "-1e9", "1" * 3000])
def test_an_extent_that_is_not_on_a_map_is_said_in_words(tmp_path, number):
    page = a_page(tmp_path, json.dumps(a_block()).replace("12.0", number))
    assert "damaged: meta.extent is not what it should be" in run(page).stderr


@pytest.mark.parametrize(
    "block", ["", "{", "[" * 100_000, '{"format": "stationed"', "1" * 5000, '{"a": "\x01"}', "nul", "{}}"]
)
def test_a_block_that_is_no_json_is_said_in_words(tmp_path, block):
    result = run(a_page(tmp_path, block))
    assert "the map in this file is damaged: it is not JSON" in result.stderr
    assert result.exit_code == 2


def test_a_word_of_the_page_cannot_drive_the_terminal(tmp_path):
    page = a_page(tmp_path, json.dumps(a_block()).replace("varus", "\\u001b[2Jvarus"))
    said = run(page).stderr
    assert "expected one of <U+001B>[2Jvarus" in said
    assert said.rstrip("\n").isprintable()


@pytest.mark.parametrize(
    "start", ['<script type="application/json" id="m_data">', '<script type="application/json" id="']
)
def test_a_page_of_beginnings_without_an_end_is_gone_through_once(tmp_path, start):
    page = tmp_path / "rhine.html"
    page.write_text(start * 200_000, encoding="utf-8")
    before = time.process_time()
    with pytest.raises(StationedError, match="there is no map in this file"):
        read_page(page)
    assert time.process_time() - before < 5
