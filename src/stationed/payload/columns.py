"""Columns of the data block: numbers as lists, texts as a list of the distinct ones and a code for each row.

In: numpy arrays and pandas text columns. Out: plain values that JSON can hold, and the text of the block itself.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Column = Any
"""A list of numbers, or {"texts": [...], "codes": [...]}."""

_RISKY = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")

Number = int | float | None
"""An entry of a column of numbers; None (null) is not known."""


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    """Give a column of a table; its type is not known to the checker otherwise."""
    return cast(pd.Series, frame[name])


def numbers(values: ArrayLike, *, digits: int | None = None) -> list[Number]:
    """Give a column of numbers.

    Parameters
    ----------
    values : array
        Whole numbers, booleans (as 0 and 1) or floats. NaN and infinite values become null.
    digits : int, optional
        Decimals to keep; all of them when not given.

    Returns
    -------
    list
        Values without a fraction are whole numbers, so that 5.0 takes one character.
    """
    array = np.asarray(values)
    if array.dtype.kind in "bui":
        return array.astype(np.int64).tolist()
    rounded = array.astype(np.float64) if digits is None else np.round(array.astype(np.float64), digits)
    return [_number(value) for value in rounded.tolist()]


def _number(value: float) -> Number:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def texts(values: Sequence[str] | NDArray[np.object_] | pd.Series) -> Column:
    """Give a column of texts, each distinct text once, in order of first appearance."""
    rows = values if isinstance(values, pd.Series) else np.array(values, dtype=object)
    codes, distinct = pd.factorize(rows, use_na_sentinel=False)
    return {"texts": [str(text) for text in distinct], "codes": codes.tolist()}


def table(size: int, columns: Mapping[str, Column]) -> dict[str, Any]:
    """Give one table of the block: its number of rows and its columns."""
    return {"n": int(size), "columns": dict(columns)}


def translated(frame: pd.DataFrame, name: str, languages: Sequence[str]) -> dict[str, Column]:
    """Give a text column and those of its translations that the frame has and that say anything."""
    columns = {name: texts(column(frame, name))}
    for language in languages:
        other = f"{name}_{language}"
        if other in frame and bool((column(frame, other) != "").any()):
            columns[other] = texts(column(frame, other))
    return columns


def translated_texts(
    name: str, base: Sequence[str], by_language: Sequence[Mapping[str, str]], languages: Sequence[str]
) -> dict[str, Column]:
    """Give the columns of a text whose translations come as one mapping a row."""
    columns = {name: texts(base)}
    for language in languages:
        said = [mapping.get(language, "") for mapping in by_language]
        if any(said):
            columns[f"{name}_{language}"] = texts(said)
    return columns


def block_text(block: Mapping[str, Any]) -> str:
    """Write the block as the text of a script element of type application/json.

    Parameters
    ----------
    block : mapping
        What `make_block` gives.

    Returns
    -------
    str
        JSON in one line. What could end the element, be read as markup, break the line or be lost on the way stands in
        it as an escape: ``<``, ``>``, ``&``, line separators, byte order marks, lone surrogates.
    """
    text = json.dumps(block, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
