"""The preview of an atlas: the last good pages stay, what is wrong is told, and nothing reaches beyond this machine."""

from __future__ import annotations

import base64
import errno
import hashlib
import http.client
import json
import os
import re
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from stationed.errors import StationedError
from stationed.export import copy_example
from stationed.files import read_inside
from stationed.serve import Preview
from stationed.serve.server import open_server
from stationed.serve.watching import follow


@pytest.fixture
def atlas(tmp_path) -> Path:
    """The example atlas with the first of its maps, since each drawing takes its time."""
    copy_example(tmp_path / "atlas")
    config = tmp_path / "atlas" / "atlas.toml"
    config.write_text("[[maps]]".join(config.read_text(encoding="utf-8").split("[[maps]]")[:2]), encoding="utf-8")
    return tmp_path / "atlas"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_before_the_first_drawing_a_page_says_so_and_follows(atlas):
    page = (Preview(atlas).page("index.html") or b"").decode()
    assert "Drawing the maps" in page
    assert "EventSource" in page


def test_pages_are_served_with_a_script_that_their_policy_allows(atlas):
    preview = Preview(atlas)
    assert preview.update() == "Drawn: 1 map"
    page = (preview.page("rhine.html") or b"").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    script = re.search(r'<script data-version="[0-9a-f]{16}">(.*?)</script>', page, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[-1]
    assert policy is not None
    assert script is not None
    for text in (script[1], style):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy[1]
    assert "connect-src 'self'" in policy[1]


def test_drawn_pages_by_themselves_know_nothing_of_the_preview(atlas):
    preview = Preview(atlas)
    preview.update()
    assert [
        name for name, text in preview.edition.files.items() if "EventSource" in text or "connect-src" in text
    ] == []


def test_errors_are_told_and_the_last_good_pages_stay(atlas):
    preview = Preview(atlas)
    preview.update()
    good = preview.page("rhine.html")
    change(atlas / "deployments.csv", "0014-08,0014-09", "0014-13,0014-09")
    said = preview.update()
    assert said.startswith("The atlas has errors. deployments.csv row 6 (R-05), column start: there is no month 13")
    news = json.loads(preview.news())
    assert news["title"] == "The atlas has errors: this is the last good map."
    assert [one["where"] for one in news["findings"] if one["severity"] == "error"] == [
        "deployments.csv row 6 (R-05), column start"
    ]
    assert preview.page("rhine.html") == good


def test_mended_files_give_new_pages(atlas):
    preview = Preview(atlas)
    change(atlas / "deployments.csv", "0014-08,0014-09", "0014-13,0014-09")
    assert preview.update().endswith(" There is no map yet.")
    assert json.loads(preview.news())["title"] == "The atlas has errors: there is no map yet."
    assert preview.page("rhine.html") is None
    change(atlas / "deployments.csv", "0014-13,0014-09", "0014-08,0014-09")
    preview.update()
    news = json.loads(preview.news())
    assert (news["title"], news["findings"]) == ("", [])
    assert preview.page("rhine.html") is not None


def test_a_page_of_a_preview_that_ended_loads_anew_just_when_the_atlas_was_changed_since(atlas):
    def version() -> str:
        preview = Preview(atlas)
        preview.update()
        said = json.loads(preview.news())["version"]
        assert f'data-version="{said}"'.encode() in (preview.page("rhine.html") or b"")
        return said

    before = version()
    assert version() == before
    change(atlas / "deployments.csv", "0014-08,0014-09", "0014-08,0014-10")
    assert version() != before


def refused(number: int, monkeypatch) -> list[str]:
    """Let the system have no file handle so many times for what is read of an atlas; the list has what was asked."""
    asked: list[str] = []

    def read(folder: Path, name: str, *, most: int) -> bytes:
        asked.append(name)
        if name == "units.csv" and asked.count(name) <= number:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return read_inside(folder, name, most=most)

    monkeypatch.setattr("stationed.reading.folder.read_inside", read)
    return asked


def test_what_cannot_be_read_for_a_while_is_tried_again_without_a_change_ever_more_seldom(atlas, monkeypatch):
    asked, said, tries = refused(3, monkeypatch), [], []

    def changes() -> Iterator[bool]:
        for time in range(200):
            yield False
            if len(tries) < asked.count("units.csv"):
                tries.append(time)

    follow(Preview(atlas), changes(), said.append)
    assert tries[:4] == [0, 11, 32, 73]
    assert len(said) == 2
    assert "units.csv: the file cannot be read: Too many open files" in said[0]
    assert said[1] == "Drawn: 1 map"


def test_an_error_in_the_files_waits_for_a_change(atlas, monkeypatch):
    change(atlas / "deployments.csv", "0014-08,0014-09", "0014-13,0014-09")
    asked, said = refused(0, monkeypatch), []
    follow(Preview(atlas), [False] * 300, said.append)
    assert (asked.count("units.csv"), len(said)) == (1, 1)


def test_what_failed_twice_alike_is_not_told_twice_to_those_who_listen(atlas, monkeypatch):
    refused(2, monkeypatch)
    preview = Preview(atlas)
    preview.update()
    known = preview.edition
    preview.update()
    assert preview.edition is known


def test_a_folder_that_went_away_is_said_and_the_last_good_pages_stay(atlas):
    preview = Preview(atlas)
    preview.update()
    atlas.rename(atlas.with_name("elsewhere"))
    assert preview.update().endswith(
        "/atlas: there is no such folder. Give the path of an atlas folder. The last good map stays."
    )
    title = json.loads(preview.news())["title"]
    assert title.endswith("Give the path of an atlas folder: this is the last good map.")
    assert preview.page("rhine.html") is not None


def test_a_file_whose_name_is_not_utf_8_is_told_and_the_last_good_pages_stay(atlas):
    preview = Preview(atlas)
    preview.update()
    (atlas / "context").mkdir(exist_ok=True)
    (atlas / "context" / os.fsdecode(b"x\xff.geojson")).write_text("{}", encoding="utf-8")
    assert "context/x<U+DCFF>.geojson: the name of the file is not text" in preview.update()
    assert "x<U+DCFF>.geojson" in preview.news()
    assert preview.page("rhine.html") is not None


def test_a_poster_is_drawn_when_it_is_asked_for(atlas):
    preview = Preview(atlas)
    preview.update()
    assert (preview.page("rhine.png") or b"").startswith(b"\x89PNG")
    assert preview.page("../atlas.toml") is None


@pytest.fixture
def server(atlas):
    preview = Preview(atlas)
    preview.update()
    server = open_server(preview, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server, path: str, method: str = "GET", host: str = "") -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    answer = connection.getresponse()
    return answer.status, answer.read(), dict(answer.getheaders())


def test_files_of_the_edition_are_given_and_others_are_not(server):
    status, page, headers = ask(server, "/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert b"The legions on the Rhine" in page
    assert ask(server, "/rhine.html?x=1")[0] == 200
    assert ask(server, "/stationed-embed.js")[2]["Content-Type"] == "text/javascript; charset=utf-8"
    assert [ask(server, path)[0] for path in ("/atlas.toml", "/../atlas.toml", "/%2e%2e/atlas.toml", "/x")] == [404] * 4
    assert ask(server, "/rhine.html", "HEAD")[:2] == (200, b"")


def test_it_listens_on_this_machine_alone_and_answers_to_its_own_name_alone(server):
    assert server.server_address[0] == "127.0.0.1"
    assert ask(server, "/", host="maps.example:80")[0] == 403
    assert ask(server, "/", host=f"localhost:{server.server_port}")[0] == 200


def test_a_port_in_use_is_said_with_what_to_do(server):
    with pytest.raises(
        StationedError, match=rf"is in use by another program, got {server.server_port}.*Choose another"
    ):
        open_server(server.preview, server.server_port)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127.0.0.1@evil.example",
        "127.0.0.1:80.evil.example",
        "[::1]",
    ],
)
def test_a_name_that_only_begins_like_this_machine_is_not_its_own(server, host):
    assert ask(server, "/", host=host)[0] == 403


