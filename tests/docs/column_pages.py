"""The tables of columns inside docs/data-format.md and docs/payload.md, as the schemas declare them.

To renew them: .venv/bin/python tests/docs/column_pages.py
"""

from __future__ import annotations

import re
from pathlib import Path

from stationed.model import BASEMAP, CLAIMS, CONTEXT, EVENTS, LOCATIONS, PERIODS, PLACE_NAMES, UNITS, Column

DOCS = Path(__file__).parent.parent.parent / "docs"
HEAD = "| column | dtype | must be there | meaning | unit | blank means |\n|---|---|---|---|---|---|\n"
IN_ORDER = (LOCATIONS, PLACE_NAMES, UNITS, CLAIMS, PERIODS, EVENTS, CONTEXT, BASEMAP)
TABLE = re.compile(re.escape(HEAD) + r"(?:\|.*\n)+")


def format_row(column: Column) -> str:
    """A column as docs/data-format.md tells it."""
    must = "added by reading" if not column.in_file else "yes" if column.required else "no"
    alias = f" (in the file `{column.alias}`)" if column.alias else ""
    cells = f"{column.dtype} | {must} | {column.meaning} | {column.unit or '-'} | {column.blank}"
    return f"| {names(column)}{alias} | {cells} |\n"


def names(column: Column) -> str:
    """Its name, and that of its translations."""
    return f"`{column.name}`, `{column.name}_<lang>`" if column.translated else f"`{column.name}`"


def format_page(page: str) -> str:
    """docs/data-format.md with its tables as the schemas are now."""
    order = iter(IN_ORDER)
    return TABLE.sub(lambda _: HEAD + "".join(map(format_row, next(order).columns)), page)


def payload_page(page: str) -> str:
    """docs/payload.md with those columns of claims that stand in the block as they were written."""
    head, claims, rest = re.split(r"(?<=## claims\n)|(?=^### Dates in words)", page, maxsplit=2, flags=re.MULTILINE)
    last = "| `certainty`"
    for column in (one for one in CLAIMS.columns if one.carried):
        row = f"| {names(column)} | text | {column.meaning} |\n"
        found = re.compile(rf"^\| `{column.name}`.*\n", re.MULTILINE)
        if found.search(claims):
            claims = found.sub(lambda _, row=row: row, claims)
        else:
            claims = re.sub(rf"^{re.escape(last)}.*\n", lambda old, row=row: old[0] + row, claims, flags=re.MULTILINE)
        last = f"| `{column.name}`"
    return head + claims + rest


PAGES = {"data-format.md": format_page, "payload.md": payload_page}

if __name__ == "__main__":
    for name, renewed in PAGES.items():
        path = DOCS / name
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
