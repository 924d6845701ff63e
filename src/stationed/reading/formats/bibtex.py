"""BibTeX and BibLaTeX: publications as reference managers and LaTeX keep them."""

from __future__ import annotations

import logging
import re
from typing import Any

from stationed.model import Finding, Source
from stationed.reading.citations import date_of, missing_reader, people, unreadable_entry
from stationed.reading.formats.format import Format, Given
from stationed.reading.sources import sources_of
from stationed.reading.text import decode

KINDS = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "dataset": "dataset",
    "inreference": "entry-encyclopedia",
    "manual": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "online": "webpage",
    "report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
}
"""Kind of entry -> type of CSL; any other is a document."""
SUBTYPES = {
    ("article", "magazine"): "article-magazine",
    ("article", "newspaper"): "article-newspaper",
    ("online", "post"): "post-weblog",
}
"""Kind of entry and its entrysubtype -> type of CSL, where it is another than that of the kind."""
PLAIN = {
    "title": ("title",),
    "container-title": ("journal", "journaltitle", "booktitle"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"),
    "URL": ("url",),
    "note": ("note",),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "abstract": ("abstract",),
    "language": ("language",),
}
"""Property of CSL -> the fields that it is taken from, the first that is there."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AND = re.compile(r"\s+and\s+")


def _sources(given: Given) -> tuple[tuple[Source, ...], list[Finding]]:
    try:
        from bibtexparser.entrypoint import parse_string
        from bibtexparser.middlewares import LatexDecodingMiddleware
        from bibtexparser.model import Entry, ParsingFailedBlock
    except ImportError:
        return (), [missing_reader(given.file, "bibtexparser")]
    text, findings = decode(given.data, file=given.file)
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it logs is a finding here
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    entries = [block for block in library.blocks if isinstance(block, (Entry, ParsingFailedBlock))]
    findings += [
        unreadable_entry(given.file, "BibTeX", row, block.raw or "")
        for row, block in enumerate(entries, start=1)
        if isinstance(block, ParsingFailedBlock)
    ]
    items = [_item(entry.entry_type, entry.key, _fields(entry)) for entry in library.entries]
    sources, _, more = sources_of(items, file=given.file)
    return sources, findings + more


def _fields(entry: Any) -> dict[str, str]:
    return {field.key.lower(): " ".join(str(field.value).split()) for field in entry.fields}


def _item(kind: str, key: str, fields: dict[str, str]) -> dict[str, object]:
    """Return an entry as a CSL item; fields that CSL has no name for keep their own."""
    subtype = (kind.lower(), fields.get("entrysubtype", "").lower())
    item: dict[str, object] = {"id": key, "type": SUBTYPES.get(subtype, KINDS.get(kind.lower(), "document"))}
    used = {"author", "editor", "date", "year", "month", "urldate"}
    if subtype in SUBTYPES:
        used.add("entrysubtype")
    for name, fitting in PLAIN.items():
        held = next((field for field in fitting if fields.get(field)), None)
        if held is not None:
            item[name] = fields[held]
            used.add(held)
    for role in ("author", "editor"):
        if fields.get(role):
            item[role] = people(_AND.split(fields[role]))
    month = fields.get("month", "")[:3].lower()
    number = f"-{_MONTHS.index(month) + 1:02d}" if month in _MONTHS else f"-{month.zfill(2)}" if month.isdigit() else ""
    if issued := fields.get("date") or (fields.get("year", "") + number if fields.get("year") else ""):
        item["issued"] = date_of(issued)
    if fields.get("urldate"):
        item["accessed"] = date_of(fields["urldate"])
    return item | {name: text for name, text in fields.items() if text and name not in used and name not in item}


BIBTEX = Format(name="BibTeX", suffixes=(".bib",), also=(".bibtex",), sources=_sources)
