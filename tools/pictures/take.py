"""Take the pictures of docs/pictures: the built pages in Chromium, at the states worth showing.

    python tools/pictures/take.py PAGES DOCS/PICTURES [NAME ...]

PAGES is a folder that `stationed build` wrote geodata and the examples into; with NAMEs only those pictures are
taken. The host pages of examples/ show those of output/. Needs Playwright and Debian's Chromium, as the tests do.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HOSTS = Path(__file__).parent.parent.parent / "examples" / "host"
DESKTOP, PHONE = (1440, 900), (390, 844)


@dataclass(frozen=True)
class Picture:
    """One picture: which page, at which state, seen how."""

    name: str
    """File name without suffix."""
    page: str = "atlas"
    """Page, without suffix."""
    state: str = ""
    """Fragment of the address."""
    size: tuple[int, int] = DESKTOP
    """Width and height in CSS pixels."""
    theme: str = "light"
    """light or dark."""
    click: str = ""
    """Name of a button to press first."""
    medium: str = "screen"
    """screen or print."""
    host: str = ""
    """A page of examples/host that holds maps, instead of `page`; it shows those of output/."""


PICTURES = (
    Picture("atlas", state="#periods=39th-army"),
    Picture("dark", state="#periods=protocol&date=1937-10-31", theme="dark"),
    Picture("phone", state="#periods=39th-army", size=PHONE),
    Picture("phone-card", state="#periods=39th-army&select=ulaanbaatar", size=PHONE, theme="dark"),
    Picture("card", state="#periods=postwar&select=guards-tank-army-6-choibalsan"),
    Picture("story", state="#story=5"),
    Picture("table", state="#periods=khalkhin-gol", click="Table"),
    Picture("print", state="#periods=39th-army", medium="print"),
    Picture("khalkhin-gol", page="khalkhin-gol-1939", state="#date=1939-08-20"),
    Picture("manchuria", page="manchuria-1945", state="#date=1945-08-12"),
    Picture("contrast", page="manchuria-1945", state="#theme=contrast&date=1945-08-20"),
    Picture("drive", host="drive"),
    Picture("in-step", host="in-step"),
    Picture("gallery", page="index"),
    Picture("legions", page="rhine", state="#periods=frontier"),
    Picture("moscow-1812", page="moscow-1812"),
    Picture("bach", page="bach", state="#periods=leipzig"),
)


def take(browser: Browser, picture: Picture, pages: Path, folder: Path) -> Path:
    """Take one picture and give its file."""
    context = browser.new_context(
        viewport={"width": picture.size[0], "height": picture.size[1]},
        offline=True,
        color_scheme="dark" if picture.theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page = context.new_page()
    path = HOSTS / f"{picture.host}.html" if picture.host else pages / f"{picture.page}.html"
    page.goto(path.resolve().as_uri() + picture.state)
    for frame in page.frames[1:] if picture.host else page.frames:
        frame.wait_for_selector("html[data-stationed=ready], .gallery", state="attached")
    if picture.click:
        page.get_by_role("button", name=picture.click, exact=True).first.click()
    if picture.medium == "print":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    page.wait_for_timeout(800)
    file = folder / f"{picture.name}.png"
    if picture.medium == "print":
        height = page.evaluate("document.documentElement.scrollHeight")
        page.screenshot(path=file, full_page=True, clip={"x": 0, "y": 0, "width": 702, "height": float(height)})
    else:
        page.screenshot(path=file)
    context.close()
    return file


def main(pages: Path, folder: Path, names: list[str]) -> None:
    """Take every picture, or those that are named."""
    chromium = os.environ.get("STATIONED_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("no Chromium found: apt-get install chromium, or set STATIONED_CHROMIUM")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in (one for one in PICTURES if not names or one.name in names):
            print(take(browser, picture, pages, folder))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
