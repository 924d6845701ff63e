"""Hosts and maps on servers of different origins: maps at 127.0.0.1, host pages at localhost on another port.

`host(html)` opens a host page that can reach both servers and nothing else. In the end it must hold that nothing
was asked for but what the test served, that no script threw, that no policy was broken, and that no cookie was set.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

ROOT = Path(__file__).parent.parent.parent.parent
RULES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
WATCH = """
window.__violations = [];
document.addEventListener('securitypolicyviolation',
  (e) => window.__violations.push(`${e.effectiveDirective} ${e.blockedURI}`));
window.__heard = [];
window.addEventListener('message', (e) => window.__heard.push({ data: e.data, origin: e.origin }));
"""
TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".png": "image/png"}


@dataclass
class Site:
    """One local server: the files it gives, with headers, and what it was asked for."""

    name: str
    files: dict[str, tuple[bytes, dict[str, str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def put(self, path: str, text: str | bytes, **headers: str) -> str:
        """Have a file served; gives its address."""
        data = text.encode() if isinstance(text, str) else text
        self.files[path] = (data, {name.replace("_", "-"): value for name, value in headers.items()})
        return f"{self.address}/{path}"

    def put_folder(self, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            self.put(path.name, path.read_bytes())


def run(site: Site) -> http.server.ThreadingHTTPServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            path = self.path.partition("?")[0].lstrip("/")
            site.asked.append(self.path)
            data, headers = site.files.get(path, (b"", {}))
            self.send_response(200 if path in site.files else 404)
            kind = TYPES.get(Path(path).suffix, "text/plain")
            for name, value in {"Content-Type": f"{kind}; charset=utf-8", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://{site.name}:{server.server_port}"
    site.put("favicon.ico", b"")  # which browsers ask hosts for
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def maps(rhine: Path) -> Iterator[Site]:
    """The server that the maps lie on."""
    site = Site("127.0.0.1")
    server = run(site)
    site.put_folder(rhine)
    yield site
    server.shutdown()


@pytest.fixture(scope="module")
def hosts() -> Iterator[Site]:
    """The server that host pages lie on: another origin than the maps."""
    site = Site("localhost")
    server = run(site)
    yield site
    server.shutdown()


@pytest.fixture(scope="session")
def online(browser: Browser) -> Iterator[Browser]:
    """A Chromium that reaches this machine and nothing else."""
    from browser.conftest import ARGUMENTS

    arguments = [one for one in ARGUMENTS if not one.startswith("--host-resolver-rules")] + [RULES]
    chromium = browser.browser_type.launch(executable_path=_chromium(), args=arguments)
    yield chromium
    chromium.close()


def _chromium() -> str:
    from browser.conftest import chromium_path

    return chromium_path()


class Hosts:
    """Opens host pages: `host(html)`. Options: `size`, `headers`, `name`; `broken`: violations that belong."""

    def __init__(self, browser: Browser, hosts: Site, maps: Site) -> None:
        self.browser, self.hosts, self.maps = browser, hosts, maps
        self.opened: list[tuple[Page, dict[str, Any]]] = []

    def __call__(
        self, html: str, *, size=(1000, 800), headers: dict[str, str] | None = None, name="host.html", broken=(), **more
    ) -> Page:
        address = html if html.startswith(("file:", "http:")) else self.hosts.put(name, html, **(headers or {}))
        more |= {"viewport": {"width": size[0], "height": size[1]}, "locale": "en-GB"}
        context = self.browser.new_context(**more)
        context.set_default_timeout(30_000)
        context.add_init_script(WATCH)
        page = context.new_page()
        seen: dict[str, Any] = {"requests": [], "errors": [], "console": [], "broken": list(broken)}
        page.on("request", lambda request: seen["requests"].append(request.url))
        page.on("pageerror", lambda error: seen["errors"].append(str(error)))
        page.on("console", lambda said: said.type == "error" and seen["console"].append(said.text))
        self.opened.append((page, seen))
        page.seen = seen  # type: ignore[attr-defined]
        page.goto(address, wait_until="load")
        return page

    def close(self) -> None:
        """Check what was opened, and close it."""
        try:
            for page, seen in self.opened:
                _check(page, seen, (self.hosts.address, self.maps.address))
        finally:
            for page, _ in self.opened:
                page.context.close()


@pytest.fixture
def host(online: Browser, hosts: Site, maps: Site) -> Iterator[Hosts]:
    """Return `host(html)`: a host page, opened, and checked when the test ends."""
    opener = Hosts(online, hosts, maps)
    yield opener
    opener.close()


@pytest.fixture(scope="module")
def lasting_host(online: Browser, hosts: Site, maps: Site) -> Iterator[Hosts]:
    """The same for a page that the tests of a file share; it is checked when the last of them has ended."""
    opener = Hosts(online, hosts, maps)
    yield opener
    opener.close()


def _check(page: Page, seen: dict[str, Any], known: tuple[str, ...]) -> None:
    violations = [found for frame in page.frames for found in frame.evaluate("window.__violations || []")]
    assert [url for url in seen["requests"] if not url.startswith((*known, "file:", "data:", "about:", "blob:"))] == []
    assert violations == seen["broken"]
    assert seen["errors"] == []
    # A browser says itself that a frame may open no tab; what the page then does is what its test is about.
    said_by_page = [said for said in seen["console"] if not said.endswith("'allow-popups' permission is not set.")]
    assert [said for said in said_by_page if not (seen["broken"] and "Content Security Policy" in said)] == []
    assert page.context.cookies() == []


def map_frame(page: Page, number: int = 0) -> Frame:
    """The frame of a map on a host page, once the map is there."""
    page.wait_for_function("(n) => document.querySelectorAll('iframe').length > n", arg=number)
    handle = page.query_selector_all("iframe")[number]
    handle.scroll_into_view_if_needed()
    frame = handle.content_frame()
    assert frame is not None
    frame.wait_for_selector("html[data-stationed=ready]", state="attached")
    return frame


@pytest.fixture(scope="session")
def frame_of() -> Callable[..., Frame]:
    """Return `frame_of(page, number)`: the frame of a map on a host page, once the map is there."""
    return map_frame
