"""companions: the files that a build writes beside a page, so that other sites can embed it and link to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stationed.embed.heights import shape_of
from stationed.embed.snippets import Embedding, oembed
from stationed.facts import POSTER_SIZE
from stationed.said import said


def embedding_of(block: Mapping[str, Any], url: str, state: Mapping[str, str] | None = None) -> Embedding:
    """Return a map as it would stand in a page, in the first language of the atlas.

    Parameters
    ----------
    block : mapping
        The data block of the map; only its head is read.
    url : str
        Address of the page.
    state : mapping, optional
        What it starts with, by state key.
    """
    meta = block["meta"]
    given = dict(state or {})
    language = given.get("language") or meta["languages"][0]
    title, atlas = (said(texts, language, meta["map"]) for texts in (meta["title"], meta["atlas"]["title"]))
    return Embedding(url=url, title=title, state=given, shape=shape_of(meta["extent"]), provider=atlas)


def companions(
    block: Mapping[str, Any], *, url: str = "", fonts: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return the files that go beside a page.

    Parameters
    ----------
    block : mapping
        The data block of the map.
    url : str
        Address of the folder that they will lie in, with a slash at its end; '' when it is not known.
    fonts : mapping of str to bytes, optional
        Those that the atlas names.

    Returns
    -------
    dict
        ``<map>.oembed.json``, whose addresses are relative without `url`, and ``<map>.png``, the poster.
    """
    from stationed.figures.poster import poster  # slow to import: not for a snippet

    name = block["meta"]["map"]
    described = json.dumps(oembed(embedding_of(block, f"{url}{name}.html")), ensure_ascii=False, indent=2)
    return {f"{name}.oembed.json": f"{described}\n".encode(), f"{name}.png": poster(block, POSTER_SIZE, fonts or {})}
