"""Firefox and WebKit by the commands of WebDriver (W3C), each by the wire that Debian's browser has.

Firefox is spoken to as its geckodriver does, which Debian lacks (Marionette: JSON over a socket); MiniBrowser of
WebKitGTK through WebKitWebDriver (JSON over HTTP), on a display of its own. Each runs in a profile of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from browser.waiting import until

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
PREFERENCES = {
    "marionette.port": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.auto": False,
    "intl.accept_languages": "en-GB",
    "browser.download.useDownloadDir": True,
    "browser.download.folderList": 2,
    "network.dns.offline-localhost": False,
    "layout.css.prefers-color-scheme.content-override": 1,  # light
    "ui.prefersReducedMotion": 1,
}
NEEDED = "apt-get install firefox-esr webkit2gtk-driver xvfb"
PATHS = {
    "go": ("Navigate", "url"),
    "run": ("ExecuteScript", "execute/sync"),
    "promise": ("ExecuteAsyncScript", "execute/async"),
    "frame": ("SwitchToFrame", "frame"),
    "find": ("FindElement", "element"),
}
"""Command -> what it is called on the two wires."""


class Wire(Protocol):
    """How commands reach a browser."""

    def send(self, command: str, **given: Any) -> Any:
        """Send one of `PATHS` and return its answer."""

    def act(self, element: str, what: str, **given: Any) -> Any:
        """Do `click` or `value` (typing) with an element."""

    def size(self, width: int, height: int) -> None:
        """Give the window a size."""


class Marionette:
    """The wire of Firefox: messages with their length before them."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self._read()
        self.call("WebDriver:NewSession", capabilities={})

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.stream.read(1)
        return json.loads(self.stream.read(int(length[:-1])))

    def call(self, name: str, **given: Any) -> Any:
        self.number += 1
        text = json.dumps([0, self.number, name, given]).encode()
        self.socket.sendall(f"{len(text)}:".encode() + text)
        _, _, error, answer = self._read()
        assert error is None, error
        return answer.get("value") if isinstance(answer, dict) else answer

    def send(self, command: str, **given: Any) -> Any:
        return self.call(f"WebDriver:{PATHS[command][0]}", **given)

    def act(self, element: str, what: str, **given: Any) -> Any:
        name = {"click": "ElementClick", "value": "ElementSendKeys"}[what]
        return self.call(f"WebDriver:{name}", id=element, **given)

    def size(self, width: int, height: int) -> None:
        self.call("WebDriver:SetWindowRect", width=width, height=height)

    def prefer(self, name: str, value: int) -> None:
        """Set a preference of the running browser, as its reader does."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            self.send("run", script="Services.prefs.setIntPref(arguments[0], arguments[1]);", args=[name, value])
        finally:
            self.call("Marionette:SetContext", value="content")


class Http:
    """The wire of WebKit: requests to WebKitWebDriver."""

    def __init__(self, port: int, program: str) -> None:
        self.address = f"http://127.0.0.1:{port}"
        until(self._up)
        options = {"webkitgtk:browserOptions": {"binary": program, "args": ["--automation"]}}
        session = self.call("session", capabilities={"alwaysMatch": options})
        self.address += f"/session/{session['sessionId']}"

    def _up(self) -> bool:
        try:
            return bool(self.call("status", method="GET"))
        except OSError:
            return False

    def call(self, path: str, *, method: str = "POST", **given: Any) -> Any:
        data = json.dumps(given).encode() if method == "POST" else None
        asked = urllib.request.Request(f"{self.address}/{path}", data, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def send(self, command: str, **given: Any) -> Any:
        return self.call(PATHS[command][1], **given)

    def act(self, element: str, what: str, **given: Any) -> Any:
        return self.call(f"element/{element}/{what}", **given)

    def size(self, width: int, height: int) -> None:
        self.call("window/rect", width=width, height=height)


@contextmanager
def running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended with the tests."""
    started = subprocess.Popen(command, **QUIET, **options)
    try:
        yield started
    finally:
        started.terminate()
        started.wait(30)


def program(name: str, *, within: str = "/usr/lib") -> str:
    """Where a program of Debian is; the tests fail without it."""
    found = shutil.which(name) or next((str(one) for one in sorted(Path(within).glob(f"*/webkit2gtk-*/{name}"))), "")
    if not found:
        pytest.fail(f"no {name}: {NEEDED}", pytrace=False)
    return found


@contextmanager
def firefox(folder: Path) -> Iterator[Marionette]:
    """Debian's Firefox without a window; what it downloads comes into the folder."""
    wanted = PREFERENCES | {"browser.download.dir": str(folder)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    port = profile / "MarionetteActivePort"
    command = [program("firefox-esr"), "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    command.append("--remote-allow-system-access")  # for `prefer`
    with running([*command, "about:blank"], env=os.environ | {"HOME": str(profile)}):
        wire = Marionette(int(until(lambda: port.exists() and port.read_text())))
        yield wire
        wire.call("Marionette:Quit", flags=["eForceQuit"])


@contextmanager
def webkit(folder: Path) -> Iterator[Http]:
    """WebKitGTK's MiniBrowser on a display that nobody sees."""
    answer, told = os.pipe()
    screen = ["-displayfd", str(told), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with running([program("Xvfb"), *screen], pass_fds=(told,)), socket.socket() as free:
        os.close(told)
        display = os.read(answer, 20).decode().strip()
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        settings = folder / ".config" / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")  # reduced motion
        home = os.environ | {
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "DISPLAY": f":{display}",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
        }
        with running([program("WebKitWebDriver"), f"--port={port}", "--host=127.0.0.1"], env=home):
            wire = Http(port, program("MiniBrowser"))
            yield wire
            wire.call("window", method="DELETE")
