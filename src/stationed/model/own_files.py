"""refuse_own: what is made of an atlas is not written over a file that the atlas was read from."""

from __future__ import annotations

import os
from pathlib import Path

from stationed.errors import OutputError
from stationed.files import printable
from stationed.model.tables import Tables


def refuse_own(tables: Tables, target: str | os.PathLike[str], *, what: str, given: Path | None = None) -> None:
    """Refuse to write what is made of an atlas over a file that it was read from.

    Parameters
    ----------
    tables : Tables
        The atlas.
    target : path
        The file to be written.
    what : str
        What is to be written, for the message.
    given : path, optional
        The table that the atlas was made from, if it was.

    Raises
    ------
    OutputError
        When it is one of those files.
    """
    inputs = {os.path.realpath(tables.path / file.path): file.path for file in tables.files}
    inputs |= {os.path.realpath(given): given.name} if given is not None else {}
    if found := inputs.get(os.path.realpath(target)):
        raise OutputError(
            f"{printable(target)}: is {printable(found)} of the atlas itself, which {what} would overwrite; expected "
            "another file. Nothing was written."
        )
