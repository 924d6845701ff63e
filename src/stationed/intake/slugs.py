"""Names as people write them -> ids as an atlas has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60


def slug(text: str) -> str:
    """Return a name as an id: small letters of any script and digits, joined by hyphens; '' when it has neither."""
    # Some letters with marks fall apart when they are made small: what belongs together is joined anew.
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()))
    return "-".join(words)[:_LONGEST].strip("-")


def ascii_slug(text: str, *, otherwise: str) -> str:
    """Return a name as an id of the letters a to z, digits and hyphens; `otherwise` when nothing of it is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = slug(plain)
    return found or otherwise


def ids_of(names: Iterable[str], *, otherwise: str) -> list[str]:
    """Return an id for each name, every one different: the second of two alike ends with -2."""
    used: set[str] = set()
    counts: dict[str, int] = {}
    found: list[str] = []
    for name in names:
        base = slug(name) or otherwise
        one = base
        while one in used:
            counts[base] = counts.get(base, 1) + 1
            one = f"{base}-{counts[base]}"
        used.add(one)
        found.append(one)
    return found
