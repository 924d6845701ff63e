"""RIS: publications as library catalogues and reference managers hand them out."""

from __future__ import annotations

from typing import Any

from stationed.model import Finding, Source
from stationed.reading.citations import date_of, missing_reader, people, unreadable_entry
from stationed.reading.formats.format import Format, Given
from stationed.reading.sources import sources_of
from stationed.reading.text import decode

KINDS = {
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "EBOOK": "book",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "JOUR": "article-journal",
    "MAP": "map",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "RPRT": "report",
    "THES": "thesis",
    "UNPB": "manuscript",
}
"""Type of reference -> type of CSL; any other is a document."""
PLAIN = {
    "title": ("title", "primary_title"),
    "container-title": ("journal_name", "secondary_title", "alternate_title3", "alternate_title2"),
    "publisher": ("publisher",),
    "publisher-place": ("place_published",),
    "volume": ("volume",),
    "issue": ("number",),
    "DOI": ("doi",),
    "ISBN": ("issn",),
    "language": ("language",),
    "abstract": ("abstract", "notes_abstract"),
}
"""Property of CSL -> the keys of rispy that it is taken from, the first that is there."""


def _sources(given: Given) -> tuple[tuple[Source, ...], list[Finding]]:
    try:
        import rispy
    except ImportError:
        return (), [missing_reader(given.file, "rispy")]
    text, findings = decode(given.data, file=given.file)
    try:
        entries = rispy.loads(text)
    except (ValueError, KeyError, IndexError, OSError) as refusal:
        return (), [*findings, unreadable_entry(given.file, "RIS", None, str(refusal))]
    begun = sum(line.startswith("TY  -") for line in text.lstrip("\ufeff").splitlines())
    if len(entries) < max(begun, 1):
        said = f"{begun} begun with TY, {len(entries)} ended with ER"
        findings.append(unreadable_entry(given.file, "RIS", None, said))
    sources, _, more = sources_of([_item(entry) for entry in entries], file=given.file)
    return sources, findings + more


def _item(entry: dict[str, Any]) -> dict[str, object]:
    """Return a reference as a CSL item."""
    item: dict[str, object] = {
        "id": str(entry.get("id") or entry.get("label") or ""),
        "type": KINDS.get(str(entry.get("type_of_reference", "")), "document"),
    }
    for name, fitting in PLAIN.items():
        text = next((str(entry[key]) for key in fitting if entry.get(key)), "")
        if text:
            item[name] = text
    for role, keys in (("author", ("authors", "first_authors")), ("editor", ("secondary_authors",))):
        if names := next((entry[key] for key in keys if entry.get(key)), None):
            item[role] = people(names)
    if issued := str(entry.get("date") or entry.get("publication_year") or entry.get("year") or ""):
        item["issued"] = date_of(issued)
    if entry.get("access_date"):
        item["accessed"] = date_of(str(entry["access_date"]))
    if addresses := entry.get("urls") or entry.get("url"):
        item["URL"] = addresses[0] if isinstance(addresses, list) else str(addresses)
    if entry.get("notes"):
        item["note"] = " ".join(map(str, entry["notes"]))
    pages = [str(entry[key]) for key in ("start_page", "end_page") if entry.get(key)]
    return item | ({"page": "-".join(pages)} if pages else {})


RIS = Format(name="RIS", suffixes=(".ris",), sources=_sources)
