"""folder_of: some bytes -> a folder with them as files, for a library that reads no other way."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def folder_of(files: Sequence[bytes]) -> Generator[list[str]]:
    """Yield the path of a folder that holds some files, named by their numbers; no path where there are none."""
    if not files:
        yield []
        return
    # Where a file that is open cannot be removed (Windows), the library may still have the fonts open.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for number, data in enumerate(files):
            (Path(folder) / f"{number}.ttf").write_bytes(data)
        yield [folder]
