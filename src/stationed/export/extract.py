"""extract_inputs: a page -> the input files of its atlas, byte for byte."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import os
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from stationed.errors import OutputError, StationedError
from stationed.export.inputs import MANIFEST
from stationed.files import make_folder, write_atomically

ELEMENT = re.compile(rb'<script type="application/zip\+base64" id="stationed-inputs">([A-Za-z0-9+/=\s]*)</script>')
"""The element of a page that holds the archive."""


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
        When the page cannot be read, carries no inputs, or what it carries is damaged or not safe to write. Nothing is
        written then.
    OutputError
        When the folder is not empty or cannot be written.
    """
    listed, contents = _opened(page)
    target = make_folder(folder)
    held = sorted(entry.name for entry in target.iterdir())
    if held:
        raise OutputError(
            f"{target}: the folder is not empty, it holds {held[0]!r}; expected a new or an empty folder. "
            "Nothing was written."
        )
    written = []
    for path in sorted(contents):
        make_folder((target / path).parent)
        written.append(write_atomically(target / path, contents[path]))
    return Extracted(tuple(written), tuple(path for path in listed if path not in contents))


def _opened(page: str | os.PathLike[str]) -> tuple[list[str], dict[str, bytes]]:
    """The paths that a page's manifest lists and the contents that the page holds, each checked against its digest."""
    name = os.fspath(page)
    try:
        data = Path(page).read_bytes()
    except OSError as refusal:
        raise StationedError(f"{name}: cannot be read: {refusal.strerror}. Give the path of a built page.") from refusal
    found = ELEMENT.search(data)
    if not found:
        raise StationedError(
            f"{name}: the page carries no inputs; expected a page that `stationed build` wrote from an atlas folder."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(found[1], validate=False))) as archive:
            files = json.loads(archive.read(MANIFEST))["files"]
            contents = {file["path"]: archive.read(file["path"]) for file in files if file["included"]}
            digests = {file["path"]: file["sha256"] for file in files}
    except (zipfile.BadZipFile, zlib.error, binascii.Error, KeyError, TypeError, ValueError) as damage:
        raise _damaged(name, str(damage)) from damage
    for path, content in contents.items():
        if not _safe(path):
            raise _damaged(name, f"{path!r} would be written outside the folder")
        if hashlib.sha256(content).hexdigest() != digests[path]:
            raise _damaged(name, f"{path} is not what its digest says")
    return list(digests), contents


def _safe(path: str) -> bool:
    """Whether a path stays inside the folder that it is written into, on every system."""
    parts = PurePosixPath(path).parts
    plain = not set(path) & set("\\:\0") and not path.startswith("/")
    return bool(parts) and plain and ".." not in parts


def _damaged(name: str, reason: str) -> StationedError:
    return StationedError(
        f"{name}: the inputs in the page are damaged: {reason}. Take the page anew from where it was published; "
        "nothing was written."
    )
