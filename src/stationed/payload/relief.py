"""The table of the block about the relief, and whom a page credits for its ground.

In: what the atlas says of its ground, the extent of a map. Out: a block table of grey pictures.
"""

from __future__ import annotations

import base64

import numpy as np

from stationed.coded import coded
from stationed.ground import Tiles, relief
from stationed.model import AtlasConfig, Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import column, numbers, table, texts
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


def credit_of(tables: Tables) -> str:
    """Return whom a page credits in the words of the atlas: as it says, the sources of tiles, background and scans."""
    config = tables.config
    named = (config.credit, config.ground.tiles_credit, *_of_background(tables), *_of_scans(tables))
    return "; ".join(text for text in named if text)


def drawn_ground(tables: Tables) -> list[str]:
    """Return what of the package's ground a page credits in its own words, as the atlas does not."""
    ground, credit = tables.config.ground, tables.config.credit
    drawn = (
        (ground.world, "land", "GSHHG"),
        (ground.shaded, "relief", "Patterson"),
        (bool(ground.borders), "borders", "Natural Earth"),
    )
    return [part for there, part, name in drawn if there and name not in credit]


def _of_background(tables: Tables) -> list[str]:
    """Whom features of the background credit, each with its licence, in order of first appearance."""
    credit, licence = (column(tables.context, name) for name in ("credit", "licence"))
    said = credit + (" (" + licence + ")").where((licence != "") & (credit != ""), licence)
    return [text for text in coded(said).texts if text and text not in tables.config.credit]


def _of_scans(tables: Tables) -> list[str]:
    """What scanned maps are from, each with its licence."""
    said = [f"{one.source} ({one.licence})" if one.licence else one.source for one in tables.config.scans if one.source]
    return [text for text in dict.fromkeys(said) if text not in tables.config.credit]
