"""growing: a file too large to be held, written by others under another name until it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stationed.files.held import held
from stationed.files.refusals import refusals
from stationed.files.writing import fcntl, new_part


@dataclass(frozen=True, slots=True)
class Grown:
    """A file under another name in the folder that it shall stand in."""

    path: Path
    """What to write to; it is there and empty."""
    handle: int
    """Held open and locked, so that other builds see that it has a writer."""

    def settle(self, folder: Path) -> str:
        """Bring all of it to the disk, and return its name in the folder, which must be the one that it is in."""
        if os.path.realpath(self.path.parent) != os.path.realpath(folder):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        os.fsync(self.handle)
        return self.path.name


@contextmanager
def growing(folder: str | os.PathLike[str]) -> Generator[Grown]:
    """Make an empty file in a folder, for somebody to fill; `write_together` lets it take its name.

    Parameters
    ----------
    folder : path
        The folder; it must exist.

    Yields
    ------
    Grown
        The file. At the end it goes, unless it has taken its name.

    Raises
    ------
    OutputError
        When the folder cannot be written in.
    """
    place = Path(os.path.realpath(folder))
    with refusals(folder), held(place) as opened:
        name, handle = new_part(opened)
    path = place / name
    try:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield Grown(path, handle)
    finally:
        os.close(handle)
        with contextlib.suppress(OSError):
            path.unlink()
