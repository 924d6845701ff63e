"""Archives as pages carry them, whole and otherwise."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path

from stationed.export.inputs import MANIFEST


def a_page(folder: Path, archive: bytes) -> Path:
    """A page that carries an archive, with nothing else in it."""
    text = base64.b64encode(archive).decode()
    page = folder / "page.html"
    page.write_text(f'<html><script type="application/zip+base64" id="stationed-inputs">{text}</script></html>')
    return page


def an_archive(**files: bytes) -> bytes:
    """An archive with a manifest that says of each file what is true of it."""
    listed = [
        {"path": path, "sha256": hashlib.sha256(data).hexdigest(), "included": True} for path, data in files.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(MANIFEST, json.dumps({"files": listed}))
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def zipped(listed: list | None, **files: bytes) -> bytes:
    """An archive whose manifest says whatever it shall; none is added when None is given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if listed is not None:
            archive.writestr(MANIFEST, json.dumps({"files": listed}))
        for path, data in files.items():
            archive.writestr(path, data)
    return buffer.getvalue()


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def manifest_of(archive: bytes) -> dict[str, bool]:
    """Path -> whether it is in the archive, as the manifest says."""
    said = json.loads(zipfile.ZipFile(io.BytesIO(archive)).read(MANIFEST))
    return {file["path"]: file["included"] for file in said["files"]}
