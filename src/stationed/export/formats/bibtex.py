"""BibTeX: the sources as LaTeX and reference managers read them, with the fields of BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationed.export.formats.csl import item
from stationed.export.formats.csl_fields import date, names, said
from stationed.export.formats.form import ExportFormat, Records
from stationed.model import Source

KINDS = {
    "article-journal": ("article", ""),
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "book": ("book", ""),
    "chapter": ("incollection", ""),
    "dataset": ("dataset", ""),
    "entry-encyclopedia": ("inreference", ""),
    "manuscript": ("unpublished", ""),
    "paper-conference": ("inproceedings", ""),
    "post-weblog": ("online", "post"),
    "report": ("report", ""),
    "thesis": ("thesis", ""),
    "webpage": ("online", ""),
}
"""Type of CSL -> kind of entry and its subtype; any other is misc."""

FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "url",
    "language": "language",
    "note": "note",
    "abstract": "abstract",
}
"""Field of CSL -> field of BibLaTeX."""

_KEY = re.compile(r"[^A-Za-z0-9_:./+-]+")
_SPECIAL = re.compile(r"[&%$#_{}~^\\]")
_WRITTEN = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def sources_bibtex(records: Records) -> bytes:
    """Write every source of the atlas as BibLaTeX in UTF-8.

    Notes
    -----
    A key cannot hold blanks, commas or letters beyond those of English: a hyphen stands for them, and a number behind
    it where two would be one. `bibtex_keys` says which.
    """
    keys = bibtex_keys([source.source_id for source in records.tables.sources])
    entries = [_entry(source, key) for source, key in zip(records.tables.sources, keys, strict=True)]
    return "\n".join(entries).encode()


def bibtex_keys(ids: list[str]) -> list[str]:
    """Return the key of each source, its id as far as BibTeX allows it, no two alike."""
    taken: set[str] = set()
    keys: list[str] = []
    for text in ids:
        plain = _KEY.sub("-", text).strip("-") or "source"
        key = next(
            one for one in (plain, *(f"{plain}-{number}" for number in range(2, len(ids) + 3))) if one not in taken
        )
        taken.add(key)
        keys.append(key)
    return keys


def _entry(source: Source, key: str) -> str:
    kind, subtype = KINDS.get(said(item(source), "type"), ("misc", ""))
    lines = [f"  {name} = {{{text}}}" for name, text in _fields(source, kind, subtype)]
    return ",\n".join([f"@{kind}{{{key}", *lines]) + "\n}\n"


def _fields(source: Source, kind: str, subtype: str) -> Iterator[tuple[str, str]]:
    csl = item(source)
    for role in ("author", "editor"):
        if people := names(csl, role):
            # A name that is not in two parts stands in braces, so that no program parts it.
            yield role, " and ".join(_escaped(one) if ", " in one else f"{{{_escaped(one)}}}" for one in people)
    for name, field in FIELDS.items():
        if text := said(csl, name):
            # Addresses are taken letter by letter by every program that reads these fields.
            yield field, text if field in ("url", "doi") and not re.search(r"[{}\\]", text) else _escaped(text)
    if text := said(csl, "container-title"):
        yield ("journaltitle" if kind == "article" else "booktitle"), _escaped(text)
    for name, field in (("issued", "date"), ("accessed", "urldate")):
        if text := date(csl, name):
            yield field, _escaped(text)
    if subtype:
        yield "entrysubtype", subtype


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match[0], f"\\{match[0]}"), text)


FORMAT = ExportFormat("bibtex", ".bib", "application/x-bibtex", "the sources for LaTeX", sources_bibtex)
