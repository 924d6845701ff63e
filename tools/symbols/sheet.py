"""Draws every icon, frame and echelon on one sheet, to be looked at after a change of the glyphs.

.venv/bin/python tools/symbols/sheet.py sheet.png
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from stationed.symbols import AFFILIATIONS, ICONS, Symbol, marked_echelons, svg

STYLE = """
body { font: 11px sans-serif; background: #fbf6ec; margin: 12px; width: 1500px; }
figure { display: inline-block; margin: 6px; text-align: center; min-width: 92px; }
h2 { margin: 4px; }
"""


def figure(symbol: Symbol, words: str, height: int = 46) -> str:
    return f"<figure>{svg(symbol, height=height)}<figcaption>{words}</figcaption></figure>"


def sheet() -> str:
    parts = ["<h2>icons</h2>", *(figure(Symbol("friend", icon, "division"), icon or "(bare)") for icon in ICONS)]
    parts += ["<h2>echelons</h2>", *(figure(Symbol("friend", "infantry", e), e) for e in (*marked_echelons(), ""))]
    for frame in AFFILIATIONS[1:]:
        parts += [f"<h2>{frame}</h2>", *(figure(Symbol(frame, icon, "regiment"), icon) for icon in ICONS)]
    small = (figure(Symbol(frame, icon, "brigade"), "", height=27) for frame in AFFILIATIONS for icon in ICONS)
    return f"<meta charset=utf-8><style>{STYLE}</style>" + "".join([*parts, "<h2>as small as on a map</h2>", *small])


def main(out: str) -> None:
    with sync_playwright() as playwright:
        path = os.environ.get("STATIONED_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1530, "height": 900})
        page.set_content(sheet())
        Path(out).write_bytes(page.screenshot(full_page=True))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
