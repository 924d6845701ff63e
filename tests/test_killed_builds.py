"""Builds that are killed, and builds that meet: every file is a whole old or a whole new one."""

from __future__ import annotations

import fcntl
import threading

from fuzz.kill import run

from stationed.export import alone_in, write_atomically


def test_builds_killed_at_random_moments_leave_only_whole_files(tmp_path):
    outcome = run(kills=4, seed=3, folder=tmp_path)
    assert (outcome.kills, outcome.while_writing) == (4, 2)


def test_second_build_into_a_folder_says_that_it_waits_and_then_goes_on(tmp_path):
    said: list[str] = []
    order: list[str] = []
    waiting = threading.Event()

    def second():
        def say(step: str) -> None:
            said.append(step)
            waiting.set()

        with alone_in(tmp_path, say):
            order.append("second")

    with alone_in(tmp_path, said.append):
        other = threading.Thread(target=second)
        other.start()
        assert waiting.wait(30)
        order.append("first")
    other.join(30)
    assert order == ["first", "second"]
    assert said == [f"Waiting: another build is writing into {tmp_path}"]


def test_what_a_killed_build_left_goes_and_a_file_being_written_stays(tmp_path):
    (tmp_path / ".stationed-1-0.part").write_bytes(b"half")
    written = tmp_path / ".stationed-2-0.part"
    with written.open("xb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with alone_in(tmp_path, lambda step: None):
            assert [path.name for path in tmp_path.iterdir()] == [".stationed-2-0.part"]


def test_folder_whose_disk_knows_no_locks_is_written_all_the_same(tmp_path, monkeypatch):
    def refuse(handle, how):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with alone_in(tmp_path, lambda step: None):
        write_atomically(tmp_path / "a.html", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
