"""read_page: what a built page says of itself, for the one who wants to embed it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from stationed.errors import StationedError

_BLOCK = re.compile(r'<script type="application/json" id="[^"]*_data"[^>]*>(.*?)</script>', re.DOTALL)


def read_page(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read the data block of a page, as far as it is not packed: its head, its words, its periods.

    Parameters
    ----------
    path : path
        A page that `stationed build` wrote.

    Returns
    -------
    dict
        See docs/payload.md.

    Raises
    ------
    StationedError
        When there is no such file, or it is not such a page.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as refusal:
        said = refusal.strerror if isinstance(refusal, OSError) else "it is not text"
        raise StationedError(f"{path}: cannot be read: {said}. Name a page that `stationed build` wrote.") from refusal
    for found in _BLOCK.finditer(text):
        block = json.loads(found[1])
        if isinstance(block, dict) and block.get("format") == "stationed":
            return block
    raise StationedError(f"{path}: there is no map in this file; expected a page that `stationed build` wrote.")
