"""Waiting for a state of a page, never for a time: the one file of the browser tests that may wait for a time."""

from __future__ import annotations

import json
import time
from typing import Any

_STILL = """() => {
  const [name, quiet, value] = [%s, %d, %s];
  const kept = window.__still;
  if (!kept || kept.name !== name || kept.value !== value) window.__still = { name, value, since: performance.now() };
  else if (performance.now() - kept.since > quiet) {
    delete window.__still;
    return true;
  }
  return false;
}"""

_WRITTEN = """() => {
  const said = new URLSearchParams(location.hash.slice(1));
  const { language, ...state } = stationed.getState();
  return Object.entries(state).every(([key, value]) => said.get(key) === value);
}"""

_DELIVERED = """() => new Promise((done) => {
  const last = (event) => {
    if (event.data && event.data.type === 'last of all') done(removeEventListener('message', last));
  };
  addEventListener('message', last);
  postMessage({ type: 'last of all' }, '*');
})"""


def until_still(page: Any, expression: str, quiet: int = 250) -> Any:
    """Wait until what an expression gives in a page or frame has not changed for so many milliseconds; return it."""
    page.wait_for_function(_STILL % (json.dumps(expression), quiet, expression))
    return page.evaluate(expression)


def until_written(page: Any) -> None:
    """Wait until the address of a page says all of its state."""
    page.wait_for_function(_WRITTEN)


def until_delivered(page: Any) -> None:
    """Wait until a window has taken every message that it has sent to itself."""
    page.evaluate(_DELIVERED)


def let_pass(page: Any, milliseconds: int, reason: str) -> None:
    """Let time pass where no state could be waited for, since nothing may happen, or time itself is the matter."""
    assert reason
    page.wait_for_timeout(milliseconds)


def until(ask: Any, seconds: float = 60) -> Any:
    """Ask until the answer is something, and return it: for programs that are started, not for pages."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.02)
    return answer
