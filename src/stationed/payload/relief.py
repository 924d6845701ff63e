"""The table of the block about the relief, and whom a page credits for its ground.

In: what the atlas says of its ground, the extent of a map. Out: a block table of grey pictures.
"""

from __future__ import annotations

import base64

import numpy as np

from stationed.ground import BORDERS_CREDIT, CREDIT, RELIEF_CREDIT, Tiles, relief
from stationed.model import AtlasConfig
from stationed.payload.block_types import Table
from stationed.payload.columns import numbers, table, texts
from stationed.payload.extent import Extent

NONE = Tiles(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64), ())
"""No relief."""


def relief_table(config: AtlasConfig, extent: Extent) -> Table:
    """Return the grey pictures of the slopes under and about a map; no rows where the atlas wants none."""
    tiles = relief(extent) if config.ground.shaded else NONE
    return table(
        len(tiles.files),
        {
            "size": numbers(tiles.size),
            "column": numbers(tiles.column),
            "row": numbers(tiles.row),
            "picture": texts([base64.b64encode(one).decode("ascii") for one in tiles.files]),
        },
    )


def credit_of(config: AtlasConfig) -> str:
    """Return whom a page credits: as the atlas says, and the sources of the package's ground unless it names them."""
    drawn = (
        (config.ground.world, "GSHHG", CREDIT),
        (config.ground.shaded, "Patterson", RELIEF_CREDIT),
        (bool(config.ground.borders), "Natural Earth", BORDERS_CREDIT),
    )
    more = [text for there, name, text in drawn if there and name not in config.credit]
    return "; ".join(text for text in (config.credit, *more) if text)
