"""carried_files: a page -> the files of the atlas that it carries, each held against its digest."""

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
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, cast

from stationed.errors import StationedError
from stationed.export.inputs import MANIFEST
from stationed.export.packing import SUFFIX, unpressed
from stationed.files import is_text, printable, read_named, refused_elsewhere, same_elsewhere
from stationed.limits import EXTRACTED_BYTES, EXTRACTED_FILES, MANIFEST_BYTES, PAGE_BYTES

ELEMENT = re.compile(rb'<script type="application/zip\+base64" id="stationed-inputs">([A-Za-z0-9+/=\s]*)</script>')
"""The element of a page that holds the archive."""

ZIP = b"PK\3\4"
"""How a zip archive begins."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the files of an archive are packed; no others are unpacked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as the manifest lists it."""

    path: str
    """Its path in the atlas."""
    sha256: str
    """Its digest, in hexadecimal."""
    included: bool
    """Whether the page holds it."""
    pressed: bool
    """Whether it stands there in the form xz, with `.xz` behind its name."""


class DamageError(ValueError):
    """What is wrong with an archive, as a clause."""


class NoneCarriedError(Exception):
    """The page was made of tables that no files can say."""


def carried_files(page: str | os.PathLike[str]) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """Return the files that a page carries.

    Parameters
    ----------
    page : path
        A page that stationed built, or the archive that the page offers to save.

    Returns
    -------
    tuple of str
        Paths of all files of the atlas, those included that the page does not hold.
    dict
        What it holds, by path.

    Raises
    ------
    StationedError
        When the page cannot be read, carries no inputs, or what it carries is damaged, not safe to write, or more than
        `stationed.limits` allows.
    """
    name = printable(page)
    try:
        data = read_named(page, most=PAGE_BYTES)
    except (OSError, ValueError) as refusal:
        said = getattr(refusal, "strerror", None) or str(refusal)
        raise StationedError(f"{name}: cannot be read: {said}. Give the path of a built page.") from refusal
    found = ELEMENT.search(data)
    saved = data.startswith(ZIP)
    if not found and not saved:
        raise StationedError(
            f"{name}: the page carries no inputs; expected a page that `stationed build` wrote from an atlas folder."
        )
    try:
        return _unpacked(base64.b64decode(found[1], validate=False) if found else data)
    except (DamageError, zipfile.BadZipFile, zlib.error, binascii.Error, EOFError, OSError, ValueError) as damage:
        reason = printable(str(damage))
    except NoneCarriedError:
        raise StationedError(
            f"{name}: the page carries no inputs, as its tables were changed in Python to what files cannot say; "
            "expected a page built from an atlas folder. Nothing was written."
        ) from None
    except KeyError as missing:
        reason = f"there is no {printable(str(missing.args[0]))[:200]}"
    except (NotImplementedError, RuntimeError):
        reason = "it is packed in a way that stationed never packs"
    raise StationedError(
        f"{name}: the inputs in the page are damaged: {reason}. Take the page anew from where it was published; "
        "nothing was written."
    )


def _unpacked(data: bytes) -> tuple[tuple[str, ...], dict[str, bytes]]:
    """Return what an archive lists and holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = _entries(_content(archive, MANIFEST, MANIFEST_BYTES))
        contents: dict[str, bytes] = {}
        left = EXTRACTED_BYTES
        for entry in entries:
            if entry.included:
                content = _undone(archive, entry, left)
                if hashlib.sha256(content).hexdigest() != entry.sha256:
                    raise DamageError(f"{entry.path} is not what its digest says")
                left -= len(content)
                contents[entry.path] = content
    return tuple(entry.path for entry in entries), contents


def _undone(archive: zipfile.ZipFile, entry: Entry, most: int) -> bytes:
    """A file as it was before it was pressed and packed."""
    if not entry.pressed:
        return _content(archive, entry.path, most)
    content = unpressed(_content(archive, entry.path + SUFFIX, most), most)
    return _within(content, most, EXTRACTED_BYTES)


def _content(archive: zipfile.ZipFile, path: str, most: int) -> bytes:
    """Unpack a file, no more of it than is allowed, whatever it says of its own size."""
    info = archive.getinfo(path)
    if info.flag_bits & 1:
        raise DamageError(f"{path} is encrypted")
    if info.compress_type not in METHODS:
        raise DamageError(f"{path} is packed by method {info.compress_type}, expected 0 or 8")
    with archive.open(info) as file:
        return _within(file.read(most + 1), most, MANIFEST_BYTES if path == MANIFEST else EXTRACTED_BYTES)


def _within(content: bytes, most: int, limit: int) -> bytes:
    if len(content) > most:
        raise DamageError(f"it would unpack to more than {limit:,} bytes")
    return content


def _entries(manifest: bytes) -> tuple[Entry, ...]:
    """Read a manifest, as long as it is one, lists each file once and none where it would harm."""
    try:
        said = json.loads(manifest)
    except RecursionError:
        raise DamageError("its manifest is nested too deep") from None
    held = cast("dict[str, Any]", said) if isinstance(said, dict) else {}
    if held.get("changed") is True:
        raise NoneCarriedError
    given = held.get("files")
    if not isinstance(given, list):
        raise DamageError("its manifest has no list of files")
    files = cast("list[object]", given)
    if len(files) > EXTRACTED_FILES:
        raise DamageError(f"its manifest lists {len(files):,} files, expected {EXTRACTED_FILES:,} at most")
    entries = tuple(_entry(file) for file in files)
    _refuse_unsafe([entry.path for entry in entries])
    return entries


def _entry(file: object) -> Entry:
    if isinstance(file, dict):
        entry = cast("dict[str, Any]", file)
        path, digest, included = entry.get("path"), entry.get("sha256"), entry.get("included")
        if isinstance(path, str) and isinstance(digest, str) and isinstance(included, bool):
            named = entry.get("pressed")
            if named in (None, path + SUFFIX):
                return Entry(path, digest, included, named is not None)
    raise DamageError("its manifest lists something that is no file")


def _refuse_unsafe(paths: Iterable[str]) -> None:
    """Refuse paths that lead out of a folder, that name no file, or that cannot stand beside each other anywhere."""
    files: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        _refuse_path(path)
        if path in files:
            raise DamageError(f"{path} is listed twice")
        files.add(path)
        folders.update(str(parent) for parent in PurePosixPath(path).parents)
    for path in sorted(files & folders):
        raise DamageError(f"{path} is a file and a folder")
    seen: dict[str, str] = {}
    for path in sorted(files | folders):
        if seen.setdefault(same_elsewhere(path), path) != path:
            raise DamageError(f"{seen[same_elsewhere(path)]} and {path} are the same on some systems")


def _refuse_path(path: str) -> None:
    """Refuse a path that does not name a file in a folder, on whatever system."""
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts or set(path) & set("\\:"):
        raise DamageError(f"{path!r} would be written outside the folder")
    if not parts or "/".join(parts) != path or not is_text(path) or len(path) > 1000:
        raise DamageError(f"{path!r} is not the path of a file")
    for part in parts:
        if why := refused_elsewhere(part):
            raise DamageError(f"{path!r} cannot be written everywhere: {why}")
