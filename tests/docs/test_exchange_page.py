"""docs/exchange.md lists every format that there is, as it is."""

from __future__ import annotations

import re
from pathlib import Path

from stationed.export.formats import FORMATS

PAGE = Path(__file__).parent.parent.parent / "docs" / "exchange.md"
ROW = re.compile(r"^\| `(\w+)` \| `([\w.]+)` \| `([\w./+-]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_table_of_formats_is_that_of_the_code():
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert [row[:3] for row in rows] == [(one.name, one.suffix, one.media_type) for one in FORMATS.values()]