def sent(server, request: bytes) -> bytes:
    """All that the server answers to these bytes until it closes the connection."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("target", ["http://[", "http://[::1"])
def test_an_address_that_is_none_is_refused_in_words(server, target):
    answer = sent(server, f"GET {target} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 400 ")
    assert answer.endswith(b"That is no address of this preview.\n")


def test_two_hosts_in_one_request_are_refused(server):
    answer = sent(server, b"GET / HTTP/1.0\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")
    assert answer.startswith(b"HTTP/1.0 403 ")


def test_the_head_of_the_events_ends(server):
    answer = sent(server, b"HEAD /.stationed/events HTTP/1.0\r\nHost: localhost\r\n\r\n")
    assert b"text/event-stream" in answer
    assert answer.endswith(b"\r\n\r\n")


def test_a_client_that_goes_away_in_the_middle_of_a_page_is_not_spoken_of(server, capfd):
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(b"GET /rhine.html HTTP/1.0\r\nHost: localhost\r\n\r\n")
            connection.recv(1000)
    assert ask(server, "/rhine.html")[0] == 200
    while any(
        thread.name.startswith("Thread-") and "process_request" in thread.name for thread in threading.enumerate()
    ):
        threading.Event().wait(0.01)
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_ours_is_answered_and_the_server_goes_on(server, monkeypatch, capfd):
    monkeypatch.setattr(server.preview, "page", lambda name: 1 // 0)
    status, said, _ = ask(server, "/")
    assert (status, said) == (500, b"stationed itself is at fault: ZeroDivisionError. Please report it.\n")
    assert capfd.readouterr() == ("", "")


def test_a_fault_of_ours_while_drawing_keeps_the_last_good_pages(atlas, monkeypatch):
    preview = Preview(atlas)
    preview.update()
    monkeypatch.setattr("stationed.serve.preview.draw_atlas", lambda path, progress: 1 // 0)
    assert preview.update().startswith("stationed itself is at fault, please report it: ZeroDivisionError")
    assert preview.page("rhine.html") is not None
