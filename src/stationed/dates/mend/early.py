"""Years before 1000 that are written without their zeros: ``476``, ``12 March 476``, ``c. 880``."""

from __future__ import annotations

import re
from collections.abc import Callable

from stationed.dates.edtf import read
from stationed.dates.mend.advice import Advice
from stationed.dates.mend.numbers import LAST_LIKELY_YEAR

_THREE = re.compile(r"(?<![0-9])[1-9][0-9]{2}(?![0-9])")

_DECIMAL = re.compile(r"[+-]?[0-9]+[.,][0-9]+")
"""A number with a fraction, such as 476.5, is no year and a month."""


def is_early_year(digits: str) -> bool:
    """Tell whether a number of three digits is a year: as a decade without its last digit it would lie far ahead."""
    return _THREE.fullmatch(digits) is not None and int(digits) * 10 > LAST_LIKELY_YEAR


def early_years(plain: str, advise: Callable[[str], Advice | None]) -> Advice | None:
    """What a text may stand for when its early years have four digits.

    Parameters
    ----------
    plain
        A text that has no spelling as it stands.
    advise
        Gives the advice on a text.
    """
    if _DECIMAL.fullmatch(plain):
        return None
    padded = _THREE.sub(lambda year: f"0{year[0]}" if is_early_year(year[0]) else year[0], plain)
    if padded == plain:
        return None
    reason = "a year has four digits, so that one before 1000 begins with 0"
    if read(padded.upper()) is not None:
        return Advice(reason, (padded.upper(),))
    found = advise(padded)
    return found._replace(reason=reason) if found and found.spellings else None
