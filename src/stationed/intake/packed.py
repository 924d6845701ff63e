"""What a file may unpack to, and what it must be for GDAL to be asked: it stands for no other file and no huge one."""

from __future__ import annotations

import io
import zipfile

from stationed.errors import StationedError
from stationed.files import ARCHIVE_FAULTS
from stationed.intake.workbook_size import too_much
from stationed.limits import UNPACKED_BYTES, UNPACKED_TIMES

_KINDS = ((b"SQLite format 3\0", 0), (b"\0\0\x27\x0a", 0), (b"fgb", 0), (b"<gpx", 4096), (b'"Topology"', 4096))
"""How a GeoPackage, a Shapefile, a FlatGeobuf, a GPX and a TopoJSON file begin, and within how many bytes."""


def refuse_unknown(data: bytes, *, file: str) -> None:
    """Refuse what is none of the formats that GDAL is asked to read.

    Raises
    ------
    StationedError
        For all others: GDAL knows some that name further files or addresses, whatever the file is called.
    """
    known = any(start in data[: within + len(start)] for start, within in _KINDS)
    known |= b"<gpx" in data[:8192].replace(b"\0", b"")  # in UTF-16
    if not known or b"<OGRVRT" in data or b"gdal_streamed_alg" in data:
        raise StationedError(
            f"{file}: the file is none of the formats that are read; expected a GeoPackage, Shapefile, FlatGeobuf, "
            "GPX, KML or GeoJSON file. Export it again, or as GeoJSON."
        )


def refuse_large_archive(data: bytes, *, file: str) -> None:
    """Refuse a zip archive, such as a workbook, whose members unpack to too much.

    Raises
    ------
    StationedError
        When it does; one that is damaged is left to its reader.
    """
    most = max(UNPACKED_BYTES, UNPACKED_TIMES * len(data))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > most:
                raise StationedError(too_much(file, "unpacks to too many bytes", size, most))
    except ARCHIVE_FAULTS:
        return


def members(data: bytes) -> tuple[str, ...]:
    """Return the names of the files in a zip archive; () for one that is damaged or none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(member.filename for member in archive.infolist() if not member.is_dir())
    except ARCHIVE_FAULTS:
        return ()


def is_zipped_shapefile(data: bytes) -> bool:
    """Tell whether a file is a zip archive with a Shapefile in it, as most are offered for download."""
    return data.startswith(b"PK\x03\x04") and any(name.casefold().endswith(".shp") for name in members(data))


def is_locked_archive(data: bytes) -> bool:
    """Tell whether a file in a sound zip archive is protected by a password."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(member.flag_bits & 1 for member in archive.infolist())


def is_locked(data: bytes) -> bool:
    """Tell whether a workbook is protected by a password.

    Excel wraps such a one in an OLE file with a stream EncryptedPackage; in one of LibreOffice the manifest says how
    its parts are encrypted.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "EncryptedPackage".encode("utf-16-le") in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except ARCHIVE_FAULTS:
        return False
