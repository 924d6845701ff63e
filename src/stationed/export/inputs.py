"""pack_inputs: the input files of an atlas -> one zip archive that its pages carry, byte for byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stationed.errors import StationedError
from stationed.export.packing import SUFFIX, packed, pressed
from stationed.export.written import files_of_tables
from stationed.model import InputFile, Tables
from stationed.reading import read_bytes
from stationed.reading.scans import PLACERS

MANIFEST = "MANIFEST.json"
"""First entry of the archive: what it holds and what was left out. It is stored uncompressed, for the page's script."""

LIMIT = 350_000
"""Most bytes that the archive may take in a page, written in base64, before the background is pressed or left out."""

MOST = 750_000
"""Most bytes of evidence that a page carries at all; the files of larger atlases are published beside their pages."""

TRIED = 8_000_000
"""Most bytes of files that are packed to see whether they fit; the background of larger ones is left out at once."""

BACKGROUND = ("illustrations/", "scans/", "basemap/", "context/")
"""Folders that are left out first, in this order: they are no evidence, and the page draws what it shows of them."""


def pack_inputs(tables: Tables, *, as_read: bool = False) -> bytes:
    """Pack the files that an atlas was read from, or that say what its tables say now.

    Parameters
    ----------
    tables : Tables
        The atlas.
    as_read : bool
        Whether it is known that nobody has changed a table since it was read, so that they need not be compared.

    Returns
    -------
    bytes
        A zip archive: `MANIFEST`, then the files sorted by path, each as it is on disk. A table that was changed in
        Python, or came from no file, is written anew as CSV, GeoJSON, JSON or TOML; when no files would read as the
        tables do, there are none and the manifest says `changed`. When the archive would take more than `LIMIT` bytes
        of a page, files of the background are pressed (`rivers.geojson.xz`), and when that is not enough they are left
        out, folder by folder; when the other files, the evidence, are more than `MOST` bytes, all are left out. The
        manifest names every file with its size and SHA-256, whether it is there, and under which name when it is
        pressed. The same files give the same bytes.

    Raises
    ------
    StationedError
        When a file is no longer what it was when the atlas was read: the page would carry other data than it shows.
    """
    held = None if as_read else files_of_tables(tables, contents_of(tables))
    if held is None and not as_read:
        return packed({MANIFEST: (_manifest(tables.config.id, (), {}, changed=True), False)})
    files = tables.files if held is None else [_input(path, data) for path, data in sorted(held.items())]
    kept = _small_enough(files)
    contents = {file.path: held[file.path] if held else _unchanged(tables, file) for file in kept}
    members = _pressed_or_left_out({path: Member(path, data) for path, data in contents.items()})
    manifest = _manifest(tables.config.id, files, members)
    return packed({MANIFEST: (manifest, False)} | {one.name: (one.data, one.deflated) for one in members.values()})


def _input(path: str, data: bytes) -> InputFile:
    return InputFile(path, hashlib.sha256(data).hexdigest(), len(data))


@dataclass(frozen=True, slots=True)
class Member:
    """A file as it stands in the archive."""

    name: str
    """Its name there."""
    data: bytes
    """Its bytes there."""

    @property
    def deflated(self) -> bool:
        """Whether the archive makes it smaller; what is pressed is small already."""
        return not self.name.endswith(SUFFIX)

    @property
    def size(self) -> int:
        """Bytes that it takes in an archive."""
        return len(packed({self.name: (self.data, self.deflated)}))


def _pressed_or_left_out(members: dict[str, Member]) -> dict[str, Member]:
    """The same in the form that fits into a page, without what does not."""
    sizes = {path: member.size for path, member in members.items()}
    if sum(sizes.values()) * 4 / 3 <= LIMIT:
        return members
    for path in [path for path in members if _in_background(path)]:
        members[path] = Member(path + SUFFIX, pressed(members[path].data))
        sizes[path] = members[path].size
    for folder in BACKGROUND:
        if sum(sizes[path] for path in members) * 4 / 3 > LIMIT:
            members = {path: member for path, member in members.items() if not _in_background(path, (folder,))}
    return members


def _in_background(path: str, folders: tuple[str, ...] = BACKGROUND) -> bool:
    """Whether a file may be left out: what places a scan may not, as no page draws it."""
    return path.startswith(folders) and not (path.startswith("scans/") and path.endswith(PLACERS))


def contents_of(tables: Tables) -> dict[str, bytes]:
    """Return the files that an atlas was read from, by path.

    Raises
    ------
    StationedError
        When a file is no longer what it was when the atlas was read.
    """
    return {file.path: _unchanged(tables, file) for file in tables.files}


def contents_now(tables: Tables) -> dict[str, bytes]:
    """Return the files that say what the tables of an atlas say now, by path.

    Returns
    -------
    dict of str to bytes
        The files that it was read from, but for tables that were changed in Python, which are written anew.

    Raises
    ------
    StationedError
        When a file is no longer what it was when the atlas was read, or when no files would read as the tables do.
    """
    held = files_of_tables(tables, contents_of(tables))
    if held is None:
        raise StationedError(
            f"{tables.config.id}: no files would read as the tables of this atlas do, since something in them cannot "
            "be written as text; expected text in columns of text, and periods as they are read. Read the atlas anew, "
            "and change it again."
        )
    return dict(sorted(held.items()))


def _small_enough(files: Iterable[InputFile]) -> list[InputFile]:
    """The files that may be carried, sorted by path, by their sizes on disk: all, those that are evidence, or none."""
    # Fonts are no evidence, and whoever may use one may not always pass it on.
    kept = sorted((file for file in files if not file.path.startswith("fonts/")), key=lambda file: file.path)
    if sum(file.size for file in kept if not _in_background(file.path)) > MOST:
        return []
    for folder in BACKGROUND:
        if sum(file.size for file in kept) > TRIED:
            kept = [file for file in kept if not _in_background(file.path, (folder,))]
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


def _manifest(
    atlas: str, inputs: Iterable[InputFile], members: Mapping[str, Member], *, changed: bool = False
) -> bytes:
    """What the archive holds, as JSON; one line a file, so that it can be read by eye."""
    files: list[Mapping[str, object]] = []
    for file in sorted(inputs, key=lambda file: file.path):
        member = members.get(file.path)
        pressed_as = {"pressed": member.name} if member and not member.deflated else {}
        said = {"path": file.path, "size": file.size, "sha256": file.sha256, "included": member is not None}
        files.append(said | pressed_as)
    lines = ",\n".join(f"    {json.dumps(file, ensure_ascii=False)}" for file in files)
    head = {"format": "stationed-inputs", "version": 1, "atlas": atlas} | ({"changed": True} if changed else {})
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "files": [\n{lines}\n]}}\n'.encode()
