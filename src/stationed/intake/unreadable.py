"""What a file is that no table can be taken from, by what is in it, and what to do with it."""

from __future__ import annotations

import re

from stationed.errors import StationedError
from stationed.intake.packed import is_locked_archive, members
from stationed.model import visible
from stationed.model.codes import listed

_COPY = "Copy its table into a spreadsheet and save that as CSV UTF-8."
_TYPE = "Type the table into a spreadsheet and save that as CSV UTF-8."
_SAVE = "Open it in a spreadsheet and save it as .xlsx or as CSV UTF-8."
_CITE = "Give it with --sources beside the table of records: stationed build TABLE --sources"
_UNPACK = "Unpack it and give the file that is in it."
_STARTS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "Copy the table out of it into a spreadsheet and save that as CSV UTF-8."),
    (b"\x89PNG", "a picture", _TYPE),
    (b"\xff\xd8\xff", "a picture", _TYPE),
    (b"GIF8", "a picture", _TYPE),
    (b"{\\rtf", "a text document", _COPY),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
    (b"BZh", "a compressed file", "Unpack it first."),
    (b"\xfd7zXZ\0", "a compressed file", "Unpack it first."),
    (b"7z\xbc\xaf\x27\x1c", "an archive of 7-Zip", _UNPACK),
    (b"Rar!\x1a\x07", "an archive of RAR", _UNPACK),
)
"""First bytes, what begins so, what to do."""
_WEB_PAGE = re.compile(rb"<(?:!doctype html|html|head|meta|body|table)[\s>]", re.IGNORECASE)
_BIBTEX = re.compile(rb"(?:\s|%[^\n]*\n)*@[a-z]+\s*[{(]", re.IGNORECASE)
_RIS = re.compile(rb"\s*TY  - ")
_XML = re.compile(rb"<\?xml\s")
_DOCUMENTS = (("word/", "a text document", _COPY), ("ppt/", "a set of slides", _COPY))
_OF_A_WORKBOOK = ("xl/", "content.xml")


def refuse_others(data: bytes, *, file: str) -> None:
    """Refuse what is known and no table can be taken from: documents, pictures, bibliographies, packed files.

    Parameters
    ----------
    data : bytes
        The whole file.
    file : str
        Its name.

    Raises
    ------
    StationedError
        With what it is, and what to do.
    """
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for first, what, advice in _STARTS:
        if start.startswith(first):
            raise _refused(file, what, advice)
    if _WEB_PAGE.match(start):
        raise _refused(file, "a web page", f"{_COPY} One that is called a workbook opens in a spreadsheet.")
    if _XML.match(start) and b"office:spreadsheet" in start:
        raise _refused(file, "an XML spreadsheet of old Excel", _SAVE)
    if data[257:262] == b"ustar":
        raise _refused(file, "an archive of tar", _UNPACK)
    if _BIBTEX.match(start) or _RIS.match(start):
        raise _refused(file, "a bibliography", f"{_CITE} {file}")
    if data.startswith(b"PK\x03\x04"):
        _refuse_archive(data, file)


def refuse_xml(data: bytes, *, file: str) -> None:
    """Refuse XML; asked when it is neither KML nor GPX.

    Raises
    ------
    StationedError
        With what to do.
    """
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _XML.match(start):
        raise _refused(file, "a file of XML", _SAVE)


def _refuse_archive(data: bytes, file: str) -> None:
    """Refuse an archive that is no workbook, KMZ or Shapefile; one that is damaged is left to its reader."""
    names = members(data)
    for first, what, advice in _DOCUMENTS:
        if any(name.startswith(first) for name in names) or (first.encode() in data[:4000] and not names):
            raise _refused(file, what, advice)
    if any(name.endswith(".iwa") for name in names):
        raise _refused(file, "a file of Apple's iWork", "Export it from Numbers as Excel or CSV.")
    if not names and file.casefold().endswith(".zip"):
        raise StationedError(f"{file}: this is a zip archive that is cut off or damaged. Download or copy it again.")
    if not names or any(name.startswith(_OF_A_WORKBOOK) for name in names):
        return
    if is_locked_archive(data):
        raise _refused(
            file, "an archive that is protected by a password", "Unpack it with the password and give what is in it."
        )
    if any(name.casefold().endswith((".kml", ".shp")) for name in names):
        return
    inside = listed([visible(name) for name in names], most=3)
    raise _refused(file, f"a zip archive of {inside}", _UNPACK)


def _refused(file: str, what: str, advice: str) -> StationedError:
    return StationedError(f"{file}: this is {what}, and no table can be read from it. {advice}")
