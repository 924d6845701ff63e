"""What is wrong with a date text that is not EDTF, and how it would be spelt."""

from __future__ import annotations

from stationed.dates.edtf import MAX_LENGTH
from stationed.errors import DateError

_SHOWN = 60
"""How much of an overlong text an error repeats, in characters."""


def explain(text: str) -> DateError:
    """The error that says what is wrong with the text and offers its corrected spelling."""
    if len(text) > MAX_LENGTH:
        return DateError(text[:_SHOWN] + "…", f"the text is longer than a date can be ({len(text)} characters)")
    return DateError(text, "not an EDTF date")
