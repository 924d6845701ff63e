"""Counting: how many deployments each place, and the whole map, has in every period and at every step of time.

In: the engine's claims. Out: its tables `period_counts` (place, period, definite, possible) and `changes` (place, kind,
position, number), and the counts of the whole map.

Counts by step are told by their changes: how many begin and how many are over at each position, so that a moment and a
range of steps alike are two sums. A deployment of several claims counts once at each of its places.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.model import Period
from stationed.tiles.claims import held
from stationed.tiles.engine import Engine
from stationed.tiles.when import Steps

AT_ONCE = 25
"""So many periods are counted in one pass over the claims."""
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


def count_periods(engine: Engine, periods: Sequence[Period], say: Callable[[int, int], None]) -> None:
    """Make the engine's table `period_counts`; place -2 stands for the whole map."""
    engine.do("CREATE OR REPLACE TABLE period_counts (p INTEGER, period INTEGER, definite BIGINT, possible BIGINT)")
    for begin in range(0, len(periods), AT_ONCE):
        say(begin, len(periods))
        some = [
            (begin + place, *held(one.first, one.last)) for place, one in enumerate(periods[begin : begin + AT_ONCE])
        ]
        _of_single(engine, some)
        _of_rivals(engine, some)
    engine.do(
        """CREATE OR REPLACE TABLE period_counts AS
        SELECT p, period, sum(definite) AS definite, sum(possible) AS possible
        FROM period_counts GROUP BY p, period HAVING sum(possible) > 0 ORDER BY p, period"""
    )


def _of_single(engine: Engine, periods: Sequence[tuple[int, str, str]]) -> None:
    sums = ", ".join(
        f"count(*) FILTER ({test}) AS n{at}_{kind}" for at, *tests in periods for kind, test in enumerate(tests)
    )
    lists = ", ".join(f"{{'period': {at}, 'definite': n{at}_1, 'possible': n{at}_0}}" for at, _, _ in periods)
    engine.do(f"CREATE OR REPLACE TEMP TABLE wide AS SELECT p, {sums} FROM shown WHERE d < 0 GROUP BY p")
    whole = ", ".join(f"sum(n{at}_{kind}) AS n{at}_{kind}" for at, _, _ in periods for kind in (0, 1))
    for source in ("SELECT * FROM wide", f"SELECT -2 AS p, {whole} FROM wide"):
        engine.do(
            f"""INSERT INTO period_counts SELECT p, one.period, one.definite, one.possible
            FROM (SELECT p, unnest([{lists}]) AS one FROM ({source})) WHERE one.possible > 0"""
        )


def _of_rivals(engine: Engine, periods: Sequence[tuple[int, str, str]]) -> None:
    """A deployment is definite where every claim is; it counts at the places of its claims that are possible."""
    for at, possible, definite in periods:
        engine.do(
            f"""CREATE OR REPLACE TEMP TABLE told AS SELECT d, p, {possible} AS may,
                bool_and({definite}) OVER (PARTITION BY d) AS every FROM shown WHERE d >= 0"""
        )
        for place in ("p", "-2"):
            engine.do(
                f"""INSERT INTO period_counts SELECT place, {at}, count(*) FILTER (every), count(*)
                FROM (SELECT DISTINCT d, {place} AS place, every FROM told WHERE may) GROUP BY place"""
            )


def count_steps(engine: Engine, steps: Steps) -> None:
    """Make the engine's table `changes`: of each place what begins and is over, by position among the steps."""
    _place_days(engine, steps)
    spans = {
        "possible": "SELECT p, pf AS first, pl AS last FROM shown WHERE d < 0 AND c",
        "definite": "SELECT p, df AS first, dl AS last FROM shown WHERE d < 0 AND c AND df <= dl",
        "maybe": "SELECT p, pf AS first, pl AS last FROM maybe JOIN mine USING (d)",
        "surely": "SELECT p, df AS first, dl AS last FROM surely JOIN mine USING (d)",
    }
    engine.do("CREATE OR REPLACE TEMP TABLE mine AS SELECT DISTINCT d FROM shown WHERE d >= 0")
    engine.do("CREATE OR REPLACE TABLE changes (p INTEGER, kind TINYINT, pos INTEGER, n BIGINT)")
    for name, span in spans.items():
        kind = 0 if name in ("possible", "maybe") else 2
        for more, day in enumerate(("first", "last")):
            engine.do(
                f"""INSERT INTO changes SELECT p, {kind + more}, pos, count(*)
                FROM ({span}) AS span JOIN positions ON positions.day = span.{day} GROUP BY ALL"""
            )
    engine.do(
        "CREATE OR REPLACE TABLE changes AS SELECT p, kind, pos, sum(n) AS n FROM changes GROUP BY ALL ORDER BY ALL"
    )


