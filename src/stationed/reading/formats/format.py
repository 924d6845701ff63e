"""Format: a form in which files of an atlas may be: its name, its suffixes, what it holds and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from stationed.model import AtlasConfig, Finding, Source
from stationed.reading.ahead import FileAhead
from stationed.reading.cells import Cells
from stationed.reading.features import Features

Holding = Literal["settings", "table", "places", "background", "sources", "story"]
"""What a file may hold; the fields of `Format` that read it are called so."""
Value = TypeVar("Value")
Read = Callable[["Given"], tuple[Value, list[Finding]]]
"""Takes a file, returns what it holds (None when nothing can be read) and a finding for whatever was met."""


def all_known(name: str) -> bool:
    """Tell that a property is used, whatever it is called."""
    return True


@dataclass(frozen=True, slots=True)
class Given:
    """A file as a format is given it."""

    file: str
    """Its path inside the atlas folder, for the findings."""
    data: bytes
    """All its bytes."""
    ahead: FileAhead | None = None
    """What was made of it ahead."""
    beside: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """The files of its name that it is read with, by suffix."""
    atlas: str = ""
    """Name of the atlas folder, which stands in for a title."""
    known: Callable[[str], bool] = all_known
    """Tells which properties of places are used; the cells of others may stay blank."""
    compact: bool = False
    """Whether large columns of a table may be as `Coded.compact` gives them."""

    @property
    def stem(self) -> str:
        """Its name without folder and suffix, as a layer or a sheet in it may be called."""
        return self.file.rpartition("/")[2].partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form of files. What it cannot hold has no reader."""

    name: str
    """What people call it."""
    suffixes: tuple[str, ...]
    """How names of its files end, dot included, the usual one first."""
    also: tuple[str, ...] = ()
    """How names of such files often end as well; they are not read, and renaming them is all they need."""
    binary: bool = False
    """Whether its files hold no text."""
    beside: tuple[str, ...] = ()
    """Suffixes of the files that it is read with, as far as they are there."""
    settings: Read[AtlasConfig] | None = None
    """Reads the settings of an atlas."""
    table: Read[Cells | None] | None = None
    """Reads rows of text under a header."""
    places: Read[Features | None] | None = None
    """Reads places of the gazetteer."""
    background: Read[Features | None] | None = None
    """Reads lines and areas of the background."""
    sources: Read[tuple[Source, ...]] | None = None
    """Reads publications."""
    story: Read[str] | None = None
    """Reads the narrative."""

    def holds(self, holding: Holding) -> bool:
        """Tell whether its files may hold that."""
        return getattr(self, holding) is not None
