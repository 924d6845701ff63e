"""A SQLite file with what its log beside it holds: changes that are saved but not yet in the file itself.

QGIS keeps a GeoPackage open while its layer is loaded, and saves into `name.gpkg-wal`; a program that was killed leaves
that, or `name.gpkg-journal`, behind. SQLite itself puts the two together, in a copy: what the user has is only read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from stationed.files import read_inside, write_atomically
from stationed.limits import FILE_BYTES

LOGS = ("-wal", "-journal")
"""How the names of the logs end: changes still to be made in the file (WAL), or to be taken back (rollback journal)."""
TRIES = 5
"""How often a file is copied anew that another program writes to meanwhile."""


def with_log(folder: Path, name: str) -> bytes | None:
    """Return the bytes that a SQLite file has once what its log holds is in it.

    Parameters
    ----------
    folder, name : path, str
        The folder and the file's name in it. Neither the file nor its log is changed.

    Returns
    -------
    bytes or None
        None when there is no log, so that the file is what it says itself, or when SQLite cannot read the two; the file
        alone will then show whether it is sound.

    Raises
    ------
    OutsideError
        When the log leads out of the folder.
    OSError
        When they cannot be read or copied, or another program writes to them all the time.
    """
    if not any(_size(_log(folder / name, ending)) for ending in LOGS):
        return None
    for _ in range(TRIES):
        with TemporaryDirectory(prefix="stationed-") as made:
            copy = Path(made) / "copy.gpkg"
            if _copied(folder, name, copy):
                return _settled(copy)
    raise OSError(f"another program kept writing to it while it was read {TRIES} times")


def _settled(copy: Path) -> bytes | None:
    """What a copy holds once SQLite has put its log into it."""
    try:
        with closing(sqlite3.connect(copy)) as file:
            file.execute("pragma wal_checkpoint(truncate)")
            file.execute("select count(*) from sqlite_master")  # which takes back what a journal holds
    except sqlite3.Error:
        return None
    return copy.read_bytes()


def _copied(folder: Path, name: str, copy: Path) -> bool:
    """Copy a file and its logs, and tell whether nothing was written to them meanwhile."""
    path = folder / name
    before = _state(path)
    for ending in (*LOGS, ""):  # the logs first: what is moved from them into the file meanwhile is in both then
        if not ending or _size(_log(path, ending)):
            write_atomically(_log(copy, ending), read_inside(folder, name + ending, most=FILE_BYTES))
    return _state(path) == before


def _log(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _state(path: Path) -> list[tuple[int, int]]:
    """What shows that a file or a log was written to."""
    stats = [log.stat() for ending in ("", *LOGS) if (log := _log(path, ending)).is_file()]
    return [(stat.st_size, stat.st_mtime_ns) for stat in stats]
