"""packed: files -> one zip archive that depends on nothing but them; xz for what is not opened by itself."""

from __future__ import annotations

import io
import lzma
import zipfile
from collections.abc import Mapping

SUFFIX = ".xz"
"""What stands behind the name of a file that was pressed by itself."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every entry, the first that a zip archive can state: nothing in a page depends on the clock."""

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 6 | lzma.PRESET_EXTREME}]
"""How files are pressed, written out so that no preset of the machine is used. Takes 100 MB, and 9 MB to undo."""

_MEMORY = 32_000_000
"""Most bytes that undoing may take beside what comes out."""


def packed(files: Mapping[str, tuple[bytes, bool]]) -> bytes:
    """Return a zip archive.

    Parameters
    ----------
    files : mapping of str to tuple
        Path -> the bytes and whether to deflate them, in the order they shall have.

    Returns
    -------
    bytes
        The archive. Its entries say nothing of the machine or the day.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, (data, deflated) in files.items():
            entry = zipfile.ZipInfo(path, date_time=_LONG_AGO)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
            archive.writestr(entry, data, compress_type=method, compresslevel=9)
    return buffer.getvalue()


def pressed(data: bytes) -> bytes:
    """Return a file in the form xz, about half of what it takes in a zip archive."""
    return lzma.compress(data, lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=_FILTERS)


def unpressed(data: bytes, most: int) -> bytes:
    """Return what `pressed` was given.

    Parameters
    ----------
    data : bytes
        The whole file in the form xz.
    most : int
        Bytes that it may come to.

    Returns
    -------
    bytes
        One byte more than `most` when there is more than that.

    Raises
    ------
    ValueError
        When it is no such file, ends early, or something stands behind it.
    """
    try:
        undoing = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)
        content = undoing.decompress(data, max_length=most + 1)
    except lzma.LZMAError as refusal:
        raise ValueError("it is not in the form xz") from refusal
    if len(content) <= most and (not undoing.eof or undoing.unused_data):
        raise ValueError("it is not one whole file in the form xz")
    return content
