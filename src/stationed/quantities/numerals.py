"""Numbers as programs and people write them -> plain digits: grouped, with a decimal comma, in powers of ten, in words.

Each number is taken whole or left as it stands: a rule that mends a part of one would make another number of it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from stationed.quantities.grammar import MOST_DECIMALS, MOST_DIGITS

_START = r"(?<![\w,])(?<![0-9]\.)"
"""No letter, digit or separator of a number stands before; the two dots of a range may."""
_STOP = r"(?![0-9,]|\.[0-9])"
_GROUPED_BY_BLANKS = re.compile(rf"{_START}([0-9]{{1,3}}(?:[\s'’_][0-9]{{3}})+)(?![0-9])")
_GROUPED_BY_DOTS = re.compile(rf"{_START}([1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{2,}}|[1-9][0-9]{{0,2}}\.[0-9]{{3}}(?=,))")
_GROUPED_BY_COMMAS = re.compile(rf"{_START}([1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?![0-9,])")
_DECIMAL_COMMA = re.compile(rf"{_START}([0-9]+),([0-9]+){_STOP}")
_TEN = r"(?:e|\s?[x×х*·]\s?10\s?\^)"
_SCIENTIFIC = re.compile(rf"{_START}(?:(?<![^\s])\+)?([0-9]+(?:[.,][0-9]+)?){_TEN}([+-]?[0-9]+)(?![\w,]|\.[0-9])")
_POWER = re.compile(rf"{_START}10\^([+-]?[0-9]+)(?![\w,]|\.[0-9])")
_THOUSAND = r"(?:k|thousand|тыс\.?|тысяч[аи]?|мянган?)(?![a-zа-я])"
_THOUSANDS = re.compile(rf"{_START}([0-9]+(?:\.[0-9]+)?)\s*{_THOUSAND}")
_THOUSANDS_OF_BOTH = re.compile(
    rf"{_START}([0-9]+(?:\.[0-9]+)?)(\s*(?:-|to|and|до|и|по)\s*)(?=[0-9]+(?:\.[0-9]+)?\s*{_THOUSAND})"
)
_EITHER_WAY_IN_THOUSANDS = re.compile(rf"{_START}[1-9][0-9]{{0,2}}[.,][0-9]{{3}}\s*{_THOUSAND}")
_HIGHEST_EXPONENT = 60


class BeyondBoundsError(ValueError):
    """A number with more digits than a figure may have."""


def in_thousands_either_way(plain: str) -> bool:
    """Whether a mark in a number of thousands in words may group thousands or begin a fraction (``1,234 тыс``)."""
    return _EITHER_WAY_IN_THOUSANDS.search(plain) is not None


def powers_written_out(plain: str) -> str:
    """Return the text with numbers in scientific notation written out.

    Raises
    ------
    BeyondBoundsError
        When one of them has more digits than a figure may have.
    """
    plain = _SCIENTIFIC.sub(lambda match: scaled(match[1].replace(",", "."), match[2]), plain)
    return _POWER.sub(lambda match: scaled("1", match[1]), plain)


def separators_taken_out(plain: str) -> str:
    """Return the text with thousands joined and a dot before fractions, where there is one reading."""
    plain = _GROUPED_BY_BLANKS.sub(lambda match: re.sub("[^0-9]", "", match[1]), plain)
    plain = _GROUPED_BY_DOTS.sub(lambda match: match[1].replace(".", ""), plain)
    plain = _GROUPED_BY_COMMAS.sub(lambda match: match[1].replace(",", ""), plain)
    return _DECIMAL_COMMA.sub(r"\1.\2", plain)


def thousands_written_out(plain: str) -> str:
    """Return the text with ``8 thousand`` in digits; in ``8 to 9 thousand`` the word belongs to both numbers.

    Raises
    ------
    BeyondBoundsError
        As `powers_written_out`.
    """
    plain = _THOUSANDS_OF_BOTH.sub(lambda match: scaled(match[1], "3") + match[2], plain)
    return _THOUSANDS.sub(lambda match: scaled(match[1], "3"), plain)


def scaled(number: str, exponent: str) -> str:
    """Return a decimal number times a power of ten, exactly, in digits.

    Raises
    ------
    BeyondBoundsError
        When it has more digits than a figure may have.
    """
    value = Decimal(number)
    if value == 0:
        return "0"
    if len(exponent) > len("+060") or abs(int(exponent)) > _HIGHEST_EXPONENT:
        raise BeyondBoundsError
    whole, _, part = format(value.scaleb(int(exponent)), "f").partition(".")
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    if len(whole) > MOST_DIGITS or len(part) > MOST_DECIMALS:
        raise BeyondBoundsError
    # Three digits behind a dot would look like a thousand again.
    return f"{whole}.{part}{'0' if len(part) == 3 else ''}" if part else whole
