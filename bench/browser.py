"""Measure built pages in headless Chromium: opening, toggling a period, stepping and playing, search and table.

    python bench/browser.py PAGE.html ... [--runs 3] [--json] [--profile] [--write]

"Painted" is two animation frames after the change, so nothing can be faster than the floor of an empty action
(17 to 33 ms at 60 frames a second). "Busy" is what the main thread worked meanwhile, which load on the machine
stretches less. Pages are opened from disk, each run in a browser of its own; numbers are medians over all runs.
--write puts the table, a column a page by the name of its file, into docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright
from report import write_into

CHROMIUM = os.environ.get("STATIONED_CHROMIUM", "/usr/bin/chromium")
# A browser that was just started prepares windows of its own while the page opens; a reader's has done so long ago.
OWN_WINDOWS = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIReloadButton,PreloadTopChromeWebUI,SidePanel,InitialWebUI"
QUIET = ["--no-first-run", "--disable-background-networking", "--disable-sync", f"--disable-features={OWN_WINDOWS}"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", *QUIET]
WATCH = """
window.__watch = () => document.documentElement && document.documentElement.dataset.stationed === 'ready'
  ? requestAnimationFrame(() => requestAnimationFrame(() => { window.__ready = performance.now(); }))
  : requestAnimationFrame(window.__watch);
requestAnimationFrame(window.__watch);
"""
HELPERS = """
window.__painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
window.__rest = (ms) => new Promise((done) => setTimeout(done, ms));
window.__times = async (actions) => {
  const times = [];
  for (const action of actions) {
    await window.__rest(60);
    const before = performance.now();
    action();
    await window.__painted();
    times.push(performance.now() - before);
  }
  return times;
};
"""
ACTIONS = {
    "floor": "Array.from({length: 5}, () => () => {})",
    "toggle": """(() => { const boxes = [...document.querySelectorAll('.stationed-box')].slice(0, 6);
      return [...boxes, ...boxes].map((box) => () => box.click()); })()""",
    "step": """(() => { const [a, b] = stationed.app.data.meta.domain;
      return Array.from({length: 12}, (_, i) => () => stationed.setState({periods: 'all', date:
        new Date(Math.round(a + (b - a) * (0.15 + 0.06 * i)) * 86400000).toISOString().slice(0, 10)})); })()""",
    "zoom": """[1, 1, 1, -1, -1, -1].map((by) => () =>
      stationed.map.setZoom(stationed.map.getZoom() + by, {animate: false}))""",
}
PLAY = """(async () => {
  const [a, b] = stationed.app.data.meta.domain;
  let frames = 0;
  const timeline = {domain: [a, b]};
  const begin = performance.now();
  while (performance.now() - begin < 3000) {
    const at = Math.round(a + (b - a) * ((performance.now() - begin) / 3000) * 0.99);
    stationed.setState({date: new Date(at * 86400000).toISOString().slice(0, 10)});
    await new Promise((done) => requestAnimationFrame(done));
    frames += 1;
  }
  return frames / ((performance.now() - begin) / 1000);
})()"""
SEARCH = """(async () => {
  const input = document.getElementById('stationed-search');
  const type = (text) => { input.value = text; input.dispatchEvent(new Event('input')); };
  input.focus();
  await window.__rest(3000);
  const first = performance.now();
  type('u');
  const opened = performance.now() - first;
  const times = [];
  for (const text of ['un', 'uni', 'unit', 'unit 7', 'pl', 'place 12', 'ulaan', 'zzz']) {
    await window.__rest(30);
    const before = performance.now();
    type(text);
    times.push(performance.now() - before);
  }
  type('');
  return {opened, times};
})()"""
TABLE = """(async () => {
  const open = document.querySelector('.stationed-action[aria-controls=stationed-table]');
  const [opened] = await window.__times([() => open.click()]);
  const sort = (id) => () => document.querySelector(`#stationed-table th[data-column=${id}] button`).click();
  const sorted = await window.__times(['unit', 'place', 'dates', 'dates', 'certainty'].map(sort));
  const field = document.querySelector('#stationed-table input[type=search]');
  const filter = (text) => () => { field.value = text; field.dispatchEvent(new Event('input')); };
  const filtered = await window.__times(['uni', 'unit 1', 'unit 12', ''].map(filter));
  const rows = document.querySelectorAll('#stationed-table tr').length;
  open.click();
  return {opened, sorted, filtered, rows};
})()"""


@contextmanager
def fresh_page() -> Iterator[tuple[Page, CDPSession]]:
    """Return a page in a browser of its own, and what speaks with the browser about it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(180_000)
        page.add_init_script(WATCH + HELPERS)
        yield page, page.context.new_cdp_session(page)
        browser.close()


def until_ready(page: Page) -> None:
    """Wait until the first drawing is painted (the page's policy forbids waiting for an expression)."""
    page.wait_for_selector("html[data-stationed=ready]", state="attached")
    page.evaluate("(async () => { while (!window.__ready) await new Promise(requestAnimationFrame); })()")


