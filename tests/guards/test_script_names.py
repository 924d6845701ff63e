"""All scripts of a page share one scope: a name that two of them declare would silently mean the later one."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from stationed.layers.script import SCRIPTS

ROOT = Path(__file__).parent.parent.parent

_DECLARED = re.compile(r"^(?:async )?(?:function\*?|class|const|let|var) (\w+)", re.MULTILINE)


def test_every_name_is_declared_by_one_script():
    where: dict[str, list[str]] = defaultdict(list)
    for name in SCRIPTS:
        text = (ROOT / "src" / "stationed" / "static" / "js" / f"{name}.js").read_text(encoding="utf-8")
        for declared in _DECLARED.findall(text):
            where[declared].append(name)
    assert len(where) > 200
    assert {name: files for name, files in where.items() if len(files) > 1} == {}
