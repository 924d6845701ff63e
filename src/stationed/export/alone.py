"""alone_in: one build at a time writes into a folder, and what a killed one left half-written goes."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from stationed.files import PART, printable

try:
    import fcntl
except ImportError:  # Windows has no advisory locks of this kind: each file is still whole, only builds may mix
    fcntl = None


@contextmanager
def alone_in(folder: Path, say: Callable[[str], None]) -> Generator[None]:
    """Hold a folder while its files are written, so that the files of two builds do not mix.

    Parameters
    ----------
    folder : path
        The folder; it must exist.
    say : callable
        Told one sentence when another build writes there at the moment, before waiting for it.

    Yields
    ------
    None
        While nobody else who asks this way writes into the folder.

    Notes
    -----
    The lock is an advisory one (flock) on the folder itself. It leaves no file behind and ends with its process,
    however that ends. Where a disk knows no such locks, some network disks among them, nothing is waited for.
    """
    with ExitStack() as held:
        if fcntl is not None:
            with contextlib.suppress(OSError):
                handle = os.open(folder, os.O_RDONLY)
                held.callback(os.close, handle)
                _lock(handle, folder, say)
                _sweep(folder)
        yield


def _lock(handle: int, folder: Path, say: Callable[[str], None]) -> None:
    assert fcntl is not None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(f"Waiting: another build is writing into {printable(folder)}")
        fcntl.flock(handle, fcntl.LOCK_EX)


def _sweep(folder: Path) -> None:
    """Take away what killed builds left; a file that is being written is locked by its writer and stays."""
    assert fcntl is not None
    for part in sorted(folder.glob(PART.format("*", "*"))):
        with contextlib.suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
