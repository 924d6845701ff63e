"""write_export: what a format made of an atlas -> a file, which is none of the atlas's own."""

from __future__ import annotations

import os
from pathlib import Path

from stationed.errors import OutputError
from stationed.export.formats import ExportFormat
from stationed.files import write_atomically
from stationed.model import Tables
from stationed.model.own_files import refuse_own


def write_export(tables: Tables, form: ExportFormat, data: bytes, output: str | os.PathLike[str] | None = None) -> Path:
    """Write an export.

    Parameters
    ----------
    tables : Tables
        The atlas that it was made from.
    form : ExportFormat
        Its format.
    data : bytes
        The export.
    output : path, optional
        The file, in a folder that is there; the atlas's id with the format's suffix, in the working folder, when not
        given. What stood there is replaced.

    Returns
    -------
    Path
        The written file.

    Raises
    ------
    OutputError
        When the file is one of those that the atlas was read from, or cannot be written.
    """
    target = Path(output) if output is not None else Path(_own_name(tables.config.id, form))
    refuse_own(tables, target, what="an export")
    return write_atomically(target, data)


def _own_name(atlas: str, form: ExportFormat) -> str:
    """The name of an export; an id that would lead out of the folder is refused whatever the reader let through."""
    name = f"{atlas}{form.suffix}"
    if not atlas or Path(name).name != name or "\0" in name:
        raise OutputError(
            f"atlas.toml: the id {atlas!r} cannot name a file; expected letters, digits and hyphens. Name the file "
            "with --output."
        )
    return name
