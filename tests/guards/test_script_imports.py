"""The rooms of the page's scripts: who may import whom, and what each may touch.

Rooms are the folders of static/js, from low to high as CONTRIBUTING.md names them; a script imports its own room and
lower ones. A type counts as an import, but for `App`, which every control is given.
"""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path

from stationed.layers import declared

STATIC = Path(__file__).parent.parent.parent / "src" / "stationed" / "static"
FOLDER = STATIC / "js"
ORDER = (
    *("data", "dom", "shown", "map", "app", "panel", "timeline", "search", "table", "out", "card", "host"),
    "start",
)
SCRIPTS = sorted(FOLDER.rglob("*.js"))
PURE = {
    *(
        "data",
        "shown",
        "out/csv",
        "out/zip",
        "out/heights",
        "out/snippets",
        "out/records",
        "search/fold",
        "search/index",
    ),
    *("map/anchors", "map/forms", "map/group", "map/layout", "map/placing", "map/scene", "map/ground-paths"),
    *("table/rows", "timeline/lens", "timeline/scale"),
    "card/rungs",
    "host/message-shapes",
}
"""Rooms and scripts without document, Leaflet and clock; the tests run them under node."""
IMPORT = re.compile(r"^import (?:\{[^}]*\} from )?'([^']+)';", re.MULTILINE)
TYPE = re.compile(r"@import \{ ([^}]+) \} from '([^']+)'")


def named(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def imported(path: Path) -> list[Path]:
    """The scripts that one imports; a bare name, as of a package, is no script of ours."""
    found = IMPORT.findall(path.read_text(encoding="utf-8"))
    assert [name for name in found if not name.startswith(".")] == []
    return [(path.parent / name).resolve() for name in found]


def types_of(path: Path) -> list[Path]:
    found = TYPE.findall(path.read_text(encoding="utf-8"))
    return [(path.parent / name).resolve() for names, name in found if names != "App"]


def room(path: Path) -> str:
    return path.relative_to(FOLDER).parts[0].removesuffix(".js")


def test_every_room_is_in_the_order():
    assert {room(path) for path in SCRIPTS} == set(ORDER)


def test_a_script_imports_only_its_own_room_and_lower_ones():
    above = [
        (named(script), named(path))
        for script in SCRIPTS
        for path in (*imported(script), *types_of(script))
        if ORDER.index(room(path)) > ORDER.index(room(script))
    ]
    assert above == []


def test_every_import_names_a_script_that_is_there():
    named_by = [(named(script), path) for script in SCRIPTS for path in (*imported(script), *types_of(script))]
    assert [(script, path) for script, path in named_by if not path.is_file()] == []


def test_no_scripts_need_each_other():
    order = TopologicalSorter({path: imported(path) for path in SCRIPTS}).static_order()
    assert set(order) == set(SCRIPTS)


def test_every_script_is_needed_by_a_bundle():
    entries = ["js/start.js", "js/host/popup.js", "js/host/failed.js", "gallery/gallery.js"]
    entries += [f"js/{control.script}.js" for control in declared().values()]
    found, waiting = set(), [STATIC / name for name in entries]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imported(path)
    assert set(SCRIPTS) - found == set()


def is_pure(path: Path) -> bool:
    return bool({room(path), named(path)} & PURE)


def test_a_pure_script_knows_no_document_no_leaflet_and_no_clock():
    impure = re.compile(r"document\.|\bL\.|\bnew Date|Date\.now|Math\.random|performance\.|window\.\w+\(")
    comment = re.compile(r"(?<!:)//[^\n]*|/\*.*?\*/", re.DOTALL)
    found = {
        named(path): impure.findall(comment.sub("", path.read_text(encoding="utf-8")))
        + [named(one) for one in imported(path) if not is_pure(one)]
        for path in SCRIPTS
        if is_pure(path)
    }
    assert len(found) > 20
    assert {name: known for name, known in found.items() if known} == {}
