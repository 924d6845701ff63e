"""A bibliography beside a table -> the entries that the texts of its column of sources mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stationed.errors import StationedError
from stationed.files import printable
from stationed.model import Source
from stationed.model.codes import listed
from stationed.model.near import fold
from stationed.reading.folder import Folder
from stationed.reading.formats import Given, format_of, formats_for

_PAGE = re.compile(
    r"(?P<work>.+?)[,:]?\s+(?P<page>(?:pp?\.|pp?(?=\s?\d)|S\.|с\.|л\.|fols?\.|vol\.|Bd\.|т\.)\s*\S.*)\Z", re.IGNORECASE
)
"""A work with a page behind it: Coox 1985, p. 217."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text of a column of sources means."""

    ids: str
    """Ids of entries, joined by ;; '' when some of it is in no entry."""
    locator: str = ""
    """The page that stands behind it."""


class References:
    """The entries of a bibliography by what a table may call them: id, citation key, title, author with year.

    Parameters
    ----------
    sources : sequence of Source
        The entries; a name that several have means none of them.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        found: dict[str, set[str]] = {}
        for source in sources:
            for name in _names(source):
                found.setdefault(fold(name) or name, set()).add(source.source_id)
        own = {source.source_id: source.source_id for source in sources}
        self._ids = {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1} | own

    def meant(self, text: str) -> Meant:
        """Return what a text means: an entry, or several parted by semicolons, with the page behind the last."""
        if id_ := self._id(text):
            return Meant(id_)
        parts = [self._paged(part.strip()) for part in text.split(";") if part.strip()]
        if not parts or not all(part.ids for part in parts):
            return Meant("")
        pages = [part.locator if len(parts) == 1 else f"{part.ids}: {part.locator}" for part in parts if part.locator]
        return Meant(";".join(dict.fromkeys(part.ids for part in parts)), "; ".join(pages))

    def _paged(self, text: str) -> Meant:
        if id_ := self._id(text):
            return Meant(id_)
        match = _PAGE.match(text)
        return Meant(self._id(match["work"]), match["page"]) if match else Meant("")

    def _id(self, text: str) -> str:
        return self._ids.get(text.strip()) or self._ids.get(fold(text) or text, "")


def _names(source: Source) -> Iterable[str]:
    """What a table may call an entry."""
    yield source.source_id
    for key in ("citation-key", "citation-label", "DOI"):
        if isinstance(said := source.csl.get(key), str) and said:
            yield said
    if source.title:
        yield source.title
    family = source.author.partition(";")[0].partition(",")[0].strip()
    year = re.search(r"\d{4}", source.issued)
    if family and year:
        yield f"{family} {year[0]}"


def read_references(path: Path) -> tuple[Source, ...]:
    """Return the entries of a bibliography.

    Parameters
    ----------
    path : Path
        CSL-JSON (.json), BibTeX (.bib) or RIS (.ris).

    Raises
    ------
    StationedError
        When there is no such file, its form is another, or it cannot be read; the message says everything that was met.
    """
    form, name = format_of(path.name.lower(), "sources"), printable(path.name)
    forms = listed([f"{one.name} ({one.suffixes[0]})" for one in formats_for("sources")], word="or")
    if form is None or form.sources is None:
        raise StationedError(f"{name}: this is no bibliography that is read; expected {forms}.")
    folder = Folder(path.parent)
    given = folder.read(path.name) if path.is_file() else None
    if given is None and folder.findings:
        raise StationedError(folder.findings[0].message)
    if given is None:
        raise StationedError(f"{name}: there is no such file. Give a bibliography in the form {forms}.")
    sources, findings = form.sources(Given(path.name, given.data))
    faults = [finding for finding in findings if finding.severity == "error"]
    if faults or not sources:
        told = "\n".join(fault.message for fault in faults)
        raise StationedError(told or f"{name}: there is no entry in it; expected {forms}.")
    return tuple(source for source in sources if ";" not in source.source_id)
