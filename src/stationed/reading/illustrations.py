"""Illustrations: the pictures that a story shows, as story.md names them, and their files.

Beneath the paragraphs of a step stands, as often as there are pictures::

    ::: illustration illustrations/parade.jpg
    alt: Tanks pass a tribune
    alt_ru: Танки проходят мимо трибуны
    caption: The parade of 7 November 1971
    credit: A. Photographer, Example Archive 12-345
    licence: CC BY 4.0
    :::

`alt` says what a reader who does not see it would miss, in the first language of the atlas, `alt_<lang>` in others;
`caption` alike; `credit` and `licence` say whose it is and who may use it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stationed.limits import ILLUSTRATION_BYTES
from stationed.model import Finding
from stationed.model.codes import found
from stationed.reading.folder import Folder

FOLDER = "illustrations/"
_OPEN = re.compile(r"^:::\s*illustration\s+(\S.*)$")
_KEY = re.compile(r"^([a-z]+(?:_[A-Za-z][A-Za-z0-9-]*)?):\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture of a step."""

    file: str
    """Its path in the atlas folder, such as illustrations/parade.jpg."""
    said: Mapping[str, str] = field(default_factory=dict[str, str])
    """What its lines say: key -> value; `alt`, `caption`, `credit`, `licence`, and the first two by language."""
    line: int = 0
    """Its line in story.md, from 1."""
    stray: tuple[tuple[int, str], ...] = ()
    """Lines between it and its end that are no `key: value`, with their numbers."""

    def words(self, key: str) -> dict[str, str]:
        """Return what is said of it in other languages: language -> text."""
        return {name.removeprefix(f"{key}_"): text for name, text in self.said.items() if name.startswith(f"{key}_")}


def taken_out(lines: Sequence[str], first: int) -> tuple[tuple[Illustration, ...], list[str]]:
    """Return the illustrations of a step, and its lines with a blank one for each line of theirs.

    Parameters
    ----------
    lines : sequence of str
        The lines of a step.
    first : int
        The number of the first in story.md, from 1.
    """
    blocks: list[tuple[str, int, list[str]]] = []
    rest: list[str] = []
    within = False  # where its end is missing, all that follows is its own, which a check says
    for number, line in enumerate(lines, start=first):
        match = None if within else _OPEN.match(line.rstrip())
        if match:
            blocks.append((match[1], number, []))
            within = True
        elif within and line.strip() == ":::":
            within = False
        elif within:
            blocks[-1][2].append(line.strip())
        else:
            rest.append(line)
            continue
        rest.append("")
    return tuple(_told(*block) for block in blocks), rest


def _told(file: str, line: int, inside: Sequence[str]) -> Illustration:
    """An illustration of what stands between its first line and its end."""
    said: dict[str, str] = {}
    stray: list[tuple[int, str]] = []
    for number, text in enumerate(inside, start=line + 1):
        match = _KEY.match(text)
        if match:
            said[match[1]] = match[2].strip()
        elif text:
            stray.append((number, text))
    return Illustration(file, said, line, tuple(stray))


def read_illustrations(folder: Folder, named: Sequence[str]) -> dict[str, bytes]:
    """Return the files that a story names, by path; those that are not there are left to the check.

    A file with too many bytes is reported.

    Parameters
    ----------
    folder : Folder
        The atlas folder.
    named : sequence of str
        Paths, of which those in the folder illustrations are read, each once.
    """
    wanted = [path for path in dict.fromkeys(named) if path.startswith(FOLDER)]
    there = _there(folder) if wanted else set[str]()
    files: dict[str, bytes] = {}
    for path in wanted:
        given = folder.read(path, any_kind=True) if path in there else None
        if given is not None and len(given.data) > ILLUSTRATION_BYTES:
            folder.findings.append(_large(path, len(given.data)))
        elif given is not None:
            files[path] = given.data
    return files


def _there(folder: Folder) -> set[str]:
    if folder.held is not None:
        return {path for path in folder.held if path.startswith(FOLDER)}
    return {f"{FOLDER}{name}" for name in folder.listed(FOLDER)}


def _large(path: str, size: int) -> Finding:
    return found(
        "file-large",
        "the file of an illustration has too many bytes",
        file=path,
        got=f"{size:,}",
        expected=f"{ILLUSTRATION_BYTES:,} at most",
        fix="Save it smaller: a page shows it no larger than 800 pixels.",
    )
