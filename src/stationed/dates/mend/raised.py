"""Raised digits: a power or a note's number, which normalising a text would turn into digits of the number before."""

from __future__ import annotations

import re

_RAISED = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")


def raised_digits_marked(text: str) -> str:
    """The text with a caret before raised digits, so that ``10⁵`` is not taken for 105 nor ``193²`` for 1932."""
    return _RAISED.sub(lambda match: "^" + match[0].translate(_LOWERED), text)
