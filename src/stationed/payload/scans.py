"""The table of the block about scanned maps.

In: the atlas, one of its maps and its extent. Out: a block table of pictures and where they lie.
"""

from __future__ import annotations

import base64

import pandas as pd

from stationed.model import MapSpec, Tables
from stationed.payload.block_types import Table
from stationed.payload.columns import numbers, table, texts, translated
from stationed.payload.extent import Extent
from stationed.payload.places import held
from stationed.scans import OnMap, scans_on

SIDES = ("left", "top", "right", "bottom")


def scans_table(tables: Tables, spec: MapSpec, extent: Extent) -> Table:
    """Return the scanned maps of a map, the lowest first."""
    found = scans_on(tables, spec, extent)
    frame = _frame(found, tables.config.languages)
    first, last = held(frame, tables)
    return table(
        len(found),
        {
            "id": texts(frame["id"]),
            **translated(frame, "title", tables.config.languages),
            "source": texts(frame["source"]),
            "licence": texts(frame["licence"]),
            "file": texts(frame["file"]),
            "first": numbers(first),
            "last": numbers(last),
            **{side: numbers([one.drawn.box[at] for one in found], digits=9) for at, side in enumerate(SIDES)},
            "opacity": numbers([one.scan.opacity for one in found]),
            "shown": numbers([int(one.scan.shown) for one in found]),
            "picture": texts([base64.b64encode(one.drawn.webp).decode("ascii") for one in found]),
        },
    )


def _frame(found: list[OnMap], languages: tuple[str, ...]) -> pd.DataFrame:
    """What atlas.toml says of each."""
    names = ("id", "title", "source", "licence", "file", "start", "end")
    columns = {name: [str(getattr(one.scan, name)) for one in found] for name in names}
    for language in languages[1:]:
        columns[f"title_{language}"] = [one.scan.titles.get(language, "") for one in found]
    return pd.DataFrame({name: pd.Series(column, dtype="str") for name, column in columns.items()})
