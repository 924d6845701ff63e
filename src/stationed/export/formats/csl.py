"""CSL-JSON: the sources as Zotero and pandoc read them."""

from __future__ import annotations

import json

from stationed.export.formats.form import ExportFormat, Records
from stationed.model import Source


def sources_csl(records: Records) -> bytes:
    """Write every source of the atlas as CSL-JSON, as it was given, an item a line."""
    items = ",\n".join(json.dumps(item(one), ensure_ascii=False) for one in records.tables.sources)
    return f"[\n{items}\n]\n".encode()


def item(source: Source) -> dict[str, object]:
    """Return a source as a CSL item; of one that was made in Python what its fields say."""
    if source.csl:
        return {**source.csl, "id": source.source_id}
    said = {
        "title": source.title,
        "container-title": source.container,
        "publisher": source.publisher,
        "URL": source.url,
        "note": source.note,
    }
    people = [{"literal": name} for name in source.author.split("; ") if name]
    dated = {"issued": {"literal": source.issued}} if source.issued else {}
    filled = {name: text for name, text in said.items() if text}
    return {"id": source.source_id, "type": "document", **filled, **({"author": people} if people else {}), **dated}


FORMAT = ExportFormat(
    "csl", ".csl.json", "application/vnd.citationstyles.csl+json", "the sources for Zotero and pandoc", sources_csl
)
