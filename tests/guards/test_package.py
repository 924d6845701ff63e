"""What is shipped: the wheel is whole and works alone, and importing it costs next to nothing."""

from __future__ import annotations

import subprocess
import sys
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
    assert names == {name for name in files if "__pycache__" not in name}


def test_the_wheel_carries_its_licence_and_its_command(wheel):
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
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
