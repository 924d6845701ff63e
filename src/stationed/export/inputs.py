"""pack_inputs: the input files of an atlas -> one zip archive that its pages carry, byte for byte."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable

from stationed.errors import StationedError
from stationed.model import InputFile, Tables
from stationed.reading import read_bytes

MANIFEST = "MANIFEST.json"
"""First entry of the archive: what it holds and what was left out. It is stored uncompressed, for the page's script."""

LIMIT = 350_000
"""Most bytes that the archive may take in a page, written in base64, before the background is left out."""

MOST = 750_000
"""Most bytes of evidence that a page carries at all; the files of larger atlases are published beside their pages."""

TRIED = 8_000_000
"""Most bytes of files that are packed to see whether they fit; the background of larger ones is left out at once."""

BACKGROUND = ("basemap/", "context/")
"""Folders that are left out first, in this order: they are no evidence, and the page draws what it shows of them."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every entry, the first that a zip archive can state: nothing in a page depends on the clock."""


def pack_inputs(tables: Tables) -> bytes:
    """Pack the files that an atlas was read from.

    Parameters
    ----------
    tables : Tables
        The atlas as it was read.

    Returns
    -------
    bytes
        A zip archive: `MANIFEST`, then the files sorted by path, each as it is on disk. b"" for tables that come from
        no files. When the archive would take more than `LIMIT` bytes of a page, files of the background are left out,
        folder by folder; when the other files, the evidence, are more than `MOST` bytes, all are. The manifest names
        every file with its size and SHA-256, and whether it is there. The same files give the same bytes.

    Raises
    ------
    StationedError
        When a file is no longer what it was when the atlas was read: the page would carry other data than it shows.
    """
    if not tables.files:
        return b""
    kept = _small_enough(tables.files)
    contents = {file.path: _unchanged(tables, file) for file in kept}
    packed = {path: len(_archive({path: data}, None)) for path, data in contents.items()}
    for folder in BACKGROUND:
        if sum(packed[path] for path in contents) * 4 / 3 > LIMIT:
            contents = {path: data for path, data in contents.items() if not path.startswith(folder)}
    return _archive(contents, _manifest(tables, contents))


def contents_of(tables: Tables) -> dict[str, bytes]:
    """Return the files that an atlas was read from, by path.

    Raises
    ------
    StationedError
        When a file is no longer what it was when the atlas was read.
    """
    return {file.path: _unchanged(tables, file) for file in tables.files}


def _small_enough(files: Iterable[InputFile]) -> list[InputFile]:
    """The files that may be carried, sorted by path, by their sizes on disk: all, those that are evidence, or none."""
    kept = sorted(files, key=lambda file: file.path)
    if sum(file.size for file in kept if not file.path.startswith(BACKGROUND)) > MOST:
        return []
    for folder in BACKGROUND:
        if sum(file.size for file in kept) > TRIED:
            kept = [file for file in kept if not file.path.startswith(folder)]
    return kept


def _unchanged(tables: Tables, file: InputFile) -> bytes:
    """The bytes of a file, if they are those that were read."""
    data = file.data if file.data is not None else read_bytes(tables.path, file.path)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise StationedError(
            f"{file.path}: the file has changed since the atlas was read, so the page would carry other data than it "
            "shows; expected the file as it was. Run it again."
        )
    return data


def _manifest(tables: Tables, kept: Iterable[str]) -> bytes:
    """What the archive holds, as JSON; one line a file, so that it can be read by eye."""
    held = set(kept)
    files = [
        {"path": file.path, "size": file.size, "sha256": file.sha256, "included": file.path in held}
        for file in sorted(tables.files, key=lambda file: file.path)
    ]
    lines = ",\n".join(f"    {json.dumps(file, ensure_ascii=False)}" for file in files)
    head = json.dumps({"format": "stationed-inputs", "version": 1, "atlas": tables.config.id}, ensure_ascii=False)
    return f'{head[:-1]}, "files": [\n{lines}\n]}}\n'.encode()


def _archive(files: dict[str, bytes], manifest: bytes | None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if manifest is not None:
            _add(archive, MANIFEST, manifest, zipfile.ZIP_STORED)
        for path, data in files.items():
            _add(archive, path, data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, path: str, data: bytes, method: int) -> None:
    """Add an entry that says nothing of the machine it was made on."""
    entry = zipfile.ZipInfo(path, date_time=_LONG_AGO)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, compress_type=method, compresslevel=9)
