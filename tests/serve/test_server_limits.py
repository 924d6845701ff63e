"""The preview among too many, slow and vanished clients and without file handles; a folder that is exchanged."""

from __future__ import annotations

import errno
import http.server
import shutil
import socket
import threading
from functools import partial

import pytest
from watchfiles import watch

from stationed.errors import StationedError
from stationed.serve import Preview
from stationed.serve import server as server_module
from stationed.serve.server import open_server
from stationed.serve.watching import following

MOST = 3
ASK = b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A server that answers three requests at once, of an atlas that was not drawn yet."""
    monkeypatch.setattr(server_module, "MOST", MOST)
    server = open_server(Preview(tmp_path), 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def connected(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.server_port), timeout=20)


def answer(server) -> bytes:
    with connected(server) as connection:
        connection.sendall(ASK)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def until(server, free: int) -> None:
    """Wait until so many requests may begin."""
    while server.free._value != free:
        threading.Event().wait(0.01)


def test_more_requests_than_are_answered_at_once_are_refused_in_words_until_one_ends(server):
    held = [connected(server) for _ in range(MOST)]
    for one in held:
        one.sendall(b"GET / HT")  # half of a request
    until(server, 0)
    with connected(server) as late:
        said = b"".join(iter(lambda: late.recv(65536), b""))
    assert said.startswith(b"HTTP/1.0 503 ")
    assert said.endswith(b"Too many pages of this preview are open. Close some of them and load this one again.\n")
    held[0].close()
    until(server, 1)
    assert b"Drawing the maps" in answer(server)
    for one in held[1:]:
        one.close()
    until(server, MOST)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(b"GET /" + b"a" * 70_000 + b" HTTP/1.0\r\n\r\n", b"414", id="long-address"),
        pytest.param(b"GET / HTTP/1.0\r\nHost: " + b"a" * 70_000 + b"\r\n\r\n", b"431", id="long-header"),
        pytest.param(b"GET / HTTP/1.0\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"431", id="many-headers"),
        pytest.param(b"POST / HTTP/1.0\r\nHost: localhost\r\n\r\n", b"501", id="other-method"),
        pytest.param(b"GET / HTTP/9.9\r\n\r\n", b"505", id="other-version"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"400", id="no-http"),
    ],
)
def test_requests_that_are_too_large_or_none_are_refused(server, sent, status):
    with connected(server) as connection:
        connection.sendall(sent)
        assert status in connection.recv(400).split(b"\r\n")[0] + connection.recv(400)
    until(server, MOST)


def test_without_a_file_handle_for_a_connection_it_waits_instead_of_asking_without_end(server, monkeypatch):
    def refuse(server):
        raise OSError(errno.EMFILE, "Too many open files")

    waited: list[float] = []
    monkeypatch.setattr(http.server.ThreadingHTTPServer, "get_request", refuse)
    monkeypatch.setattr(server_module, "NO_HANDLE", 0.125)
    monkeypatch.setattr(threading.Event, "wait", lambda self, timeout=None: waited.append(timeout))
    with pytest.raises(OSError, match="Too many open files"):
        server.get_request()
    assert 0.125 in waited


def test_a_folder_that_goes_away_and_comes_back_or_is_exchanged_is_followed_again(tmp_path):
    folder, other = tmp_path / "atlas", tmp_path / "other"
    folder.mkdir()
    followed = partial(watch, debounce=80, step=20, rust_timeout=20, yield_on_timeout=True)
    changes = following([folder], followed)

    def change() -> bool:
        return bool(next(one for one in changes if one))

    next(changes)
    (folder / "units.csv").write_text("1")
    assert change()
    shutil.rmtree(folder)
    assert change()
    folder.mkdir()
    assert change()
    (folder / "units.csv").write_text("2")
    assert change()
    other.mkdir()
    folder.rename(tmp_path / "before")
    other.rename(folder)
    assert change()
    (folder / "periods.csv").write_text("3")
    assert change()


def test_a_folder_that_nobody_may_watch_for_a_while_is_watched_again(tmp_path):
    turns = iter(["changed", OSError("OS file watch limit reached."), "changed"])

    def watch(*_folders):
        for turn in turns:
            if isinstance(turn, OSError):
                raise turn
            yield turn

    changes = following([tmp_path], watch)
    assert [bool(next(changes)) for _ in range(3)] == [True, False, True]


def test_a_folder_that_nobody_may_watch_from_the_beginning_is_said(tmp_path):
    def watch(*_folders):
        raise OSError("OS file watch limit reached.")
        yield

    with pytest.raises(StationedError, match=r"cannot be watched: OS file watch limit reached\. Try again later\."):
        next(following([tmp_path], watch))
