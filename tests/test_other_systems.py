"""What is different on Windows and macOS, as far as it can be played here; docs/reliability.md lists what cannot."""

from __future__ import annotations

import errno
import importlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
from small_atlas import a_small_atlas

import stationed
from stationed.errors import OutputError
from stationed.files import OutsideError, read_inside, write_inside, write_together
from stationed.files.refusals import refusals


@pytest.fixture
def as_on_windows(monkeypatch) -> None:
    """No folder is held open, no file is locked, none has a second name."""

    def unknown(*_: object, **__: object) -> None:
        raise NotImplementedError("follow_symlinks unavailable on this platform")

    monkeypatch.setattr("stationed.files.held._BY_HANDLE", False)
    monkeypatch.setattr("stationed.files.writing.fcntl", None)
    monkeypatch.setattr("stationed.export.alone.fcntl", None)
    monkeypatch.setattr("os.link", unknown)


@pytest.mark.usefixtures("as_on_windows")
class TestWithoutHandlesAndLocks:
    def test_an_atlas_is_built_twice_into_the_same_folder(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        first = stationed.build(atlas, tmp_path / "pages")
        second = stationed.build(atlas, tmp_path / "pages")
        assert first.written == second.written
        assert [path.name for path in (tmp_path / "pages").glob(".*")] == []

    def test_files_that_cannot_all_be_written_are_what_they_were(self, tmp_path):
        (tmp_path / "a").write_text("old", encoding="utf-8")
        (tmp_path / "b").mkdir()
        with pytest.raises(OutputError, match="there is a folder of that name"):
            write_together(tmp_path, {"a": "new", "b": "new"})
        assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_a_link_that_leads_out_of_the_folder_is_refused(self, tmp_path):
        (tmp_path / "atlas").mkdir()
        (tmp_path / "secret").write_text("secret", encoding="utf-8")
        (tmp_path / "atlas" / "units.csv").symlink_to(tmp_path / "secret")
        with pytest.raises(OutsideError, match="leads out of the folder"):
            read_inside(tmp_path / "atlas", "units.csv")
        with pytest.raises(OutputError, match="leads out of the folder"):
            write_inside(tmp_path / "atlas", "units.csv", "mine")


def test_a_file_that_a_program_shows_is_named_as_such_where_that_locks_it(monkeypatch):
    # The package gives the function of the same name, which hides the module behind it.
    monkeypatch.setattr(importlib.import_module("stationed.files.refusals"), "LOCKS_WHAT_IS_OPEN", True)
    said = r"not allowed\. If a program has the file open, close it there\. Choose"
    with pytest.raises(OutputError, match=said), refusals("units.csv"):
        raise PermissionError(errno.EACCES, "Permission denied")


def test_output_into_a_file_is_utf_8_where_the_system_has_letters_of_one_country(monkeypatch):
    from stationed.cli import group

    monkeypatch.setattr(group, "PIPES_ARE_LOCAL", True)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="cp1252", newline="\n")
    group._say_all_letters(stream)
    print("Хүрээ", file=stream, flush=True)
    assert written.getvalue() == "Хүрээ\n".encode()


def test_a_folder_on_a_drive_that_is_not_there_is_refused_at_once(tmp_path):
    """The nearest to such a drive: the folder that one is in was taken away."""
    gone = str(tmp_path / "gone")
    script = (
        f"import os, stationed; os.mkdir({gone!r}); os.chdir({gone!r}); os.rmdir({gone!r})\n"
        "stationed.copy_example('atlas')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr.splitlines()[-1].startswith("stationed.errors.OutputError: atlas: cannot be written: ")


def test_the_preview_shares_its_port_with_no_other_program_where_the_system_would_let_it():
    from stationed.serve.server import Server

    assert Server.allow_reuse_address == (sys.platform != "win32")


def test_no_text_of_the_package_is_read_or_written_in_the_letters_of_one_country():
    source = Path(stationed.__file__).parent
    calls = [
        (path.name, line.strip())
        for path in source.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if (".read_text(" in line or ".write_text(" in line) and "utf-8" not in line
    ]
    assert calls == []
