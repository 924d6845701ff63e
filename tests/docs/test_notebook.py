"""The notebook that was run: its cells run, what they say is what it stores, and it names nothing of a machine."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tools" / "notebook"))
from cells import NOTEBOOK, outputs, stored, texts  # noqa: E402  # pyright: ignore

TEXT = NOTEBOOK.read_text(encoding="utf-8")
CELLS = json.loads(TEXT)["cells"]


@pytest.fixture(scope="module")
def shown():
    return outputs(CELLS)


def test_cells_say_what_the_notebook_stores(shown):
    """When they say something else: python tools/notebook/cells.py."""
    assert [texts(one) for one in shown] == [texts(cell.get("outputs", [])) for cell in CELLS]


def test_a_map_and_a_picture_are_shown_and_of_the_map_the_poster_is_stored(shown):
    data = [output["data"] for one in shown for output in one if "data" in output]
    assert [sum(kind in one for one in data) for kind in ("text/html", "image/svg+xml")] == [1, 1]
    (cell,) = [one for one in shown for output in one if "text/html" in output.get("data", {})]
    markup, kept = ("".join(one[0]["data"]["text/html"]) for one in (cell, stored(cell)))
    assert ["<iframe srcdoc" in text for text in (markup, kept)] == [True, False]
    assert '<img src="data:image/png;base64,' in kept


def test_the_notebook_is_small_and_names_no_machine():
    assert len(TEXT) < 600_000
    assert re.findall(r"/(?:home|tmp|work|root|Users)/| at 0x", TEXT) == []
    assert [cell["id"] for cell in CELLS] == [f"cell-{number}" for number in range(1, len(CELLS) + 1)]


def test_cells_are_numbered_as_they_were_run():
    counts = [cell["execution_count"] for cell in CELLS if cell["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
