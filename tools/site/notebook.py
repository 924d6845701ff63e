"""The notebook as a page of the site: its cells run anew, with the maps and pictures that they show beside it."""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "notebook"))
from cells import NOTEBOOK, outputs  # pyright: ignore

_FRAME = re.compile(r'height:(\d+)px.*<iframe srcdoc="([^"]*)" sandbox="([^"]*)" title="([^"]*)"', re.DOTALL)


def notebook_page(folder: Path) -> None:
    """Write notebook.md into a folder, and beside it what its cells show.

    Parameters
    ----------
    folder : Path
        The folder of docs/notebooks.md, which links to the page.
    """
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    parts = ["---\nhide: [toc]\n---"]  # the maps have the room of the contents
    for number, (cell, shown) in enumerate(zip(cells, outputs(cells), strict=True), start=1):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
            continue
        parts.append(f"```python\n{source}\n```")
        parts += [_shown(output, folder, f"notebook-{number}") for output in shown]
    (folder / "notebook.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def link_to_page(page: Path) -> None:
    """Let the link of docs/notebooks.md to the file lead to the page instead, with the file behind it."""
    text = page.read_text(encoding="utf-8")
    found = re.compile(r"\[([^\]]+)\]\((\.\./examples/notebook\.ipynb)\)")
    text, count = found.subn(r"[\1](notebook.md) ([the file](\2))", text)
    if count != 1:
        raise SystemExit(f"{page.name}: {count} links to the notebook; expected one.")
    page.write_text(text, encoding="utf-8", newline="\n")


def _shown(output: dict[str, Any], folder: Path, name: str) -> str:
    data: dict[str, list[str]] = output.get("data", {})
    if "image/svg+xml" in data:
        (folder / f"{name}.svg").write_text("".join(data["image/svg+xml"]), encoding="utf-8", newline="\n")
        return f"![{_text(output).strip('<>')}]({name}.svg)"
    framed = _FRAME.search("".join(data.get("text/html", [])))
    if framed:
        height, document, sandbox, title = framed.groups()
        (folder / f"{name}.html").write_text(unescape(document), encoding="utf-8", newline="\n")
        return (
            f'<iframe src="{name}.html" sandbox="{sandbox}" title="{title}" height="{height}" '
            f'style="border:0;width:100%"></iframe>'
        )
    return f"```text\n{_text(output)}\n```"


def _text(output: dict[str, Any]) -> str:
    return "".join(output.get("text") or output["data"]["text/plain"]).rstrip("\n")
