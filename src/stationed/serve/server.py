"""The preview's server: HTTP on 127.0.0.1 and nowhere else, for this machine's own browser."""

from __future__ import annotations

import errno
import http.server
import os
import re
import threading
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

from stationed.errors import StationedError
from stationed.gallery import NAME as GALLERY
from stationed.serve.preview import Preview

ADDRESS = "127.0.0.1"
EVENTS = "/.stationed/events"
TYPES = {".html": "text/html", ".js": "text/javascript", ".png": "image/png"}
OWN = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]{1,5})?\Z", re.IGNORECASE)
"""What a request to this machine gives as its host; nothing may stand behind it."""
PATIENCE = 15.0
"""Seconds after which a silent line is written to those who listen, so that closed ones are noticed."""
MOST = 200
"""So many requests are answered at once, pages that listen among them; each has a thread and a file handle."""
NO_HANDLE = 0.2
"""Seconds to wait when there is no file handle for a connection."""
BUSY = (
    b"HTTP/1.0 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
    b"Too many pages of this preview are open. Close some of them and load this one again.\n"
)


class Server(http.server.ThreadingHTTPServer):
    """Serves a preview; a request that is still open does not keep the process from ending."""

    allow_reuse_address = os.name != "nt"  # Windows would let two programs have one port, and say nothing
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    preview: Preview

    def __init__(self, *given: Any) -> None:
        self.free = threading.BoundedSemaphore(MOST)
        super().__init__(*given)

    def get_request(self) -> Any:
        """Take a connection; when no file handle is left for one it waits a little, where it would ask without end."""
        try:
            return super().get_request()
        except OSError:
            threading.Event().wait(NO_HANDLE)
            raise

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or in words when there are too many."""
        if not self.free.acquire(blocking=False):
            with suppress(OSError):
                request.settimeout(1)
                request.sendall(BUSY)
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except RuntimeError:  # no thread is to be had
            self.free.release()
            raise

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and let the next one in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away; the handler has answered for everything else."""


def open_server(preview: Preview, port: int) -> Server:
    """Return a server that listens, and answers once it is told to.

    Raises
    ------
    StationedError
        When the port is in use or may not be taken; the message says what to do.
    """
    try:
        server = Server((ADDRESS, port), Handler)
    except OSError as refusal:
        reasons = {
            errno.EADDRINUSE: "is in use by another program",
            errno.EACCES: "may not be used without special rights",
        }
        reason = reasons.get(refusal.errno or 0, f"cannot be listened on: {refusal.strerror or refusal}")
        raise StationedError(
            f"--port: the port {reason}, got {port}; expected one that is free. Choose another, or 0 for any."
        ) from refusal
    server.preview = preview
    return server


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD for the preview's files and its events."""

    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]  which its base calls any server
    server_version, sys_version = "stationed", ""

    timeout = 60
    """Seconds after which a client that neither asks nor takes anything is left."""

    def do_GET(self) -> None:
        """Answer with a file, or with events for as long as somebody listens; with words when something is wrong."""
        try:
            self._answer()
        except OSError:
            self.close_connection = True  # the client went away, in the middle of a page perhaps
        except Exception as fault:
            said = f"stationed itself is at fault: {type(fault).__name__}. Please report it.\n"
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", said.encode())

    do_HEAD = do_GET  # noqa: N815

    def _answer(self) -> None:
        try:
            path = urlsplit(self.path).path
        except ValueError:
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", b"That is no address of this preview.\n")
            return
        if not self._is_own():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"This preview is for this computer alone.\n")
        elif path == EVENTS:
            self._tell()
        else:
            self._give(unquote(path).lstrip("/") or GALLERY)

    def _is_own(self) -> bool:
        """Whether the request names this machine: a page from elsewhere that had its name point here would not."""
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and OWN.match(hosts[0]) is not None

    def _give(self, name: str) -> None:
        data = self.server.preview.page(name)
        if data is None:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such page in this atlas.\n")
        else:
            self._send(HTTPStatus.OK, TYPES.get(f".{name.rpartition('.')[2]}", "application/octet-stream"), data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind if kind.startswith("image/") else f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell(self) -> None:
        """Write the news now and at every change (server-sent events, HTML Living Standard 9.2)."""
        preview = self.server.preview
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.close_connection = True
        while self.command != "HEAD":  # until the page is closed, which writing to it meets
            edition = preview.edition
            self.wfile.write(f"event: atlas\ndata: {preview.news()}\n\n".encode())
            while not preview.wait(edition, PATIENCE):
                self.wfile.write(b": still here\n\n")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of single requests."""
