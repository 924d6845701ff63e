"""Spark: the same plan on a cluster, through ibis, which translates DuckDB's SQL into Spark's.

Tables are folders of Parquet files within a folder that all machines see; statements go one way and Parquet comes the
other, so that a session in this process and one on a server far off are the same to it. What is small is done near:
files are read, tiles made and the sorted records laid one after the other by DuckDB in this process.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from stationed.errors import OutputError, StationedError
from stationed.extras import installing
from stationed.files import printable
from stationed.tiles.duck import DuckDB, duck_engine
from stationed.tiles.engine import MEMORY, first_line, text

if TYPE_CHECKING:
    import pandas as pd
    from ibis.backends.pyspark import Backend
    from pyspark.sql import SparkSession

NEEDED = ("ibis", "pyspark", "duckdb", "pmtiles")
SETTINGS = ("SPARK_REMOTE", "SPARK_HOME", "SPARK_CONF_DIR", "PYSPARK_SUBMIT_ARGS", "MASTER")
"""Variables of the environment that say which Spark is meant; where there is none, one of our own runs here."""
READ = "SELECT * FROM read_parquet({})"
PARTS = "parts"
"""The folder of a table's files, or its one file, within a folder of ours: Spark wants to make its own."""


class Spark:
    """A session of Spark, and the engine of this process beside it."""

    def __init__(self, connection: Backend, near: DuckDB) -> None:
        self._spark = connection
        self._near = near
        self._laid: dict[str, TemporaryDirectory[str]] = {}
        """The folder of each table."""

    @property
    def near(self) -> DuckDB:
        """The engine of this process."""
        return self._near

    def make(self, name: str, select: str) -> None:
        """Make a table of an answer, in the place of one of that name."""
        self._name(name, self._answer(select))

    def view(self, name: str, select: str) -> None:
        """Give an answer a name, without making it."""
        with _refused(self.near.folder):
            self._spark.create_view(name, self._spark.sql(select, dialect="duckdb"), overwrite=True)

    def table(self, name: str, columns: dict[str, tuple[str, Any]]) -> None:
        """Make a table of arrays: for each column its type and its values, in the order of the rows."""
        self.near.table(name, columns)
        self._lay(name, f"SELECT * FROM {name}")

    def fill(self, name: str, columns: dict[str, str], parts: Iterable[pd.DataFrame]) -> None:
        """Make a table of columns with their types, part by part."""
        self.near.fill(name, columns, parts)
        self._lay(name, f"SELECT * FROM {name}")

    def rows(self, select: str) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; for few of them."""
        with self._read(select) as found:
            return self.near.rows(found)

    def columns(self, select: str) -> dict[str, Any]:
        """Return an answer as numpy arrays by name."""
        with self._read(select) as found:
            return self.near.columns(found)

    def one(self, select: str) -> int:
        """Return the single whole number that an answer is."""
        return int(self.rows(select)[0][0] or 0)

    def parts(self, select: str) -> Generator[pd.DataFrame]:
        """Yield an answer, some rows at a time, without making it whole."""
        with self._read(select) as found:
            yield from self.near.parts(found)

    def share(self, name: str) -> None:
        """Take a table over from the near engine, with its `rowid`, and drop it there."""
        self._lay(name, f"SELECT rowid, * FROM {name}")

    def fetch(self, names: Sequence[str]) -> None:
        """Put tables, which are small, into the near engine."""
        for name in names:
            self.near.make(name, READ.format(_files(self._laid[name].name)))

    def write(
        self,
        selects: Sequence[str],
        path: Path,
        *,
        group: int,
        said: Mapping[str, str] | None = None,
        say: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write answers, one behind the other and each in its order, as one Parquet file; see `Engine.write`."""
        with ExitStack() as laid:
            found: list[str] = []
            for number, select in enumerate(selects):
                if say is not None:
                    say(number, len(selects) + 1)
                found.append(laid.enter_context(self._read(select)))
            self.near.write([" UNION ALL ".join(found)], path, group=group, said=said)

    def _answer(self, select: str) -> TemporaryDirectory[str]:
        """Lay an answer down as Parquet files, in the order of their names."""
        folder = TemporaryDirectory(prefix="spark-", dir=self.near.folder, ignore_cleanup_errors=True)
        with _refused(self.near.folder):
            expression = self._spark.sql(select, dialect="duckdb")
            self._spark.to_parquet_dir(expression, _address(folder))
        return folder

    @contextmanager
    def _read(self, select: str) -> Generator[str]:
        """What gives the answer near; it is laid down for as long."""
        with self._answer(select) as folder:
            yield READ.format(_files(folder))

    def _lay(self, name: str, select: str) -> None:
        """Hand a near table over, and drop it near."""
        folder = TemporaryDirectory(prefix="spark-", dir=self.near.folder, ignore_cleanup_errors=True)
        self.near.write([select], Path(folder.name) / PARTS, group=100_000)
        self.near.do(f"DROP TABLE {name}")
        self._name(name, folder)

    def _name(self, name: str, folder: TemporaryDirectory[str]) -> None:
        place = _address(folder).replace("\\", "\\\\").replace("'", "\\'")
        with _refused(self.near.folder):
            self._spark.raw_sql(f"CREATE OR REPLACE TEMPORARY VIEW {name} USING parquet OPTIONS (path '{place}')")
        before = self._laid.get(name)
        self._laid[name] = folder
        if before is not None:
            before.cleanup()


