"""The atlas folder: which file holds which table, and their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from stationed.errors import AtlasNotFoundError
from stationed.model import Finding, InputFile
from stationed.reading.ahead import Ahead
from stationed.reading.formats import Given, Holding, suffixes_for
from stationed.reading.names import misnamed, missing, twice, unreadable

EXPECTED: dict[str, tuple[Holding, bool]] = {
    "atlas": ("settings", True),
    "locations": ("places", True),
    "units": ("table", True),
    "deployments": ("table", True),
    "periods": ("table", True),
    "events": ("table", False),
    "sources": ("sources", True),
    "story": ("story", False),
}
"""Stem -> what the file holds, and whether an atlas needs it."""


def names_of(stem: str, holding: Holding) -> tuple[str, ...]:
    """Return the names that a file may have; when several are there the first is read."""
    return tuple(stem + suffix for suffix in suffixes_for(holding))


@dataclass(slots=True)
class Folder:
    """An open atlas folder: hands out the bytes of its files and remembers which were read."""

    path: Path
    """The folder."""
    ahead: Ahead = field(default_factory=Ahead)
    """What another thread reads of it."""
    files: list[InputFile] = field(default_factory=list)
    """Every file that was read, in order of reading."""
    findings: list[Finding] = field(default_factory=list)
    """Files missing, doubled, misnamed or unreadable."""

    @classmethod
    def opened(cls, path: Path, ahead: Ahead | None = None) -> Folder:
        """Open an atlas folder, of which some files may be read ahead.

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
        return cls(path, ahead or Ahead())

    def names(self, folder: str = "") -> list[str]:
        """Return the names of the files in the atlas folder, or in one below it, sorted; [] when it is not there.

        Hidden files, those that programs lock with (~) and repaired copies (name.fixed.csv) are passed over.
        """
        try:
            below = self.path / folder
            names = (entry.name for entry in below.iterdir()) if below.is_dir() else ()
            return sorted(name for name in names if ".fixed." not in name and not name.startswith((".", "~")))
        except OSError as error:
            self.findings.append(unreadable(folder, error.strerror or str(error)))
            return []

    def pick(self, stem: str) -> str:
        """Return the name of the file that holds a table; '' when there is none, which is reported if one is needed."""
        holding, needed = EXPECTED[stem]
        names, possible = self.names(), names_of(stem, holding)
        there = [name for name in possible if name in names]
        if len(there) > 1:
            self.findings.append(twice(there))
        if there:
            return there[0]
        others = [name for name in names if name not in _all_names()]
        self.findings += [missing(stem, holding, others)] if needed else misnamed(stem, holding, others)
        return ""

    def read(self, name: str) -> Given | None:
        """Read a file; None when it cannot be read, which is reported."""
        path = self.path / name
        try:
            if not path.is_file():
                self.findings.append(unreadable(name, "it is not a regular file"))
                return None
            ahead = self.ahead.take(path)
            data = path.read_bytes() if ahead is None else ahead.data
        except OSError as error:
            self.findings.append(unreadable(name, error.strerror or str(error)))
            return None
        except MemoryError:
            self.findings.append(unreadable(name, "it does not fit into memory"))
            return None
        digest = hashlib.sha256(data).hexdigest() if ahead is None else ahead.sha256
        self.files.append(InputFile(name, digest, len(data)))
        return Given(name, data, ahead, atlas=self.path.resolve().name)


def _all_names() -> set[str]:
    return {name for stem, (holding, _) in EXPECTED.items() for name in names_of(stem, holding)}
