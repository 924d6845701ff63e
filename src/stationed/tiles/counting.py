"""Counting: how many deployments each place has at every step of time, and what the whole map has.

In: the engine's claims. Out: its tables `changes` (place, kind, position, number) and `pairs` (place, kind, two
positions, number), and the counts of the whole map.

Counts by step are told by their changes: how many begin and how many are over at each position, so that a moment and a
range of steps alike are two sums. A deployment of several claims counts once at each of its places. Two things need
pairs of positions. Who is possibly at a place in two stretches is counted in both, and taken out once where a range
meets both. And whose dates are so rough that they are definitely there on no single day, but within a stretch of days,
counts where a range has all of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.model import Period
from stationed.tiles.engine import Engine
from stationed.tiles.sets import Sets, counts_of
from stationed.tiles.when import Steps

KINDS = ("pf", "pl", "df", "dl")
"""Possibly begun, possibly over, surely begun, surely over: the four kinds of change."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The counts of a whole map."""

    deployments: int
    claims: int
    contested: int
    unlocated: int
    """Deployments none of whose claims has a place on the map."""
    undated: int
    definite: tuple[int, ...]
    """By period."""
    possible: tuple[int, ...]
    """By period: possibly and not definitely."""


def count_steps(engine: Engine, steps: Steps) -> None:
    """Make the engine's tables `changes`, what begins and is over at each place by position, and `pairs`."""
    _place_days(engine, steps)
    engine.make("mine", "SELECT DISTINCT d FROM shown WHERE d >= 0")
    possible = """SELECT p, pf AS first, pl AS last FROM shown WHERE d < 0 AND c
        UNION ALL SELECT p, pf, pl FROM maybe JOIN mine USING (d)"""
    definite = """SELECT p, df AS first, dl AS last FROM shown WHERE d < 0 AND c
        UNION ALL SELECT p, df, dl FROM surely JOIN mine USING (d)"""
    changes = [
        f"""SELECT p, {kind + more} AS kind, pos, count(*) AS n
        FROM ({span}) AS span JOIN positions ON positions.day = span.{day} GROUP BY p, pos"""
        for kind, span in ((0, possible), (2, f"SELECT * FROM ({definite}) AS sure WHERE first <= last"))
        for more, day in enumerate(("first", "last"))
    ]
    engine.make("changes", f"SELECT * FROM ({' UNION ALL '.join(changes)}) ORDER BY p, kind, pos")
    between = """SELECT p, pf AS first, lag(pl) OVER (PARTITION BY d, p ORDER BY pf) AS last
        FROM maybe JOIN mine USING (d)"""
    pairs = [
        f"""SELECT p, {kind} AS kind, x.pos AS low, y.pos AS high, count(*) AS n FROM ({span}) AS span
        JOIN positions x ON x.day = span.last JOIN positions y ON y.day = span.first GROUP BY p, x.pos, y.pos"""
        for kind, span in enumerate((between, f"SELECT * FROM ({definite}) AS sure WHERE first > last"))
    ]
    engine.make("pairs", " UNION ALL ".join(pairs))


def _place_days(engine: Engine, steps: Steps) -> None:
    """The engine's table `positions`: of every distinct day of a window where it lies among the steps."""
    asked = " UNION ".join(f"SELECT DISTINCT {kind} AS day FROM claims" for kind in KINDS)
    days = engine.columns(f"SELECT day FROM ({asked}) ORDER BY day")["day"].astype(np.int64)
    columns = {"day": ("BIGINT", days), "pos": ("INTEGER", steps.position(days))}
    engine.table("positions", columns)


def counts_over_time(engine: Engine) -> tuple[Numbers, Numbers, Numbers]:
    """Return the days on which the number of deployments changes, and how many there surely and possibly are then."""
    surely = """SELECT df AS first, dl AS last FROM shown WHERE d < 0 AND c AND df <= dl
        UNION ALL SELECT df, dl FROM (SELECT DISTINCT d, df, dl FROM surely JOIN mine USING (d)) AS sure
        WHERE df <= dl"""
    maybe = f"""SELECT pf AS first, pl AS last FROM shown WHERE d < 0 AND c
        UNION ALL SELECT pf, pl FROM ({_whole_islands()}) AS islands"""
    found: list[tuple[Numbers, Numbers]] = []
    for span in (surely, maybe):
        sums = engine.columns(
            f"""WITH span AS ({span}) SELECT day, sum(n)::BIGINT AS n FROM (
                SELECT greatest(first, {FAR_PAST}) AS day, count(*) AS n FROM span GROUP BY 1
                UNION ALL SELECT last + 1 AS day, -count(*) AS n FROM span WHERE last < {FAR_FUTURE} GROUP BY 1
            ) AS turns GROUP BY 1 HAVING sum(n) <> 0 OR day = {FAR_PAST} ORDER BY 1"""
        )
        day, change = np.asarray(sums["day"], np.int64), np.asarray(sums["n"], np.int64)
        if not len(day) or day[0] > FAR_PAST:
            day, change = np.append(FAR_PAST, day), np.append(0, change)
        found.append((day, np.cumsum(change)))
    days = np.unique(np.concatenate([day for day, _ in found]))
    low, high = (values[np.searchsorted(day, days, side="right") - 1] for day, values in found)
    return days, low, high


def _whole_islands() -> str:
    """When deployments of several claims are possibly anywhere, as spans that do not meet."""
    return """WITH met AS (
        SELECT d, p, pf, pl, max(pl) OVER (PARTITION BY d ORDER BY pf, pl, p
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM maybe JOIN mine USING (d)
    ), parted AS (
        SELECT *, sum(CASE WHEN reached IS NULL OR pf > reached THEN 1 ELSE 0 END)
            OVER (PARTITION BY d ORDER BY pf, pl, p ROWS UNBOUNDED PRECEDING) AS island FROM met
    ) SELECT min(pf) AS pf, max(pl) AS pl FROM parted GROUP BY d, island"""


def count_whole(engine: Engine, periods: Sequence[Period], located: int, sets: Sets) -> Whole:
    """Return the counts of the whole map; places below `located` have a geometry."""
    sure, may = counts_of(engine, sets, len(periods))
    here = f"p >= 0 AND p < {located}"
    single = engine.rows(
        f"""SELECT count(*), count(*) FILTER (WHERE NOT ({here})), count(*) FILTER (WHERE NOT dated)
        FROM shown JOIN days USING (r) WHERE d < 0"""
    )[0]
    rival = engine.rows(
        f"""SELECT count(*), count(*) FILTER (WHERE NOT located), count(*) FILTER (WHERE NOT dated),
            coalesce(sum(n), 0)::BIGINT FROM (
            SELECT d, bool_or({here}) AS located, bool_or(dated) AS dated, count(*) AS n
            FROM shown JOIN days USING (r) WHERE d >= 0 GROUP BY d)"""
    )[0]
    return Whole(
        deployments=int(single[0] + rival[0]),
        claims=int(single[0] + rival[3]),
        contested=engine.one("SELECT count(*) FROM contested JOIN mine USING (d) WHERE contested_in <> ''"),
        unlocated=int(single[1] + rival[1]),
        undated=int(single[2] + rival[2]),
        definite=tuple(sure),
        possible=tuple(one - other for one, other in zip(may, sure, strict=True)),
    )
