"""snippet: what a site editor pastes to have a map in a page, in the form that the site takes.

Every value is escaped for its form. static/js/out/snippets.js, which the page's Share dialog uses, gives the
same texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any
from urllib.parse import quote

from stationed.embed.heights import height_for
from stationed.facts import ATTRIBUTES, COLUMN, HELPER, POSTER_SIZE, STATE_KEYS

Attributes = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Embedding:
    """A map as somebody wants it in a page."""

    url: str
    """Address of the page; a fragment in it is left out."""
    title: str
    """Title of the map, in the language of the site."""
    state: Mapping[str, str]
    """What the map starts with, by state key; blank values are left out."""
    shape: float
    """Width : height of the map, see `stationed.embed.heights`."""
    provider: str = ""
    """Name of the atlas; the title when blank."""
    links: bool = False
    """Whether links in the map may open; they are the only thing that a bare sandbox stops."""


def snippet(form: str, embedding: Embedding) -> str:
    """Return the text to paste.

    Parameters
    ----------
    form : str
        One of `FORMS`.
    embedding : Embedding
        The map.

    Returns
    -------
    str
        Without a line end. Nothing in the embedding is checked here: `stationed.embed.page` does that.
    """
    if form == "element":
        return _element(embedding)
    if form == "wordpress":
        return f'<!-- wp:html -->\n<figure class="wp-block-embed">{_frame(embedding)}</figure>\n<!-- /wp:html -->'
    if form == "mediawiki":
        return f'<htmltag tagname="iframe" {_attribute_text(_frame_attributes(embedding), _wiki)}></htmltag>'
    if form == "markdown":
        return _markdown(embedding)
    if form == "oembed":
        return json.dumps(oembed(embedding), ensure_ascii=False, indent=2)
    return _frame(embedding)


def oembed(embedding: Embedding) -> dict[str, Any]:
    """Return what an oEmbed consumer reads.

    Parameters
    ----------
    embedding : Embedding
        The map.

    Returns
    -------
    dict
        Of type rich, ready for JSON; without a thumbnail when the address does not end in ``.html``.

    Notes
    -----
    oEmbed 1.0, https://oembed.com.
    """
    poster = poster_of(embedding.url)
    width, height = POSTER_SIZE
    return {
        "version": "1.0",
        "type": "rich",
        "title": embedding.title,
        "provider_name": embedding.provider or embedding.title,
        "provider_url": beside(embedding.url, ""),
        "width": COLUMN,
        "height": height_for(COLUMN, ui=embedding.state.get("ui", ""), shape=embedding.shape),
        "html": _frame(embedding),
        **({"thumbnail_url": poster, "thumbnail_width": width, "thumbnail_height": height} if poster else {}),
    }


def address_of(embedding: Embedding) -> str:
    """Return the address of the map with its state in the fragment."""
    state = [f"{key}={_key(embedding.state[key])}" for key in STATE_KEYS if embedding.state.get(key)]
    return _whole(embedding.url).partition("#")[0] + (f"#{'&'.join(state)}" if state else "")


def beside(url: str, name: str) -> str:
    """Return the address of a file in the folder of a page; '' for the folder itself."""
    page = re.split(r"[?#]", _whole(url))[0]
    found = re.match(r"\w+://[^/]*", page)
    host = found[0] if found else ""
    path = page[len(host) :].rpartition("/")
    return host + (path[0] + path[1] or "/" if host else path[0] + path[1]) + name


def poster_of(url: str) -> str:
    """Return the address of a page's poster; '' when the page's name does not tell it."""
    page = re.split(r"[?#]", _whole(url))[0]
    return page[: -len("html")] + "png" if page.endswith(".html") else ""


def _key(value: str) -> str:
    return quote(_whole(value), safe="/,!~*'()")


def _whole(text: str) -> str:
    """A text without half characters, which no address can hold."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _frame_attributes(embedding: Embedding) -> Attributes:
    ui = embedding.state.get("ui", "")
    height, least = (height_for(width, ui=ui, shape=embedding.shape) for width in (COLUMN, 320))
    style = f"border:0;width:100%;height:auto;aspect-ratio:{COLUMN}/{height};min-height:{least}px"
    return [
        ("src", address_of(embedding)),
        ("title", embedding.title),
        ("width", "100%"),
        ("height", str(height)),
        ("loading", "lazy"),
        ("sandbox", _sandbox(embedding)),
        ("referrerpolicy", "no-referrer"),
        ("style", style),
    ]


def _sandbox(embedding: Embedding) -> str:
    return "allow-scripts" + (" allow-popups allow-popups-to-escape-sandbox" if embedding.links else "")


def _frame(embedding: Embedding) -> str:
    return f"<iframe {_attribute_text(_frame_attributes(embedding), escape)}>{_link(embedding)}</iframe>"


def _element(embedding: Embedding) -> str:
    rest = {key: value for key, value in embedding.state.items() if key not in ATTRIBUTES}
    attributes = [("src", address_of(replace(embedding, state=rest))), ("title", embedding.title)]
    attributes += [(name, embedding.state[key]) for key, name in ATTRIBUTES.items() if embedding.state.get(key)]
    if embedding.links:
        attributes.append(("sandbox", _sandbox(embedding)))
    script = f'<script src="{escape(beside(embedding.url, HELPER))}" defer></script>'
    return f"{script}\n<stationed-map {_attribute_text(attributes, escape)}>{_link(embedding)}</stationed-map>"


def _link(embedding: Embedding) -> str:
    return f'<a href="{escape(address_of(embedding))}">{escape(embedding.title)}</a>'


def _markdown(embedding: Embedding) -> str:
    """A picture that leads to the map: Markdown has no frames."""
    title = re.sub(r"([\\`*_{}\[\]()<>#+!|~&-])", r"\\\1", re.sub("[\r\n\t ]+", " ", embedding.title))
    poster, address = (_target(one) for one in (poster_of(embedding.url), address_of(embedding)))
    return f"[![{title}]({poster})]({address})" if poster != "<>" else f"[{title}]({address})"


def _target(address: str) -> str:
    plain = re.sub(r"[<>\\ \t\r\n]", lambda sign: quote(sign[0], safe=""), address)
    return f"<{plain}>"


def _attribute_text(attributes: Attributes, escaped: Callable[[str], str]) -> str:
    return " ".join(f'{name}="{escaped(value)}"' for name, value in attributes)


def _wiki(text: str) -> str:
    """Escape also what a wiki would read as its own: brackets, braces, bars, line ends."""
    return re.sub(r"[\[\]{}|\r\n]", lambda sign: f"&#{ord(sign[0])};", escape(text))
