"""Firefox and WebKit: one of each for all tests of this folder, and what tests do with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.others.driver import Wire, firefox, webkit
from browser.waiting import until

BROWSERS = {"firefox": firefox, "webkit": webkit}
# What a page must not do. It cannot be gathered before its scripts run; what goes wrong by then fails `ready`.
_WATCH = """
if (!window.__errors) {
  window.__errors = [];
  addEventListener('error', (event) => window.__errors.push(event.message));
  addEventListener('unhandledrejection', (event) => window.__errors.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation',
    (event) => window.__errors.push(`${event.effectiveDirective} ${event.blockedURI}`));
}
"""
_UNTIL = """
const done = arguments[arguments.length - 1];
const ask = () => (%s);
const end = performance.now() + 20000;
const again = () => {
  let answer;
  try { answer = ask(); } catch (error) { answer = null; if (performance.now() > end) return done(String(error)); }
  if (answer || performance.now() > end) done(answer || null);
  else setTimeout(again, 30);
};
again();
"""
_MARK = """
const buttons = [...document.querySelectorAll('button')];
for (const one of buttons) one.removeAttribute('data-pressed');
const says = (one) => (one.getAttribute('aria-label') || one.textContent).trim();
const seen = buttons.filter((one) => says(one) === arguments[0] && one.getClientRects().length);
if (!seen.length) throw new Error(`no button says ${arguments[0]}`);
seen[0].setAttribute('data-pressed', '');
"""


class Driven:
    """A browser and the page that is open in it."""

    def __init__(self, name: str, wire: Wire, folder: Path) -> None:
        self.name, self.wire, self.folder = name, wire, folder

    def open(self, path: Path | str, fragment: str = "") -> None:
        """Open a page from disk, or an address, anew."""
        self.wire.send("go", url="about:blank")
        self.wire.send("go", url=(path.as_uri() if isinstance(path, Path) else path) + fragment)
        if isinstance(path, Path):
            self.ready()

    def ready(self) -> None:
        """Wait until the map of the page or frame is there."""
        assert self.until("document.documentElement.getAttribute('data-stationed')") == "ready"
        self.run(_WATCH)

    def run(self, script: str, *given: Any) -> Any:
        return self.wire.send("run", script=script, args=list(given))

    def ask(self, expression: str) -> Any:
        return self.run(f"return ({expression});")

    def until(self, expression: str) -> Any:
        """Wait until an expression gives something, and return it."""
        return self.wire.send("promise", script=_UNTIL % expression, args=[])

    def await_(self, promise: str) -> Any:
        """Return what a promise gives."""
        script = (
            f"const done = arguments[arguments.length - 1]; ({promise}).then(done, (error) => done(String(error)));"
        )
        return self.wire.send("promise", script=script, args=[])

    def set(self, **state: str) -> None:
        self.run(f"stationed.setState({json.dumps(state)})")

    def element(self, selector: str) -> str:
        found = self.wire.send("find", using="css selector", value=selector)
        return next(iter(found.values()))

    def click(self, selector: str) -> None:
        self.wire.act(self.element(selector), "click")

    def type(self, selector: str, text: str) -> None:
        self.wire.act(self.element(selector), "value", text=text)

    def frame(self, index: int | None) -> None:
        """Go on in a frame of the page, once it holds what it is to hold; None: in the page itself.

        Until then it holds an empty page, and WebKit forgets the frame as it goes on from that.
        """

        def there() -> bool:
            try:
                self.wire.send("frame", id=index)
                if index is None or self.ask("location.href !== 'about:blank' && document.readyState === 'complete'"):
                    return True
            except AssertionError as error:
                if "no such frame" not in str(error):
                    raise
            self.wire.send("frame", id=None)
            return False

        until(there)

    def button(self, text: str) -> None:
        """Press the button that says this."""
        self.run(_MARK, text)
        self.click("button[data-pressed]")

    def check(self) -> None:
        """Hold that the page threw nothing and broke no rule of its policy."""
        assert self.run("return window.__errors || []") == []


@pytest.fixture(scope="module", params=sorted(BROWSERS))
def driven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    """One Firefox, then one WebKit, for all tests of a module."""
    folder = tmp_path_factory.mktemp(request.param)
    with BROWSERS[request.param](folder) as wire:
        wire.size(1440, 900)
        yield Driven(request.param, wire, folder)
