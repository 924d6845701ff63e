"""Taking rendered markup apart: styles and scripts, which the policy names by hash, and the rest.

In: markup that folium elements rendered. Out: the texts of its style and script elements, what remains, and the
addresses that it would ask for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from html.parser import HTMLParser

ASKING = {
    *("src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "manifest", "ping"),
}
"""Attributes whose address a browser asks for, or sends something to."""

FREE = ("#", "data:", "blob:", "about:")
"""How addresses begin that ask nobody."""

Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Rendered markup, taken apart."""

    styles: tuple[str, ...]
    """Texts of the style elements, in order; style attributes as rules of their own."""
    scripts: tuple[str, ...]
    """Texts of the scripts that run, in order."""
    body: str
    """Everything else."""
    addresses: tuple[str, ...] = ()
    """Addresses that the markup asks for, in order."""

    def with_script(self, text: str) -> Pieces:
        """Return the same with one more script at the end, unless it is blank."""
        return replace(self, scripts=(*self.scripts, text)) if text.strip() else self


class _Splitter(HTMLParser):
    """Sorts elements by kind; elements that a page has one of in its head (meta, title, base) are left to the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.rest: list[str] = []
        self.rules: list[str] = []
        self.addresses: list[str] = []
        self._into: list[str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        kind = (dict(attrs).get("type") or "text/javascript").strip().lower()
        self._note(tag, attrs)
        if tag == "style":
            self._begin(self.styles)
        elif tag == "script" and kind in ("text/javascript", "application/javascript", "module"):
            self._begin(self.scripts)
        elif tag not in ("meta", "base"):
            self.rest.append(self._tag(tag, attrs))

    def _begin(self, into: list[str]) -> None:
        self._into, self._text = into, []

    def _note(self, tag: str, attrs: Attributes) -> None:
        asking = ASKING | {"href"} if tag in ("link", "image", "use", "base") else ASKING
        for name, value in attrs:
            address = (value or "").strip()
            if name in asking and address and not address.lower().startswith(FREE):
                self.addresses.append(address)

    def _tag(self, tag: str, attrs: Attributes) -> str:
        """The tag as written; a style attribute, which the policy refuses, becomes a rule of the style sheet."""
        style = next((value for name, value in attrs if name == "style" and value), None)
        if style is None:
            return self.get_starttag_text() or ""
        self.rules.append(style)
        kept = "".join(
            f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attrs if name != "style"
        )
        return f'<{tag}{kept} data-stationed-style="{len(self.rules)}">'

    def handle_endtag(self, tag: str) -> None:
        if self._into is not None and tag in ("style", "script"):
            text = "".join(self._text)
            if text.strip():
                self._into.append(text)
            self._into = None
        elif tag not in ("meta", "base"):
            self.rest.append(f"</{tag}>")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._note(tag, attrs)
        if tag not in ("meta", "base"):
            self.rest.append(self._tag(tag, attrs))

    def handle_data(self, data: str) -> None:
        (self._text if self._into is not None else self.rest).append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


def take_apart(markup: str) -> Pieces:
    """Take rendered markup apart.

    Parameters
    ----------
    markup : str
        What folium elements rendered.

    Returns
    -------
    Pieces
        The order of styles, of scripts and of the rest is kept. Meta and base elements are left out, as the page
        writes its own (folium's forbid zooming); comments too.
    """
    splitter = _Splitter()
    splitter.feed(markup)
    splitter.close()
    rules = [
        f'[data-stationed-style="{number}"] {{ {_one_rule(rule)} }}' for number, rule in enumerate(splitter.rules, 1)
    ]
    return Pieces(
        styles=(*splitter.styles, "\n".join(rules)) if rules else tuple(splitter.styles),
        scripts=tuple(splitter.scripts),
        body="".join(splitter.rest).strip(),
        addresses=tuple(splitter.addresses),
    )


def _one_rule(declarations: str) -> str:
    """Declarations that cannot end their rule and begin another."""
    return re.sub(r"[{}]", "", declarations)
