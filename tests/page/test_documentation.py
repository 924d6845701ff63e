"""docs/page.md: its examples run, and what it says of the policy is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from page.reading import Reading, policy

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "page.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def test_the_examples_run(tmp_path, monkeypatch):
    (tmp_path / "geodata").symlink_to(ROOT / "geodata")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for example in EXAMPLES:
        exec(example, names)
    assert "The capital" in (tmp_path / "atlas.html").read_text(encoding="utf-8")
    assert "<title>Two corps</title>" in (tmp_path / "corps.html").read_text(encoding="utf-8")
    assert [layer.layer_name for layer in names["layers"].periods] == ["Protocol", "Khalkhin Gol"]


def test_the_policy_is_the_documented_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for example in EXAMPLES[1:]:
        exec(example, names)
    rules = policy(Reading((tmp_path / "corps.html").read_text(encoding="utf-8")))
    found = "; ".join(" ".join([rule, *sorted(said, reverse=True)]) for rule, said in rules.items())
    shortened = re.sub(r"('sha256-)[^']*'( 'sha256-[^']*')*", r"\1...'", found)
    documented = re.search(r"```\n(default-src.*?)\n```", TEXT)
    assert documented is not None
    assert documented[1] == shortened
