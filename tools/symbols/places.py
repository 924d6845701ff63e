"""Measure how true the symbols of built pages stand to their places, and print a table for docs/performance.md.

    python tools/symbols/places.py PAGES [NAME ...]

PAGES is a folder that `stationed build` wrote the flagship into. For each map and each of its periods, at the size of a
desktop and of a phone: symbols drawn as such; those whose middle is more than 24 pixels from their place, and the
furthest; places in view and those that are named; boxes that overlap. Needs Playwright and Debian's Chromium, as the
tests do, which hold the same figures (tests/browser/test_true_places.py).
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

MAPS = ("atlas", "khalkhin-gol-1939", "manchuria-1945")
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
MEASURE = """(period) => {
  const { app } = stationed;
  const { marks, map } = app;
  stationed.setState({ periods: period, date: '' });
  const { locations } = app.tables;
  const size = map.getSize();
  const pad = size.multiplyBy(marks.padding).round();
  const seen = ({ x, y }) => x >= pad.x && y >= pad.y && x <= pad.x + size.x && y <= pad.y + size.y;
  const found = { symbols: 0, beyond: 0, furthest: 0, far: [], groups: 0, named: 0, overlaps: 0 };
  for (const { x, y, w, h, head = 0, mark, group } of marks.hits) {
    if (!mark || !group.as || !group.as.rows) continue;
    const [lat, lng] = ['latitude', 'longitude'].map((name) => locations.numbers(name)[mark.location]);
    const place = map.latLngToLayerPoint([lat, lng]).subtract(marks.corner);
    if (!seen(place)) continue;
    const far = Math.hypot(x + w / 2 - place.x, y + head + (h - head) / 2 - place.y);
    found.symbols += 1;
    // The map draws at whole pixels.
    if (far > 24 + 1) found.beyond += 1;
    found.furthest = Math.max(found.furthest, Math.round(far));
    if (far > (group.count > 1 ? 36 : 24) + 1) found.far.push([mark.deployment, Math.round(far)]);
  }
  const groups = marks.groups.filter(seen);
  found.groups = groups.length;
  found.named = groups.filter(({ named }) => named).length;
  const boxes = groups.filter(({ form }) => form !== 'tick').map(({ box }) => box);
  boxes.forEach((a, i) => boxes.slice(0, i).forEach((b) => {
    if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found.overlaps += 1;
  }));
  return found;
}"""


def measured(page: Any) -> dict[str, dict[str, Any]]:
    """Return the figures of an open page by period, those of all periods together last."""
    periods = [*page.evaluate("stationed.app.layers.map(({ id }) => id)"), "all"]
    return {period: page.evaluate(MEASURE, period) for period in periods}


def row(name: str, size: str, period: str, one: dict[str, Any]) -> str:
    """Return a row of the table."""
    share = f"{one['beyond']} of {one['symbols']}"
    return (
        f"| {name} | {size} | {period} | {share} | {one['furthest']} | {one['named']} of {one['groups']} "
        f"| {one['overlaps']} |"
    )


def main(pages: Path, names: list[str]) -> None:
    """Print the table."""
    chromium = os.environ.get("STATIONED_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("no Chromium found: apt-get install chromium, or set STATIONED_CHROMIUM")
    print("| map | size | period | beyond 24 px | furthest, px | named | overlaps |")
    print("| --- | --- | --- | --: | --: | --: | --: |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name in names or MAPS:
            for size, (width, height) in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                page.goto((pages / f"{name}.html").resolve().as_uri())
                page.wait_for_selector("html[data-stationed=ready]", state="attached")
                for period, one in measured(page).items():
                    print(row(name, size, period, one))
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
