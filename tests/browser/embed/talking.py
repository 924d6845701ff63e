"""A host page with a map in it, and questions to the map."""

from __future__ import annotations

from browser.waiting import until_still

ASK = """
([number, message]) => new Promise((done) => {
  const frame = document.querySelectorAll('iframe')[number];
  const hear = (e) => {
    if (e.source !== frame.contentWindow || e.data.id !== message.id) return;
    window.removeEventListener('message', hear);
    done(e.data);
  };
  window.addEventListener('message', hear);
  frame.contentWindow.postMessage(message, '*');
  setTimeout(() => done(null), message.patience || 5000);
})
"""


def page_with(src: str, sandbox: str = 'sandbox="allow-scripts"') -> str:
    frame = f'<iframe title="Map" src="{src}" {sandbox} width="700" height="500"></iframe>'
    return f'<!DOCTYPE html><html lang="en"><title>Host</title><main><h1>Host</h1>{frame}</main>'


def ask(page, name: str, number: int = 0, **more):
    return page.evaluate(ASK, [number, {"type": f"stationed:{name}", **more}])


def until_quiet(page) -> int:
    """Wait until no map has said anything for a while; gives how many messages there were."""
    return until_still(page, "window.__heard.length")
