"""What pyproject.toml declares is what the package imports, and the lowest versions of it are tried."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CALLED = {"pillow": "PIL", "ibis-framework": "ibis", "pypdfium2": "pypdfium2_raw"}
"""Package -> the name it is imported by, where that is another one."""


def bounds(wanted: list[str]) -> dict[str, str]:
    """The lower bound of each requirement, which must have just that."""
    return dict(re.fullmatch(r"([\w-]+)(?:\[\w+\])?>=([\d.]+)", one).groups() for one in wanted)  # pyright: ignore


def imported_as(package: str) -> str:
    return CALLED.get(package, package.replace("-", "_"))


DECLARED = bounds(PROJECT["dependencies"])
EXTRAS = {name: bounds(wanted) for name, wanted in PROJECT["optional-dependencies"].items()}
APART = ("spark",)
"""Extras of half a gigabyte, which their own target installs and tries: `make spark`."""
TRIED = {name: low for extra, wanted in EXTRAS.items() if extra not in APART for name, low in wanted.items()}


def imported() -> set[str]:
    """Every library of others that a module imports, also within a function; not what only type checkers see."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                continue
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).split(".")[0])
            waiting.extend(ast.iter_child_nodes(node))
    return found - set(sys.stdlib_module_names) - {"stationed"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    optional = {imported_as(package) for extra in EXTRAS.values() for package in extra}
    assert imported() == {imported_as(package) for package in DECLARED} | optional


@pytest.mark.parametrize("package", [*DECLARED, *TRIED])
def test_the_lowest_version_of_a_library_is_the_one_that_is_tried(package):
    lock = (ROOT / "requirements-lowest.lock").read_text(encoding="utf-8")
    tried = re.search(rf"^{package}==([\d.]+)", lock, re.M)
    assert tried is not None
    bound = (DECLARED | TRIED)[package]
    assert re.sub(r"(\.0)+$", "", tried[1]) == re.sub(r"(\.0)+$", "", bound)


def test_a_change_builds_with_the_lowest_versions():
    assert "tools/setup/lowest.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
