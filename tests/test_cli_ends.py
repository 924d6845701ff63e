"""How commands end when something goes wrong that nobody planned for: in a sentence, whatever the streams are."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from once import pages_of
from small_atlas import a_small_atlas

from stationed import __version__
from stationed.cli import main

STATIONED = f"{sys.executable} -m stationed"


def run(*arguments: object):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def at_fault(monkeypatch, fault: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr("stationed.checking.check_tables", fail)


class Panic(BaseException):
    """What a library in Rust raises when it gives up; it is no Exception."""


class TestFaults:
    """What is nobody's fault but ours."""

    @pytest.mark.parametrize(
        "fault",
        [ZeroDivisionError("by\nzero"), RecursionError("deep"), KeyError("\x1b[2J"), Panic("index out of bounds")],
    )
    def test_an_exception_of_ours_is_one_sentence_that_says_how_to_report_it(self, tmp_path, monkeypatch, fault):
        at_fault(monkeypatch, fault)
        result = run("check", a_small_atlas(tmp_path))
        assert (result.exit_code, result.stdout) == (2, "")
        assert re.fullmatch(
            rf"Error: stationed itself is at fault, .*: {type(fault).__name__}, .* \(fail, line \d+ of "
            rf"test_cli_ends\.py\)\. Please report it, with stationed {re.escape(__version__)}, "
            rf".*: stationed --traceback check \.\.\.\n",
            result.stderr,
        )
        assert result.stderr.rstrip("\n").isprintable()

    def test_the_traceback_is_shown_when_asked_for_and_drives_no_terminal(self, tmp_path, monkeypatch):
        at_fault(monkeypatch, KeyError("a\x1b[2Jb"))
        result = run("--traceback", "check", a_small_atlas(tmp_path))
        assert result.exit_code == 2
        assert result.stderr.startswith("Traceback (most recent call last):\n")
        assert "Error: stationed itself is at fault" in result.stderr
        assert "\x1b" not in result.stderr

    def test_the_traceback_of_a_refusal_names_what_the_system_said(self, tmp_path):
        result = run("--traceback", "check", tmp_path / "nowhere")
        assert "AtlasNotFoundError" in result.stderr
        assert result.stderr.endswith("there is no such folder. Give the path of an atlas folder.\n")

    def test_memory_that_runs_out_is_not_called_a_fault(self, tmp_path, monkeypatch):
        at_fault(monkeypatch, MemoryError())
        assert run("check", a_small_atlas(tmp_path)).stderr == (
            "Error: This computer has not enough free memory for that.\n"
        )


