"""Records: all claims as one Parquet file, sorted by place and time, so that those of a place are a run of rows.

A page asks for a few row groups of it; DuckDB, GDAL and pandas read it as the table that it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from stationed.model import CLAIMS, Tables
from stationed.payload.evidence import own_columns
from stationed.tiles.engine import Engine, quoted
from stationed.tiles.places import Places

GROUP, MOST_GROUPS = 10_000, 1_500
"""Rows of a row group, the least; and the most groups: each is told of in the file's foot, which a page reads whole."""
DAYS = {
    "possible_first": "pf",
    "possible_last": "pl",
    "definite_first": "df",
    "definite_last": "dl",
}
"""The windows of a claim, in days since 1970-01-01; null where it is in no period whatever its days. Of rival
claims the definite ones are those of their deployment, which is definite where each of them is."""


def record_columns(tables: Tables, columns: Sequence[str]) -> list[str]:
    """Return the columns of the deployments that the file carries as they were written."""
    figures = [one.name for one in tables.config.quantities]
    own = [one.name for one in own_columns(tables.config)]
    texts = [one.name for one in CLAIMS.columns if one.in_file and one.holds != "row"]
    translated = [name for name in columns if name not in (*texts, *figures, *own)]
    return [name for name in (*texts, *translated, *figures, *own) if name in columns]


def write_records(
    engine: Engine, tables: Tables, places: Places, columns: Sequence[str], path: Path, *, said: Mapping[str, str]
) -> None:
    """Write the claims that the map shows.

    Parameters
    ----------
    engine : Engine
        With its claims, names and what the map shows.
    tables, places
        The atlas but for its deployments, and its places.
    columns : sequence of str
        The columns of `raw`.
    path : path
        The file.
    said : mapping
        What it says of itself beside its columns.
    """
    _put_names(engine, tables, places)
    carried = ", ".join(f"raw.{quoted(name)}" for name in record_columns(tables, columns))
    days = ", ".join(
        f"CASE WHEN shown.d >= 0 THEN agreed.{short} WHEN shown.c THEN shown.{short} END AS {name}"
        if short in ("df", "dl")
        else f"CASE WHEN shown.c THEN shown.{short} END AS {name}"
        for name, short in DAYS.items()
    )
    number = engine.one("SELECT count(*) FROM shown")
    engine.write(
        f"""SELECT shown.p AS place_number, named_places.name AS place, named_places.longitude, named_places.latitude,
                coalesce(unit_rows.designation, '') AS designation, {carried}, {days},
                coalesce(contested.contested_in, '') AS contested_in
            FROM shown JOIN raw ON raw.rowid = shown.r JOIN named ON named.r = shown.r
                LEFT JOIN named_places ON named_places.p = shown.p
                LEFT JOIN unit_rows ON unit_rows.u = named.u LEFT JOIN contested ON contested.d = shown.d
                LEFT JOIN (SELECT DISTINCT d, df, dl FROM surely) AS agreed ON agreed.d = shown.d
            ORDER BY CASE WHEN shown.p < 0 THEN {len(places.rows)} ELSE shown.p END, shown.pf, shown.r""",
        path,
        group=max(GROUP, -(-number // MOST_GROUPS)),
        said=said,
    )


def first_rows(engine: Engine) -> dict[int, tuple[int, int]]:
    """Return for each place with records its first row in the file and how many there are."""
    rows = engine.rows("SELECT p, count(*) FROM shown GROUP BY p ORDER BY CASE WHEN p < 0 THEN 2147483647 ELSE p END")
    found: dict[int, tuple[int, int]] = {}
    before = 0
    for place, number in rows:
        found[int(place)] = (before, int(number))
        before += int(number)
    return found


def _put_names(engine: Engine, tables: Tables, places: Places) -> None:
    locations = tables.locations.iloc[places.rows]
    engine.table(
        "named_places",
        {
            "p": ("INTEGER", np.arange(len(locations))),
            "name": ("VARCHAR", locations["name"].to_numpy(object)),
            "longitude": ("DOUBLE", np.round(places.longitude, 6)),
            "latitude": ("DOUBLE", np.round(places.latitude, 6)),
        },
    )
    designations = tables.units["designation"].to_numpy(object)
    engine.table(
        "unit_rows", {"u": ("INTEGER", np.arange(len(designations))), "designation": ("VARCHAR", designations)}
    )
