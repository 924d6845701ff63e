"""Repairs that need no guess: findings with exactly one mechanical remedy -> repaired files and a log of the changes.

Nothing is written here; the writer is passed in, so that a file is replaced whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationed.checking.all import check_tables
from stationed.checking.fix_csv import mend_csv
from stationed.checking.fix_geojson import mend_geojson
from stationed.model import Finding, visible
from stationed.reading import read_bytes, read_tables
from stationed.reading.text import decode

Write = Callable[[Path, bytes], object]


@dataclass(frozen=True, slots=True)
class Repair:
    """One file mended."""

    file: str
    """Path inside the atlas folder."""
    target: str
    """Path of the repaired file: the same, or with .fixed before its suffix."""
    data: bytes
    """The repaired file."""
    mended: tuple[Finding, ...]
    """What was mended, in order."""

    @property
    def log(self) -> tuple[str, ...]:
        """One line for each change: where, what stood there, what stands there now."""
        return tuple(_line(finding) for finding in self.mended)


def _line(finding: Finding) -> str:
    before, after = visible(finding.got), visible(finding.replacement or "")
    return f"{finding.where}: {finding.code}, {before} is now {after}" if after else f"{finding.where}: {finding.code}"


def repairs(path: str | Path, *, in_place: bool = False) -> tuple[Repair, ...]:
    """Return the repaired files of an atlas folder.

    Parameters
    ----------
    path : str or Path
        The atlas folder.
    in_place : bool
        Whether the repaired files are to replace the originals rather than to stand beside them.

    Returns
    -------
    tuple of Repair
        One for each file that something could be mended in, by path. Files in formats other than text are left alone.

    Raises
    ------
    AtlasNotFoundError
        As `read_tables`.
    """
    return repairs_of(path, check_tables(read_tables(path)), in_place=in_place)


def repairs_of(path: str | Path, findings: Sequence[Finding], *, in_place: bool = False) -> tuple[Repair, ...]:
    """Return the repaired files of an atlas folder in which all that could be found has been found."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.replacement is not None:
            by_file[finding.file].append(finding)
    mended: list[Repair] = []
    for file, faults in sorted(by_file.items()):
        data, done = _mend(read_bytes(path, file), faults, file)
        if done:
            stem, _, suffix = file.rpartition(".")
            mended.append(Repair(file, file if in_place else f"{stem}.fixed.{suffix}", data, tuple(done)))
    return tuple(mended)


def _mend(data: bytes, findings: list[Finding], file: str) -> tuple[bytes, list[Finding]]:
    if file.endswith(".csv"):
        return mend_csv(data, findings, file=file)
    if file.endswith(".geojson"):
        return mend_geojson(data, findings, file=file)
    done = [finding for finding in findings if finding.code in ("encoding-bom", "encoding-wrong")]
    return decode(data, file=file)[0].encode("utf-8"), done


def fix_folder(path: str | Path, *, write: Write, in_place: bool = False) -> tuple[Repair, ...]:
    """Write the repaired files of an atlas folder.

    Parameters
    ----------
    path : str or Path
        The atlas folder.
    write : callable
        Takes a path and bytes and writes the file whole or not at all.
    in_place : bool
        Whether originals are replaced; otherwise `name.fixed.csv` is written beside `name.csv`, which reading passes
        over.

    Returns
    -------
    tuple of Repair
        What was written, with its log.

    Raises
    ------
    AtlasNotFoundError, OutputError
        As reading and `write` raise them.
    """
    mended = repairs(path, in_place=in_place)
    for repair in mended:
        write(Path(path) / repair.target, repair.data)
    return mended
