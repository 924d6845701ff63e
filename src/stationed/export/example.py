"""copy_example: the example atlas of the package -> a folder of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from stationed.errors import OutputError
from stationed.files import make_folder, write_atomically

EXAMPLE = "rhine"
"""Folder in stationed/examples that `stationed new` copies."""


def copy_example(folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Start a new atlas from the example: the legions on the Rhine.

    Parameters
    ----------
    folder : path
        The new atlas's folder. It is made if it is not there; if it is, it must be empty.

    Returns
    -------
    tuple of Path
        The written files, sorted.

    Raises
    ------
    OutputError
        When the folder holds anything, is a file or cannot be written.
    """
    target = make_folder(folder)
    try:
        held = sorted(entry.name for entry in target.iterdir())
    except OSError as refusal:
        raise OutputError(f"{target}: cannot be looked into: {refusal.strerror}. Choose another folder.") from refusal
    if held:
        raise OutputError(
            f"{target}: the folder is not empty, it holds {held[0]!r}{' and more' if len(held) > 1 else ''}; "
            "expected a new or an empty folder. Nothing was written."
        )
    written = []
    for name, source in _walk(files("stationed") / "examples" / EXAMPLE, ""):
        make_folder((target / name).parent)
        written.append(write_atomically(target / name, source.read_bytes()))
    return tuple(sorted(written))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
