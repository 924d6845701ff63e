"""Write the counts of the flagship atlas into geodata/README.md, between its two marks.

python tools/counts/write.py geodata
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import stationed

MARKED = re.compile(r"(<!-- counts -->\n).*?(<!-- /counts -->)", re.DOTALL)


def counts(folder: Path) -> str:
    """Return the table of counts of an atlas as Markdown."""
    atlas = stationed.read(folder)
    frame = atlas.deployments()
    by_deployment = frame.groupby("deployment_id")
    located = by_deployment["geometry"].agg(lambda shapes: shapes.notna().any())
    rows = {
        "deployments": frame["deployment_id"].nunique(),
        "claims": len(frame),
        "contested deployments": int(by_deployment["contested"].first().sum()),
        "deployments without a known place": int((~located).sum()),
        "units": atlas.units["unit_id"].nunique(),
        "places": len(atlas.locations),
        "periods": len(atlas.periods),
        "events": len(atlas.events),
        "sources": len(atlas.sources),
    }
    lines = ["| what | how many |", "| --- | --- |", *(f"| {name} | {number} |" for name, number in rows.items())]
    return "\n".join(lines) + "\n"


def with_counts(text: str, table: str) -> str:
    """Return a text with the table between its marks."""
    return MARKED.sub(lambda found: found[1] + table + found[2], text)


if __name__ == "__main__":
    readme = Path(sys.argv[1]) / "README.md"
    readme.write_text(with_counts(readme.read_text(encoding="utf-8"), counts(Path(sys.argv[1]))), encoding="utf-8")
