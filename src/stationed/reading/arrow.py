"""What pyarrow does when it is installed: CSV files and columns of text in a fraction of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from stationed.coded import Coded
from stationed.reading.ahead import FileAhead, has_pyarrow, parsed

if TYPE_CHECKING:
    import pyarrow as pa


def quick_csv(
    data: bytes, *, delimiter: str, width: int, ahead: FileAhead | None = None, compact: bool = True
) -> tuple[pd.DataFrame | None, dict[int, Coded]]:
    """Read the cells of a CSV file of which every record is known to have `width` cells.

    Parameters
    ----------
    data : bytes
        The file in UTF-8, well quoted (`cell_counts` has said so), the header being its first record.
    delimiter : str
        One character.
    width : int
        Cells of each record.
    ahead : FileAhead, optional
        What was made ahead of these very bytes; used only if columns may be compact.
    compact : bool
        Whether columns that take much memory may be as `Coded.compact` gives them.

    Returns
    -------
    DataFrame or None
        Text in columns 0, 1, 2 ..., without the header; the same as pandas' parser gives. None without pyarrow, or when
        it refuses.
    dict of Coded
        The columns as their distinct texts.
    """
    if not _in_use():
        return None, {}
    if ahead is None or not compact or (delimiter, width) != (",", ahead.width):
        columns = parsed(data, delimiter=delimiter, width=width, compact=compact)
    else:
        columns = ahead.columns
    if columns is None:
        return None, {}
    coded = {place: _coded(one.coded) for place, one in enumerate(columns)}
    cells = {
        place: coded[place].compact() if one.cells is None else _series(one.cells) for place, one in enumerate(columns)
    }
    return pd.DataFrame(cells), coded


def _coded(found: pa.DictionaryArray) -> Coded:
    return Coded(found.indices.to_numpy(), pd.Index(_series(found.dictionary)))


def text_column(texts: list[str]) -> pd.Series:
    """Return texts as a column of the type str."""
    if not _in_use():
        return pd.Series(texts, dtype="str")
    import pyarrow as pa

    return _series(pa.array(texts, pa.large_string()))


def _in_use() -> bool:
    """Tell whether pandas keeps text with pyarrow."""
    return has_pyarrow() and pd.Series(["a"]).dtype == _kind()


def _kind() -> pd.StringDtype[Any]:
    return pd.StringDtype(storage="pyarrow", na_value=np.nan)


def _series(cells: pa.Array) -> pd.Series:
    arrow: Any = cells  # pandas takes Arrow's arrays as they are; its types do not say so
    return pd.Series(cast(ExtensionArray, pd.array(arrow, dtype=_kind())))
