"""extract_inputs: a page -> the input files of its atlas, byte for byte."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from stationed.export.carried import carried_files
from stationed.export.example import expect_empty
from stationed.files import folder_made, write_together


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written, and what the page does not hold."""

    written: tuple[Path, ...]
    """The files, sorted by their path in the atlas."""
    left_out: tuple[str, ...]
    """Paths of input files that were left out of the page because of their size."""


def extract_inputs(page: str | os.PathLike[str], folder: str | os.PathLike[str]) -> Extracted:
    """Write the input files that a page carries.

    Parameters
    ----------
    page : path
        A page that stationed built.
    folder : path
        Where to; made if it is not there, and it must be empty.

    Returns
    -------
    Extracted
        The written files and those that the page does not hold.

    Raises
    ------
    StationedError
        When the page cannot be read, carries no inputs, or what it carries is damaged, not safe to write, or larger
        than anything that a build packs. Nothing is written then.
    OutputError
        When the folder is not empty or cannot be written. Then it is what it was, or not there.
    """
    listed, contents = carried_files(page)
    with folder_made(folder) as target:
        expect_empty(target)
        written = write_together(target, {path: contents[path] for path in sorted(contents)})
    return Extracted(written, tuple(path for path in listed if path not in contents))
