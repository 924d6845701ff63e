"""Run examples/notebook.ipynb and store what its cells show, without Jupyter: python tools/notebook/cells.py

A cell that ends in an expression shows its value as Jupyter would: its text, its markup or its drawing. Of a map the
file keeps the poster, which is what a notebook shows that is not trusted; the site of the documentation runs the cells
again and shows the map.
"""

from __future__ import annotations

import ast
import io
import json
import re
import sys
import tempfile
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent.parent / "examples" / "notebook.ipynb"
FRAME = re.compile(r"<iframe .*?</iframe>", re.DOTALL)
SHOWN = {"text/plain": "__repr__", "text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}

Outputs = list[dict[str, Any]]


def outputs(cells: list[dict[str, Any]]) -> list[Outputs]:
    """Return what each cell shows when all are run from top to bottom in a new folder; [] for text."""
    names: dict[str, Any] = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        count, shown = 0, []
        for cell in cells:
            code = cell["cell_type"] == "code"
            count += code
            shown.append(_run("".join(cell["source"]), names, count) if code else [])
        return shown


def stored(shown: Outputs) -> Outputs:
    """Return what the file keeps of some outputs: everything but the frames of maps."""
    kept: Outputs = json.loads(json.dumps(shown))
    for output in kept:
        data = output.get("data", {})
        if "text/html" in data:
            data["text/html"] = FRAME.sub("", "".join(data["text/html"])).splitlines(keepends=True)
    return kept


def texts(shown: Outputs) -> list[str]:
    """Return what some outputs say as text."""
    return ["".join(output.get("text", output.get("data", {}).get("text/plain", ""))) for output in shown]


def _run(source: str, names: dict[str, Any], count: int) -> Outputs:
    tree, printed, value = ast.parse(source), io.StringIO(), None
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with redirect_stdout(printed):
        exec(compile(tree, "<cell>", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
    shown: Outputs = []
    if printed.getvalue():
        text = printed.getvalue().splitlines(keepends=True)
        shown.append({"name": "stdout", "output_type": "stream", "text": text})
    if value is not None:
        data = {kind: getattr(value, how)() for kind, how in SHOWN.items() if hasattr(value, how)}
        lines = {kind: text.splitlines(keepends=True) for kind, text in data.items() if text is not None}
        shown.append({"data": lines, "execution_count": count, "metadata": {}, "output_type": "execute_result"})
    return shown


def main() -> None:
    """Write the notebook with what its cells show now."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    count = 0
    for number, (cell, shown) in enumerate(zip(notebook["cells"], outputs(notebook["cells"]), strict=True), start=1):
        cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            count += 1
            cell |= {"execution_count": count, "outputs": stored(shown)}
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    NOTEBOOK.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.path.insert(0, str(NOTEBOOK.parent.parent / "src"))
    main()
