"""Writes tests/guards/newer.json: what is newer than the oldest browsers that draw a page, by MDN's compatibility data.

    python tools/compat/write.py DATA

DATA is data.json of the npm package @mdn/browser-compat-data, which is no dependency: fetch it where you like. Run this
when src/stationed/facts/browsers.json has other versions, or to learn what browsers have brought since.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
OLDEST = json.loads((ROOT / "src" / "stationed" / "facts" / "browsers.json").read_text(encoding="utf-8"))
# Interfaces whose members scripts of a page use; those of all others are told by the name of the interface.
USED = re.compile(
    r"(HTML|SVG|DOM|CSS|WebGL|Mouse|Pointer|Keyboard|Wheel|UI|Touch|Message|Storage|Media|Text|Clipboard|Resize|Mutation"
    r"|Intersection|Toggle|Navigation|Transition|Animation)\w*|Element|Node|NodeList|Document|DocumentFragment|Window|Navigator"
    r"|EventTarget|Event|CustomEvent|CanvasRenderingContext2D|Path2D|ImageData|ImageBitmap|Blob|File|Response|ReadableStream"
    r"|Location|History|URL|URLSearchParams|Range|Selection|Performance|AbortSignal|AbortController|Crypto|Attr|Text|Screen"
)


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.sub(r"[^\d.]", "", version).split("."))


def since(told: Any) -> str | None:
    """The version that has it without a flag or another name; None for no version."""
    for one in told if isinstance(told, list) else [told]:
        odd = {"flags", "prefix", "alternative_name", "version_removed"} & set(one)
        if isinstance(one.get("version_added"), str) and one["version_added"] != "preview" and not odd:
            return one["version_added"]
    return None


def is_newer(entry: dict[str, Any]) -> bool:
    support = entry["__compat"]["support"]
    found = {browser: since(support.get(browser, {})) for browser in OLDEST}
    return any(had is None or numbers(had) > numbers(OLDEST[name]) for name, had in found.items())


def entries(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, entry in tree.items():
        if name != "__compat" and "__compat" in entry:
            yield name, entry


def members(data: dict[str, Any]) -> tuple[set[str], set[str], set[str]]:
    """Names of globals that are newer; of members that are newer; of members that any of the others has."""
    names, newer, known = set[str](), set[str](), set[str]()
    for tree in (data["javascript"]["builtins"], data["api"]):
        for interface, entry in entries(tree):
            if is_newer(entry):
                names.add(interface)
                continue
            if tree is data["api"] and not USED.fullmatch(interface):
                continue
            for told, member in entries(entry):
                name = told.removesuffix("_static")
                if name.isidentifier() and not name.endswith("_event"):
                    (newer if is_newer(member) else known).add(name)
    return names, newer, known


def main(path: str) -> None:
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    names, newer, known = members(data)
    css = data["css"]
    functions = {name for _, entry in entries(css["types"]) for name, one in entries(entry) if is_newer(one)}
    told = {
        "data": f"@mdn/browser-compat-data {data['__meta']['version']}",
        "browsers": OLDEST,
        "globals": sorted(name for name in names if name.isidentifier() and name[0].isupper()),
        "members": sorted(newer - known),
        "properties": sorted(name for name, entry in entries(css["properties"]) if is_newer(entry)),
        "selectors": sorted(name for name, entry in entries(css["selectors"]) if is_newer(entry)),
        "at_rules": sorted(name for name, entry in entries(css["at-rules"]) if is_newer(entry)),
        "functions": sorted(functions),
    }
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in told.items())
    (ROOT / "tests" / "guards" / "newer.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
