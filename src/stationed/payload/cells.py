"""Columns of somebody's own table -> text as the files of an atlas have it: dates, figures, words.

Each distinct value is converted once.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.errors import StationedError
from stationed.model.near import understood

LAST_YEAR = 9999
"""Largest number that is taken for a year: 19390820 is a spelling of a day, not a year."""


# As Any, so that the checker does not ask of how many bits.
_FLOATS: tuple[Any, ...] = (float, np.floating)
_DAY: Any = np.datetime64
_NUMBERS: tuple[Any, ...] = (*_FLOATS, int, np.integer)


def words_of(values: pd.Series) -> pd.Series:
    """Return a column as text, missing values blank, numbers without a fraction as whole ones.

    Raises
    ------
    StationedError
        When a text has half a character in it, which no file can hold.
    """
    return _by_value(values, _word)


def in_known_words(texts: pd.Series, words: Iterable[str]) -> pd.Series:
    """Return a column with what is one of some words but for capitals, blanks and number written as that word."""
    forms = {text: form for text in texts.unique() if text and (form := understood(text, words)) is not None}
    forms = {text: form for text, form in forms.items() if text != form}
    return cast(pd.Series, texts.replace(forms)) if forms else texts


def dates_of(values: pd.Series) -> pd.Series:
    """Return a column of dates as EDTF text.

    Parameters
    ----------
    values : Series
        Text stays as it is. Whole numbers are astronomical years; dates and timestamps are days, whatever their time
        of day. Missing values are blank, that is: unknown.

    Raises
    ------
    StationedError
        When a number has more digits than a year, or a fraction.
    """
    return _by_value(values, _date)


def _by_value(values: pd.Series, convert: Callable[[Any], str]) -> pd.Series:
    found: tuple[NDArray[np.int64], Iterable[Any]] = cast(Any, pd.factorize)(values.astype(object))
    codes, distinct = found
    texts = np.array([*(convert(value) for value in distinct), ""], dtype=object)
    return pd.Series(texts[codes], dtype="str")


def _word(value: Any) -> str:
    if isinstance(value, _FLOATS) and float(value).is_integer():
        return str(int(value))
    text = str(value)
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise StationedError(f"a text has half a character in it, got {text!r}; expected whole ones. Write it again.")
    return text


def _date(value: Any) -> str:
    if isinstance(value, datetime.date):  # timestamps too
        return value.isoformat()[:10]
    if isinstance(value, _DAY):
        return str(value).partition("T")[0]
    if isinstance(value, _NUMBERS):
        number = float(value)
        if not number.is_integer() or abs(number) > LAST_YEAR:
            raise StationedError(
                f"a number stands where a date belongs, got {_word(value)}; expected a year such as 1939, or a date as "
                "text such as '1939-08-20'. Write it as text."
            )
        return f"{'-' if number < 0 else ''}{abs(int(number)):04d}"
    return _word(value)
