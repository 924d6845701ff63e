"""`stationed serve` as a process: it says where to look, stops cleanly, and tells in a sentence what it cannot do."""

from __future__ import annotations

import datetime
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from intake.tables import an_xlsx

from stationed.cli import main
from stationed.export import copy_example

RUN = [sys.executable, "-m", "stationed", "serve"]


@pytest.fixture
def atlas(tmp_path) -> Path:
    copy_example(tmp_path / "atlas")
    return tmp_path / "atlas"


def lines_until(process: subprocess.Popen, word: str) -> list[str]:
    """What a process says on standard error, up to a line with that word."""
    lines = []
    assert process.stderr is not None
    for line in process.stderr:
        lines.append(line)
        if word in line:
            return lines
    raise AssertionError(f"it ended without {word}: {lines}")


def heed_interrupts() -> None:
    """What a terminal does for the programs that it starts; a shell without one lets them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_it_says_where_to_look_draws_and_stops_at_ctrl_c(atlas):
    command = [*RUN, str(atlas), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts) as process:
        try:
            said = lines_until(process, "Drawn: 2 maps")
            assert re.match(r"Open http://127\.0\.0\.1:\d+/ in a browser", said[0])
            process.send_signal(signal.SIGINT)
            _, rest = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, rest) == (130, "Stopped. Files that were there before are whole.\n")


def test_a_table_is_drawn_and_drawn_anew_when_it_is_saved(tmp_path):
    table = tmp_path / "ships.csv"
    table.write_text("Ship,Port,Lat,Lon,From\nAlpha,X,54,10,1918-01-07\nBeta,Y,55,11,1919\n")
    command = [*RUN, str(table), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts) as process:
        try:
            lines_until(process, "Drawn: 1 map")
            saved = tmp_path / "saved"
            saved.write_text("Ship,Port,Lat,Lon,From\nAlpha,X,54,10,sometime\nBeta,Y,55,11,1919\n")
            saved.replace(table)
            said = lines_until(process, "The last good map stays")
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        finally:
            process.kill()
    assert "row 2, column From: not an EDTF date, got sometime" in said[-1]
    assert process.returncode == 130


def test_a_workbook_is_drawn_anew_each_time_it_is_saved(tmp_path):
    posts = [["Unit", "Place", "Lat", "Lon", "From"], ["1st", "Arras", 50.29, 2.78, datetime.date(1917, 4, 1)]]
    book, saved = tmp_path / "posts.xlsx", tmp_path / "saved"
    book.write_bytes(an_xlsx({"Posts": posts}))
    command = [*RUN, str(book), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts) as process:
        try:
            said = "".join(lines_until(process, "Drawn: 1 map"))
            address = re.search(r"Open (http://127\.0\.0\.1:\d+/)", said)
            assert address
            before = urllib.request.urlopen(address[1]).read()
            saved.write_bytes(an_xlsx({"Posts": [*posts, ["2nd", "Lens", 50.43, 2.83, datetime.date(1917, 4, 7)]]}))
            saved.replace(book)  # as programs save: the new file takes the place of the old one
            lines_until(process, "Drawn: 1 map")
            after = urllib.request.urlopen(address[1]).read()
            saved.write_bytes(an_xlsx({"Posts": posts})[:700])
            saved.replace(book)
            broken = lines_until(process, "The last good map stays")[-1]
            saved.write_bytes(an_xlsx({"Posts": posts}))
            saved.replace(book)
            lines_until(process, "Drawn: 1 map")
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        finally:
            process.kill()
    assert before != after
    assert "posts.xlsx" in broken
    assert process.returncode == 130


def test_a_table_that_leaves_something_open_is_refused_before_the_preview(tmp_path):
    table = tmp_path / "ships.csv"
    table.write_text("Ship,Port,When\nAlpha,X,07/01/1918\n")
    done = CliRunner().invoke(main, ["serve", str(table), "--port", "0"])
    assert done.exit_code == 2
    assert "Say --dates day-first or --dates month-first." in done.stderr


def test_a_missing_folder_is_said(tmp_path):
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")])
    assert done.exit_code == 2
    assert done.stderr == f"Error: {tmp_path / 'nowhere'}: there is no such folder; expected the folder of an atlas.\n"


def test_a_port_in_use_is_said(atlas):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", str(atlas), "--port", str(port)])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: --port: the port is in use by another program, got {port}; expected one")


def test_a_missing_extra_is_said_with_the_command_that_brings_it(atlas, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = CliRunner().invoke(main, ["serve", str(atlas)])
    assert done.exit_code == 2
    assert "Install it with: pip install 'stationed[serve]'." in done.stderr


def test_a_folder_whose_path_is_not_text_is_refused_before_the_preview(tmp_path):
    folder = tmp_path / os.fsdecode(b"x\xff")
    folder.mkdir()
    done = CliRunner().invoke(main, ["serve", str(folder)])
    assert done.exit_code == 2
    assert "x<U+DCFF>: its path cannot be watched, as it is not text in UTF-8 on one line. Rename" in done.stderr
