"""The browser: Debian's Chromium, pages opened from disk, no network, and nothing a page does goes unnoticed.

`open_page` gives a Playwright page. When the test ends it must hold that the page asked for nothing but
itself, wrote no warning or error to the console, threw nothing, and broke no rule of its own policy.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
# Parts of the browser's own window that cost as much as a small page each time a profile is opened. The last list given
# counts, so it repeats those of Playwright's that matter here.
NOT_NEEDED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIReloadButton,PreloadTopChromeWebUI,WebUITabStrip,WebUIToolbar,"
    "SidePanel,InitialWebUI,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    f"--disable-features={NOT_NEEDED}",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
# A page reports its own violations; the report must be gathered before its first script runs.
_WATCH_POLICY = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', (e) => window.__violations.push(
  `${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile || ''}:${e.lineNumber}`));
"""


HOUSES = """House,Place,Lat,Lon,From,To,Type,Founder,Colour
Gandan,Urga,47.92,106.9,1835,1937,monastery,Fifth Jebtsundamba,red
Choijin,Khure,47.8,106.2,1904,1938,monastery,Bogd Khan,green
Legation,Consul Hill,47.1,107.9,1861,1917,embassy,Shishmaryov,blue
"""


@dataclass
class Watched:
    """What one page did."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    # Other files that a host page may open in its frames.
    may_open: tuple[str, ...] = ()

    def check(self) -> None:
        """Assert that the page kept to itself."""
        if not self.page.is_closed():
            for frame in self.page.frames:
                self.violations += frame.evaluate("window.__violations || []")
        known = (self.address, *self.may_open, "data:", "blob:", "about:")
        outside = [url for url in self.requests if not url.startswith(known)]
        assert outside == [], "the page asked for more than itself"
        assert self.violations == [], "the page broke its own content policy"
        assert self.errors == [], "a script of the page threw"
        assert self.console == [], "the page wrote warnings or errors to the console"


def chromium_path() -> str:
    """The browser of the tests: STATIONED_CHROMIUM, or Debian's Chromium."""
    named = os.environ.get("STATIONED_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not os.access(named, os.X_OK):
        pytest.fail(f"no Chromium at {named}: apt-get install chromium, or set STATIONED_CHROMIUM", pytrace=False)
    return named


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser of the tests is."""
    return chromium_path()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return `new_context(**options)`: an offline browser profile of its own, closed when the test ends."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(offline=True, locale="en-GB", timezone_id="UTC", **options)
        context.set_default_timeout(30_000)
        context.add_init_script(_WATCH_POLICY)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def _watch(page: Page, address: str, may_open: Sequence[Path]) -> Watched:
    watched = Watched(page, address, may_open=tuple(path.as_uri() for path in may_open))
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.errors.append(str(error)))

    def heard(message: Any) -> None:
        if message.type in ("error", "warning"):
            watched.console.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    page.on("console", heard)
    return watched


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return `open_page(path_or_html)`: a page opened from disk; what it did is checked when the test ends.

    Options: `size` (width, height), `theme` light or dark, `reduced_motion`, `fragment` (the state, with its #),
    `touch`, `scripts=False` to open without JavaScript, `may_open` for the files that a host page embeds, and any
    other option of a Playwright context. Text that starts with `<` is written to a file first. `page.watched` is
    the record so far.
    """
    opened: list[Watched] = []

    def open_(
        source: Path | str,
        *,
        size: tuple[int, int] = (1440, 900),
        theme: str = "light",
        reduced_motion: bool = False,
        fragment: str = "",
        touch: bool = False,
        scripts: bool = True,
        may_open: Sequence[Path] = (),
        **options: Any,
    ) -> Page:
        if isinstance(source, str) and source.lstrip().startswith("<"):
            path = tmp_path / f"page-{len(opened)}.html"
            path.write_text(source, encoding="utf-8")
        else:
            path = Path(source).resolve()
        options |= {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": theme}
        options |= {"has_touch": touch, "is_mobile": touch, "java_script_enabled": scripts}
        options["reduced_motion"] = "reduce" if reduced_motion else "no-preference"
        page = new_context(**options).new_page()
        watched = _watch(page, path.as_uri(), may_open)
        opened.append(watched)
        page.watched = watched  # type: ignore[attr-defined]
        page.goto(path.as_uri() + fragment, wait_until="load")
        if scripts and page.evaluate("Boolean(window.stationed && window.stationed.open)"):
            page.wait_for_selector("html[data-stationed=ready]", state="attached")
        return page

    yield open_
    for watched in opened:
        watched.check()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the flagship atlas in geodata/ was built into, once for all tests of a worker."""
    import stationed

    folder = tmp_path_factory.mktemp("built")
    stationed.build(ROOT / "geodata", folder)
    return folder


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a table with a kind for each house and two columns that no atlas knows."""
    import stationed

    folder = tmp_path_factory.mktemp("houses")
    (folder / "houses.csv").write_text(HOUSES, encoding="utf-8")
    stationed.build(folder / "houses.csv", folder)
    return folder / "houses.html"


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a synthetic atlas of 3,000 deployments, built once for all tests of a worker."""
    import stationed

    spec = importlib.util.spec_from_file_location("generate", ROOT / "bench" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    folder = tmp_path_factory.mktemp("crowd")
    generate.write_atlas(3000, folder / "atlas", 7)
    stationed.build(folder / "atlas", folder / "out")
    return folder / "out" / "bench.html"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core: `page.evaluate(axe + '; axe.run()')` works under a strict policy too."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
