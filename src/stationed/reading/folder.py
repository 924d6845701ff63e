"""The atlas folder: which file holds which table, and their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from stationed.errors import AtlasNotFoundError
from stationed.model import Finding, InputFile
from stationed.model.codes import found, listed
from stationed.model.near import Near
from stationed.reading.ahead import found_ahead

TABLE_SUFFIXES = (".csv", ".parquet")
PLACE_SUFFIXES = (".geojson", ".parquet", ".gpkg")
EXPECTED: dict[str, tuple[tuple[str, ...], bool]] = {
    "atlas": ((".toml",), True),
    "locations": (PLACE_SUFFIXES, True),
    "units": (TABLE_SUFFIXES, True),
    "deployments": (TABLE_SUFFIXES, True),
    "periods": (TABLE_SUFFIXES, True),
    "events": (TABLE_SUFFIXES, False),
    "sources": ((".json",), True),
    "story": ((".md",), False),
}
"""Stem -> suffixes it may have, the first being used when several are there, and whether an atlas needs it."""


@dataclass(slots=True)
class Folder:
    """An open atlas folder: hands out the bytes of its files and remembers which were read."""

    path: Path
    """The folder."""
    files: list[InputFile] = field(default_factory=list)
    """Every file that was read, in order of reading."""
    findings: list[Finding] = field(default_factory=list)
    """Files missing, doubled, misnamed or unreadable."""

    @classmethod
    def opened(cls, path: Path) -> Folder:
        """Open an atlas folder.

        Raises
        ------
        AtlasNotFoundError
            When there is no such folder, it is a file, or it may not be looked into.
        """
        try:
            if not path.exists():
                raise AtlasNotFoundError(f"{path}: there is no such folder. Give the path of an atlas folder.")
            if not path.is_dir():
                raise AtlasNotFoundError(f"{path}: this is a file. Give the folder it is in.")
            next(path.iterdir(), None)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise AtlasNotFoundError(
                f"{path}: the folder cannot be looked into ({reason}). Check its rights."
            ) from error
        return cls(path)

    def names(self, folder: str = "") -> list[str]:
        """Give the names of the files in the atlas folder, or in one below it, sorted; [] when it is not there.

        Hidden files, those that programs lock with (~) and repaired copies (name.fixed.csv) are passed over.
        """
        try:
            below = self.path / folder
            names = (entry.name for entry in below.iterdir()) if below.is_dir() else ()
            return sorted(name for name in names if ".fixed." not in name and not name.startswith((".", "~")))
        except OSError as error:
            self.findings.append(_unreadable(folder, error.strerror or str(error)))
            return []

    def pick(self, stem: str) -> str:
        """Give the name of the file that holds a table; '' when there is none, which is reported if one is needed."""
        suffixes, needed = EXPECTED[stem]
        names = self.names()
        there = [stem + suffix for suffix in suffixes if stem + suffix in names]
        if len(there) > 1:
            self.findings.append(_twice(there))
        if there:
            return there[0]
        others = [name for name in names if name not in _all_names()]
        near = list(Near(others).to(stem + suffixes[0], most=1))
        if needed:
            self.findings.append(_missing(stem, suffixes, near))
        elif near:
            self.findings.append(_misnamed(stem + suffixes[0], near[0]))
        return ""

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a file; None when it cannot be read, which is reported."""
        path = self.path / name
        try:
            if not path.is_file():
                self.findings.append(_unreadable(name, "it is not a regular file"))
                return None
            ahead = found_ahead(path)
            data = path.read_bytes() if ahead is None else ahead.data
        except OSError as error:
            self.findings.append(_unreadable(name, error.strerror or str(error)))
            return None
        except MemoryError:
            self.findings.append(_unreadable(name, "it does not fit into memory"))
            return None
        digest = hashlib.sha256(data).hexdigest() if ahead is None else ahead.sha256
        self.files.append(InputFile(name, digest, len(data)))
        return data


def _all_names() -> set[str]:
    return {stem + suffix for stem, (suffixes, _) in EXPECTED.items() for suffix in suffixes}


def _missing(stem: str, suffixes: tuple[str, ...], near: list[str]) -> Finding:
    name = stem + suffixes[0]
    hint = f"Rename {near[0]} to {name}." if near else "Add it; docs/data-format.md says what stands in it."
    return found(
        "file-missing",
        f"there is no {name}",
        file=name,
        expected=listed([stem + suffix for suffix in suffixes], word="or"),
        fix=hint,
    )


def _misnamed(name: str, near: str) -> Finding:
    return found(
        "file-misnamed",
        "the file is not read, its name being nearly but not quite that of one that is",
        file=near,
        got=near,
        expected=name,
        fix=f"Rename it to {name}, or give it a name that is less alike.",
    )


def _twice(there: list[str]) -> Finding:
    return found(
        "file-twice",
        f"the same table is there more than once, and only {there[0]} is read",
        file=there[0],
        got=listed(there),
        expected="one of them",
        fix="Remove or rename the others.",
    )


def _unreadable(name: str, reason: str) -> Finding:
    return found(
        "file-unreadable",
        f"the file cannot be read: {reason}",
        file=name,
        expected="a file that may be read",
        fix="Check that it is a file, that you may read it and that no other program holds it.",
    )
