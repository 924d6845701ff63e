"""Addresses that users give: checked, so that nothing else than a web address gets into a page or a snippet."""

from __future__ import annotations

import re
from urllib.parse import quote

from stationed.errors import StationedError

_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\^`{|}@]+(?:/[^\s\"'<>\\^`{|}]*)?", re.IGNORECASE)


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


def page_address(url: str, name: str) -> str:
    """Return the address of a page.

    Parameters
    ----------
    url : str
        Of the page, or, with a slash at its end, of the folder that it lies in. A fragment is left out.
    name : str
        File name of the page.

    Raises
    ------
    StationedError
        When it is no web address.
    """
    page = url.partition("#")[0]
    if not _ADDRESS.fullmatch(page):
        raise StationedError(_refusal(url, "the page's own, such as https://example.org/maps/atlas.html"))
    return page + quote(name) if page.endswith("/") else page


def _refusal(url: str, expected: str) -> str:
    return f"--url: not the address of a page on the web, got {url!r}; expected {expected}. Write it with https://."
