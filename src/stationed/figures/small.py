"""small_map: one map -> a picture of what it opens with, of few bytes, for a page to carry where no scripts run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationed.figures.choice import Choice
from stationed.figures.named_fonts import NO_FONTS, fonts_used
from stationed.figures.picture import draw_map
from stationed.figures.png import png
from stationed.figures.reader import Reader
from stationed.figures.view import View

SIZE = (384, 216)
"""Width and height in pixels."""

COLOURS = 32
"""Enough for the colours of the data; the shades between them are what takes room."""


def small_map(block: Mapping[str, Any], fonts: Mapping[str, bytes] = NO_FONTS) -> bytes:
    """Return a small picture of a map: no title, no legend, no relief, which would take most of its bytes.

    Parameters
    ----------
    block : mapping
        The map's data block, as `stationed.payload.make_block` makes it.
    fonts : mapping of str to bytes, optional
        Those that the atlas names.

    Returns
    -------
    bytes
        A PNG file of `SIZE`, in the first language of the atlas. The same block gives the same bytes.
    """
    tables = block["tables"]
    columns: dict[str, list[float]] = {name: [] for name in tables["relief"]["columns"]}
    reader = Reader({**block, "tables": {**tables, "relief": {"n": 0, "columns": columns}}})
    view = View.of(reader.meta["extent"], *SIZE)
    with fonts_used(fonts, reader.language):
        return png(draw_map(reader, view, Choice.opening(reader)), colours=COLOURS)
