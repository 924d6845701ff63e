"""gallery_page: the built maps of an atlas -> index.html, one file that asks nobody for anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from stationed.bundle import script_of, style_of
from stationed.document import document
from stationed.gallery.card import card, lent
from stationed.payload.say import credit_in
from stationed.said import said

NAME = "index.html"
"""Name of the gallery's file."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A map as the gallery shows it."""

    block: Mapping[str, Any]
    """Its data block."""
    poster: bytes
    """Its poster, a PNG file; b"" for none."""


def gallery_page(maps: Sequence[Shown], *, url: str = "") -> str:
    """Return the gallery of some maps.

    Parameters
    ----------
    maps : sequence of Shown
        At least one, all of one atlas; the first is shown largest.
    url : str
        Address of the folder that the pages lie in, with a slash at its end; '' when it is not known. The snippets
        then hold it; without it they hold the address that the gallery is read from.

    Returns
    -------
    str
        HTML in the first language of the atlas. The same maps give the same text.
    """
    meta = maps[0].block["meta"]
    language, texts = meta["languages"][0], meta["atlas"]["title"]
    title = said(texts, language, meta["atlas"]["id"])
    body = [
        '<div class="gallery">',
        _head(title, meta["subtitle"].get(language, ""), lent(texts, language)),
        '<main><ul class="maps">',
        *(f"<li>{card(one.block, one.poster, url)}</li>" for one in maps),
        "</ul></main>",
        _foot(maps[0].block),
        "</div>",
    ]
    return document(
        "\n".join(part for part in body if part),
        title=title,
        language=language,
        styles=[style_of("gallery")],
        scripts=[script_of("gallery")],
    )


def _head(title: str, subtitle: str, marked: str) -> str:
    below = f"<p>{escape(subtitle)}</p>" if subtitle else ""
    return f'<header class="gallery-head"><h1{marked}>{escape(title)}</h1>{below}</header>'


def _foot(block: Mapping[str, Any]) -> str:
    meta = block["meta"]
    name, address = meta["licence"]["name"], meta["licence"]["url"]
    linked = address.startswith(("https://", "http://"))
    licence = f'<a href="{escape(address)}" rel="license">{escape(name)}</a>' if linked else escape(name)
    parts = [part for part in (escape(credit_in(block)), licence) if part]
    return f'<footer class="gallery-foot"><p>{" · ".join(parts)}</p></footer>' if parts else ""
