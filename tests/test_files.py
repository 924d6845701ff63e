"""Reading and writing inside a folder: nothing outside it is met, whoever changes what lies there meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from stationed.errors import OutputError
from stationed.files import (
    OutsideError,
    folder_made,
    is_text,
    names_inside,
    printable,
    read_inside,
    read_named,
    write_inside,
    write_together,
)
from stationed.files.held import Held


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a file and a folder in it, beside a file that is none of its business."""
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "atlas" / "context").mkdir(parents=True)
    (tmp_path / "atlas" / "units.csv").write_bytes(b"units")
    return tmp_path / "atlas"


def files_of(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def exchanging(monkeypatch, exchange) -> None:
    """Let something happen between the look at a file and its opening."""
    look = Held.state

    def state(held: Held, name: str) -> os.stat_result:
        seen = look(held, name)
        exchange()
        return seen

    monkeypatch.setattr(Held, "state", state)


class TestReading:
    """What is read."""

    def test_a_link_within_the_folder_is_followed(self, folder):
        (folder / "context" / "a.csv").symlink_to("../units.csv")
        assert read_inside(folder, "context/a.csv") == b"units"

    def test_a_folder_that_is_itself_a_link_is_read(self, folder, tmp_path):
        (tmp_path / "link").symlink_to(folder)
        assert read_inside(tmp_path / "link", "units.csv") == b"units"
        assert names_inside(tmp_path / "link") == ["context", "units.csv"]

    @pytest.mark.parametrize("goal", ["../secret", "{tmp}/secret", "context/../../secret"])
    def test_a_link_that_leads_out_is_refused_with_where_to(self, folder, tmp_path, goal):
        (folder / "story.md").symlink_to(goal.format(tmp=tmp_path))
        with pytest.raises(OutsideError) as caught:
            read_inside(folder, "story.md")
        assert caught.value.leads_to == str(tmp_path / "secret")

    def test_a_link_through_links_of_the_folder_is_refused(self, folder):
        (folder / "context" / "up").symlink_to("../..")
        with pytest.raises(OutsideError):
            read_inside(folder, "context/up/secret")
        with pytest.raises(OutsideError):
            names_inside(folder, "context/up")

    def test_a_folder_whose_name_only_begins_the_same_is_outside(self, folder, tmp_path):
        (tmp_path / "atlas-of-others").mkdir()
        (tmp_path / "atlas-of-others" / "a").write_bytes(b"theirs")
        with pytest.raises(OutsideError):
            read_inside(folder, "../atlas-of-others/a")

    @pytest.mark.parametrize("name", ["pipe", "context", "", "link-to-pipe"])
    def test_what_is_no_regular_file_is_refused_and_not_waited_for(self, folder, name):
        os.mkfifo(folder / "pipe")
        (folder / "link-to-pipe").symlink_to("pipe")
        with pytest.raises(OSError, match="not a regular file"):
            read_inside(folder, name)

    def test_a_second_name_of_a_pipe_or_a_device_is_refused_as_the_first_is(self, folder, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        os.link(tmp_path / "pipe", folder / "story.md")
        with pytest.raises(OSError, match="not a regular file"):
            read_inside(folder, "story.md")

    def test_a_file_that_becomes_a_link_while_it_is_opened_is_not_followed(self, folder, monkeypatch):
        def exchange() -> None:
            (folder / "units.csv").unlink()
            (folder / "units.csv").symlink_to("../secret")

        exchanging(monkeypatch, exchange)
        with pytest.raises(OSError, match="symbolic links") as caught:
            read_inside(folder, "units.csv")
        assert caught.value.errno == errno.ELOOP

    def test_a_file_that_becomes_another_while_it_is_opened_is_refused(self, folder, tmp_path, monkeypatch):
        exchanging(monkeypatch, lambda: (tmp_path / "secret").replace(folder / "units.csv"))
        with pytest.raises(OSError, match="it was exchanged while it was opened"):
            read_inside(folder, "units.csv")

    def test_a_folder_that_becomes_a_link_on_the_way_is_not_gone_through(self, folder, tmp_path, monkeypatch):
        (folder / "context" / "a").write_bytes(b"a")
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "a").write_bytes(b"secret")
        whole = os.path.realpath

        def realpath(path) -> str:
            found = whole(path)
            if found.endswith("a"):
                (folder / "context").rename(tmp_path / "moved")
                (folder / "context").symlink_to(tmp_path / "other")
            return found

        monkeypatch.setattr(os.path, "realpath", realpath)
        with pytest.raises(OSError, match=r"Not a directory|symbolic links"):
            read_inside(folder, "context/a")

    def test_a_file_of_more_bytes_than_allowed_is_refused(self, folder):
        assert read_inside(folder, "units.csv", most=5) == b"units"
        with pytest.raises(OSError, match="it has more than 4 bytes"):
            read_inside(folder, "units.csv", most=4)
        with pytest.raises(OSError, match="it has more than 1,000 bytes"):
            read_named("/dev/zero", most=1000)


class TestWriting:
    """What is written."""

    def test_a_link_within_the_folder_is_written_through(self, folder):
        (folder / "link.csv").symlink_to("units.csv")
        write_inside(folder, "link.csv", b"new")
        assert (folder / "units.csv").read_bytes() == b"new"
        assert (folder / "link.csv").is_symlink()

    def test_nothing_is_written_through_a_link_that_leads_out(self, folder, tmp_path):
        (folder / "story.md").symlink_to("../secret")
        with pytest.raises(OutputError, match=r"story\.md: cannot be written: it leads out of the folder, to .*secret"):
            write_inside(folder, "story.md", b"new")
        assert (tmp_path / "secret").read_bytes() == b"secret"

    def test_a_link_put_in_place_while_writing_is_replaced_and_not_followed(self, folder, tmp_path, monkeypatch):
        def exchange() -> None:
            (folder / "units.csv").unlink(missing_ok=True)
            (folder / "units.csv").symlink_to("../secret")

        exchanging(monkeypatch, exchange)
        write_inside(folder, "units.csv", b"new")
        assert (tmp_path / "secret").read_bytes() == b"secret"
        assert (folder / "units.csv").read_bytes() == b"new"


class TestTogether:
    """All or nothing."""

    def test_files_are_written_in_order_and_folders_made(self, tmp_path):
        written = write_together(tmp_path, {"b": b"1", "a/c/d": "ä"})
        assert written == (tmp_path / "b", tmp_path / "a" / "c" / "d")
        assert files_of(tmp_path) == {"a/c/d": "ä".encode(), "b": b"1"}

    @pytest.mark.parametrize("refused", ["b" * 300, "file/below", "there"], ids=["long", "in-a-file", "a-folder"])
    def test_when_one_name_is_refused_all_is_as_it_was(self, folder, refused):
        (folder / "file").write_bytes(b"old")
        (folder / "there").mkdir()
        before = files_of(folder)
        with pytest.raises(OutputError, match=refused[:4]):
            write_together(folder, {"units.csv": b"new", "more/x.csv": b"new", refused: b"new"})
        assert files_of(folder) == before
        assert not (folder / "more").exists()

    @pytest.mark.parametrize("at", [1, 2, 3])
    @pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
    def test_when_a_move_fails_what_was_moved_is_brought_back(self, folder, monkeypatch, at, links):
        before = files_of(folder)
        moves = []
        whole = os.replace

        def replace(*arguments, **places):
            moves.append(arguments)
            if len(moves) == at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            whole(*arguments, **places)

        def link(*arguments, **places):
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "replace", replace)
        if not links:
            monkeypatch.setattr(os, "link", link)
        with pytest.raises(OutputError, match="the disk is full"):
            write_together(folder, {"units.csv": b"new", "context/a": b"new", "z": b"new"})
        assert files_of(folder) == before

    def test_nothing_is_left_beside_files_that_were_replaced(self, folder):
        write_together(folder, {"units.csv": b"new", "z": b"new"})
        assert files_of(folder) == {"units.csv": b"new", "z": b"new"}

    def test_a_folder_that_was_made_goes_when_what_follows_fails(self, tmp_path):
        with pytest.raises(ZeroDivisionError), folder_made(tmp_path / "a" / "b"):
            1 / 0  # noqa: B018
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_was_there_stays_when_what_follows_fails(self, tmp_path):
        (tmp_path / "a").mkdir()
        with pytest.raises(ZeroDivisionError), folder_made(tmp_path / "a" / "b"):
            1 / 0  # noqa: B018
        assert list(tmp_path.iterdir()) == [tmp_path / "a"]


@pytest.mark.parametrize(
    ("name", "shown", "text"),
    [
        pytest.param("Улаанбаатар.csv", "Улаанбаатар.csv", True, id="letters"),
        pytest.param("a\x1b[2Jb", "a<U+001B>[2Jb", False, id="drives-a-terminal"),
        pytest.param("a\nb", "a<U+000A>b", False, id="two-lines"),
        pytest.param("a\x9bb", "a<U+009B>b", False, id="the-same-in-one-byte"),
        pytest.param("a\u202eb", "a<U+202E>b", True, id="turns-the-direction"),
        pytest.param(os.fsdecode(b"\xff.csv"), "<U+DCFF>.csv", False, id="not-utf-8"),
    ],
)
def test_names_are_shown_on_one_line_and_known_to_be_text_or_not(name, shown, text):
    assert (printable(name), is_text(name)) == (shown, text)
