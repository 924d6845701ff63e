"""One class for one thing: two rooms that style the same class change each other's looks without knowing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

SHEETS = Path(__file__).parents[2] / "src" / "stationed" / "static"


def test_a_class_has_its_look_from_one_sheet():
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sorted(SHEETS.rglob("*.css")):
        if "bundle" in sheet.parts or "vendor" in sheet.parts:
            continue
        for name in re.findall(r"^(\.stationed-[\w-]+) \{", sheet.read_text(encoding="utf-8"), re.MULTILINE):
            found[name].add(sheet.relative_to(SHEETS).as_posix())
    assert len(found) > 100
    assert {name: sheets for name, sheets in found.items() if len(sheets) > 1} == {}
