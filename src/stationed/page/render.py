"""render_page: the figure of a map -> the text of one HTML file that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import folium
from branca.element import Element, Figure

import stationed
from stationed.controls import Layout
from stationed.errors import StationedError
from stationed.page.links import refuse_outside
from stationed.page.pieces import take_apart
from stationed.page.rendered import elements_of, rendered
from stationed.page.vendor import leaflet_script, leaflet_style

_BROKEN = re.compile("[\0\ud800-\udfff]")
_ENDING = re.compile(r"<(/script|/style|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page says."""

    title: str = "Map"
    """Title of the document."""
    language: str = "en"
    """Language code of the document."""
    description: str = ""
    """A sentence or two for search engines and previews, '' for none."""
    more: tuple[str, ...] = ()
    """Further elements of the head, as markup of the house; see `stationed.embed.head_tags`."""


def render_page(page: Element, head: PageHead | None = None) -> str:
    """Give the page of a map: one HTML text with everything in it.

    Parameters
    ----------
    page : StationedMap or Figure
        The map with its layers, controls and whatever else was added, or its figure.
    head : PageHead, optional
        What the document's head says; taken from the map itself when it has one.

    Returns
    -------
    str
        Text that UTF-8 can hold. Equal maps give equal texts: ids are numbered in order, nothing depends on chance or
        time. Its policy allows only its own scripts and styles, by SHA-256, and images within the file (Content
        Security Policy level 3).

    Raises
    ------
    StationedError
        When an element asks another address for a script, a style sheet, tiles or images; the message names them.
    """
    figure = page.get_root()
    if not isinstance(figure, Figure):
        raise StationedError(f"the map is not in a figure, got {type(figure).__name__}; expected a branca Figure.")
    parts = rendered(figure)
    pieces = take_apart(parts.markup)
    elements = elements_of(figure)
    refuse_outside(elements, pieces.addresses)
    pieces = pieces.with_script(parts.script)
    needed = [_asset("js/popup.js")] if any(isinstance(one, folium.Popup) for one in elements) else []
    scripts = [_sealed(text) for text in (leaflet_script(), *needed, *pieces.scripts)]
    styles = [_sealed(text) for text in (leaflet_style(), *pieces.styles)]
    bare = "" if any(isinstance(one, Layout) for one in elements) else " stationed-bare"
    body = f"{_whole(pieces.body)}\n{parts.data}".strip()  # a block's text is whole, and long to look through
    return _document(head or getattr(page, "head", PageHead()), body, bare, styles=styles, scripts=scripts)


def _asset(name: str) -> str:
    return (files("stationed") / "static" / name).read_text(encoding="utf-8")


def _sealed(text: str) -> str:
    """A script or style that no text inside can end: the same to its reader, as `<` may be escaped in any string."""
    return _ENDING.sub(r"<\\\1", _whole(text))


def _whole(text: str) -> str:
    """The text as a browser reads it, so that hashes agree: one kind of line break, no NUL, no half characters."""
    return _BROKEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _document(head: PageHead, body: str, bare: str, *, styles: list[str], scripts: list[str]) -> str:
    policy = (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    before = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(head.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="stationed {stationed.__version__}">',
        f"<title>{escape(head.title)}</title>",
        f'<meta name="description" content="{escape(head.description)}">' if head.description else "",
        *head.more,
        '<link rel="icon" href="data:,">',
    ]
    lines = [
        *map(_whole, before),
        *(f"<style>{style}</style>" for style in styles),
        "</head>",
        f'<body class="stationed-page{bare}">',
        body,
        *(f"<script>{script}</script>" for script in scripts),
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)
