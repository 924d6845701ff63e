"""Commands and Python of a page as processes of their own that do not each load the libraries.

`forked()` gives a folder with two programs, `stationed` and `python3`, to come first on the path of a shell. What they
are called with goes to one process that has loaded the libraries; it makes a copy of itself for each call, which takes
on the streams, the folder, the surroundings and the arguments of the caller. That the commands start by themselves, and
how they end, is held by tests/test_cli.py, tests/test_cli_ends.py and the README, which runs without any of this.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import shlex
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("stationed", "python3")
LOADED = ("folium", "geopandas", "pyarrow.csv", "pyogrio", "pypdfium2_raw")
CALL = """
import json, os, socket, sys
with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
    server.connect(sys.argv[1])
    asked = {"called": sys.argv[2:], "folder": os.getcwd(), "surroundings": dict(os.environ)}
    socket.send_fds(server, [json.dumps(asked).encode()], [0, 1, 2])
    sys.exit((server.recv(1) or b"\\x70")[0])
"""


@contextmanager
def forked() -> Iterator[Path]:
    """Give a folder of the programs, which work until it is left."""
    with tempfile.TemporaryDirectory(prefix="forked-") as name:
        folder = Path(name)
        address = folder / "calls"
        (folder / "call.py").write_text(CALL, encoding="utf-8")
        for program in PROGRAMS:
            called = shlex.join([sys.executable, "-IS", str(folder / "call.py"), str(address), program])
            (folder / program).write_text(f'#!/bin/sh\nexec {called} "$@"\n', encoding="utf-8")
            (folder / program).chmod(0o755)
        command = [sys.executable, __file__, str(address)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == "ready\n"
            try:
                yield folder
            finally:
                server.terminate()


def _serve(address: str) -> None:
    """Load the libraries, then answer each call in a copy of this process."""
    package = importlib.import_module("stationed")
    rooms = (
        one.name for one in pkgutil.iter_modules(package.__path__) if one.name not in ("__main__", "tiles", "serve")
    )
    for name in (*(f"stationed.{room}" for room in rooms), *LOADED):
        importlib.import_module(name)
    copies = set[int]()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.bind(address)
        server.listen()
        print("ready", flush=True)
        while True:
            caller, _ = server.accept()
            copy = os.fork()
            if not copy:
                _answer(caller)
            caller.close()
            copies = {one for one in (*copies, copy) if os.waitpid(one, os.WNOHANG) == (0, 0)}


def _answer(caller: socket.socket) -> None:
    """Do what a caller asks for, tell it how that ended, and end."""
    said, streams, *_ = socket.recv_fds(caller, 1 << 20, 3)
    asked = json.loads(said)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    # Streams of this process have been written to, and may not take another encoding as those of a new one may.
    sys.stdin, sys.stdout = os.fdopen(0, closefd=False), os.fdopen(1, "w", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace", closefd=False)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["surroundings"])
    program, *arguments = asked["called"]
    code: object = 0
    try:
        if program == "stationed":
            from stationed.cli import main

            main(arguments, prog_name="stationed")
        else:
            assert arguments[0] == "-c"
            sys.argv, sys.path[0] = ["-c", *arguments[2:]], ""
            exec(compile(arguments[1], "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        caller.sendall(bytes([code if isinstance(code, int) else int(code is not None)]))
        os._exit(0)


if __name__ == "__main__":
    _serve(sys.argv[1])
