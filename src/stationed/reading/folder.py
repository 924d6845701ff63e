"""The atlas folder: which file holds which table, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stationed.errors import AtlasNotFoundError
from stationed.files import OutsideError, is_text, names_inside, passed_over, printable, read_inside
from stationed.limits import FILE_BYTES, FOLDER_FILES
from stationed.model import Finding, InputFile
from stationed.reading.ahead import Ahead
from stationed.reading.beside import unused
from stationed.reading.disguised import disguised
from stationed.reading.formats import Given, Holding, format_of, suffixes_for
from stationed.reading.names import (
    crowded,
    leads_outside,
    misnamed,
    missing,
    no_folder,
    not_text,
    refused_names,
    twice,
    unread,
    unreadable,
)
from stationed.reading.sqlite_log import with_log

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
    ahead: Ahead | None = None
    """The same, when another thread reads some of its files."""
    files: list[InputFile] = field(default_factory=list[InputFile])
    """Every file that was read, in order of reading."""
    findings: list[Finding] = field(default_factory=list[Finding])
    """Files missing, doubled, misnamed or unreadable."""
    held: Mapping[str, bytes] | None = None
    """The files by path, of an atlas that was made from a table and is on no disk; None: those on the disk."""

    @classmethod
    def opened(cls, given: str | os.PathLike[str]) -> Folder:
        """Open an atlas folder, of which some files may be read ahead.

        Raises
        ------
        AtlasNotFoundError
            When there is no such folder, it is a file, or it may not be looked into.
        """
        path = Path(given)
        name = printable(path)
        try:
            if not path.exists():
                if path.suffix:
                    raise AtlasNotFoundError(
                        f"{name}: there is no such file. Give the path of a table or of an atlas folder."
                    )
                raise AtlasNotFoundError(f"{name}: there is no such folder. Give the path of an atlas folder.")
            if not path.is_dir():
                raise AtlasNotFoundError(f"{name}: this is a file. Give the folder it is in.")
            next(path.iterdir(), None)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise AtlasNotFoundError(
                f"{name}: the folder cannot be looked into ({reason}). Check its rights."
            ) from error
        return cls(path, given if isinstance(given, Ahead) else None)

    def names(self, folder: str = "") -> list[str]:
        """Return the names of the files in the atlas folder, or in one below it, sorted; [] when it is not there.

        Hidden files, those that programs lock with (~) and repaired copies (name.fixed.csv) are passed over.
        """
        if self.held is not None:
            inside = (path.removeprefix(folder) for path in self.held if path.startswith(folder))
            return sorted(name for name in inside if "/" not in name)
        names = [name for name in self._there(folder) if not passed_over(name)]
        return self._carried(folder, names) if folder else names

    def listed(self, folder: str) -> list[str]:
        """Return the names of all files in a folder below, whatever they hold; [] when it is not there."""
        return [name for name in self._there(folder) if is_text(name)]

    def _there(self, folder: str) -> list[str]:
        """What is in a folder; a link that leads out of the atlas, and what cannot be looked into, are reported."""
        try:
            return names_inside(self.path, folder)
        except FileNotFoundError:
            if (self.path / folder.rstrip("/")).is_symlink():
                self.findings.append(no_folder(folder))
        except NotADirectoryError:
            self.findings.append(no_folder(folder))
        except OutsideError as outside:
            self.findings.append(leads_outside(folder, outside))
        except OSError as error:
            self.findings.append(unreadable(folder, error.strerror or str(error)))
        return []

    def _carried(self, folder: str, names: list[str]) -> list[str]:
        """Return the names of what can be read and a page can carry; report the others."""
        if len(names) > FOLDER_FILES:
            self.findings.append(crowded(folder, len(names)))
            return []
        named = [name for name in names if name.endswith(suffixes_for("background"))]
        beside = {other for name in named for other in companions(name)}
        self.findings += unread(folder, [name for name in names if name not in {*named, *beside}])
        self.findings += [not_text(f"{folder}/{name}".replace("//", "/")) for name in named if not is_text(name)]
        named = [name for name in named if is_text(name)]
        self.findings += refused_names(folder, named)
        return named

    def beside(self, name: str) -> dict[str, bytes]:
        """Return the files that one is read with, by suffix, as far as they are there."""
        folder, stem = name[: name.rfind("/") + 1], name.rpartition(".")[0]
        there = self.held or {folder + one for one in names_inside(self.path, folder)}
        given = [(other, self.read(other)) for other in companions(name) if other in there]
        return {other.removeprefix(stem): one.data for other, one in given if one}

    def pick(self, stem: str) -> str:
        """Return the name of the file that holds a table; '' when there is none, which is reported if one is needed."""
        holding, needed = EXPECTED[stem]
        names, possible = self.names(), names_of(stem, holding)
        there = [name for name in possible if name in names]
        if len(there) > 1:
            self.findings.append(twice(there))
        if there:
            return there[0]
        others = [name for name in names if name not in _all_names() and is_text(name)]
        self.findings += [missing(stem, holding, others)] if needed else misnamed(stem, holding, others)
        return ""

    def unused(self) -> list[Finding]:
        """Return findings on files of data that lie in the folder and were not read; asked when all have been."""
        if self.held is not None:
            return []
        holdings: dict[str, Holding] = {stem: holding for stem, (holding, _) in EXPECTED.items()}
        mine = [name for name in self.names() if is_text(name)]
        words = {word.rstrip(".,") for one in self.findings for word in (one.file, *one.got.split(), *one.fix.split())}
        told = [name for name in mine if name in words]
        return unused(mine, read=[file.path for file in self.files], told=told, expected=holdings)

    def read(self, name: str, *, any_kind: bool = False) -> Given | None:
        """Read a file; None when it cannot be read, or (unless `any_kind`) is not what its name says; both reported."""
        if self.held is not None:
            data = self.held[name]
            self.files.append(InputFile(name, hashlib.sha256(data).hexdigest(), len(data), data))
            return Given(name, data, None, atlas=self.path.resolve().name)
        try:
            ahead = self.ahead.take(self.path / name) if self.ahead else None
            data = _bytes(self.path, name) if ahead is None else ahead.data
        except OutsideError as outside:
            self.findings.append(leads_outside(name, outside))
            return None
        except (OSError, ValueError) as error:
            self.findings.append(unreadable(name, getattr(error, "strerror", None) or str(error)))
            return None
        except MemoryError:
            self.findings.append(unreadable(name, "it does not fit into memory"))
            return None
        digest = hashlib.sha256(data).hexdigest() if ahead is None else ahead.sha256
        self.files.append(InputFile(name, digest, len(data)))
        if not any_kind and (finding := disguised(data, file=name)) is not None:
            self.findings.append(finding)
            return None
        return Given(name, data, ahead, atlas=self.path.resolve().name)


def companions(name: str) -> tuple[str, ...]:
    """Return the names of the files that one may be read with."""
    form = format_of(name, "background")
    return tuple(name.rpartition(".")[0] + suffix for suffix in form.beside) if form else ()


def _bytes(folder: Path, name: str) -> bytes:
    """What a file holds; of a GeoPackage with what was saved into the log beside it, which other files do not have."""
    data = read_inside(folder, name, most=FILE_BYTES)
    saved = with_log(folder, name)
    return data if saved is None else saved


def _all_names() -> set[str]:
    return {name for stem, (holding, _) in EXPECTED.items() for name in names_of(stem, holding)}
