"""extract_inputs: a page -> the input files of its atlas, byte for byte."""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stationed.embed.page_file import read_page
from stationed.errors import StationedError
from stationed.export.carried import carried_files
from stationed.export.example import expect_empty
from stationed.files import folder_made, write_together
from stationed.reading.illustrations import FOLDER
from stationed.scans.marking import box_in


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written, and what the page does not hold."""

    written: tuple[Path, ...]
    """The files, sorted by their path in the atlas."""
    drawn: tuple[str, ...]
    """Paths of scanned maps and pictures of the story that the page holds as it shows them alone, so written."""
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
        The written files and those that the page does not hold. A scanned map and a picture of the story
        are written as the page shows them, and build to the same page.

    Raises
    ------
    StationedError
        When the page cannot be read, carries no inputs, or what it carries is damaged, not safe to write, or larger
        than anything that a build packs. Nothing is written then.
    OutputError
        When the folder is not empty or cannot be written. Then it is what it was, or not there.
    """
    listed, contents = carried_files(page)
    drawn = {path: data for path, data in _pictures(page).items() if path in listed and path not in contents}
    with folder_made(folder) as target:
        expect_empty(target)
        written = write_together(target, dict(sorted((contents | drawn).items())))
    left_out = tuple(path for path in listed if path not in contents and path not in drawn)
    return Extracted(written, tuple(sorted(drawn)), left_out)


def _pictures(page: str | os.PathLike[str]) -> dict[str, bytes]:
    """The pictures of scanned maps and of the story by path as a page has them; a scan says in itself where it lies.

    Pages that are damaged elsewhere, and archives saved from one, have none.
    """
    try:
        tables = read_page(page)["tables"]
        scans = {path: data for path, data in _held(tables["scans"]).items() if box_in(data) is not None}
        told = _held(tables["illustrations"]) if "illustrations" in tables else {}
    except (StationedError, KeyError, IndexError, TypeError, ValueError):
        return {}
    return scans | {path: data for path, data in told.items() if path.startswith(FOLDER) and data[8:12] == b"WEBP"}


def _held(table: Any) -> dict[str, bytes]:
    """The pictures of a table by their path."""
    paths, pictures = (
        [one["texts"][code] for code in one["codes"]] for one in (table["columns"]["file"], table["columns"]["picture"])
    )
    return {str(path): base64.b64decode(picture, validate=True) for path, picture in zip(paths, pictures, strict=True)}
