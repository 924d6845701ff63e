"""Files whose content is not what their name says: a workbook renamed to .csv, an archive, a picture."""

from __future__ import annotations

from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.formats import format_of
from stationed.reading.formats.markdown import MARKDOWN

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a workbook or another zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook or document of an older Office"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "a database, as a GeoPackage is one"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""First bytes -> what such a file is."""
_MARKUP = (b"<!doctype html", b"<html")


def disguised(data: bytes, *, file: str) -> Finding | None:
    """Return the finding on a text file that holds something else, by its first bytes; None for one that holds text."""
    form = format_of(file)
    if form is None or form.binary:
        return None
    wanted = f"{form.name} in UTF-8"
    kind = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    if kind is None and form is not MARKDOWN and data[:200].lstrip().lower().startswith(_MARKUP):
        kind = "a web page"
    if kind is None:
        return None
    return found(
        "file-disguised",
        f"the file is {kind}, whatever its name says",
        file=file,
        expected=wanted,
        fix=f"Open it in the program it comes from and save or export it as {wanted}; a new name alone does not do it.",
    )
