"""read_ahead: the largest file of an atlas, read and parsed by a second thread while the first loads the libraries.

Arrow parses and looks for distinct texts without holding up Python, so both cores have work. Whoever reads the atlas is
handed the `Ahead` as the path of the folder. Nothing depends on it: what was not made ahead is made when it is wanted,
and is the same.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import importlib
import importlib.util
import os
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stationed.files import read_inside
from stationed.limits import FILE_BYTES

if TYPE_CHECKING:
    import pyarrow as pa

LARGE = 4_000_000
"""Files of fewer bytes are read sooner than a thread has begun."""
SAVED = 4_000_000
"""A column is kept as its distinct texts alone if that saves so many bytes, and half of what its cells take."""
BLOCK = 1 << 19
"""Bytes that pyarrow parses at a time. Small ones stay in the processor's cache, which halves the time."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column of a file."""

    coded: pa.DictionaryArray
    """Its distinct texts and their places."""
    cells: pa.Array | None
    """The text of every row, large_string; None when the distinct ones take far less memory and are kept alone."""


@dataclass(frozen=True, slots=True)
class FileAhead:
    """A file that was read ahead."""

    data: bytes
    """Its bytes."""
    sha256: str
    """Their digest."""
    width: int
    """How many cells its header has."""
    columns: list[Parsed] | None
    """What `parsed` returns for commas and that width, compact."""


class Ahead(os.PathLike[str]):
    """A folder of which another thread reads some files; whoever reads it takes it for its path."""

    def __init__(self, folder: Path, files: dict[Path, Future[FileAhead]] | None = None) -> None:
        self._folder, self._files = folder, files or {}

    def __fspath__(self) -> str:
        """Return the path of the folder."""
        return os.fspath(self._folder)

    def take(self, path: Path) -> FileAhead | None:
        """Return a file once, waiting until all of it is ready, and keep it no longer; None when it is not read ahead.

        None as well when it could not be read: whatever that thread met, reading the file again meets it and says so.
        """
        future = self._files.pop(path, None)
        with contextlib.suppress(Exception):
            return None if future is None else future.result()
        return None


@contextmanager
def read_ahead(folder: Path) -> Generator[Ahead, None, None]:
    """Read deployments.csv in another thread while something else is done, if it is large and pyarrow installed."""
    path = folder / "deployments.csv"
    large = False
    with contextlib.suppress(OSError, ValueError):
        large = path.is_file() and path.stat().st_size >= LARGE
    if not large or not has_pyarrow():
        yield Ahead(folder)
        return
    importlib.import_module("pyarrow.csv")  # here and not in the thread, as pandas imports it as well

    with ThreadPoolExecutor(1) as pool:
        yield Ahead(folder, {path: pool.submit(_read, path)})


def has_pyarrow() -> bool:
    """Tell whether pyarrow is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def parsed(data: bytes, *, delimiter: str, width: int, compact: bool) -> list[Parsed] | None:
    """Parse a CSV file with pyarrow.

    Parameters
    ----------
    data : bytes
        The file in UTF-8, well quoted.
    delimiter : str
        One character.
    width : int
        Cells of each record.
    compact : bool
        Whether of columns that take much memory the distinct texts may be kept alone.

    Returns
    -------
    list or None
        Each column without the header. None when some record has another width, or is longer than a block.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    arrow: Any = pa  # what is stubbed of it lacks the pool

    names = [str(place) for place in range(width)]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=BLOCK),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns: list[Any] = [column.slice(1) for column in reversed(table.columns)]
    del table  # so that each column can be let go when it is done
    found = [_column(columns.pop(), compact=compact) for _ in range(width)]
    arrow.default_memory_pool().release_unused()
    return found


def _column(cells: Any, *, compact: bool) -> Parsed:
    coded = cells.dictionary_encode().combine_chunks()
    alone = compact and worth_it(cells.nbytes, coded.nbytes)
    return Parsed(coded, None if alone else cells.combine_chunks())


def worth_it(wide: int, narrow: int) -> bool:
    """Tell whether a column is kept as its distinct texts alone, by the bytes that it takes without and with that."""
    return wide - narrow >= SAVED and 2 * narrow <= wide


def _read(path: Path) -> FileAhead:
    data = read_inside(path.parent, path.name, most=FILE_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    header = data[: data.find(b"\n") + 1].decode("utf-8", "replace").rstrip("\r\n")
    width = len(next(csv.reader([header]), ()))
    columns = parsed(data, delimiter=",", width=width, compact=True) if width else None
    return FileAhead(data, digest, width, columns)
