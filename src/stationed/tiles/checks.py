"""Checks of deployments of any size: of each distinct text the first row that has it stands for all.

Our checks look at distinct texts anyway. So the rows in which a text of a column stands for the first time, and those
that a look at all rows finds at fault, are an atlas small enough to be checked as any other, and its findings name
their file and row. What needs all rows at once, as whether two say the same, is not looked at; docs/large.md has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from stationed.checking import check_tables
from stationed.limits import RIVALS, TEXT_LETTERS
from stationed.model import CLAIMS, Finding, Tables
from stationed.tiles.engine import Engine, quoted
from stationed.tiles.given import Part, place_of

LOOKED_AT = ("id", "reference", "references", "date", "word")
"""What columns hold whose texts are checked; the rest is free text, of which only the length is."""
NAMED = 100
"""So many rows with the same kind of fault are named; the others are counted."""
AT_ONCE = 200_000
"""So many rows are checked together. Only those that can be judged together alone stand in the first lot."""
MANY = f"""SELECT deployment_id FROM (SELECT deployment_id, min(rowid) AS r FROM raw GROUP BY 1
    HAVING count(*) > {RIVALS} ORDER BY 2 LIMIT 1)"""
"""The first deployment of too many claims."""
WHOLE_ONLY = frozenset({"rows-missing", "file-missing", "claim-repeated", "period-idle", "undated", "outside-periods"})
"""Findings that follow from having all rows in hand, which this has not."""


def check_given(engine: Engine, tables: Tables, parts: Sequence[Part], columns: Sequence[str]) -> tuple[Finding, ...]:
    """Return what there is to find in an atlas whose deployments are in the engine.

    Parameters
    ----------
    engine : Engine
        With its tables `raw` and `days`.
    tables : Tables
        Everything else.
    parts : sequence of Part
        The files of the deployments.
    columns : sequence of str
        The columns of `raw`.
    """
    lots = _choose(engine, tables, columns)
    crowded = _crowded(engine)
    found: dict[Finding, None] = {}
    for lot in range(lots):
        claims = _claims(engine, tables, lot, columns)
        met = check_tables(replace(tables, claims=claims))
        found |= dict.fromkeys(_true_size(one, crowded) for one in met if one.code not in WHOLE_ONLY)
        if sum(one.severity == "error" for one in found) >= NAMED:
            break
    return tuple(placed(one, parts) for one in found)


def _choose(engine: Engine, tables: Tables, columns: Sequence[str]) -> int:
    """Make the engine's table `chosen` of the rows that stand for all, each with its lot; returns how many lots."""
    figures = {one.name for one in tables.config.quantities}
    kinds = {one.name: one.holds for one in CLAIMS.columns}
    asked: list[str] = []
    for name in columns:
        if name in figures or (kinds.get(name) in LOOKED_AT and name != CLAIMS.key):
            asked.append(f"SELECT min(rowid) AS r FROM raw GROUP BY {quoted(name)}")
        long = f"(SELECT rowid AS r FROM raw WHERE length({quoted(name)}) > {TEXT_LETTERS} ORDER BY 1 LIMIT {NAMED})"
        asked.append(f"SELECT r FROM {long}")
    odd = "trim(deployment_id) = '' OR trim(deployment_id) <> deployment_id OR contains(deployment_id, ';')"
    asked.append(f"SELECT r FROM (SELECT rowid AS r FROM raw WHERE {odd} ORDER BY 1 LIMIT {NAMED})")
    asked.append(f"SELECT r FROM (SELECT r FROM days WHERE dated AND s1 > e2 ORDER BY 1 LIMIT {NAMED})")
    torn = """SELECT deployment_id FROM (SELECT deployment_id, min(rowid) AS r FROM raw GROUP BY 1
        HAVING count(DISTINCT unit_id) > 1 ORDER BY 2 LIMIT 20)"""
    together = f"""SELECT r FROM (SELECT min(rowid) AS r FROM raw WHERE deployment_id IN ({torn})
            GROUP BY deployment_id, unit_id ORDER BY 1 LIMIT {NAMED})
        UNION ALL SELECT r FROM (SELECT rowid AS r FROM raw WHERE deployment_id IN ({MANY}) ORDER BY 1
            LIMIT {RIVALS + 1})"""
    engine.make(
        "chosen",
        f"""SELECT r, min(lot) AS lot FROM (
            SELECT r, 0 AS lot FROM ({together}) UNION ALL
            SELECT r, (row_number() OVER (ORDER BY r) - 1) // {AT_ONCE} FROM (
                SELECT DISTINCT r FROM ({" UNION ALL ".join(asked)}))
        ) GROUP BY r""",
    )
    return engine.one("SELECT coalesce(max(lot), 0) + 1 FROM chosen")


def _crowded(engine: Engine) -> int:
    """How many claims the deployment has that has too many, of which not all are looked at."""
    return engine.one(f"SELECT count(*) FROM raw WHERE deployment_id IN ({MANY})")


def _true_size(finding: Finding, crowded: int) -> Finding:
    """The finding on too many claims with how many there are."""
    many = finding.code == "entry-large" and finding.column == "deployment_id" and finding.got == f"{RIVALS + 1:,}"
    return replace(finding, got=f"{crowded:,}") if many else finding


def _claims(engine: Engine, tables: Tables, lot: int, columns: Sequence[str]) -> pd.DataFrame:
    """The rows of a lot as a table of claims; `row` is their number in all files together, from 0."""
    names = ", ".join(f"raw.{quoted(name)}" for name in columns)
    found = engine.columns(
        f"SELECT chosen.r, {names} FROM chosen JOIN raw ON raw.rowid = chosen.r WHERE lot = {lot} ORDER BY chosen.r"
    )
    size = len(found["r"])
    made: dict[str, pd.Series] = {"row": pd.Series(np.asarray(found["r"], np.int64))}
    for name in tables.claims.columns:
        if name == "row":
            continue
        cells = found[name].astype(object) if name in columns else np.full(size, "", dtype=object)
        made[str(name)] = pd.Series(cells, dtype="str")
    return pd.DataFrame(made)


def placed(finding: Finding, parts: Sequence[Part]) -> Finding:
    """Return the finding with the file and the row that its number stands for."""
    if not finding.file.startswith(CLAIMS.stem) or finding.row is None:
        return finding
    file, row = place_of(parts, finding.row)
    return replace(finding, file=file, row=row)
