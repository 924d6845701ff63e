"""The bundles that pages carry: made of the sources as they are, and safe in a page that asks nobody for anything."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from branca.element import Figure
from node_process import NODE

from stationed.bundle import script_of, style_of
from stationed.layers.script import put_layers_script, put_page_script

ROOT = Path(__file__).parent.parent.parent
BUNDLES = ROOT / "src" / "stationed" / "static" / "bundle"
SCRIPTS = sorted(path.stem for path in BUNDLES.glob("*.js"))
STYLES = sorted(path.stem for path in BUNDLES.glob("*.css"))
NOTICE = "/*! stationed, BSD-3-Clause. To read: the folder stationed/static of the Python package stationed. */"


def test_the_bundles_are_those_of_the_sources_byte_for_byte(tmp_path):
    command = [NODE, ROOT / "tools" / "bundle" / "bundle.mjs", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in BUNDLES.iterdir()}, "run make bundle"


@pytest.mark.parametrize("path", sorted(BUNDLES.iterdir()), ids=lambda path: path.name)
def test_a_bundle_begins_with_its_licence_and_where_to_read_it(path):
    assert path.read_text(encoding="utf-8").startswith(NOTICE)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_text_of_a_script_ends_its_element(name):
    assert re.findall(r"</?script|<!--", script_of(name), re.IGNORECASE) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_made_safe_for_its_element_is_still_a_script(name, tmp_path):
    path = tmp_path / "page.cjs"
    path.write_text(script_of(name), encoding="utf-8")
    done = subprocess.run([NODE, "--check", path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted({*SCRIPTS} - {"refresh", "tiles"}))
def test_a_script_asks_nobody_for_anything(name):
    found = re.findall(
        r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts|\bimport\(", script_of(name)
    )
    assert found == []


@pytest.mark.parametrize("name", STYLES)
def test_a_style_asks_nobody_for_anything(name):
    assert re.findall(r"@import|url\((?!data:|#)|</style", style_of(name)) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_text_never_becomes_markup_or_script(name):
    found = re.findall(
        r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script_of(name)
    )
    assert found == []


LEAFLET = "{ Layer: class {}, Control: class {} }"


@pytest.mark.parametrize("name", ["page", "layers"])
def test_a_script_leaves_one_name_behind(name, tmp_path):
    path = tmp_path / "page.cjs"
    before = f"globalThis.window = globalThis; window.L = {LEAFLET}; const before = Object.keys(globalThis);"
    after = "console.log(Object.keys(globalThis).filter((key) => !before.includes(key)).join());"
    path.write_text("\n".join([before, script_of(name), after]), encoding="utf-8")
    done = subprocess.run([NODE, path], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == ("stationed", "")


def test_layers_alone_carry_less_than_a_whole_page():
    assert len(script_of("layers")) < 0.6 * len(script_of("page"))
    assert len(style_of("layers")) < 0.6 * len(style_of("page"))


@pytest.mark.parametrize(
    ("asked", "bundle"),
    [
        ([put_layers_script], "layers"),
        ([put_page_script], "page"),
        ([put_layers_script, put_page_script, put_page_script], "page"),
        ([put_page_script, put_layers_script], "page"),
    ],
    ids=["layers", "page", "layers, then controls", "controls, then layers"],
)
def test_a_figure_has_one_script_and_one_style_that_serve_all_who_asked(asked, bundle):
    figure = Figure()
    for put in asked:
        put(figure)
    head = figure.header.render()
    assert (head.count("stationed, BSD-3-Clause"), head.count(script_of(bundle)), head.count(style_of(bundle))) == (
        2,
        1,
        1,
    )
