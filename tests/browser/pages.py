"""What a page did, and the pages that tests hand on to one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

# A page reports its own violations; the report must be gathered before its first script runs.
_WATCH_POLICY = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', (e) => window.__violations.push(
  `${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile || ''}:${e.lineNumber}`));
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
    handlers: dict[str, Callable[[Any], None]] = field(default_factory=dict)

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


def offline_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return an offline browser profile of its own, whose pages report what breaks their policy."""
    context = browser.new_context(offline=True, locale="en-GB", timezone_id="UTC", **options)
    context.set_default_timeout(30_000)
    context.add_init_script(_WATCH_POLICY)
    return context


def watch(page: Page, address: str, may_open: Sequence[Path]) -> Watched:
    watched = Watched(page, address, may_open=tuple(path.as_uri() for path in may_open))

    def heard(message: Any) -> None:
        if message.type in ("error", "warning"):
            watched.console.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    watched.handlers = {
        "request": lambda request: watched.requests.append(request.url),
        "pageerror": lambda error: watched.errors.append(str(error)),
        "console": heard,
    }
    for event, handler in watched.handlers.items():
        page.on(event, handler)  # type: ignore[call-overload]
    return watched


# The state as a page opens with it, then the one asked for: keys that an address leaves out are as at the start.
_PUT_BACK = """async (fragment) => {
  const go = (hash) => new Promise((done) => {
    addEventListener('hashchange', () => done(), { once: true });
    location.replace(hash);
  });
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
  document.activeElement.blur();
  scrollTo(0, 0);
  await go(`#again=${performance.now()}`);
  await go('#');
  if (fragment) await go(fragment);
}"""

WORN = 20
"""So many entries in the history of a page, which browsers end at 50, and it is no longer handed on."""


class Spare:
    """Pages that a test is done with, for the next one: a browser process of its own costs a third of opening a page.

    A page goes on only where nothing of the last test can be left in it: the profile of a page keeps nothing (the
    pages store nothing, which is looked at), and all that is set on it is set anew. A test that adds scripts or
    handlers to a page opens it with `alone=True`.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.pages: dict[bool, list[Page]] = {False: [], True: []}
        self.kept: dict[Any, tuple[Watched, bool]] = {}
        self.file = ""

    def take(self, size: tuple[int, int], theme: Any, motion: Any, touch: bool) -> Page:
        """Return an empty page of that kind."""
        if self.pages[touch]:
            page = self.pages[touch].pop()
        else:
            page = offline_context(self.browser, has_touch=touch, is_mobile=touch).new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme, reduced_motion=motion, media="null", forced_colors="none")
        return page

    def of_file(self, file: str) -> None:
        """Let go of what another file of tests kept."""
        if file != self.file:
            for watched, touch in self.kept.values():
                self.give(watched, touch)
            self.kept = {}
        self.file = file

    def give(self, watched: Watched, touch: bool) -> None:
        """Keep a page for the next test, or close its profile."""
        page = watched.page
        context = page.context
        worn = page.is_closed() or len(context.pages) > 1 or page.evaluate("history.length") > WORN
        if worn:
            context.close()
            return
        for event, handler in watched.handlers.items():
            page.remove_listener(event, handler)
        page.mouse.move(-9, -9)
        page.goto("about:blank")
        self.pages[touch].append(page)


class Opener:
    """Opens pages from disk, in a page that another test is done with where that can be."""

    def __init__(self, new_context: Callable[..., BrowserContext], spare: Spare, folder: Path, file: str) -> None:
        self.new_context, self.spare, self.folder = new_context, spare, folder
        spare.of_file(file)
        self.opened: list[Watched] = []
        self.lent: list[tuple[Watched, bool, Any]] = []

    def __call__(
        self,
        source: Path | str,
        *,
        size: tuple[int, int] = (1440, 900),
        theme: Any = "light",
        reduced_motion: bool = False,
        fragment: str = "",
        touch: bool = False,
        scripts: bool = True,
        may_open: Sequence[Path] = (),
        alone: bool = False,
        kept: bool = False,
        **options: Any,
    ) -> Page:
        """Return the page, once it says that it is ready."""
        path = self._file(source)
        key = (path, size, theme, touch)
        if kept and key in self.spare.kept:
            return self._again(*self.spare.kept.pop(key), key, fragment)
        motion: Any = "reduce" if reduced_motion or kept else "no-preference"
        if alone or not scripts or options:
            options |= {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": theme}
            options |= {"has_touch": touch, "is_mobile": touch, "java_script_enabled": scripts}
            page = self.new_context(**options, reduced_motion=motion).new_page()
            watched = watch(page, path.as_uri(), may_open)
        else:
            page = self.spare.take(size, theme, motion, touch)
            watched = watch(page, path.as_uri(), may_open)
            self.lent.append((watched, touch, key if kept else None))
        self.opened.append(watched)
        page.watched = watched  # type: ignore[attr-defined]
        page.goto(path.as_uri() + fragment, wait_until="load")
        if scripts and page.evaluate("Boolean(window.stationed && window.stationed.open)"):
            page.wait_for_selector("html[data-stationed=ready]", state="attached")
        return page

    def _again(self, watched: Watched, touch: bool, key: Any, fragment: str) -> Page:
        """Return a page that was kept, put back to how it opened."""
        self.opened.append(watched)
        self.lent.append((watched, touch, key))
        watched.page.mouse.move(-9, -9)
        watched.page.evaluate(_PUT_BACK, fragment)
        return watched.page

    def _file(self, source: Path | str) -> Path:
        """Return where a page lies; text that is one is written first."""
        if isinstance(source, Path) or not source.lstrip().startswith("<"):
            return Path(source).resolve()
        path = self.folder / f"page-{len(self.opened)}.html"
        path.write_text(source, encoding="utf-8")
        return path

    def close(self, *, passed: bool) -> None:
        """Check what every page did, and give the pages on; none is kept of a test that failed."""
        try:
            for watched in self.opened:
                watched.check()
        except AssertionError:
            passed = False
            raise
        finally:
            for watched, touch, key in self.lent:
                if passed and key is not None and key not in self.spare.kept and not watched.page.is_closed():
                    self.spare.kept[key] = (watched, touch)
                else:
                    self.spare.give(watched, touch)
            self.opened, self.lent = [], []
