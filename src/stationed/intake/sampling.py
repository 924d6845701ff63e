"""Some of many texts, spread over all of them without a period of their own."""

from __future__ import annotations

from collections.abc import Sequence

_GOLDEN = (5**0.5 - 1) / 2
"""Its multiples keep step with no whole number, so what recurs every seventh row is met as often as it is there."""


def spread(texts: Sequence[str], most: int) -> list[str]:
    """Return about so many of the texts, in their order; all of them where they are no more."""
    if len(texts) <= most:
        return list(texts)
    share = most / len(texts)
    return [text for place, text in enumerate(texts) if place * _GOLDEN % 1 < share]
