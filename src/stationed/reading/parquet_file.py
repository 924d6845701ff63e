"""A Parquet file -> its table, as long as it does not unpack to many times what it holds.

Parquet writes what repeats once: a few bytes may stand for gigabytes. So the counts that the file states are looked at
before anything is unpacked, texts are read as distinct texts with their places, and what they stand for is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationed.limits import CELLS, UNPACKED_BYTES, UNPACKED_TIMES
from stationed.model import Finding
from stationed.reading.large import (
    holds_too_many_values,
    too_many_columns,
    too_many_rows,
    unpacks_to_too_much,
)
from stationed.reading.parquet_footer import stated_chunks

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet


def parquet_table(data: bytes, *, file: str) -> tuple[pa.Table | None, list[Finding]]:
    """Return the table of a Parquet file.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.

    Returns
    -------
    Table or None
        Columns of text may come as dictionary arrays. None when the file holds too much.
    list of Finding
        `file-large` or nothing.

    Raises
    ------
    Exception
        Whatever pyarrow makes of a damaged file.
    """
    import pyarrow as pa
    from pyarrow import parquet

    stated = parquet.read_metadata(pa.BufferReader(data))
    most = max(UNPACKED_BYTES, UNPACKED_TIMES * len(data))
    if large := _stated(stated, data, most, file):
        return None, large
    leaves = [stated.schema.column(place) for place in range(stated.num_columns)]
    texts = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY" and leaf.converted_type != "DECIMAL"]
    opened = parquet.ParquetFile(pa.BufferReader(data), read_dictionary=texts)
    groups: list[pa.Table] = []
    left = most
    for group in range(opened.num_row_groups):
        groups.append(opened.read_row_group(group))
        left -= sum(_length(chunk) for column in groups[-1].columns for chunk in column.chunks)
        if left < 0:
            return None, unpacks_to_too_much(most + 1, most, file=file)
    table = pa.concat_tables(groups) if groups else opened.read()
    table.validate(full=True)
    return table, []


def _stated(stated: parquet.FileMetaData, data: bytes, most: int, file: str) -> list[Finding]:
    """Look at the counts that a file states of itself."""
    if large := too_many_columns(stated.num_columns, file=file) or too_many_rows(stated.num_rows, file=file):
        return large
    values, size = stated_chunks(data)
    return holds_too_many_values(values, max(CELLS, UNPACKED_TIMES * len(data)), file=file) or unpacks_to_too_much(
        size, most, file=file
    )


def _length(piece: pa.Array) -> int:
    """Return how many bytes of text a piece of a column stands for, that in its lists included."""
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = piece.type
    if isinstance(piece, pa.ExtensionArray):
        return _length(piece.storage)
    if isinstance(piece, pa.DictionaryArray):
        if not _is_text(piece.dictionary.type):
            return 0
        each = pc.call_function("binary_length", [piece.dictionary]).cast(pa.int64())
        return pc.call_function("sum", [each.take(piece.indices)]).as_py() or 0
    if isinstance(piece, pa.MapArray):
        return _length(piece.keys) + _length(piece.items)
    if pa.types.is_struct(kind):
        return sum(_length(piece.field(place)) for place in range(kind.num_fields))
    return _length(piece.flatten()) if pa.types.is_nested(kind) else 0


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return any(
        is_kind(kind)
        for is_kind in (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    )
