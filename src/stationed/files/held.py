"""A folder held open, so that nobody can lead what is read or written in it elsewhere meanwhile.

A path is resolved once. What it resolves to must lie in the folder; the way there is then gone part by part from the
open folder, and no part may be a link. A link that is put there between the two steps is met and refused.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BY_HANDLE = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Whether the system opens files relative to an open folder; Windows does not."""
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class OutsideError(OSError):
    """A path in a folder that leads out of it, by a link or by dots."""

    def __init__(self, leads_to: str) -> None:
        super().__init__(errno.EXDEV, "it leads out of the folder")
        self.leads_to = leads_to

    def __reduce__(self) -> tuple[type[OutsideError], tuple[str]]:
        """Let it be copied and sent from one process to another."""
        return OutsideError, (self.leads_to,)


@dataclass(frozen=True, slots=True)
class Held:
    """An open folder."""

    path: Path
    """Its path without links."""
    handle: int | None
    """Its descriptor; None where the system opens nothing relative to one."""

    def at(self, name: str) -> str:
        """Return what the system is to be told for a name in it."""
        return name if self.handle is not None else str(self.path / name)

    def opened(self, name: str, flags: int, mode: int = 0o666) -> int:
        """Open a file in it, never through a link."""
        return os.open(self.at(name), flags | _PLAIN | _NO_LINK, mode, dir_fd=self.handle)

    def state(self, name: str) -> os.stat_result:
        """Return what stands under a name, of a link the link itself."""
        return os.stat(self.at(name), dir_fd=self.handle, follow_symlinks=False)


@contextmanager
def held(root: Path, below: tuple[str, ...] = ()) -> Generator[Held]:
    """Hold a folder, or one below it; no part of `below` may be a link."""
    path = root.joinpath(*below)
    if not _BY_HANDLE:
        if os.path.realpath(path) != str(path):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        yield Held(path, None)
        return
    flags = os.O_RDONLY | os.O_DIRECTORY | _PLAIN
    handle = os.open(root, flags)
    try:
        for part in below:
            inner = os.open(part, flags | _NO_LINK, dir_fd=handle)
            os.close(handle)
            handle = inner
        yield Held(path, handle)
    finally:
        os.close(handle)


def way_inside(root: str | os.PathLike[str], name: str) -> tuple[Path, tuple[str, ...]]:
    """Return the folder without links, and the parts of the way from it to what a name in it resolves to.

    Raises
    ------
    OutsideError
        When that does not lie in the folder.
    """
    base = Path(os.path.realpath(root))
    real = Path(os.path.realpath(base / name))
    if not real.is_relative_to(base):
        raise OutsideError(str(real))
    return base, real.relative_to(base).parts


def read_inside(root: str | os.PathLike[str], name: str, *, most: int | None = None) -> bytes:
    """Read a file of a folder.

    Parameters
    ----------
    root : path
        The folder; it may itself be a link.
    name : str
        Path of the file in it, with forward slashes. It may be a link to another file in the folder.
    most : int, optional
        Most bytes that it may have.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    OutsideError
        When it leads out of the folder.
    OSError
        When it cannot be read, is no regular file (a pipe is not waited for, a device not touched), or is exchanged
        while it is opened; EFBIG when it has more bytes than `most`.
    """
    with opened_inside(root, name) as handle, os.fdopen(handle, "rb", closefd=False) as file:
        data = file.read() if most is None else file.read(most + 1)
    if most is not None and len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes")
    return data


@contextmanager
def opened_inside(root: str | os.PathLike[str], name: str) -> Generator[int]:
    """Open a file of a folder for reading, as `read_inside` does, and yield its descriptor."""
    base, parts = way_inside(root, name)
    if not parts:
        raise OSError(errno.EISDIR, "it is not a regular file")
    with held(base, parts[:-1]) as folder:
        before = folder.state(parts[-1])
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file")
        handle = folder.opened(parts[-1], os.O_RDONLY | _AT_ONCE)
    try:
        if not os.path.samestat(before, os.fstat(handle)):
            raise OSError(errno.EBUSY, "it was exchanged while it was opened")
        yield handle
    finally:
        os.close(handle)


def read_named(path: str | os.PathLike[str], *, most: int) -> bytes:
    """Read a file that the user has named, wherever it lies; a pipe is read to its end.

    Raises
    ------
    OSError
        When it cannot be read; EFBIG when it has more bytes than `most`.
    """
    with Path(path).open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes")
    return data


def names_inside(root: str | os.PathLike[str], name: str = "") -> list[str]:
    """Return the names in a folder, or in one below it, sorted.

    Raises
    ------
    OutsideError
        When it leads out of the folder.
    OSError
        When it cannot be looked into.
    """
    base, parts = way_inside(root, name)
    with held(base, parts) as folder:
        return sorted(os.listdir(folder.path if folder.handle is None else folder.handle))  # noqa: PTH208  of a handle
