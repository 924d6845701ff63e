"""Files that can be read in one sitting: 300 lines a file, 40 a function."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LINES_A_FILE, LINES_A_FUNCTION = 300, 40
FOLDERS = ("src", "tests", "tools", "bench")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".js", ".mjs", ".css")
    and not {"vendor", "bundle", "node_modules"} & set(path.parts)
    and ROOT / "tests" / "data" not in path.parents
)
# The first line of a function or method of a script, laid out as this project lays them out.
SCRIPT_FUNCTION = re.compile(
    r"(?P<indent> *)(?:export )?(?:async |static |get |set )*(?:function\*? |const )?(?P<name>#?\w+)(?: = )?.*[)>] \{"
)
NOT_A_NAME = {"if", "for", "while", "switch", "else", "return", "do", "try", "catch"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Names and lengths in lines; a docstring does not count, it is for the reader of the docs."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                doc = lines_of(node.body[0]) if ast.get_docstring(node) is not None else 0
                yield node.name, lines_of(node) - doc
    elif path.suffix in (".js", ".mjs"):
        lines = text.splitlines()
        for start, line in enumerate(lines):
            found = SCRIPT_FUNCTION.fullmatch(line)
            if found and found["name"] not in NOT_A_NAME:
                ends = (i for i in range(start, len(lines)) if lines[i].startswith(found["indent"] + "}"))
                yield found["name"], next(ends) - start + 1


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_stay_short():
    lines = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in FILES}
    assert {name: number for name, number in lines.items() if number > LINES_A_FILE} == {}


def test_functions_stay_short():
    found = [(path.relative_to(ROOT).as_posix(), name, lines) for path in FILES for name, lines in functions(path)]
    assert len(found) > len(FILES)
    assert [one for one in found if one[2] > LINES_A_FUNCTION] == []


def test_the_length_of_a_script_function_is_seen(tmp_path):
    script = tmp_path / "a.js"
    script.write_text("class A {\n  draw(x) {\n    if (x) {\n      y();\n    }\n  }\n}\nfunction b() {\n}\n")
    assert list(functions(script)) == [("draw", 5), ("b", 2)]
