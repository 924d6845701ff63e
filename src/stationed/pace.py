"""What lets a command be done soon: no search for garbage, neither while there is next to none nor at the end."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave the garbage be.

    Notes
    -----
    While libraries are loaded and tables are made, many small values come to be and nearly all of them stay. The
    collector looks through them for circles over and over, a tenth of the time of a small build, and finds a few
    megabytes. It goes on afterwards, as it was: whoever calls from Python keeps it. When Python ends it would look
    through everything once more, a quarter of a second with all libraries loaded; what is set aside by then it leaves
    to the system, which takes the memory back at once.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
