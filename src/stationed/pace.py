"""What lets a command be done soon: no search for garbage, neither while there is next to none nor at the end."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Generator[None]:
    """Let nobody look for garbage for a while.

    Notes
    -----
    While libraries are loaded and tables are made, many small values come to be and nearly all of them stay. The
    collector looks through them for circles over and over, a tenth of the time of a small build, and finds a few
    megabytes. It goes on afterwards, as it was: whoever calls from Python keeps it.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextmanager
def as_process() -> Generator[None]:
    """Do what the whole process is there for, after which Python ends.

    Notes
    -----
    When Python ends it looks through all values once more, a quarter of a second with all libraries loaded. Those that
    are there by then are left out of it, since the system takes the memory of the process back at once.
    """
    try:
        yield
    finally:
        gc.freeze()
