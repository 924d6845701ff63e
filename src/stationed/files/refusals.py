"""What the system says when it refuses, in words with what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager

from stationed.errors import OutputError
from stationed.files.names import printable

REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and run it again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space and run it again."),
    errno.EACCES: ("writing there is not allowed", "Choose a folder you may write in, or change its permissions."),
    errno.EPERM: ("writing there is not allowed", "Choose a folder you may write in, or change its permissions."),
    errno.EROFS: ("that disk can only be read", "Choose a folder on another disk."),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "Choose another folder."),
    errno.EEXIST: ("there is a file of that name, not a folder", "Choose another folder, or move the file away."),
    errno.EISDIR: ("there is a folder of that name", "Move the folder away, or choose another output folder."),
    errno.ENXIO: ("there is a pipe or a device of that name, not a file", "Give the name of a file."),
    errno.ENAMETOOLONG: ("the name is longer than this disk allows", "Choose a shorter one."),
    errno.EFBIG: ("the file is larger than this disk allows", "Choose a folder on another disk."),
}
"""What the common refusals of the system mean, and what to do."""

LOCKS_WHAT_IS_OPEN = os.name == "nt"
"""Whether a file that some program shows cannot be replaced, as on Windows, which then says that it is not allowed."""


@contextmanager
def refusals(path: str | os.PathLike[str]) -> Generator[None]:
    """Turn what the system refuses while a file is written into an `OutputError` that names it."""
    try:
        yield
    except (OSError, ValueError) as refusal:
        number = refusal.errno if isinstance(refusal, OSError) else None
        said = refusal.strerror if isinstance(refusal, OSError) else str(refusal)
        reason, advice = REASONS.get(number or 0, (str(said or refusal), "Choose another place."))
        if LOCKS_WHAT_IS_OPEN and number == errno.EACCES:
            advice = f"If a program has the file open, close it there. {advice}"
        text = f"{printable(path)}: cannot be written: {reason}. {advice} What stood there before is untouched."
        raise OutputError(text) from refusal
