"""copy_example: an atlas of the package, an example or a blank one -> a folder of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from stationed.errors import OutputError, StationedError
from stationed.files import folder_made, printable, write_together

EXAMPLE = "rhine"
"""Folder in stationed/examples that `stationed new` copies."""

EXAMPLES = (EXAMPLE, "moscow-1812", "bach")
"""Folders in stationed/examples that are whole atlases; `stationed new --example` copies any."""


BLANK = "blank"
"""Folder in stationed/examples that `stationed new --blank` copies: files with headers and no rows."""


def copy_example(folder: str | os.PathLike[str], *, name: str = EXAMPLE) -> tuple[Path, ...]:
    """Start a new atlas from one of the package: an example, or one with nothing in it.

    Parameters
    ----------
    folder : path
        The new atlas's folder. It is made if it is not there; if it is, it must be empty.
    name : str
        ``rhine``, the legions; ``moscow-1812``, a campaign with a scanned map; ``bach``, posts of musicians; or
        ``blank``.

    Returns
    -------
    tuple of Path
        The written files, sorted.

    Raises
    ------
    StationedError
        When there is no such example; the message names those there are.
    OutputError
        When the folder holds anything, is a file or cannot be written.

    Examples
    --------
    >>> import stationed
    >>> written = stationed.copy_example("mine", name="blank")
    >>> [path.name for path in written]
    ['atlas.toml', 'deployments.csv', 'locations.geojson', 'periods.csv', 'sources.json', 'units.csv']
    """
    if name not in (*EXAMPLES, BLANK):
        known = ", ".join((*EXAMPLES, BLANK))
        raise StationedError(f"there is no example {printable(name)!r}; expected one of {known}.")
    return write_files(
        {path: file.read_bytes() for path, file in _walk(files("stationed") / "examples" / name, "")}, folder
    )


def write_files(contents: Mapping[str, bytes], folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write the files of an atlas into a new folder, all of them or none.

    Parameters
    ----------
    contents : mapping of str to bytes
        The files by path.
    folder : path
        The folder. It is made if it is not there; if it is, it must be empty.

    Returns
    -------
    tuple of Path
        The written files, sorted.

    Raises
    ------
    OutputError
        When the folder holds anything, is a file or cannot be written.
    """
    with folder_made(folder) as target:
        expect_empty(target)
        return tuple(sorted(write_together(target, contents)))


def expect_empty(folder: Path) -> None:
    """Refuse a folder that holds anything.

    Raises
    ------
    OutputError
        When it does, or cannot be looked into.
    """
    try:
        held = sorted(entry.name for entry in folder.iterdir())
    except OSError as refusal:
        raise OutputError(
            f"{printable(folder)}: cannot be looked into: {refusal.strerror}. Choose another folder."
        ) from refusal
    if held:
        raise OutputError(
            f"{printable(folder)}: the folder is not empty, it holds {printable(held[0])!r}"
            f"{' and more' if len(held) > 1 else ''}; expected a new or an empty folder. Nothing was written."
        )


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry
