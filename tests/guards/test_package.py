"""What is shipped: the wheel is whole and works alone, and importing it costs next to nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "stationed"
HEAVY = (
    *("pandas", "geopandas", "numpy", "shapely", "pyogrio", "pyproj", "pyarrow", "folium", "branca", "jinja2"),
    *("pydantic", "matplotlib", "requests"),
)


def python(*arguments: str, cwd: Path) -> str:
    """What an isolated Python prints."""
    done = subprocess.run(
        [sys.executable, "-I", *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel of the working tree, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = ["-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    python(*command, str(ROOT), cwd=folder)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("stationed/")}
    files = {path.relative_to(SOURCE.parent).as_posix() for path in SOURCE.rglob("*") if path.is_file()}
    pages = {f"stationed/docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert names == {name for name in files if "__pycache__" not in name} | pages


def test_the_wheel_names_the_licence_of_everything_in_it(wheel):
    archive = zipfile.ZipFile(wheel)
    carried = {name.partition("/licenses/")[2]: name for name in archive.namelist() if "/licenses/" in name}
    texts = {path.relative_to(ROOT).as_posix() for path in SOURCE.rglob("*") if path.stem in ("LICENSE", "LICENCE")}
    assert carried.keys() >= texts | {"LICENSE", "src/stationed/ground/LICENCE-MIT.txt"}
    assert "Volodymyr Agafonkin" in archive.read(carried["src/stationed/static/vendor/leaflet/LICENSE"]).decode()
    metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    expression = re.search(r"^License-Expression: (.*)$", archive.read(metadata).decode(), re.M)
    vendored = tomllib.loads((SOURCE / "static/vendor/VENDOR.toml").read_text(encoding="utf-8"))["vendored"]
    bundled = re.findall(
        r"^[@\w/.-]+ [\d.]+ \(([\w.-]+)\)$", (SOURCE / "static/tiles/LICENSES.txt").read_text("utf-8"), re.M
    )
    wanted = {"BSD-3-Clause", "LGPL-3.0-or-later", "CC0-1.0", *(one["licence"] for one in vendored), *bundled}
    assert len(bundled) > 3
    assert expression is not None
    assert set(expression[1].split(" AND ")) == wanted


def test_the_page_of_a_package_index_links_to_nothing_that_is_not_there(wheel):
    archive = zipfile.ZipFile(wheel)
    metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
    told, _, text = archive.read(metadata).decode().partition("\n\n")
    assert "Description-Content-Type: text/markdown" in told
    assert text.startswith("# stationed\n")
    links = re.findall(r"\]\(([^)]+)\)", re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE))
    assert [link for link in links if not link.startswith("https://")] == []
    named = set(re.findall(r"`stationed docs ([\w-]+)`", text))
    assert {"your-table", "tutorial", "notebooks"} <= named
    assert [name for name in named if not (ROOT / "docs" / f"{name}.md").is_file()] == []
    assert text.count("```") == (ROOT / "README.md").read_text(encoding="utf-8").count("```")


def test_the_wheel_carries_its_command(wheel):
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    entry_points = next(name for name in names if name.endswith("entry_points.txt"))
    assert "stationed = stationed.__main__:run" in archive.read(entry_points).decode()


def test_the_wheel_tells_type_checkers_that_it_is_typed(wheel):
    assert "stationed/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_the_wheel_finds_its_own_files_when_it_stands_alone(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import stationed.symbols as s\n"
        "print(s.__file__, len(s.drawing(s.Symbol('friend', 'cavalry', 'division'))['steps']))"
    )
    assert python("-c", script, cwd=tmp_path).split() == [str(tmp_path / "stationed/symbols/__init__.py"), "3"]


@pytest.mark.parametrize("module", ["stationed", "stationed.errors", "stationed.cli"])
def test_importing_loads_no_heavy_library(module, tmp_path):
    script = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    assert python("-c", script, cwd=tmp_path).split() == []


def test_the_wheel_alone_starts_an_atlas_and_builds_it(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "alone")
    script = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'alone')!r})\n"
        "from stationed.cli import main\n"
        "main(['new', 'atlas'], standalone_mode=False)\n"
        "main(['build', 'atlas', '--output', 'pages', '--quiet'], standalone_mode=False)"
    )
    written = python("-c", script, cwd=tmp_path).split()
    pages = [line for line in written if line.endswith(".html")]
    assert pages
    assert all((tmp_path / page).stat().st_size > 100_000 for page in pages)


def test_what_messages_of_the_wheel_alone_point_to_is_there(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "alone")
    (tmp_path / "atlas").mkdir()
    (tmp_path / "atlas" / "atlas.toml").write_text('id = "a"\ntitle = "A"\ncredits = "Me"\n', encoding="utf-8")
    start = f"import sys; sys.path.insert(0, {str(tmp_path / 'alone')!r})\nfrom stationed.cli import main\n"
    told = python("-c", f"{start}main(['check', 'atlas'], standalone_mode=False)", cwd=tmp_path)
    assert "expected a key that `stationed docs data-format` lists" in " ".join(told.split())
    page = python("-c", f"{start}main(['docs', 'data-format'], standalone_mode=False)", cwd=tmp_path)
    assert page == (ROOT / "docs" / "data-format.md").read_text(encoding="utf-8")
