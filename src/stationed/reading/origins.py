"""origin_of: an origin as people write it -> as browsers send it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

ANY = "*"
"""Stands for every origin."""

PORTS = {"http": 80, "https": 443}
"""Scheme -> the port that browsers leave out."""

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?\Z")
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)\.?\Z")
_READ_TWO_WAYS = frozenset("\u00df\u03c2\u200c\u200d")
"""Characters that browsers keep in the name of a host and IDNA 2003, which is what Python has, does not."""


def origin_of(text: str) -> str:
    """Return an origin in the form in which browsers compare it.

    Parameters
    ----------
    text : str
        Such as ``https://Museum.Example:443/``; `ANY` stays as it is.

    Returns
    -------
    str
        Scheme and host in small letters, the host in Punycode, a port only when it is not the usual one.

    Raises
    ------
    ValueError
        When it is none: it has a path, a name or a query, its scheme is neither http nor https, or nobody can tell
        which host browsers make of it.

    Notes
    -----
    The origin of a URL as the URL standard (https://url.spec.whatwg.org) serialises it.
    """
    if text == ANY:
        return text
    parts = urlsplit(text)
    port = parts.port
    if parts.scheme not in PORTS or parts.path not in ("", "/") or re.search(r"[?#@\\%\s]|:\Z|:/\Z", text[8:]):
        raise ValueError(text)
    host = _host(parts.hostname or "")
    return f"{parts.scheme}://{host}" + ("" if port in (None, PORTS[parts.scheme]) else f":{port}")


def _host(name: str) -> str:
    """The name of a host, or its address."""
    if ":" in name:
        return f"[{ipaddress.IPv6Address(name).compressed}]"
    if set(name) & _READ_TWO_WAYS:
        raise ValueError(name)
    plain = name if name.isascii() else name.encode("idna").decode("ascii").lower()
    if _NUMBER.search(plain.rpartition(".")[2]):
        return str(ipaddress.IPv4Address(plain))
    if not _HOST.match(plain) or len(plain) > 253:
        raise ValueError(name)
    return plain
