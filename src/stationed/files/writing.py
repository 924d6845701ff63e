"""write_atomically: bytes to a file, so that a reader finds the old file whole or the new one whole."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
from pathlib import Path

from stationed.errors import OutputError
from stationed.files.held import Held, OutsideError, held, way_inside
from stationed.files.names import printable
from stationed.files.refusals import refusals

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

PART = ".stationed-{}-{}.part"
"""Name of a file while it is written: its process and a number."""

_NUMBERS = itertools.count()
"""Of one process; two of its threads do not get the same."""


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
    the next build into the folder takes it away. The folder is held open meanwhile, and no link in it is followed.
    """
    with refusals(path):
        target = Path(os.path.realpath(path))
        _write(target.parent, (), target.name, data)
    return Path(path)


def write_inside(root: str | os.PathLike[str], name: str, data: bytes | str) -> Path:
    """Write a file of a folder whole or not at all, and nothing outside that folder.

    Parameters
    ----------
    root : path
        The folder; it may itself be a link.
    name : str
        Path of the file in it, with forward slashes.
    data : bytes or str
        As in `write_atomically`.

    Returns
    -------
    Path
        The path of the file.

    Raises
    ------
    OutputError
        When the file cannot be written, or the name leads out of the folder by a link. Nothing is changed then.
    """
    path = Path(root, name)
    with refusals(path):
        try:
            base, parts = way_inside(root, name)
        except OutsideError as outside:
            raise OutputError(
                f"{printable(path)}: cannot be written: it leads out of the folder, to {printable(outside.leads_to)}. "
                "Put the file itself in its place; nothing was changed."
            ) from outside
        if not parts:
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        _write(base, parts[:-1], parts[-1], data)
    return path


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
    with refusals(path):
        Path(path).mkdir(parents=True, exist_ok=True)
    return Path(path)


def _write(root: Path, below: tuple[str, ...], name: str, data: bytes | str) -> None:
    """Write one file into a folder."""
    with held(root, below) as folder:
        part = Part.of(folder, name, data)
        try:
            part.take_place()
        except BaseException:  # also Ctrl-C: the half-written file goes, whatever stopped it
            part.undo()
            raise
        sync(folder)


class Part:
    """A file that is written and has not taken its name yet."""

    def __init__(self, folder: Held, name: str, part: str) -> None:
        self.folder, self.name, self.part = folder, name, part
        self.old = ""
        """Another name of the file that stood there, as long as it may have to come back."""
        self.placed = False

    @classmethod
    def standing(cls, folder: Held, name: str, part: str) -> Part:
        """Take a file that is in the folder under another name already; what cannot take the name is refused now."""
        _refuse(folder, name)
        return cls(folder, name, part)

    @classmethod
    def of(cls, folder: Held, name: str, data: bytes | str) -> Part:
        """Write a file under another name, all of it to the disk; what cannot take the name is refused now."""
        content = data.encode("utf-8") if isinstance(data, str) else data
        _refuse(folder, name)
        part, handle = new_part(folder)
        made = cls(folder, name, part)
        try:
            with os.fdopen(handle, "wb") as file:
                if fcntl is not None:  # by this a build that tidies the folder knows that the file has a writer
                    with contextlib.suppress(OSError):
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            made.undo()
            raise
        return made

    def take_place(self, *, keep_old: bool = False) -> None:
        """Let the file take its name."""
        if keep_old:
            with contextlib.suppress(FileNotFoundError):
                self.old = _kept(self.folder, self.name)
        _move(self.folder, self.part, self.name)
        self.placed = True

    def undo(self) -> None:
        """Bring back what stood there, or take the unfinished file away."""
        with contextlib.suppress(OSError):
            if not self.placed:
                _remove(self.folder, self.part)
            elif not self.old:
                _remove(self.folder, self.name)
        with contextlib.suppress(OSError):
            if self.old and self.placed:
                _move(self.folder, self.old, self.name)
            elif self.old:
                _remove(self.folder, self.old)

    def forget(self) -> None:
        """Let what stood there go."""
        if self.old:
            with contextlib.suppress(OSError):
                _remove(self.folder, self.old)


def _refuse(folder: Held, name: str) -> None:
    """Refuse a name that is too long for the disk, that of no ordinary file, and a file that may not be written.

    A pipe or a device would be replaced by the file: for whoever may do all, /dev/null by a picture.
    """
    try:
        there = folder.state(name)
    except FileNotFoundError:
        return
    if stat.S_ISDIR(there.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(there.st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    if not os.access(folder.path / name, os.W_OK):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))


def new_part(folder: Held) -> tuple[str, int]:
    """Open a file that nobody else has; the process and a number name it, as chance would serve no better."""
    for number in _NUMBERS:
        part = PART.format(os.getpid(), number)
        with contextlib.suppress(FileExistsError):
            return part, folder.opened(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    raise AssertionError("itertools.count ended")


def _kept(folder: Held, name: str) -> str:
    """Return a file a second name, or where the disk knows no such thing a copy; returns that name."""
    source = folder.at(name)
    for number in _NUMBERS:
        spare = PART.format(os.getpid(), number)
        try:
            os.link(source, folder.at(spare), src_dir_fd=folder.handle, dst_dir_fd=folder.handle, follow_symlinks=False)
        except FileExistsError:
            continue
        except FileNotFoundError:
            raise
        except (OSError, NotImplementedError):
            break
        return spare
    with os.fdopen(folder.opened(name, os.O_RDONLY), "rb") as file:
        part, handle = new_part(folder)
        try:
            with os.fdopen(handle, "wb") as copy:
                copy.write(file.read())
        except BaseException:  # the disk is full, say
            _remove(folder, part)
            raise
    return part


def _move(folder: Held, source: str, goal: str) -> None:
    os.replace(folder.at(source), folder.at(goal), src_dir_fd=folder.handle, dst_dir_fd=folder.handle)


def _remove(folder: Held, name: str) -> None:
    os.unlink(folder.at(name), dir_fd=folder.handle)


def sync(folder: Held) -> None:
    """Make new names last through a power cut, where the system can; the files are whole either way."""
    if folder.handle is not None:
        with contextlib.suppress(OSError):
            os.fsync(folder.handle)
