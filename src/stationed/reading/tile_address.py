"""tiles_of: the address of a tile server as people write it -> the same, when a page can name its one host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from stationed.reading.origins import origin_of

TILES_SAID = 'an address of one host with {z}, {x} and {y} in its path, such as "https://tiles.example/{z}/{x}/{y}.png"'

_PATH = re.compile(r"[\w./{}~@%+=&?:-]*\Z", re.ASCII)
_FIELDS = {"z", "x", "y", "r"}


def tiles_of(text: str) -> str:
    """Return the address of a tile server; '' for none.

    Parameters
    ----------
    text : str
        Such as ``https://tiles.example/{z}/{x}/{y}.png``. A key for the server may stand in the query.

    Raises
    ------
    ValueError
        When it is none, or leaves open which host is asked, as ``{s}`` does.
    """
    if not text:
        return text
    fields = re.findall(r"\{([^}]*)\}", text)
    if not {"z", "x", "y"} <= set(fields) <= _FIELDS:
        raise ValueError(text)
    try:
        parts = urlsplit(text)
        host_of_tiles(text)
    except ValueError as error:
        raise ValueError(text) from error
    if not _PATH.match(f"{parts.path}?{parts.query}") or parts.fragment or not parts.path.startswith("/"):
        raise ValueError(text)
    return text


def host_of_tiles(text: str) -> str:
    """Return the origin that an address of tiles asks, as a policy names it: scheme, host and port.

    Raises
    ------
    ValueError
        When the address has none.
    """
    parts = urlsplit(text)
    return origin_of(f"{parts.scheme}://{parts.netloc}")
