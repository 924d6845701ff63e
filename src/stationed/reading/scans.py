"""read_scans: the settings of scanned maps -> the bytes of their pictures and of what places them."""

from __future__ import annotations

from stationed.limits import SCAN_BYTES
from stationed.model import AtlasConfig, Finding, Scan
from stationed.model.codes import found
from stationed.reading.folder import Folder

PLACERS = (".json", ".wld", ".jgw", ".jpgw", ".pgw", ".pngw", ".tfw", ".tifw", ".wpw")
"""Suffixes of what places a picture and is called like it: an annotation, or a world file."""


def read_scans(folder: Folder, config: AtlasConfig) -> dict[str, bytes]:
    """Return the files of scanned maps by path; what is missing or too large is reported.

    The points of a scan that names none are those beside its picture, if there are any.
    """
    there = {f"scans/{name}" for name in _names(folder)} if config.scans else set[str]()
    files: dict[str, bytes] = {}
    for scan in config.scans:
        for key, path in (("file", scan.file), ("points", scan.points or beside(scan, there))):
            if not path or path in files:
                continue
            given = folder.read(path) if path in there else None
            if given is None:
                folder.findings += [_missing(scan, key, path)] if path not in there else []
            elif len(given.data) > SCAN_BYTES:
                folder.findings.append(_large(scan, path, len(given.data)))
            else:
                files[path] = given.data
    return files


def beside(scan: Scan, there: set[str]) -> str:
    """Return the path of what places a scan and is called like its picture; '' when there is no such file."""
    stem = scan.file.rpartition(".")[0]
    return next((stem + suffix for suffix in PLACERS if stem + suffix in there and stem + suffix != scan.file), "")


def _names(folder: Folder) -> list[str]:
    """Names of the files in scans/, which hold what atlas.toml says."""
    if folder.held is not None:
        return [path.removeprefix("scans/") for path in folder.held if path.startswith("scans/")]
    return folder.listed("scans/")


def _missing(scan: Scan, key: str, path: str) -> Finding:
    return found(
        "scan-missing",
        "a file of a scanned map is not there",
        file="atlas.toml",
        id=scan.id,
        column=f"scans.{key}",
        got=path,
        expected="a file in the folder scans",
        fix="Put it there, or correct its name.",
    )


def _large(scan: Scan, path: str, size: int) -> Finding:
    return found(
        "file-large",
        "the file of a scanned map has too many bytes",
        file=path,
        id=scan.id,
        got=f"{size:,}",
        expected=f"{SCAN_BYTES:,} at most",
        fix="Save the picture smaller, or as JPEG: control points of an annotation still hold.",
    )
