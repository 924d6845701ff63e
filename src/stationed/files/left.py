"""What builds that were killed left behind: folders for a while, which no process has locked any more."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

LOCK = "held"
"""Name of the file in a folder that is locked as long as somebody needs the folder."""


def lock_folder(folder: Path) -> Callable[[], None]:
    """Lock a folder until the process ends, however it does, or what is returned is called."""
    handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
    _try_lock(handle)
    return lambda: os.close(handle)


def remove_left(room: Path, prefix: str) -> None:
    """Remove the folders of a prefix in a folder that are ours and that no process has locked."""
    if fcntl is None:
        return
    try:
        found = sorted(path for path in room.iterdir() if path.name.startswith(prefix))
    except OSError:
        return
    for path in found:
        try:
            state = os.lstat(path)
            if not stat.S_ISDIR(state.st_mode) or state.st_uid != os.getuid():
                continue
            handle = os.open(path / LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            if _try_lock(handle):
                shutil.rmtree(path, ignore_errors=True)
        finally:
            os.close(handle)


def _try_lock(handle: int) -> bool:
    """Whether nobody else had it locked."""
    try:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