class TestStreams:
    """Streams that are not there."""

    @pytest.mark.parametrize("command", ["check atlas", "--version", "--help", "explain atlas D-01"])
    def test_a_closed_output_is_said_and_is_no_success(self, tmp_path, command):
        a_small_atlas(tmp_path)
        done = shell(f"{STATIONED} {command} >&-", tmp_path)
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        assert "the output: Bad file descriptor" in done.stderr or "there is no deployment" in done.stderr

    def test_closed_streams_get_nothing_that_files_are_written_with(self, tmp_path, tmp_path_factory):
        a_small_atlas(tmp_path)
        done = shell(f"{STATIONED} build atlas -o pages -q <&- >&- 2>&-", tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", "")
        expected = (pages_of(tmp_path_factory, "small") / "all.html").read_bytes()
        assert (tmp_path / "pages" / "all.html").read_bytes() == expected

    def test_a_table_is_taken_when_nobody_can_be_asked(self, tmp_path):
        (tmp_path / "ships.csv").write_text("unit,place,start\nAlpha,Kiel,1939\n", encoding="utf-8")
        done = shell(f"{STATIONED} new fleet --from ships.csv <&-", tmp_path)
        assert (done.returncode, (tmp_path / "fleet" / "atlas.toml").exists()) == (0, True), done.stderr

    def test_a_closed_error_stream_changes_nothing_else(self, tmp_path):
        a_small_atlas(tmp_path)
        done = shell(f"{STATIONED} check atlas 2>&-", tmp_path)
        assert (done.returncode, done.stdout) == (0, "No findings.\n")


class TestNames:
    """Names that would drive a terminal."""

    NAME = "at\x1b]0;owned\x07las\n\u202e"
    SHOWN = "at<U+001B>]0;owned<U+0007>las<U+000A><U+202E>"

    def test_the_names_of_folders_are_printed_with_control_characters_escaped(self, tmp_path):
        atlas = a_small_atlas(tmp_path).rename(tmp_path / self.NAME)
        (atlas / "context" / "b\x1b[31m.geojson").write_text("{}", encoding="utf-8")
        for arguments in (
            ["check", atlas],
            ["check", tmp_path / f"x{self.NAME}"],
            ["build", atlas, "-o", tmp_path / "pages"],
            ["explain", tmp_path / f"x{self.NAME}", "a"],
            ["embed", tmp_path / self.NAME, "--url", "https://maps.example/"],
            ["extract", tmp_path / self.NAME],
            ["serve", tmp_path / f"x{self.NAME}"],
            ["new", atlas],
            ["new", tmp_path / f"n{self.NAME}"],
        ):
            result = run(*arguments)
            assert [line for line in result.output.split("\n") if not line.isprintable()] == []
            assert self.SHOWN in result.output or "b<U+001B>[31m.geojson" in result.output

    def test_the_names_of_what_is_written_are_printed_so_too(self, tmp_path):
        atlas = a_small_atlas(tmp_path)
        result = run("build", atlas, "-o", tmp_path / self.NAME)
        assert f"{tmp_path}/{self.SHOWN}/all.html\n" in result.stdout
        assert result.exit_code == 0

    def test_a_folder_whose_name_is_not_utf_8_is_checked_and_built(self, tmp_path):
        name = os.fsdecode(b"at\xfflas")
        atlas = a_small_atlas(tmp_path).rename(tmp_path / name)
        assert run("check", atlas).stdout == "No findings.\n"
        done = run("build", atlas, "-o", atlas / "pages", "-q")
        assert done.exit_code == 0
        assert "at<U+DCFF>las/pages/all.html" in done.stdout


class TestAllOrNothing:
    """What a command leaves when the disk refuses in the middle."""

    def test_a_map_whose_name_the_disk_refuses_keeps_the_other_from_being_written(self, tmp_path):
        long = "m" * 300
        config = (a_small_atlas(tmp_path) / "atlas.toml").read_text(encoding="utf-8")
        (tmp_path / "atlas" / "atlas.toml").write_text(
            config.split("[[maps]]")[0] + f'\n[[maps]]\nid = "first"\n\n[[maps]]\nid = "{long}"\n', encoding="utf-8"
        )
        result = run("build", tmp_path / "atlas", "-o", tmp_path / "pages", "-q")
        assert result.exit_code == 1
        assert "file-name" in result.stderr
        assert not (tmp_path / "pages").exists()

    def test_a_start_on_a_full_disk_leaves_no_folder(self, tmp_path, monkeypatch):
        def refuse(handle: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", refuse)
        result = run("new", tmp_path / "a" / "atlas")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "the disk is full" in result.stderr
        assert list(tmp_path.iterdir()) == []


def test_names_of_files_are_utf_8_where_the_locale_has_other_letters(tmp_path):
    (tmp_path / "Größe.csv").write_text("Ship,Port,Lat,Lon,From\nAlpha,X,54,10,1918-01-07\n")
    locale = "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"
    done = shell(f"{locale} {STATIONED} build Größe.csv -o out", tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "Größe.csv: 1 row")
    assert "<title>Größe</title>" in next((tmp_path / "out").glob("*.html")).read_text(encoding="utf-8")


def test_ctrl_c_while_the_command_is_loaded_ends_it_as_later(tmp_path):
    stopped = "import sys\nclass Stop:\n    def find_spec(self, name, *_):\n        if name == 'click':\n"
    stopped += "            raise KeyboardInterrupt\nsys.meta_path.insert(0, Stop())\n"
    stopped += "from stationed.__main__ import run\nrun()"
    done = subprocess.run([sys.executable, "-c", stopped], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (130, "Stopped. Files that were there before are whole.\n")
