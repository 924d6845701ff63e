"""Engine: what carries out the plan of a build of tiles, a table at a time.

The plan is SQL as DuckDB has it. `stationed.tiles.duck` carries it out in this process, `stationed.tiles.spark` on a
cluster, translated. Both keep to what both know: every statement is a SELECT that makes a table, or is an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pandas as pd

    from stationed.tiles.duck import DuckDB

MEMORY = "2GB"
"""Most memory that an engine takes when nothing else is said; beside it goes what Python itself needs, some 300 MB."""

ENGINES = ("duckdb", "spark")
"""The engines that there are; the first one where nothing is said."""


class Engine(Protocol):
    """What every engine does. Names of tables are ours, never a user's."""

    @property
    def near(self) -> DuckDB:
        """The engine of this process, where files are read and written, and small tables lie."""
        ...

    def make(self, name: str, select: str) -> None:
        """Make a table of an answer, in the place of one of that name."""
        ...

    def view(self, name: str, select: str) -> None:
        """Give an answer a name, without making it."""
        ...

    def table(self, name: str, columns: dict[str, tuple[str, Any]]) -> None:
        """Make a table of arrays: for each column its type and its values, in the order of the rows."""
        ...

    def fill(self, name: str, columns: dict[str, str], parts: Iterable[pd.DataFrame]) -> None:
        """Make a table of columns with their types, part by part."""
        ...

    def rows(self, select: str) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; for few of them."""
        ...

    def columns(self, select: str) -> dict[str, Any]:
        """Return an answer as numpy arrays by name."""
        ...

    def one(self, select: str) -> int:
        """Return the single whole number that an answer is."""
        ...

    def parts(self, select: str) -> Generator[pd.DataFrame]:
        """Yield an answer, some rows at a time, without making it whole."""
        ...

    def share(self, name: str) -> None:
        """Take a table over from the near engine, with its `rowid`, and drop it there."""
        ...

    def fetch(self, names: Sequence[str]) -> None:
        """Put tables, which are small, into the near engine."""
        ...

    def write(
        self,
        selects: Sequence[str],
        path: Path,
        *,
        group: int,
        said: Mapping[str, str] | None = None,
        say: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write answers, one behind the other and each in its order, as one Parquet file.

        `group` is the rows of a row group, `said` what the file says of itself; `say` is told how many answers of how
        many are there. Their joins are carried out as they are written, the first table read and the others looked up.
        """
        ...


def first_line(error: Exception) -> str:
    """Return what an error says in its first line, without the full stop."""
    return str(error).strip().partition("\n")[0].rstrip(".")


def quoted(name: str) -> str:
    """Return a name for SQL; whatever a file calls its columns stays a name."""
    return '"' + name.replace('"', '""') + '"'


def text(words: str) -> str:
    """Return a text for SQL."""
    return "'" + words.replace("'", "''") + "'"