def metrics(session: CDPSession) -> dict[str, float]:
    """What the browser counts of the page."""
    return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}


def measured(page: Page, session: CDPSession, name: str) -> dict[str, list[float]]:
    """Milliseconds until painted, and busy on average, of one kind of action."""
    before = metrics(session)["TaskDuration"]
    times = page.evaluate(f"window.__times({ACTIONS[name]})")
    busy = (metrics(session)["TaskDuration"] - before) * 1000 / len(times)
    return {f"{name}_ms": times, f"{name}_worst_ms": [max(times)], f"{name}_busy_ms": [busy]}


def run(path: Path) -> dict[str, list[float]]:
    """One page in a fresh browser: everything once."""
    found: dict[str, list[float]] = {}
    with fresh_page() as (page, session):
        session.send("Performance.enable")
        page.goto(path.resolve().as_uri(), wait_until="commit")
        until_ready(page)
        found["ready_ms"] = [page.evaluate("window.__ready")]
        found["ready_busy_ms"] = [metrics(session)["TaskDuration"] * 1000]
        found["dom_nodes"] = [page.evaluate("document.querySelectorAll('*').length")]
        session.send("HeapProfiler.enable")
        session.send("HeapProfiler.collectGarbage")
        found["heap_mb"] = [metrics(session)["JSHeapUsedSize"] / 1e6]
        for name in ACTIONS:
            found |= measured(page, session, name)
        found["fps"] = [page.evaluate(PLAY)]
        page.evaluate("stationed.setState({date: '', periods: 'all'})")
        found |= controls(page)
    return found


def controls(page: Page) -> dict[str, list[float]]:
    """Search and table, where the page has them."""
    found: dict[str, list[float]] = {}
    if page.query_selector("#stationed-search"):
        search: Any = page.evaluate(SEARCH)
        found |= {"search_ms": search["times"], "search_first_ms": [search["opened"]]}
    if page.query_selector("#stationed-table"):
        table: Any = page.evaluate(TABLE)
        found |= {"table_open_ms": [table["opened"]], "table_sort_ms": table["sorted"]}
        found |= {"table_filter_ms": table["filtered"], "table_rows": [table["rows"]]}
    return found


def measure(path: Path, runs: int) -> dict[str, float]:
    """The medians of a page over some runs, with its size."""
    gathered: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for name, values in run(path).items():
            gathered[name] += values
    sizes = {"bytes": float(path.stat().st_size), "load": os.getloadavg()[0]}
    return sizes | {name: round(statistics.median(values), 1) for name, values in gathered.items()}


def costs(path: Path, action: str, most: int = 12) -> list[tuple[str, float]]:
    """The functions that an action of a page spends its time in, milliseconds of their own, the largest first."""
    with fresh_page() as (page, session):
        session.send("Profiler.enable")
        session.send("Profiler.setSamplingInterval", {"interval": 500})
        if action == "open":
            session.send("Profiler.start")
        page.goto(path.resolve().as_uri(), wait_until="commit")
        until_ready(page)
        if action != "open":
            session.send("Profiler.start")
            page.evaluate(f"window.__times({ACTIONS[action]})")
        profile = session.send("Profiler.stop")["profile"]
    spent: dict[str, float] = defaultdict(float)
    names = {node["id"]: node["callFrame"] for node in profile["nodes"]}
    for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        frame = names[node]
        spent[f"{frame['functionName'] or 'anonymous'}:{frame['lineNumber']}"] += delta / 1000
    return sorted(spent.items(), key=lambda one: -one[1])[:most]


COLUMNS = {
    "open to first complete drawing": "ready_ms",
    "toggle a period": "toggle_ms",
    "step in time": "step_ms",
    "zoom": "zoom_ms",
    "playing, frames a second": "fps",
    "search, one key": "search_ms",
    "table: open": "table_open_ms",
    "table: sort": "table_sort_ms",
    "heap without typed arrays, MB": "heap_mb",
    "nodes of the document": "dom_nodes",
    "size, bytes": "bytes",
    "load of the machine": "load",
}


def table(found: dict[str, dict[str, float]]) -> str:
    """The medians as a Markdown table: a row a measure, a column a page."""
    lines = ["| | " + " | ".join(found) + " |", "| --- |" + " --- |" * len(found)]
    for label, name in COLUMNS.items():
        cells = [f"{found[page][name]:,.0f}" if name in found[page] else "" for page in found]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure the pages given and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--profile", action="store_true", help="print what opening, a toggle and a step spend time in")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args()
    if given.profile:
        for path in given.pages:
            for action in ("open", "toggle", "step"):
                print(f"{path} {action}: " + ", ".join(f"{name} {spent:.0f} ms" for name, spent in costs(path, action)))
        return
    found = {path.stem: measure(path, given.runs) for path in given.pages}
    print(json.dumps({"machine": platform.platform(), "pages": found}, indent=1) if given.json else table(found))
    if given.write:
        write_into(Path(__file__).parent.parent / "docs" / "performance.md", "browser", table(found))


if __name__ == "__main__":
    main()
