"""Report: what became of an atlas as text for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from stationed.changes.compare import Changed, Kept, TableChanges
from stationed.changes.versions import AtlasChanges

MOST_LETTERS = 60
"""The text has so many letters of a cell and says how many it has; the JSON has all."""


def changes_text(changes: AtlasChanges) -> str:
    """Return the changes as lines: for each table how many there are, then each with its row and columns."""
    lines = [line for table in changes.tables if not table.same for line in _lines(table)]
    return "\n".join(lines) if lines else "Both say the same."


def _lines(table: TableChanges) -> Iterator[str]:
    counts = (("added", table.added), ("gone", table.gone), ("changed", table.changed))
    yield f"{table.name}: {', '.join(f'{len(found)} {word}' for word, found in counts if found)}"
    for one in table.added:
        yield f"  added    {_named(one.id, one.row)}"
    for one in table.gone:
        yield f"  gone     {_named(one.id, one.row)}"
    for one in table.changed:
        yield f"  changed  {_named(one.id, one.new_row, one.old_row)}"
        for column, old, new in one.cells:
            yield f"             {column}: {_cell(old)} -> {_cell(new)}"


def _named(name: str, row: int, old: int = 0) -> str:
    if not row:
        return name
    return f"{name} (row {row}{f', was row {old}' if old and old != row else ''})"


def _cell(text: str) -> str:
    if not text:
        return "blank"
    short = " ".join(text.split())
    return f"'{short}'" if len(short) <= MOST_LETTERS else f"'{short[:MOST_LETTERS]}...' ({len(text)} letters)"


def changes_json(changes: AtlasChanges) -> str:
    """Return the changes as a JSON object of the tables that changed; every text is whole."""
    tables = {table.name: _object(table) for table in changes.tables if not table.same}
    return json.dumps({"same": changes.same, "tables": tables}, ensure_ascii=False, indent=1)


def _object(table: TableChanges) -> dict[str, object]:
    return {
        "added": [_record(one) for one in table.added],
        "gone": [_record(one) for one in table.gone],
        "changed": [_change(one) for one in table.changed],
    }


def _record(one: Kept) -> dict[str, object]:
    return {"id": one.id, "row": one.row or None}


def _change(one: Changed) -> dict[str, object]:
    return {
        "id": one.id,
        "old_row": one.old_row or None,
        "new_row": one.new_row or None,
        "columns": {column: {"old": old, "new": new} for column, old, new in one.cells},
    }
