"""CSL-JSON: publications as Zotero exports them."""

from __future__ import annotations

from stationed.model import Finding, Source
from stationed.reading.formats.format import Format, Given
from stationed.reading.sources import read_sources


def _sources(given: Given) -> tuple[tuple[Source, ...], list[Finding]]:
    sources, _, findings = read_sources(given.data)
    return sources, findings


CSL_JSON = Format(name="CSL-JSON", suffixes=(".json",), also=(".csl",), sources=_sources)
