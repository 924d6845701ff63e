"""read_fonts: the fonts that atlas.toml names -> the bytes of their files."""

from __future__ import annotations

from stationed.limits import FONT_BYTES
from stationed.model import AtlasConfig, Finding
from stationed.model.codes import found
from stationed.reading.folder import Folder

BEGINNINGS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
"""How files of TrueType and OpenType fonts and their collections begin."""


def read_fonts(folder: Folder, config: AtlasConfig) -> dict[str, bytes]:
    """Return the files of the fonts by path; what is missing, too large or no font is reported."""
    files: dict[str, bytes] = {}
    there = {f"fonts/{name}" for name in folder.listed("fonts/")} if config.fonts else set[str]()
    if folder.held is not None:
        there = {path for path in folder.held if path.startswith("fonts/")}
    for path in dict.fromkeys(config.fonts):
        given = folder.read(path, any_kind=True) if path in there else None
        if given is None:
            folder.findings += [_missing(path)] if path not in there else []
        elif len(given.data) > FONT_BYTES:
            folder.findings.append(_large(path, len(given.data)))
        elif not given.data.startswith(BEGINNINGS):
            folder.findings.append(_none(path, given.data))
        else:
            files[path] = given.data
    return files


def _missing(path: str) -> Finding:
    return found(
        "font-missing",
        "a font is not there, so pictures are made without it",
        file="atlas.toml",
        column="fonts",
        got=path,
        expected="a file in the folder fonts",
        fix="Put it there, or correct its name; capitals count.",
    )


def _large(path: str, size: int) -> Finding:
    return found(
        "file-large",
        "the file of a font has too many bytes",
        file=path,
        got=f"{size:,}",
        expected=f"{FONT_BYTES:,} at most",
        fix="Take a font of one weight, or of fewer scripts.",
    )


def _none(path: str, data: bytes) -> Finding:
    web = data.startswith((b"wOFF", b"wOF2"))
    return found(
        "font-faulty",
        "the file is no font that pictures can be lettered with, so they are made without it",
        file=path,
        got="a font packed for the web (WOFF)" if web else repr(data[:4])[1:],
        expected="a TrueType or OpenType font (.ttf, .otf) or a collection of them (.ttc)",
        fix="Put such a file there; fonts for the web have one where they are from.",
    )
