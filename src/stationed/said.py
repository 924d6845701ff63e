"""What a data block says, as text: a column row by row, and what its head says in a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def texts_of(column: Mapping[str, Any]) -> list[str]:
    """Return a column of texts, one for each row."""
    return [column["texts"][code] for code in column["codes"]]


def said(texts: Mapping[str, str], language: str, otherwise: str = "") -> str:
    """Return a text in a language; in the first there is when it is not said in that one, then what it is otherwise."""
    return texts.get(language) or next(iter(texts.values()), "") or otherwise
