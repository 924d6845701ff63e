"""Figures and names of claims: what their cells mean, each distinct text read once, and which name a unit had then.

In: the engine's `raw` and `days`. Out: its tables ``figure_0`` ... (text, low, high) and `named` (claim, row of units).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from stationed.coded import coded
from stationed.dates import KNOWN, parse_spans
from stationed.dates.calendar import FAR_FUTURE, FAR_PAST
from stationed.join.in_force import KnownDays, rows_in_force
from stationed.model import Tables
from stationed.payload.sources import citation, split
from stationed.quantities import parse_quantities
from stationed.tiles.engine import Engine, quoted


def read_figures(engine: Engine, names: Sequence[str]) -> None:
    """Make the engine's tables of what the cells of figures mean."""
    for number, name in enumerate(names):
        texts = engine.columns(f"SELECT DISTINCT {quoted(name)} AS text FROM raw ORDER BY 1")["text"].astype(object)
        low, high, *_ = parse_quantities(coded(pd.Series(texts, dtype="str")))
        stated = ~np.isnan(low)
        engine.table(
            f"figure_{number}",
            {
                "text": ("VARCHAR", texts[stated]),
                "low": ("DOUBLE", low[stated]),
                "high": ("DOUBLE", high[stated]),
            },
        )


def cited_sources(engine: Engine, tables: Tables, columns: Sequence[str]) -> dict[str, str]:
    """Return the citation of each source that claims name, in the atlas's order."""
    if "source_ids" not in columns:
        return {}
    texts = [str(one) for (one,) in engine.rows("SELECT DISTINCT source_ids FROM raw ORDER BY 1")]
    named = {part for text in texts for part in split(text)}
    return {one.source_id: citation(one) for one in tables.sources if one.source_id in named}


def name_claims(engine: Engine, tables: Tables, say: Callable[[int, int], None]) -> None:
    """Make the engine's table `named`: the row of units that holds at each claim's time, -1 where there is none."""
    ids = tables.coded("units", "unit_id")
    spans, _ = parse_spans(tables.coded("units", "start"), tables.coded("units", "end"), tables.config.dates)
    texts = np.array(ids.texts, dtype=object)
    given = np.flatnonzero(texts != "")
    engine.table("unit_codes", {"unit": ("INTEGER", given), "id": ("VARCHAR", texts[given])})
    number = engine.one("SELECT count(*) FROM raw")
    asked = engine.parts(
        f"""SELECT raw.rowid AS r, coalesce(unit, -1) AS unit,
            CASE WHEN start_state = {KNOWN} THEN s1 WHEN end_state = {KNOWN} THEN e1 ELSE {FAR_FUTURE} END AS first,
            CASE WHEN end_state = {KNOWN} THEN e2 WHEN start_state = {KNOWN} THEN s2 ELSE {FAR_PAST} END AS last
        FROM raw JOIN days ON days.r = raw.rowid LEFT JOIN unit_codes ON unit_codes.id = raw.unit_id"""
    )

    def named() -> Iterator[pd.DataFrame]:
        done = 0
        for part in asked:
            say(done, number)
            done += len(part)
            unit, first, last = (part[name].to_numpy(np.int64) for name in ("unit", "first", "last"))
            rows, _ = rows_in_force(ids.codes, spans, wanted=unit, days=KnownDays(first, last))
            yield pd.DataFrame({"r": part["r"], "u": np.where(unit < 0, -1, rows)})

    engine.fill("named", {"r": "BIGINT", "u": "INTEGER"}, named())
