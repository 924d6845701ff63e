"""Symbols stand where the units stood: measured on the three maps of the flagship, period by period, at two sizes.

`python tools/symbols/places.py` prints the figures.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest


def _tool() -> Any:
    path = Path(__file__).parent.parent.parent / "tools" / "symbols" / "places.py"
    spec = importlib.util.spec_from_file_location("places", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", TOOL.MAPS)
def test_no_symbol_stands_far_from_its_place_nor_on_another(open_page, built, name, size):
    page = open_page(built / f"{name}.html", size=size)
    figures = TOOL.measured(page)
    assert {period: one["far"] for period, one in figures.items() if one["far"] or one["overlaps"]} == {}
    assert sum(one["symbols"] for one in figures.values()) > 0
    groups, named = (sum(one[key] for one in figures.values()) for key in ("groups", "named"))
    assert named / groups > (0.55 if size[0] > 1000 else 0.25)


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (320, 568)], ids=str)
def test_the_capital_has_its_name(open_page, built, size):
    page = open_page(built / "atlas.html", size=size, fragment="#periods=39th-army")
    named = page.evaluate("stationed.app.marks.groups.filter(({ named }) => named).map(({ name }) => name)")
    assert [name for name in named if name.startswith("Ulaanbaatar")] != []
