"""Columns of the data block: numbers as arrays, texts as a list of the distinct ones and a code for each row.

In: numpy arrays and pandas text columns. Out: such columns, the same as plain values that JSON can hold, and the text
of the block itself.
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

from stationed.coded import Coded, by_appearance, coded
from stationed.join import Columns
from stationed.payload.block_types import Column, Table, Texts

_RISKY = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")

Number = int | float | None
"""An entry of a column of numbers; None (null) is not known."""


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of a table; its type is not known to the checker otherwise."""
    return frame[name]


def numbers(values: ArrayLike, *, digits: int | None = None) -> NDArray[Any]:
    """Return a column of numbers.

    Parameters
    ----------
    values : array
        Whole numbers, booleans (as 0 and 1) or floats. Infinite values become NaN, which is not known.
    digits : int, optional
        Decimals to keep; all of them when not given.

    Returns
    -------
    array
        Of int64 or float64.
    """
    array = np.asarray(values)
    if array.dtype.kind in "bui":
        return array.astype(np.int64, copy=False)
    rounded = array.astype(np.float64) if digits is None else np.round(array.astype(np.float64), digits)
    return np.where(np.isfinite(rounded), rounded, np.nan)


def plain_numbers(values: NDArray[Any]) -> list[Number]:
    """Return a column of numbers as JSON has it: null for NaN, 5 for 5.0, so that it takes one character."""
    return values.tolist() if values.dtype.kind in "bui" else [_number(value) for value in values.tolist()]


def _number(value: float) -> Number:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value


def texts(
    values: Sequence[str] | NDArray[np.object_] | pd.Series | Coded, rows: NDArray[np.int64] | None = None
) -> Texts:
    """Return a column of texts, each distinct text once, in order of first appearance.

    Parameters
    ----------
    values : Series, sequence of str or Coded
        The texts.
    rows : array of int, optional
        Which of them, in which order; all when not given.
    """
    found = values if isinstance(values, Coded) else coded(values)
    if rows is None or is_all(rows, len(found.small)):
        return {"texts": list(found.texts), "codes": found.codes}
    codes, used = by_appearance(found.small[rows], found.size)
    return {"texts": [found.texts[code] for code in used.tolist()], "codes": codes}


def in_order(given: Texts) -> Texts:
    """Return a column of texts with its distinct ones sorted, so that values derived from them rise with them."""
    order = np.argsort(np.array(given["texts"], dtype=object), kind="stable")
    rows: list[int] = order.tolist()
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return {"texts": [given["texts"][row] for row in rows], "codes": place[given["codes"]]}


def renumbered(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct codes, rising, and for each code its place among them; codes are small numbers from 0."""
    used = np.zeros(int(codes.max(initial=-1)) + 1, np.bool_)
    used[codes] = True
    return np.flatnonzero(used), (np.cumsum(used) - 1)[codes]


def is_all(rows: NDArray[np.int64], size: int) -> bool:
    """Tell whether some rows are all rows of a table, in its order."""
    return len(rows) == size and bool((rows == np.arange(size)).all())


def table(size: int, columns: Mapping[str, Column]) -> Table:
    """Return one table of the block: its number of rows and its columns."""
    return {"n": int(size), "columns": dict(columns)}


def translated(
    frame: pd.DataFrame | Columns, name: str, languages: Sequence[str], rows: NDArray[np.int64] | None = None
) -> dict[str, Texts]:
    """Return a text column and those of its translations that the frame has and that say anything; rows as `texts`."""
    columns = {name: texts(_coded(frame, name), rows)}
    for language in languages:
        other = f"{name}_{language}"
        if other in frame and any((said := texts(_coded(frame, other), rows))["texts"]):
            columns[other] = said
    return columns


def _coded(frame: pd.DataFrame | Columns, name: str) -> Coded:
    return frame.coded(name) if isinstance(frame, Columns) else coded(column(frame, name))


def translated_texts(
    name: str, base: Sequence[str], by_language: Sequence[Mapping[str, str]], languages: Sequence[str]
) -> dict[str, Texts]:
    """Return the columns of a text whose translations come as one mapping a row."""
    columns = {name: texts(base)}
    for language in languages:
        said = [mapping.get(language, "") for mapping in by_language]
        if any(said):
            columns[f"{name}_{language}"] = texts(said)
    return columns


def plain(value: Any) -> Any:
    """Return a block, a table or a column with nothing in it but what JSON can hold."""
    if value is None or isinstance(value, (str, int, float)):  # nearly all of them, told at once
        return value
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in cast("Mapping[str, Any]", value).items()}
    if isinstance(value, np.ndarray):
        return plain_numbers(cast("NDArray[Any]", value))
    if isinstance(value, Sequence):
        return [plain(one) for one in cast("Sequence[Any]", value)]
    return value


def block_text(block: Mapping[str, Any]) -> str:
    """Write the block, except what is packed, as the text of a script element of type application/json.

    Parameters
    ----------
    block : mapping
        What `pack` gives; its ``packed`` stands beside the text, in an attribute of the element.

    Returns
    -------
    str
        JSON in one line. What could end the element, be read as markup, break the line or be lost on the way stands in
        it as an escape: ``<``, ``>``, ``&``, line separators, byte order marks, lone surrogates.
    """
    readable = {key: value for key, value in block.items() if key != "packed"}
    text = json.dumps(readable, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