def _address(folder: TemporaryDirectory[str]) -> str:
    """The address of a table, which says that it is no path in the cluster's own file system."""
    return (Path(folder.name) / PARTS).as_uri()


def _files(folder: str) -> str:
    """The files of a table, for the near engine."""
    return text(f"{folder}/{PARTS}/*.parquet")


@contextmanager
def spark_engine(*, memory: str = MEMORY, scratch: str | os.PathLike[str] | None = None) -> Generator[Spark]:
    """Open an engine on Spark: the session that is active, the one that the environment names, or one of our own.

    Parameters
    ----------
    memory : str
        Most memory that DuckDB takes here, as ``2GB``, and a Spark of our own as much again.
    scratch : path, optional
        The folder that Spark and this process share.

    Yields
    ------
    Spark
        Its files go at the end. A session that was there before goes on.

    Raises
    ------
    StationedError
        When the extra or Java is missing, or there is no Spark to be had.
    OutputError
        When the folder cannot be made, or its disk is full.
    """
    lacking = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if lacking:
        raise StationedError(
            f"--engine spark needs packages that are not installed, got no {', '.join(lacking)}. "
            f"Run {installing('spark')}."
        )
    with duck_engine(memory=memory, scratch=scratch) as near:
        import ibis
        from pyspark.sql import SparkSession

        before = SparkSession.getActiveSession()
        session = before or _session(near.folder, memory)
        try:
            with _refused(near.folder):
                connection = ibis.pyspark.connect(session)
            yield Spark(connection, near)
        finally:
            if before is None:
                session.stop()


def _session(folder: Path, memory: str) -> SparkSession:
    """A session: as the environment says, or of our own with bounded memory, which nobody outside can reach."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("stationed")
    if not any(os.environ.get(name) for name in SETTINGS):
        _find_java()
        own = {
            "spark.master": "local[*]",
            "spark.driver.memory": f"{_megabytes(memory)}m",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.local.dir": str(folder),
            "spark.sql.warehouse.dir": (folder / "warehouse").as_uri(),
            "spark.log.level": "ERROR",
        }
        for key, value in own.items():
            builder = builder.config(key, value)
    with _refused(folder):
        return builder.getOrCreate()


def _find_java() -> None:
    """Refuse where Spark would find no Java."""
    home = os.environ.get("JAVA_HOME")
    if shutil.which(str(Path(home) / "bin" / "java") if home else "java") is None:
        raise StationedError(
            f"Spark needs Java, got no java in {printable(home) if home else 'the path'}; expected Java 17 or newer. "
            "Install it (Debian: apt-get install openjdk-17-jre-headless), name a Spark elsewhere with SPARK_REMOTE, "
            "or build without --engine spark."
        )


def _megabytes(memory: str) -> int:
    """A size as DuckDB knows it, which has taken it by now."""
    found = re.fullmatch(r"\s*([\d.]+)\s*([kmgt])i?b?\s*", memory, re.IGNORECASE)
    number, unit = (float(found[1]), found[2].lower()) if found else (2.0, "g")
    return max(512, int(number * 1024 ** ("kmgt".index(unit) - 1)))


@contextmanager
def _refused(folder: Path) -> Generator[None]:
    """Turn what Spark says into one sentence."""
    try:
        yield
    except Exception as refusal:  # pyspark's own, py4j's and those of a server far off have no class in common
        said = str(refusal)
        if "No space left on device" in said or "Disk quota" in said:
            raise OutputError(
                f"{printable(folder.parent)}: what Spark lays down has no room there: the disk is full. Free some "
                "space on that disk, or name a folder on another with --scratch. Nothing was written."
            ) from refusal
        raise StationedError(
            f"Spark failed: {first_line(refusal)}. See its own log for the cause; nothing was written."
        ) from refusal
