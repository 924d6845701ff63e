"""A GeoPackage as nothing but tables: what would run when it is read, its views and computed columns, is not run.

A GeoPackage is a SQLite file, and a view in it is a program: a few bytes of it can make gigabytes, or never end.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from stationed.limits import UNPACKED_BYTES
from stationed.model import Finding
from stationed.model.codes import found, listed
from stationed.reading.large import unpacks_to_too_much

INDEXES = frozenset({"rtree", "fts3", "fts4", "fts5"})
"""Virtual tables that hold what is in their own file; others may hold anything of the machine."""
_MODULE = re.compile(r"\s*create\s+virtual\s+table\b.*?\busing\s+[\"'\[`]?(\w+)", re.IGNORECASE | re.DOTALL)
_STEP = 1_000_000


def only_tables(data: bytes, *, file: str) -> tuple[bytes | None, list[Finding]]:
    """Return a SQLite file without its views and triggers.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name for the findings.

    Returns
    -------
    bytes or None
        The same bytes when there are none. None when nothing can be read without running something, or when the tables
        hold more than the file has bytes, which pages that are used twice can bring about.
    list of Finding
        `layer-view`, `file-large` or nothing.

    Raises
    ------
    sqlite3.Error
        When the file is damaged or cut off.
    """
    if (said := _said_size(data)) > len(data):
        raise sqlite3.DatabaseError(f"the file is cut off: {len(data):,} of {said:,} bytes are in it")
    try:
        return _without_views(data, file)
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError(f"a name in it is no text: {error.reason}") from None


def _without_views(data: bytes, file: str) -> tuple[bytes | None, list[Finding]]:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data[:18] + b"\1\1" + data[20:])  # the file is whole by itself, whatever log it had
        base.execute("pragma trusted_schema = off")
        steps = iter(range(10 + len(data) // (_STEP // 100)))
        base.set_progress_handler(lambda: next(steps, None) is None, _STEP)
        stored = base.execute("select type, name, coalesce(sql, '') from sqlite_master").fetchall()
        views = [name for kind, name, _ in stored if kind == "view"]
        tables = [name for kind, name, _ in stored if kind == "table"]
        layers = _layers(base) if "gpkg_geometry_columns" in tables else []
        running = [name for name in layers if name in views or _computed(base, name)]
        running += [name for kind, name, sql in stored if kind == "table" and _is_foreign(sql)]
        running += [name for name in views if name.casefold().startswith("gpkg_")]
        if running:
            return None, [_not_run(running, file)]
        try:
            held = sum(_bytes(base, name) for name in layers if name in tables)
        except sqlite3.OperationalError:  # interrupted: it has gone round in circles
            held = max(UNPACKED_BYTES, 2 * len(data)) + 1
        if large := unpacks_to_too_much(held, max(UNPACKED_BYTES, 2 * len(data)), file=file):
            return None, large
        drop = [(kind, name) for kind, name, _ in stored if kind in ("view", "trigger")]
        if not drop:
            return data, []
        for kind, name in sorted(drop):
            base.execute(f"drop {kind} if exists {_quoted(name)}")
        base.commit()
        return base.serialize(), []


def _said_size(data: bytes) -> int:
    """How many bytes a file says it has, 0 where it does not (SQLite, Database File Format, 1.3.8 In-header size)."""
    page, pages = int.from_bytes(data[16:18], "big"), int.from_bytes(data[28:32], "big")
    return (65536 if page == 1 else page) * pages if data[24:28] == data[92:96] else 0


def _layers(base: sqlite3.Connection) -> list[str]:
    return [str(name) for (name,) in base.execute("select distinct table_name from gpkg_geometry_columns")]


def _columns(base: sqlite3.Connection, name: str) -> list[tuple[str, int]]:
    """Return the columns of a table, and of each whether it is an ordinary one (0)."""
    return [(row[1], row[6]) for row in base.execute(f"pragma table_xinfo({_quoted(name)})")]


def _computed(base: sqlite3.Connection, name: str) -> bool:
    return any(hidden for _, hidden in _columns(base, name))


def _is_foreign(sql: str) -> bool:
    """Whether a table is kept by something else than SQLite or one of its indexes."""
    module = _MODULE.match(sql)
    return module is not None and module[1].casefold() not in INDEXES


def _bytes(base: sqlite3.Connection, name: str) -> int:
    """Return how many bytes the rows of a table hold."""
    sizes = " + ".join(f"coalesce(length(cast({_quoted(column)} as blob)), 0)" for column, _ in _columns(base, name))
    return base.execute(f"select total({sizes or 0}) from {_quoted(name)}").fetchone()[0]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _not_run(names: list[str], file: str) -> Finding:
    return found(
        "layer-view",
        "the layer would have to be worked out, and nothing of a file is run",
        file=file,
        got=listed(names),
        expected="a table of features without computed columns",
        fix="Export the layer again, as a table (in QGIS: Export, Save Features As).",
    )
