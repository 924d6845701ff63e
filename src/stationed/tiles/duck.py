"""DuckDB in this process: the engine with bounded memory, on files that go when it does.

DuckDB is a library in this process, nothing that listens; what does not fit into its memory it lays down in a folder.
"""

from __future__ import annotations

import importlib.util
import os
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stationed.errors import OutputError, StationedError
from stationed.extras import installing
from stationed.files import lock_folder, printable, refusals, remove_left
from stationed.tiles.engine import MEMORY, quoted, text

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

SCRATCH = "stationed-tiles-"
"""How the names of folders begin in which an engine keeps what does not fit into memory."""
VECTORS = 200
"""So many times 2,048 rows of an answer are looked at together."""


class DuckDB:
    """A connection, and nothing but what is asked of it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder
        """Its folder: what others want to lay down for a while may lie there too."""

    @property
    def near(self) -> DuckDB:
        """Itself."""
        return self

    def do(self, sql: str, *, writes: Path | None = None) -> None:
        """Carry out a statement, one that writes a file with its path."""
        with _refused(self.folder, writes):
            self.connection.execute(sql)

    def make(self, name: str, select: str) -> None:
        """Make a table of an answer, in the place of one of that name."""
        self.do(f"CREATE OR REPLACE TABLE {name} AS {select}")

    def view(self, name: str, select: str) -> None:
        """Give an answer a name, without making it."""
        self.do(f"CREATE OR REPLACE VIEW {name} AS {select}")

    def rows(self, select: str, *, reads: bool = False) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; for few of them. One that reads a file of the user may say that it cannot."""
        with _refused(self.folder, reads=reads):
            return self.connection.execute(select).fetchall()

    def columns(self, select: str) -> dict[str, Any]:
        """Return an answer as numpy arrays by name."""
        with _refused(self.folder):
            found: dict[str, Any] = self.connection.execute(select).fetchnumpy()
        return found

    def one(self, select: str) -> int:
        """Return the single whole number that an answer is."""
        return int(self.rows(select)[0][0] or 0)

    def blocks(self, select: str) -> Generator[list[tuple[Any, ...]]]:
        """Yield the rows of an answer, some at a time, without making them all."""
        cursor = self.connection.cursor()
        with _refused(self.folder):
            cursor.execute(select)
            while rows := cursor.fetchmany(20_000):
                yield rows

    def parts(self, select: str) -> Generator[pd.DataFrame]:
        """Yield an answer, some rows at a time, without making it whole."""
        cursor = self.connection.cursor()
        with _refused(self.folder):
            cursor.execute(select)
            while len(part := cursor.fetch_df_chunk(VECTORS)):
                yield part

    def table(self, name: str, columns: dict[str, tuple[str, Any]]) -> None:
        """Make a table of arrays: for each column its type and its values, in the order of the rows."""
        import pandas as pd

        given = pd.DataFrame({key: values for key, (_, values) in columns.items()})
        self.fill(name, {key: kind for key, (kind, _) in columns.items()}, [given])

    def fill(self, name: str, columns: dict[str, str], parts: Iterable[pd.DataFrame]) -> None:
        """Make a table of columns with their types, part by part."""
        kinds = ", ".join(f"{quoted(key)} {kind}" for key, kind in columns.items())
        self.do(f"CREATE OR REPLACE TABLE {name} ({kinds})")
        for part in parts:
            self.connection.register("given", part)
            self.do(f"INSERT INTO {name} SELECT {', '.join(map(quoted, columns))} FROM given")
            self.connection.unregister("given")

    def share(self, name: str) -> None:
        """Leave it where it is."""

    def fetch(self, names: Sequence[str]) -> None:
        """Leave them where they are."""

    def write(
        self,
        selects: Sequence[str],
        path: Path,
        *,
        group: int,
        said: Mapping[str, str] | None = None,
        say: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write answers, one behind the other and each in its order, as one Parquet file; see `Engine.write`.

        Of several each is laid down by itself first, so that no more than one has to be sorted at a time.
        """
        told = ", ".join(f"{quoted(key)}: {text(value)}" for key, value in (said or {}).items())
        more = f", KV_METADATA {{{told}}}" if told else ""
        if len(selects) == 1:
            self._copy(selects[0], path, group, more, writes=path)
            return
        with refusals(self.folder.parent):
            parts = tempfile.TemporaryDirectory(prefix="parts-", dir=self.folder, ignore_cleanup_errors=True)
        with parts as folder:
            for number, select in enumerate(selects):
                if say is not None:
                    say(number, len(selects) + 1)
                self._copy(select, Path(folder) / f"{number:06d}.parquet", group)
            laid = f"SELECT * FROM read_parquet({text(f'{folder}/*.parquet')})"
            self._copy(laid, path, group, more, writes=path)

    def _copy(self, select: str, path: Path, group: int, more: str = "", *, writes: Path | None = None) -> None:
        """Write an answer as a Parquet file, its joins as they are written."""
        # DuckDB would look the claims up, with all their texts, by rows that are read: what is wide is to be read.
        self.do("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        try:
            self.do(
                f"COPY ({select}) TO {text(str(path))} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {group}, "
                f"USE_TMP_FILE false{more})",
                writes=writes,
            )
        finally:
            self.do("SET disabled_optimizers = ''")


@contextmanager
def duck_engine(*, memory: str = MEMORY, scratch: str | os.PathLike[str] | None = None) -> Generator[DuckDB]:
    """Open an engine.

    Parameters
    ----------
    memory : str
        Most memory, as ``2GB``.
    scratch : path, optional
        The folder to make its own folder in; that of the system for temporary files when not given.

    Yields
    ------
    DuckDB
        Its files go at the end, however that comes, unless the process is killed outright.

    Raises
    ------
    StationedError
        When DuckDB is not installed, or the memory is no size it knows.
    OutputError
        When the folder cannot be made, or its disk is full.
    """
    if importlib.util.find_spec("duckdb") is None:
        raise StationedError(f"tiles need packages that are not installed, got no duckdb. Run {installing('tiles')}.")
    import duckdb

    remove_left(Path(scratch or tempfile.gettempdir()), SCRATCH)
    try:
        place = tempfile.TemporaryDirectory(prefix=SCRATCH, dir=scratch, ignore_cleanup_errors=True)
    except OSError as refusal:
        raise OutputError(
            f"{printable(scratch or tempfile.gettempdir())}: no folder can be made in it: {refusal}."
        ) from refusal
    with place as folder, ExitStack() as locked:
        path = Path(folder)
        locked.callback(lock_folder(path))
        with _refused(path):
            connection = duckdb.connect(str(path / "work.duckdb"))
        try:
            _settle(connection, path, memory)
            yield DuckDB(connection, path)
        finally:
            connection.close()


def _settle(connection: duckdb.DuckDBPyConnection, folder: Path, memory: str) -> None:
    """Bound what it takes, and let it ask nobody for anything."""
    import duckdb

    try:
        connection.execute("SET memory_limit = ?", [memory])
    except duckdb.Error as refusal:
        raise StationedError(f"{memory!r} is no size of memory; expected one such as 2GB or 800MB.") from refusal
    connection.execute("SET temp_directory = ?", [str(folder / "spilled")])
    connection.execute("SET preserve_insertion_order = true")
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")


@contextmanager
def _refused(folder: Path, writes: Path | None = None, *, reads: bool = False) -> Generator[None]:
    """Turn what DuckDB says when there is no room into words with what to do; what it says of a file it reads stays."""
    import duckdb

    place, full = printable(folder.parent), printable((writes or folder).parent)
    try:
        yield
    except duckdb.OutOfMemoryException as refusal:
        raise _no_room(str(refusal), place) from refusal
    except duckdb.IOException as refusal:
        said = str(refusal)
        if writes is not None and str(folder) not in said:
            raise OutputError(
                f"{full}: cannot be written: {_cause(said)}. Free some space there, or choose another output folder. "
                "What stood there before is untouched."
            ) from refusal
        if reads and str(folder) not in said and not _speaks_of_room(said):
            raise
        raise _no_room(said, place, disk=True) from refusal
    except MemoryError as refusal:
        raise _no_room("", place) from refusal


def _no_room(said: str, place: str, *, disk: bool = False) -> StationedError:
    """What to do where there is no room: on the disk of the scratch folder, or in memory."""
    if disk or "temp_directory" in said or _speaks_of_room(said):
        return OutputError(
            f"{place}: what does not fit into memory has no room there: {_cause(said)}. Free some space on that disk, "
            "name a folder on another with --scratch, or give more memory, as --memory 4GB. Nothing was written."
        )
    return StationedError(
        "the memory that tiles may take is not enough. Give more, as --memory 4GB. Nothing was written."
    )


def _speaks_of_room(said: str) -> bool:
    return any(word in said for word in ("No space left", "Disk quota", "File too large", "failed to offload"))


def _cause(said: str) -> str:
    """Why a file cannot be written, without what DuckDB says of its own settings."""
    for word, plain in (
        ("Disk quota", "your share of the disk is used up"),
        ("File too large", "the file is too large"),
    ):
        if word in said:
            return plain
    return "the disk is full" if _speaks_of_room(said) else said.strip().partition("\n")[0].rstrip(".")
