"""The content policy of a page, by hashes (Content Security Policy level 3)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable


def sources(texts: Iterable[str]) -> str:
    """Give the source list that allows inline scripts or styles of exactly these texts; 'none' for no text."""
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests) or "'none'"