def _place_days(engine: Engine, steps: Steps) -> None:
    """The engine's table `positions`: of every distinct day of a window where it lies among the steps."""
    asked = " UNION ".join(f"SELECT DISTINCT {kind} AS day FROM claims" for kind in KINDS)
    days = engine.columns(f"SELECT day FROM ({asked}) ORDER BY day")["day"].astype(np.int64)
    columns = {"day": ("BIGINT", days), "pos": ("INTEGER", steps.position(days))}
    engine.table("positions", columns)


def counts_over_time(engine: Engine) -> tuple[Numbers, Numbers, Numbers]:
    """Return the days on which the number of deployments changes, and how many there surely and possibly are then."""
    surely = """SELECT df AS first, dl AS last FROM shown WHERE d < 0 AND c AND df <= dl
        UNION ALL SELECT df, dl FROM (SELECT DISTINCT d, df, dl FROM surely JOIN mine USING (d))"""
    maybe = f"""SELECT pf AS first, pl AS last FROM shown WHERE d < 0 AND c
        UNION ALL SELECT pf, pl FROM ({_whole_islands()})"""
    found: list[tuple[Numbers, Numbers]] = []
    for span in (surely, maybe):
        engine.do(f"CREATE OR REPLACE TEMP TABLE span AS {span}")
        sums = engine.columns(
            f"""SELECT day, sum(n)::BIGINT AS n FROM (
                SELECT first AS day, count(*) AS n FROM span WHERE first > {FAR_PAST} GROUP BY 1
                UNION ALL SELECT last + 1, -count(*) FROM span WHERE last < {FAR_FUTURE} GROUP BY 1
            ) GROUP BY 1 HAVING sum(n) <> 0 ORDER BY 1"""
        )
        always = engine.one(f"SELECT count(*) FROM span WHERE first <= {FAR_PAST}")
        day, change = np.asarray(sums["day"], np.int64), np.asarray(sums["n"], np.int64)
        found.append((np.append(FAR_PAST, day), np.append(always, always + np.cumsum(change))))
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


def count_whole(engine: Engine, periods: Sequence[Period], located: int) -> Whole:
    """Return the counts of the whole map; places below `located` have a geometry."""
    held_by = {
        int(at): (int(sure), int(may))
        for at, sure, may in engine.rows("SELECT period, definite, possible FROM period_counts WHERE p = -2")
    }
    pairs = [held_by.get(at, (0, 0)) for at in range(len(periods))]
    here = f"p >= 0 AND p < {located}"
    single = engine.rows(
        f"""SELECT count(*), count(*) FILTER (NOT ({here})), count(*) FILTER (NOT dated)
        FROM shown JOIN days USING (r) WHERE d < 0"""
    )[0]
    rival = engine.rows(
        f"""SELECT count(*), count(*) FILTER (NOT located), count(*) FILTER (NOT dated), coalesce(sum(n), 0) FROM (
            SELECT d, bool_or({here}) AS located, bool_or(dated) AS dated, count(*) AS n
            FROM shown JOIN days USING (r) WHERE d >= 0 GROUP BY d)"""
    )[0]
    return Whole(
        deployments=int(single[0] + rival[0]),
        claims=int(single[0] + rival[3]),
        contested=engine.one("SELECT count(*) FROM contested JOIN mine USING (d) WHERE contested_in <> ''"),
        unlocated=int(single[1] + rival[1]),
        undated=int(single[2] + rival[2]),
        definite=tuple(sure for sure, _ in pairs),
        possible=tuple(may - sure for sure, may in pairs),
    )
