"""Claims and deployments: what each claim says, and what rival claims make of their deployment.

In: the engine's tables `raw`, `days`, `named`, `places`. Out: `claims` (one row a claim), `rivals` (those that share a
deployment), and views of what a place or a period holds.

Most deployments have one claim, and everything about them is told by its four days. The rest are few and are told
apart, claim by claim, by the rule of `stationed.periods`: definite where every claim is, possible where any is.
"""

from __future__ import annotations

from collections.abc import Sequence

from stationed.dates import UNKNOWN
from stationed.model import Period
from stationed.tiles.engine import Engine, quoted, text

NOWHERE = -1
"""Number of a place that the gazetteer does not have."""


def make_claims(engine: Engine, figures: Sequence[str]) -> None:
    """Make the engine's tables `claims`, `rivals`, `contested`, `maybe` and `surely`.

    Parameters
    ----------
    engine : Engine
        With the tables `raw`, `days`, `named` and `places`, and ``figure_0`` and so on.
    figures : sequence of str
        The columns of `raw` that those are about.
    """
    engine.make("several", "SELECT deployment_id, min(rowid) AS d FROM raw GROUP BY 1 HAVING count(*) > 1 ORDER BY 2")
    engine.make(
        "claims",
        f"""SELECT days.r, coalesce(places.p, {NOWHERE}) AS p, coalesce(several.d, -1) AS d,
            days.possible_first AS pf, days.possible_last AS pl, days.definite_first AS df, days.definite_last AS dl,
            days.counted AS c, named.u
        FROM raw JOIN days ON days.r = raw.rowid JOIN named ON named.r = raw.rowid
            LEFT JOIN places ON places.id = raw.location_id LEFT JOIN several USING (deployment_id)""",
    )
    engine.make("rivals", "SELECT * FROM claims WHERE d >= 0 ORDER BY d, r")
    _contested(engine, figures)
    _islands(engine)


def _contested(engine: Engine, figures: Sequence[str]) -> None:
    """The engine's table `contested`: in what claims of a deployment differ, as `stationed.join.contested` has it."""
    told = {
        "place": "count(DISTINCT raw.location_id) FILTER (WHERE raw.location_id <> '')",
        "start": f"count(DISTINCT (days.s1, days.s2)) FILTER (WHERE days.start_state <> {UNKNOWN})",
        "end": f"count(DISTINCT (days.e1, days.e2)) FILTER (WHERE days.end_state <> {UNKNOWN})",
    }
    for number, name in enumerate(figures):
        one = f"figure_{number}"
        told[name] = f"count(DISTINCT ({one}.low, {one}.high)) FILTER (WHERE {one}.low IS NOT NULL)"
    joins = "".join(
        f" LEFT JOIN figure_{number} ON figure_{number}.text = raw.{quoted(name)}"
        for number, name in enumerate(figures)
    )
    parts = ", ".join(f"CASE WHEN {number} > 1 THEN {text(name)} END" for name, number in told.items())
    engine.make(
        "contested",
        f"""SELECT rivals.d, concat_ws(';', {parts}) AS contested_in
        FROM rivals JOIN raw ON raw.rowid = rivals.r JOIN days ON days.r = rivals.r{joins} GROUP BY 1 ORDER BY 1""",
    )


def _islands(engine: Engine) -> None:
    """When a deployment of several claims is there: possibly, at each place as spans that do not meet; and surely.

    Possibly while any claim is; surely while each is: one window, whose first day lies behind its last where only all
    days between them are enough.
    """
    engine.make(
        "maybe",
        """WITH met AS (
            SELECT d, p, r, pf, pl, max(pl) OVER (PARTITION BY d, p ORDER BY pf, pl, r
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
            FROM rivals WHERE c
        ), parted AS (
            SELECT *, sum(CASE WHEN reached IS NULL OR pf > reached + 1 THEN 1 ELSE 0 END)
                OVER (PARTITION BY d, p ORDER BY pf, pl, r ROWS UNBOUNDED PRECEDING) AS island
            FROM met
        )
        SELECT d, p, min(pf) AS pf, max(pl) AS pl FROM parted GROUP BY d, p, island ORDER BY d, p, pf""",
    )
    engine.make(
        "surely",
        """SELECT d, p, df, dl FROM (
            SELECT d, max(df) AS df, min(dl) AS dl FROM rivals GROUP BY d HAVING bool_and(c)
        ) JOIN (SELECT DISTINCT d, p FROM rivals) USING (d) ORDER BY d, p""",
    )


def held(first: int, last: int, *, alias: str = "") -> tuple[str, str]:
    """Return the conditions under which a claim is possibly, and definitely, within days."""
    dot = f"{alias}." if alias else ""
    possible = f"({dot}c AND {dot}pf <= {last} AND {dot}pl >= {first})"
    return possible, f"({dot}c AND {dot}df <= {last} AND {dot}dl >= {first})"


def in_days(engine: Engine, first: int, last: int) -> dict[str, set[str]]:
    """Return the ids of the deployments that are definitely, or only possibly, within days; for few records.

    Parameters
    ----------
    engine : Engine
        With its claims.
    first, last : int
        Days, both inclusive.
    """
    possible, definite = held(first, last)
    rows = engine.rows(
        f"""SELECT raw.deployment_id, bool_and({definite}) FROM claims JOIN raw ON raw.rowid = claims.r
        GROUP BY 1 HAVING bool_or({possible}) ORDER BY 1"""
    )
    return {
        "definite": {str(one) for one, every in rows if every},
        "possible": {str(one) for one, every in rows if not every},
    }


def keep_periods(engine: Engine, periods: Sequence[Period]) -> None:
    """Make the engine's view `shown` of the claims that a map shows: all, or of deployments that its periods hold."""
    if not periods:
        engine.view("shown", "SELECT * FROM claims")
        return
    some = " OR ".join(held(one.first, one.last)[0] for one in periods)
    engine.make("kept", f"SELECT DISTINCT d FROM rivals WHERE {some}")
    engine.view("shown", f"SELECT * FROM claims WHERE (d < 0 AND ({some})) OR d IN (SELECT d FROM kept)")
