"""The counts in the atlas's README are those of its data."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SPEC = importlib.util.spec_from_file_location("counts_tool", ROOT / "tools" / "counts" / "write.py")
assert SPEC is not None
assert SPEC.loader is not None
TOOL = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(TOOL)


def test_the_counts_in_the_readme_are_those_of_the_data():
    text = (ROOT / "geodata" / "README.md").read_text(encoding="utf-8")
    assert TOOL.with_counts(text, TOOL.counts(ROOT / "geodata")) == text, "run python tools/counts/write.py geodata"
