"""The browser: Debian's Chromium, pages opened from disk, no network, and nothing a page does goes unnoticed.

Where Debian's `chromium-headless-shell` is installed it is that one: the same engine and version without the browser's
own window, in which a page is opened for a third less.

`open_page` gives a Playwright page. When the test ends it must hold that the page asked for nothing but
itself, wrote no warning or error to the console, threw nothing, and broke no rule of its own policy.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.pages import Opener, Spare, offline_context
from once import once, pages_of
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

HOUSES = """House,Place,Lat,Lon,From,To,Type,Founder,Colour
Gandan,Urga,47.92,106.9,1835,1937,monastery,Fifth Jebtsundamba,red
Choijin,Khure,47.8,106.2,1904,1938,monastery,Bogd Khan,green
Legation,Consul Hill,47.1,107.9,1861,1917,embassy,Shishmaryov,blue
"""


def chromium_path() -> str:
    """The browser of the tests: STATIONED_CHROMIUM, or Debian's Chromium, without a window where there is one."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    named = os.environ.get("STATIONED_CHROMIUM") or found or "/usr/bin/chromium"
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
        context = offline_context(browser, **options)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def spare(browser: Browser) -> Spare:
    """The pages that a worker keeps from test to test."""
    return Spare(browser)


@pytest.fixture
def open_page(
    new_context: Callable[..., BrowserContext], spare: Spare, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Return `open_page(path_or_html)`: a page opened from disk; what it did is checked when the test ends.

    Options: `size` (width, height), `theme` light or dark, `reduced_motion`, `fragment` (the state, with its #),
    `touch`, `scripts=False` to open without JavaScript, `may_open` for the files that a host page embeds, and any
    other option of a Playwright context. Text that starts with `<` is written to a file first. `page.watched` is
    the record so far. `alone`: the page shares its browser process with no other test. `kept`: the page may be one
    that an earlier test of the file asked for so, put back to the state in which it opened and to the `fragment`; for
    tests that only look at it and change its state, and leave nothing open, typed, folded or added.
    """
    opener = Opener(new_context, spare, tmp_path, str(request.path))
    failed = request.session.testsfailed
    yield opener
    opener.close(passed=request.session.testsfailed == failed)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the flagship atlas in geodata/ was built into, once for all tests."""
    return pages_of(tmp_path_factory, "flagship")


@pytest.fixture(scope="session")
def rhine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the example atlas was built into, once for all tests."""
    return pages_of(tmp_path_factory, "rhine")


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a table with a kind for each house and two columns that no atlas knows."""
    import stationed

    def make(folder: Path) -> None:
        (folder / "houses.csv").write_text(HOUSES, encoding="utf-8")
        stationed.build(folder / "houses.csv", folder)

    return once(tmp_path_factory, "houses", make) / "houses.html"


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a synthetic atlas of 3,000 deployments, built once for all tests."""
    import stationed

    spec = importlib.util.spec_from_file_location("generate", ROOT / "bench" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)

    def make(folder: Path) -> None:
        generate.write_atlas(3000, folder / "atlas", 7)
        stationed.build(folder / "atlas", folder / "out")

    return once(tmp_path_factory, "crowd", make) / "out" / "bench.html"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core: `page.evaluate(axe + '; axe.run()')` works under a strict policy too."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
