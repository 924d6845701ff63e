"""EDTF text to an `Expression`, or the reason why not with its corrected spelling."""

from __future__ import annotations

from stationed.dates.edtf import DEFAULTS, read
from stationed.dates.expression import DateSettings, Expression
from stationed.errors import DateError


def parse(text: str, settings: DateSettings = DEFAULTS) -> Expression:
    """What an EDTF text says.

    Parameters
    ----------
    text
        A date, an interval or a set, exactly as written; nothing is trimmed or corrected.
    settings
        How far ``~`` reaches.

    Returns
    -------
    Expression
        The days it may mean, inclusive, and its marks. A time of day is accepted and its day used.

    Raises
    ------
    DateError
        When the text is blank or not EDTF, when it names a day that does not exist, or when an interval ends before
        it starts on every reading. The error carries the corrected spelling where there is one.

    Notes
    -----
    ISO 8601-2:2019 and the Library of Congress's EDTF specification of 4 February 2019.

    Examples
    --------
    >>> import stationed
    >>> str(stationed.parse_date("1939-08~"))
    '1939-08~'
    >>> stationed.parse_date("1970-01-02").earliest
    1
    """
    _refuse_other(text)
    expression = read(text, settings)
    if expression is None:
        from stationed.dates.mend import explain  # its many patterns take their time to load, and few dates need them

        raise explain(text)
    return expression


def _refuse_other(text: object) -> None:
    """Refuse a number, None and the like, as callers of Python may give."""
    if not isinstance(text, str):
        raise DateError(
            str(text), f"a date is a text and no {type(text).__name__}", expected="an EDTF date such as '1939'"
        )
