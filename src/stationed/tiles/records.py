"""Records: all claims as one Parquet file, sorted by place and time, so that those of a place are a run of rows.

A page asks for a few row groups of it; DuckDB, GDAL and pandas read it as the table that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from stationed.model import CLAIMS, Tables
from stationed.payload.evidence import own_columns
from stationed.tiles.engine import Engine, quoted
from stationed.tiles.places import Places

GROUP, MOST_GROUPS = 10_000, 1_500
"""Rows of a row group, the least; and the most groups: each is told of in the file's foot, which a page reads whole."""
SORTED = 16_000_000
"""So many records are sorted at a time, so that what does not fit into memory stays small however many there are."""
FirstRows: TypeAlias = dict[int, tuple[int, int]]
"""For each place with records its first row in the file and how many there are; the place of none is last."""
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
    engine: Engine,
    tables: Tables,
    places: Places,
    columns: Sequence[str],
    path: Path,
    *,
    rows: FirstRows,
    said: Mapping[str, str],
    say: Callable[[int, int], None],
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
    rows : dict
        Where each place stands in the file, as `first_rows` has it.
    said : mapping
        What it says of itself beside its columns.
    say : callable
        Told how many parts of how many are sorted.
    """
    _put_names(engine, tables, places)
    select = _claims(tables, columns)
    at = f"CASE WHEN shown.p < 0 THEN {len(places.rows)} ELSE shown.p END"
    order = f"ORDER BY {at}, shown.pf, shown.r"
    cuts = _cuts(rows, len(places.rows))
    number = sum(count for _, count in rows.values())
    engine.write(
        [f"{select} WHERE {at} BETWEEN {first} AND {last} {order}" for first, last in cuts],
        path,
        group=max(GROUP, -(-number // MOST_GROUPS)),
        said=said,
        say=say,
    )


def _cuts(rows: FirstRows, places: int) -> list[tuple[int, int]]:
    """First and last place of each part: as many records as are sorted at a time, or one place that has more."""
    cuts: list[tuple[int, int]] = []
    first = held = 0
    for place, (_, count) in rows.items():
        at = place if place >= 0 else places
        if held and held + count > SORTED:
            cuts.append((first, at - 1))
            first, held = at, 0
        held += count
    return [*cuts, (first, places)]


def _claims(tables: Tables, columns: Sequence[str]) -> str:
    """The SELECT of the claims: what is wide is read, and what belongs to it looked up in tables of few columns."""
    carried = ", ".join(f"raw.{quoted(name)}" for name in record_columns(tables, columns))
    days = ", ".join(
        f"CASE WHEN shown.d >= 0 THEN agreed.{short} WHEN shown.c THEN shown.{short} END AS {name}"
        if short in ("df", "dl")
        else f"CASE WHEN shown.c THEN shown.{short} END AS {name}"
        for name, short in DAYS.items()
    )
    return f"""SELECT shown.p AS place_number, named_places.name AS place,
            named_places.longitude, named_places.latitude,
            coalesce(unit_rows.designation, '') AS designation, {carried}, {days},
            coalesce(contested.contested_in, '') AS contested_in
        FROM raw JOIN shown ON shown.r = raw.rowid
            LEFT JOIN named_places ON named_places.p = shown.p
            LEFT JOIN unit_rows ON unit_rows.u = shown.u LEFT JOIN contested ON contested.d = shown.d
            LEFT JOIN (SELECT DISTINCT d, df, dl FROM surely) AS agreed ON agreed.d = shown.d"""


def first_rows(engine: Engine) -> FirstRows:
    """Return for each place with records its first row in the file and how many there are, in the file's order."""
    rows = engine.rows("SELECT p, count(*) FROM shown GROUP BY p ORDER BY CASE WHEN p < 0 THEN 2147483647 ELSE p END")
    found: FirstRows = {}
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
