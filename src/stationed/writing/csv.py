"""csv_text: columns of text -> a CSV file, with quotation marks where a cell needs them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from stationed.coded import coded

_SPECIAL = r'[,"\r\n]'


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
    lines = cells[0]
    for column in cells[1:]:
        lines = lines + "," + column
    return "\n".join([names, *lines.tolist(), ""])


def _all_quoted(column: pd.Series) -> pd.Series:
    if not column.str.contains(_SPECIAL, regex=True).any():
        return column
    found = coded(column)
    return pd.Series(pd.array(list(map(_quoted, found.texts)), dtype="str").take(found.codes))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if re.search(_SPECIAL, text) else text
