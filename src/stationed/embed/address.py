"""Addresses that users give: checked, so that nothing else than a web address gets into a page or a snippet."""

from __future__ import annotations

import re
from urllib.parse import quote

from stationed.errors import StationedError

_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\^`{|}@]+(?:/[^\s\"'<>\\^`{|}]*)?", re.IGNORECASE)
_NEARBY = re.compile(r"(?:\.{1,2}/|/(?!/))[^\s\"'<>\\^`{|}]*")
"""A path as links within one site have it; it shows by its dot or slash that no host was meant."""

WITHIN = ("html", "markdown")
"""Forms of a snippet that a site's own pages take, where a path within the site will do."""


def folder_address(url: str) -> str:
    """Return the address of a folder, with a slash at its end.

    Parameters
    ----------
    url : str
        As the user gave it; '' stays ''.

    Raises
    ------
    StationedError
        When it is no web address, or has a query or a fragment.
    """
    if not url:
        return ""
    if not _ADDRESS.fullmatch(url) or "?" in url or "#" in url:
        raise StationedError(_refusal(url, "the folder that the pages will lie in, such as https://example.org/maps/"))
    return url if url.endswith("/") else f"{url}/"


def page_address(url: str, name: str, *, form: str = "") -> str:
    """Return the address of a page.

    Parameters
    ----------
    url : str
        Of the page, or, with a slash at its end, of the folder that it lies in. A fragment is left out.
    name : str
        File name of the page.
    form : str
        Form of the snippet that it is for. One of `WITHIN` takes a path within the site too: ``./map.html``,
        ``../maps/``, ``/maps/map.html``.

    Raises
    ------
    StationedError
        When it is no such address.
    """
    page = url.partition("#")[0]
    if not _ADDRESS.fullmatch(page) and not (form in WITHIN and _NEARBY.fullmatch(page)):
        nearby = f", or for {' and '.join(WITHIN)} a path within the site, such as ./maps/atlas.html"
        raise StationedError(_refusal(url, f"the page's own, such as https://example.org/maps/atlas.html{nearby}"))
    return page + quote(name) if page.endswith("/") else page


def _refusal(url: str, expected: str) -> str:
    way = "Write %20 for a blank." if " " in url.strip() else "Write it with https://."
    return f"--url: not the address of a page on the web, got {url!r}; expected {expected}. {way}"
