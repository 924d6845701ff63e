"""Links of Markdown pages and of built HTML: what a page needs beside it, and what it would ask other hosts for."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_LINK = re.compile(r"\]\(<?(?!\w+:|#)([^)>#\s]+)")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_STYLE = re.compile(r"""(?:url\(\s*['"]?|@import\s+['"])((?:https?:)?//[^'")]+)""")
_ASKING = frozenset({"src", "srcset", "poster", "data", "action"})
_LINKED = frozenset({"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "manifest", "modulepreload"})


def files_needed(root: Path, pages: list[Path]) -> list[Path]:
    """Return what pages of a repository link to in it, and what those pages link to, sorted; the pages among them."""
    found: set[Path] = set()
    waiting = [page.resolve() for page in pages]
    while waiting:
        page = waiting.pop()
        if page in found:
            continue
        if not page.is_file() or not page.is_relative_to(root):
            raise SystemExit(f"{page}: linked to, and no file of the repository. Correct the link.")
        found.add(page)
        if page.suffix == ".md":
            text = _CODE.sub("", page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link).resolve() for link in _LINK.findall(text)]
    return sorted(found)


def asked_outside(html: str) -> list[str]:
    """Return the addresses of other hosts that a page would ask for by itself, in order: links to follow are none."""
    seen = _Asked()
    seen.feed(html)
    return seen.outside


class _Asked(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        given = {name: value or "" for name, value in attrs}
        asking = [given[name] for name in given if name in _ASKING]
        if tag == "link" and _LINKED & set(given.get("rel", "").lower().split()):
            asking.append(given.get("href", ""))
        self.outside += [value for value in asking if re.match(r"\s*(https?:)?//", value)]
        self.outside += _STYLE.findall(given.get("style", ""))

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.outside += _STYLE.findall(data)


def asked_by_style(css: str) -> list[str]:
    """Return the addresses of other hosts that a style sheet would ask for."""
    return _STYLE.findall(css)
