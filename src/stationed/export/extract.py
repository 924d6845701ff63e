"""extract_inputs: a page -> the input files of its atlas, byte for byte."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from pathlib import Path

from stationed.embed.page_file import read_page
from stationed.errors import StationedError
from stationed.export.carried import carried_files
from stationed.export.example import expect_empty
from stationed.files import folder_made, write_together
from stationed.scans.marking import box_in


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written, and what the page does not hold."""

    written: tuple[Path, ...]
    """The files, sorted by their path in the atlas."""
    drawn: tuple[str, ...]
    """Paths of scanned maps that the page holds as it draws them alone, and that are written so."""
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
        The written files and those that the page does not hold. A scanned map is written as the page draws it, and
        builds to the same page.

    Raises
    ------
    StationedError
        When the page cannot be read, carries no inputs, or what it carries is damaged, not safe to write, or larger
        than anything that a build packs. Nothing is written then.
    OutputError
        When the folder is not empty or cannot be written. Then it is what it was, or not there.
    """
    listed, contents = carried_files(page)
    scans = {path: data for path, data in _scans(page).items() if path in listed and path not in contents}
    with folder_made(folder) as target:
        expect_empty(target)
        written = write_together(target, dict(sorted((contents | scans).items())))
    left_out = tuple(path for path in listed if path not in contents and path not in scans)
    return Extracted(written, tuple(sorted(scans)), left_out)


def _scans(page: str | os.PathLike[str]) -> dict[str, bytes]:
    """The pictures of scanned maps by path as a page draws them; each says in itself where it lies.

    Pages that are damaged elsewhere, and archives saved from one, have none.
    """
    try:
        columns = read_page(page)["tables"]["scans"]["columns"]
        paths, pictures = (
            [one["texts"][code] for code in one["codes"]] for one in (columns["file"], columns["picture"])
        )
        found = {
            str(path): base64.b64decode(picture, validate=True) for path, picture in zip(paths, pictures, strict=True)
        }
    except (StationedError, KeyError, IndexError, TypeError, ValueError):
        return {}
    return {path: data for path, data in found.items() if box_in(data) is not None}
