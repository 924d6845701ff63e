"""What writing promises: a reader finds the old file whole or the new one whole, and a refusal is said in words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from stationed.errors import OutputError
from stationed.export import copy_example, make_folder, write_atomically
from stationed.files import write_together


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_written_file_holds_the_bytes_as_given(tmp_path):
    assert write_atomically(tmp_path / "a.html", b"\xef\xbb\xbfa\r\n") == tmp_path / "a.html"
    assert (tmp_path / "a.html").read_bytes() == b"\xef\xbb\xbfa\r\n"


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path):
    write_atomically(tmp_path / "a.csv", "Улаанбаатар\nb\r\n")
    assert (tmp_path / "a.csv").read_bytes() == "Улаанбаатар\nb\r\n".encode()


def test_old_file_is_replaced_and_nothing_else_is_left(tmp_path):
    write_atomically(tmp_path / "a.html", b"a much longer old page")
    write_atomically(tmp_path / "a.html", b"new")
    assert (tmp_path / "a.html").read_bytes() == b"new"
    assert names(tmp_path) == ["a.html"]


def test_link_stays_a_link_and_its_target_is_replaced(tmp_path):
    (tmp_path / "real.html").write_bytes(b"old")
    (tmp_path / "link.html").symlink_to("real.html")
    write_atomically(tmp_path / "link.html", b"new")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"new"


def test_long_names_that_the_disk_allows_are_written(tmp_path):
    name = "a" * 250 + ".html"
    write_atomically(tmp_path / name, b"new")
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.ENOSPC, "the disk is full", id="full"),
        pytest.param(errno.EROFS, "that disk can only be read", id="read-only"),
        pytest.param(errno.EDQUOT, "your share of the disk is used up", id="quota"),
        pytest.param(errno.EIO, "Input/output error", id="anything-else-as-the-system-says-it"),
    ],
)
def test_refusal_while_writing_leaves_the_old_file_whole(tmp_path, monkeypatch, number, words):
    (tmp_path / "a.html").write_bytes(b"old")

    def refuse(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=rf"a\.html: cannot be written: {words}\..*is untouched") as caught:
        write_atomically(tmp_path / "a.html", b"new")
    assert isinstance(caught.value.__cause__, OSError)
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert names(tmp_path) == ["a.html"]


def test_interruption_leaves_the_old_file_whole(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(b"old")

    def interrupt(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.html", b"new")
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert names(tmp_path) == ["a.html"]


def test_killed_writer_leaves_the_old_file_whole(tmp_path):
    (tmp_path / "a.html").write_bytes(b"old")
    script = (
        "import os, signal\n"
        "from stationed.export import write_atomically\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"write_atomically({str(tmp_path / 'a.html')!r}, b'new' * 100000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], timeout=60, check=False)
    assert done.returncode == -9
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert [name for name in names(tmp_path) if name.endswith(".html")] == ["a.html"]


def test_two_writers_at_once_leave_one_of_the_two_whole(tmp_path):
    pages = [bytes([letter]) * 2_000_000 for letter in b"abcd"]
    writers = [threading.Thread(target=write_atomically, args=(tmp_path / "a.html", page)) for page in pages]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (tmp_path / "a.html").read_bytes() in pages
    assert names(tmp_path) == ["a.html"]


def test_folder_of_that_name_is_refused(tmp_path):
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match="there is a folder of that name"):
        write_atomically(tmp_path / "a.html", b"new")


@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_or_a_device_is_refused_and_not_replaced(tmp_path, linked):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.html").symlink_to("pipe")
    name = "a.html" if linked else "pipe"
    with pytest.raises(OutputError, match=rf"{name}: cannot be written: there is a pipe or a device of that name"):
        write_atomically(tmp_path / name, b"new")
    with pytest.raises(OutputError, match="there is a pipe or a device of that name, not a file"):
        write_together(tmp_path, {"b.html": b"new", name: b"new"})
    assert (tmp_path / "pipe").is_fifo()
    assert names(tmp_path) == ["a.html", "pipe"]


def test_protected_file_is_refused(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything, so ask for a refusal
    with pytest.raises(OutputError, match="writing there is not allowed"):
        write_atomically(tmp_path / "a.html", b"new")


def test_name_that_no_system_allows_is_refused(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "a\0.html", b"new")


def test_folder_is_made_with_those_above_it(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "pages").write_text("")
    with pytest.raises(OutputError, match="pages: cannot be written: there is a file of that name, not a folder"):
        make_folder(tmp_path / "pages")
    with pytest.raises(OutputError, match="a part of the path is a file"):
        make_folder(tmp_path / "pages" / "more")


class TestExample:
    """The atlas that a new one starts from."""

    def test_example_is_copied_whole(self, tmp_path):
        written = copy_example(tmp_path / "atlas")
        found = sorted(path for path in (tmp_path / "atlas").rglob("*") if path.is_file())
        assert list(written) == found
        assert {"atlas.toml", "locations.geojson", "units.csv", "deployments.csv"} <= {path.name for path in found}

    def test_empty_folder_is_accepted(self, tmp_path):
        assert copy_example(tmp_path)

    @pytest.mark.parametrize("held", ["notes.txt", ".hidden"])
    def test_folder_that_holds_anything_is_refused_and_left_alone(self, tmp_path, held):
        (tmp_path / held).write_text("mine")
        with pytest.raises(OutputError, match=rf"the folder is not empty, it holds '{held}'.*Nothing was written"):
            copy_example(tmp_path)
        assert names(tmp_path) == [held]
