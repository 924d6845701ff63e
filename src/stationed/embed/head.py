"""What the head of a page says to those who link to it: Open Graph, and where its oEmbed description lies."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from stationed.facts import POSTER_SIZE
from stationed.said import said


def head_tags(block: Mapping[str, Any], url: str) -> tuple[str, ...]:
    """Return the tags of a page that will be found on the web.

    Parameters
    ----------
    block : mapping
        The data block of the map.
    url : str
        Address of the folder that the page will lie in, with a slash at its end; '' when it is not known.

    Returns
    -------
    tuple of str
        Markup, an element each, every value escaped; none without an address, since these need whole ones.

    Notes
    -----
    The Open Graph protocol, https://ogp.me; oEmbed 1.0, section 4.
    """
    if not url:
        return ()
    meta = block["meta"]
    language, name = meta["languages"][0], meta["map"]
    title, atlas = (said(texts, language, name) for texts in (meta["title"], meta["atlas"]["title"]))
    width, height = POSTER_SIZE
    properties = {
        "og:type": "website",
        "og:url": f"{url}{name}.html",
        "og:title": title,
        "og:description": meta["summary"].get(language, "") or meta["subtitle"].get(language, ""),
        "og:site_name": atlas if atlas != title else "",
        "og:image": f"{url}{name}.png",
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": title,
    }
    discovery = f'type="application/json+oembed" href="{escape(f"{url}{name}.oembed.json")}" title="{escape(title)}"'
    return (
        f'<link rel="canonical" href="{escape(f"{url}{name}.html")}">',
        f'<link rel="alternate" {discovery}>',
        *(f'<meta property="{key}" content="{escape(value)}">' for key, value in properties.items() if value),
        '<meta name="twitter:card" content="summary_large_image">',
    )
