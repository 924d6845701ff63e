"""What a browser sees of a page: its elements, scripts, styles and data, read with the parser of the library."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

from unpacked import unpack

ASKING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "manifest"}


class Reading(HTMLParser):
    """The start tags of a page, and the texts inside its raw elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": [], "data": [], "title": []}
        self._kind: str | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        runs = said.get("type") in (None, "text/javascript", "module")
        self._kind = "data" if tag == "script" and not runs else tag if tag in self.texts else None
        if self._kind:
            self.texts[self._kind].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "title"):
            self._kind = None

    def handle_data(self, data: str) -> None:
        if self._kind:
            self.texts[self._kind][-1] += data

    def meta(self, name: str) -> str | None:
        """The content of a meta element."""
        found = [
            said for tag, said in self.tags if tag == "meta" and name in (said.get("name"), said.get("http-equiv"))
        ]
        return found[0]["content"] if found else None

    def asked(self) -> list[str]:
        """Every address that some element asks for."""
        links = [said.get("href") for tag, said in self.tags if tag in ("link", "image", "use", "base")]
        others = [value for _, said in self.tags for name, value in said.items() if name in ASKING]
        return [address for address in [*links, *others] if address and not address.startswith(("data:", "#"))]

    def block(self) -> dict[str, Any]:
        """The data block, unpacked."""
        texts = [text for text in self.texts["data"] if '"format"' in text[:40]]
        return unpack(json.loads(texts[0]))


def hashes(texts: list[str]) -> set[str]:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}


def policy(reading: Reading) -> dict[str, set[str]]:
    """The directives of a page's policy."""
    text = reading.meta("Content-Security-Policy") or ""
    parts = [re.split(r"\s+", part.strip()) for part in text.split(";")]
    return {part[0]: set(part[1:]) for part in parts}
