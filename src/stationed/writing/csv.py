"""csv_text: columns of text -> a CSV file, with quotation marks where a cell needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from stationed.coded import Signs, arrow_cells, coded, plain_text

_SPECIAL = ',"\r\n'
_SIGNS = np.isin(np.arange(256), list(_SPECIAL.encode()))


def csv_text(columns: Mapping[str, pd.Series]) -> str:
    """Return columns of text as a CSV file.

    Parameters
    ----------
    columns : mapping of str to Series of str
        Name of a column -> its cells, equally many in each; at least one column.
    """
    names = ",".join(map(_quoted, columns))
    if not len(next(iter(columns.values()))):
        return f"{names}\n"
    cells = [_all_quoted(pd.Series(column).reset_index(drop=True)) for column in columns.values()]
    held = [arrow_cells(column) for column in cells]
    if all(one is not None and str(one.type) == "large_string" and not one.null_count for one in held):
        return f"{names}\n{_joined(held)}\n"
    lines = cells[0]
    for column in cells[1:]:
        lines = lines + "," + column
    return "\n".join([names, *lines.tolist(), ""])


def _joined(cells: Sequence[Any]) -> str:
    """The lines of columns that Arrow keeps, without a text of Python for each."""
    import pyarrow
    from pyarrow import compute

    arrow: Any = pyarrow  # its types leave out what is called here
    calls: Any = compute
    comma, newline = (arrow.scalar(sign, arrow.large_string()) for sign in (",", "\n"))
    lines = calls.binary_join_element_wise(*(column.combine_chunks() for column in cells), comma)
    whole = arrow.LargeListArray.from_arrays(arrow.array([0, len(lines)], arrow.int64()), lines)
    return calls.binary_join(whole, newline)[0].as_py()


def _all_quoted(column: pd.Series) -> pd.Series:
    column = plain_text(column)
    held = arrow_cells(column)
    if held is not None and str(held.type) == "large_string":
        special = bool(_SIGNS[Signs.within(held).data].any())
    else:
        special = bool(column.str.contains(f"[{_SPECIAL}]", regex=True).any())
    if not special:
        return column
    found = coded(column)
    return pd.Series(pd.array(list(map(_quoted, found.texts)), dtype="str").take(found.codes))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if re.search(f"[{_SPECIAL}]", text) else text
