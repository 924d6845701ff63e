"""RIS: the sources as reference managers and library catalogues read them."""

from __future__ import annotations

from collections.abc import Iterator

from stationed.export.formats.csl import item
from stationed.export.formats.csl_fields import date, names, said
from stationed.export.formats.form import ExportFormat, Records
from stationed.model import Source

KINDS = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "manuscript": "UNPB",
    "map": "MAP",
    "paper-conference": "CPAPER",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""Type of CSL -> type of reference; any other is GEN."""

TAGS = {
    "title": "TI",
    "container-title": "T2",
    "publisher": "PB",
    "publisher-place": "CY",
    "volume": "VL",
    "issue": "IS",
    "DOI": "DO",
    "ISBN": "SN",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}
"""Field of CSL -> tag."""


def sources_ris(records: Records) -> bytes:
    """Write every source of the atlas as RIS in UTF-8."""
    return "".join("".join(_lines(source)) for source in records.tables.sources).encode()


def _lines(source: Source) -> Iterator[str]:
    csl = item(source)
    yield _line("TY", KINDS.get(said(csl, "type"), "GEN"))
    yield _line("ID", " ".join(source.source_id.split()))
    for role, tag in (("author", "AU"), ("editor", "A2")):
        for name in names(csl, role):
            yield _line(tag, name)
    for name, tag in TAGS.items():
        if text := said(csl, name):
            yield _line(tag, text)
    first, dash, last = said(csl, "page").partition("-")
    if first:
        yield _line("SP", first.strip())
    if dash:
        yield _line("EP", last.strip())
    for name, tag in (("issued", "DA"), ("accessed", "Y2")):
        if text := date(csl, name):
            yield _line(tag, text.replace("-", "/") if text[:4].isdecimal() else text)
    yield "ER  - \r\n\r\n"


def _line(tag: str, text: str) -> str:
    return f"{tag}  - {text}\r\n"


FORMAT = ExportFormat(
    "ris", ".ris", "application/x-research-info-systems", "the sources for reference managers", sources_ris
)
