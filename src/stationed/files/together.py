"""write_together: several files into a folder, all of them or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from stationed.files.growing import Grown
from stationed.files.held import Held, held
from stationed.files.refusals import refusals
from stationed.files.writing import Part, sync


def write_together(folder: str | os.PathLike[str], files: Mapping[str, bytes | str | Grown]) -> tuple[Path, ...]:
    """Write files into a folder, all of them or none.

    Parameters
    ----------
    folder : path
        The folder; it must exist.
    files : mapping
        Path in the folder, with forward slashes, to what the file shall hold; text is written as UTF-8; a
        `Grown` file takes its name. Folders below are made.

    Returns
    -------
    tuple of Path
        The paths, in the order of `files`.

    Raises
    ------
    OutputError
        When one of them cannot be written: files that stood there are what they were, new ones and new folders are
        gone.

    Notes
    -----
    All files reach the disk under other names before the first takes its own. Only a process that is killed outright
    between the first and the last of these moves leaves some of the new files beside some of the old, each whole.
    """
    parts: list[tuple[Path, Part]] = []
    places: dict[Path, Held] = {}
    with ExitStack() as made, ExitStack() as folders:
        try:
            for name, data in files.items():
                path = Path(folder, name)
                with refusals(path):
                    made.enter_context(folder_made(path.parent))
                    target = Path(os.path.realpath(path))
                    if target.parent not in places:
                        places[target.parent] = folders.enter_context(held(target.parent))
                    parts.append((path, _part(places[target.parent], target.name, data)))
            for path, part in parts:
                with refusals(path):
                    part.take_place(keep_old=len(parts) > 1)
        except BaseException:
            for _, part in reversed(parts):
                part.undo()
            raise
        for _, part in parts:
            part.forget()
        for place in places.values():
            sync(place)
    return tuple(path for path, _ in parts)


def _part(folder: Held, name: str, data: bytes | str | Grown) -> Part:
    if isinstance(data, Grown):
        return Part.standing(folder, name, data.settle(folder.path))
    return Part.of(folder, name, data)


@contextmanager
def folder_made(path: str | os.PathLike[str]) -> Generator[Path]:
    """Make a folder and those above it, if they are not there; when what follows fails, those that were made go again.

    Raises
    ------
    OutputError
        When it cannot be made, or is a file.
    """
    missing: list[Path] = []
    try:
        with refusals(path):
            above = Path(path)
            while not above.exists() and above != above.parent:  # a drive may be missing, or the folder one is in
                missing.append(above)
                above = above.parent
            Path(path).mkdir(parents=True, exist_ok=True)
        yield Path(path)
    except BaseException:
        for folder in missing:
            with contextlib.suppress(OSError):  # it was never made, or somebody else has put something there
                folder.rmdir()
        raise
