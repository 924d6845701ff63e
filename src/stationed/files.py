"""write_atomically: bytes to a file, so that a reader finds the old file whole or the new one whole."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from stationed.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

PART = ".stationed-{}-{}.part"
"""Name of a file while it is written: its process and a number."""

REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and run it again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space and run it again."),
    errno.EACCES: ("writing there is not allowed", "Choose a folder you may write in, or change its permissions."),
    errno.EPERM: ("writing there is not allowed", "Choose a folder you may write in, or change its permissions."),
    errno.EROFS: ("that disk can only be read", "Choose a folder on another disk."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "Choose another folder."),
    errno.EEXIST: ("there is a file of that name, not a folder", "Choose another folder, or move the file away."),
    errno.EISDIR: ("there is a folder of that name", "Move the folder away, or choose another output folder."),
    errno.ENAMETOOLONG: ("the name is longer than this disk allows", "Choose a shorter one."),
    errno.EFBIG: ("the file is larger than this disk allows", "Choose a folder on another disk."),
}
"""What the common refusals of the system mean, and what to do."""


def write_atomically(path: str | os.PathLike[str], data: bytes | str) -> Path:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : path
        The file. Its folder must exist. What stood there is replaced at once, when all of the new file is on the disk;
        of a symbolic link the file it points to is replaced.
    data : bytes or str
        What the file shall hold; text is written as UTF-8, line ends as they are.

    Returns
    -------
    Path
        The path as it was given.

    Raises
    ------
    OutputError
        When the file cannot be written. The old file, if there was one, is untouched.

    Notes
    -----
    The new file grows under another name in the same folder, ``.stationed-<process>-<number>.part``, so two builds at
    once do not meet: the one that finishes last wins. Only a process that is killed outright leaves that file behind;
    the next build into the folder takes it away.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    with _refusals(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not os.access(target, os.W_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        part, file = _open_part(target.parent)
        try:
            with file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except BaseException:  # also Ctrl-C: the half-written file goes, whatever stopped it
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        _sync_folder(target.parent)
    return Path(path)


def make_folder(path: str | os.PathLike[str]) -> Path:
    """Make a folder and those above it, if they are not there.

    Parameters
    ----------
    path : path
        The folder.

    Returns
    -------
    Path
        The path as it was given.

    Raises
    ------
    OutputError
        When it cannot be made, or is a file.
    """
    with _refusals(path):
        Path(path).mkdir(parents=True, exist_ok=True)
    return Path(path)


def _open_part(folder: Path) -> tuple[Path, BinaryIO]:
    """Open a file that nobody else has; the process and a number name it, as chance would serve no better."""
    for number in itertools.count():
        part = folder / PART.format(os.getpid(), number)
        try:
            file = part.open("xb")
        except FileExistsError:
            continue
        if fcntl is not None:  # by this a build that tidies the folder knows that the file has a writer
            with contextlib.suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return part, file
    raise AssertionError("itertools.count ended")


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can; the file is whole either way."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _refusals(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system refuses into words."""
    try:
        yield
    except (OSError, ValueError) as refusal:
        number = refusal.errno if isinstance(refusal, OSError) else None
        said = refusal.strerror if isinstance(refusal, OSError) else str(refusal)
        reason, advice = REASONS.get(number or 0, (str(said or refusal), "Choose another place."))
        text = f"{os.fspath(path)}: cannot be written: {reason}. {advice} What stood there before is untouched."
        raise OutputError(text) from refusal
