"""The recipes of CONTRIBUTING, followed to the letter in a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(re.findall(r"^\*\*([\w ]+)\.\*\* (.*?)(?=^\*\*|^## )", TEXT, re.MULTILINE | re.DOTALL))
WANTED = ("A deployment column", "A date notation", "A control", "An input format", "An export format", "A language")


def follow(recipe: str, folder: Path) -> None:
    """Write the files and make the changes that a recipe shows."""
    for file, body in re.findall(r"```python\n# (src/\S+)\n(.*?)```", RECIPES[recipe], re.DOTALL):
        (folder / file).write_text(body, encoding="utf-8")
    for change in re.findall(r"```diff\n(.*?)```", RECIPES[recipe], re.DOTALL):
        for file, lines in re.findall(r"^ # (src/\S+)\n((?:(?! # ).*\n)+)", change, re.MULTILINE):
            told = [(line[0], line[1:]) for line in lines.splitlines()]
            old, new = ("".join(f"{text}\n" for sign, text in told if sign in keep) for keep in (" -", " +"))
            before = (folder / file).read_text(encoding="utf-8")
            assert before.count(old) == 1, old
            (folder / file).write_text(before.replace(old, new), encoding="utf-8")


def run(folder: Path, *arguments: str) -> str:
    """What a command prints, with the copied package."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the package and of its docs, with the example atlas."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("src/stationed", "docs", "tests/docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copytree(ROOT / "src/stationed/examples/rhine", tmp_path / "rhine")
    return tmp_path


@pytest.mark.parametrize("recipe", WANTED)
def test_a_recipe_names_files_that_are_there(recipe):
    named = re.findall(r"`((?:\w+/)+(?:[\w.]+\.(?:py|md|json))?|\w+\.(?:py|md|json))`", RECIPES[recipe])
    bases = (ROOT, ROOT / "src" / "stationed")
    assert named
    own = {"en.json"}
    assert [name for name in named if name not in own and not any((base / name).exists() for base in bases)] == []


def test_a_format_that_follows_the_recipe_is_exported_and_told_of(copy):
    follow("An export format", copy)
    printed = run(copy, "-m", "stationed", "export", "rhine", "ids", "--output", "-")
    assert printed.splitlines()[:2] == ["R-01", "R-02"]
    assert re.search(r"^  ids +a list of what there is \(\.txt\)$", run(copy, "-m", "stationed", "export", "-h"), re.M)


def test_a_column_that_follows_the_recipe_reaches_page_export_and_docs(copy):
    follow("A deployment column", copy)
    claims = copy / "rhine" / "deployments.csv"
    head, first, *rest = claims.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},strength_note", f"{first},Legionaries alone", *(f"{line}," for line in rest)]
    claims.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(copy, "-m", "stationed", "check", "rhine", "--format", "json").count("strength_note") == 0
    told = json.loads(run(copy, "-m", "stationed", "export", "rhine", "geojson", "--output", "-"))["features"]
    assert [one["properties"]["strength_note"] for one in told[:2]] == ["Legionaries alone", ""]
    script = (
        "import json, stationed; block = stationed.read('rhine').map('rhine').layers.block\n"
        "print(json.dumps([block['meta']['columns'], block['tables']['claims']['columns']['strength_note']['texts']]))"
    )
    columns, texts = json.loads(run(copy, "-c", script))
    assert texts == ["Legionaries alone", ""]
    shown = next(one for one in columns if one["name"] == "strength_note")
    assert (shown["label"]["en"], shown["shows"]) == ("Counted", ["card", "download"])
    run(copy, "tests/docs/column_pages.py")
    row = "| `strength_note` | str | no | What the figures count. | - | not said |"
    assert row in (copy / "docs" / "data-format.md").read_text(encoding="utf-8")
    assert "| `strength_note` | text | What the figures count. |" in (copy / "docs" / "payload.md").read_text(
        encoding="utf-8"
    )
