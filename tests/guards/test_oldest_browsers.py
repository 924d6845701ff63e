"""Scripts and style sheets use nothing that is newer than the oldest browsers of the docs, or say how they do without.

tests/guards/newer.json has what is newer, from MDN's compatibility data; tools/compat/write.py writes it. Syntax is
held by the bundle, which esbuild makes for these versions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from stationed import facts

ROOT = Path(__file__).parent.parent.parent
STATIC = ROOT / "src" / "stationed" / "static"
NEWER = json.loads((Path(__file__).parent / "newer.json").read_text(encoding="utf-8"))
SOURCES = {
    path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(STATIC.rglob("*"))
    if path.suffix in (".js", ".css") and not {"vendor", "bundle"} & set(path.relative_to(STATIC).parts)
}
DONE_WITHOUT = {
    ":has": "boxes some pixels higher, no line under a card of the gallery; a page without scripts prints one sheet",
    "@page": "the browser's own margins",
    "accent-color": "boxes in the browser's colour",
    "ancestorOrigins": "the host speaks first",
    "featurePolicy": "asked for only if there is no permissionsPolicy; without both a button is tried",
    "font": "fonts of the system are drawn all the same, with another name",
    "fontBoundingBoxAscent": "a share of the size in its place",
    "forced-color-adjust": "WebKit forces no colours",
    "hyphens": "words are broken anywhere",
    "imageSmoothingQuality": "the browser's own way of making pictures smaller",
    "letterSpacing": "names of countries and waters without spacing",
    "mask-image": "the list of periods ends sharply under the search, not softly",
    "paint-order": "Chrome has it for SVG, where it is used",
    "print-color-adjust": "stands beside -webkit-print-color-adjust",
    "requestIdleCallback": "a timer in its place",
    "scrollbar-color": "for Firefox alone, which has it",
    "scrollbar-width": "wider bars",
    "text-wrap": "lines of unlike length",
}
"""What is newer and used all the same -> what happens where it is missing."""
OWN = {*("drop", "in", "ink", "number", "px", "read", "side", "take", "turn", "windows", "zip")}
"""Properties of our own that are called as something newer is."""


def test_the_table_is_that_of_the_versions_that_are_stated():
    assert NEWER["browsers"] == dict(facts.OLDEST_BROWSERS)
    page = " ".join((ROOT / "docs" / "page.md").read_text(encoding="utf-8").split())
    oldest = facts.OLDEST_BROWSERS
    assert f"Chrome and Edge {oldest['chrome']}, Firefox {oldest['firefox']} and Safari {oldest['safari']}" in page
    assert NEWER["data"] in (ROOT / "docs" / "page.md").read_text(encoding="utf-8")


def used(name: str, text: str) -> Iterator[str]:
    """What a script or style sheet uses that is newer."""
    if name.endswith(".js"):
        text = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
        yield from set(re.findall(r"\.([A-Za-z]\w*)", text)) & set(NEWER["members"])
        yield from set(re.findall(r"(?<![\w$.'\"])[A-Z]\w*", text)) & set(NEWER["globals"])
        return
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    yield from set(re.findall(r"(?<=[\s{;])[a-z-]+(?=\s*:)", text)) & set(NEWER["properties"])
    selectors = re.findall(r"::?([a-z-]+)", " ".join(re.findall(r"[^{};]+(?=\{)", text)))
    yield from {f":{one}" for one in set(selectors) & set(NEWER["selectors"])}
    yield from {f"@{one}" for one in set(re.findall(r"@([a-z-]+)", text)) & set(NEWER["at_rules"])}
    yield from {f"{one}()" for one in set(re.findall(r"([a-z-]+)\(", text)) & set(NEWER["functions"])}


def test_what_is_newer_is_not_used_or_done_without():
    found: dict[str, list[str]] = {}
    for name, text in SOURCES.items():
        for one in used(name, text):
            found.setdefault(one, []).append(name)
    assert {one: names for one, names in found.items() if one not in {*DONE_WITHOUT, *OWN}} == {}
    assert {*DONE_WITHOUT, *OWN} - set(found) == set()


def test_newer_names_are_seen_in_scripts_and_style_sheets():
    script = "const a = [...new Intl.Segmenter('en').segment(text)]; // Promise.try\nwindow.requestIdleCallback(f);"
    assert {"Segmenter", "requestIdleCallback"} <= set(used("a.js", script))
    sheet = "a { text-wrap: balance; /* hyphens: auto */ } @scope (a) {} b:has(c) { color: contrast-color(red); }"
    assert set(used("a.css", sheet)) == {"text-wrap", "@scope", ":has", "contrast-color()"}
