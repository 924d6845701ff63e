"""Measure a built page of tiles in headless Chromium, over a local server that answers range requests.

    python bench/tile_page.py FOLDER NAME [--runs 3] [--zooms 3 5 7 9] [--pictures FOLDER]

NAME.html, NAME.pmtiles and NAME.parquet lie in FOLDER. Told are, for the size of a desktop and of a telephone: the
milliseconds until the first complete drawing and until nothing is asked for any more, and at each zoom those of another
period or several and of another day, the middle and the most, each until painted. --pictures keeps a picture of each.
"""

from __future__ import annotations

import argparse
import re
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from browser import ARGUMENTS, CHROMIUM, HELPERS, WATCH, until_ready
from playwright.sync_api import Browser, Page, sync_playwright

SIZES = {"desktop": (1440, 900), "telephone": (390, 844)}
TOGGLES = """(() => { const { periods } = stationed.app.tables;
  const ids = Array.from({length: periods.n}, (_, row) => periods.text("id", row));
  return Array.from({length: 12}, (_, i) => () => stationed.setState({date: '',
    periods: i % 3 ? ids[(5 * i) % ids.length] : [ids[i % ids.length], ids[(i + 7) % ids.length]].join(',')})); })()"""
STEPS = """(() => { const [a, b] = stationed.app.data.meta.domain;
  return Array.from({length: 12}, (_, i) => () => stationed.setState({periods: 'all', date:
    new Date(Math.round(a + (b - a) * (0.15 + 0.06 * i)) * 86400000).toISOString().slice(0, 10)})); })()"""
REST = """(async () => {
  const layer = () => stationed.tiles?.layer;
  while (!layer() || layer().awaits() || !layer().discs.length) await new Promise((done) => setTimeout(done, 5));
  return performance.now();
})()"""


# Nearer to the place in sight that has most.
NEARER = """(zoom) => {
  const { spot } = stationed.tiles.layer.discs.reduce((most, disc) => (disc.all > most.all ? disc : most));
  stationed.map.setView(stationed.map.unproject([spot.x * 256, spot.y * 256], 0), zoom, {animate: false});
}"""


class Parts(SimpleHTTPRequestHandler):
    """Files of a folder, whole or the part that is asked for."""

    def log_message(self, *words: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if asked is None or not path.is_file():
            super().do_GET()
            return
        first, last = int(asked[1]), min(int(asked[2]), path.stat().st_size - 1)
        with path.open("rb") as file:
            file.seek(first)
            data = file.read(last - first + 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{path.stat().st_size}")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine for as long, and return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Parts, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


def middle_and_most(times: list[float]) -> str:
    """Two figures of some times."""
    return f"{statistics.median(times):.0f} ({max(times):.0f})"


def run(browser: Browser, address: str, size: str, zooms: list[int], pictures: Path | None) -> list[str]:
    """Open the page once at a size, and return the cells of its row."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page: Page = context.new_page()
    page.set_default_timeout(180_000)
    page.add_init_script(WATCH + HELPERS)
    page.goto(address, wait_until="commit")
    until_ready(page)
    cells = [size, f"{page.evaluate('window.__ready'):.0f}", f"{page.evaluate(REST):.0f}"]
    for zoom in zooms:
        page.evaluate(f"({NEARER})({zoom})")
        page.evaluate(REST)
        page.evaluate("window.__rest(500)")
        toggles, steps = (page.evaluate(f"window.__times({actions})") for actions in (TOGGLES, STEPS))
        cells += [middle_and_most(toggles), middle_and_most(steps)]
        if pictures:
            page.evaluate("stationed.setState({date: '', periods: stationed.app.tables.periods.text('id', 5)})")
            page.evaluate(REST)
            page.evaluate("window.__rest(500)")
            page.screenshot(path=pictures / f"{size}-{zoom}.png")
    context.close()
    return cells


def main() -> None:
    """Measure and print a table, a row a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("name")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--zooms", type=int, nargs="+", default=[3, 5, 7, 9])
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    heads = [f"zoom {zoom}: {what}" for zoom in given.zooms for what in ("period", "day")]
    print("| size | ready, ms | at rest, ms | " + " | ".join(heads) + " |")
    print("| --- |" + " ---: |" * (len(heads) + 2))
    with served(given.folder) as address, sync_playwright() as playwright:
        for _ in range(given.runs):
            for size in SIZES:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                cells = run(browser, f"{address}{given.name}.html", size, given.zooms, given.pictures)
                browser.close()
                print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
