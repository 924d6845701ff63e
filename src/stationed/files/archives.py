"""What zip archives from outside may do to their reader."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

ARCHIVE_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, OSError, ValueError, EOFError, LookupError, OverflowError),
)
"""What reading a zip archive raises when it is cut off or changed, locked, or packed in a way that is not known."""
