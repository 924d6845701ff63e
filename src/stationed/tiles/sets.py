"""Sets of periods: which periods each deployment is in at each place, so that any choice of them is counted exactly.

Of one deployment every period says whether it is possibly there and whether definitely. Deployments that have the same
periods are counted together: a choice of periods then holds those whose set has one of the chosen, nobody twice.

In: the engine's claims. Out: its table `held_sets` (place, kind, set, number) and the sets themselves. A window of days
meets a period by where its days lie among the first and last days of the periods, so that of millions of windows few
pairs of places are different.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stationed.coded import Numbers
from stationed.model import Period
from stationed.tiles.engine import Engine

POSSIBLE, DEFINITE = 0, 1
"""The kinds: periods in which a deployment is possibly, and those in which it is definitely."""
WHOLE = -2
"""The place that stands for the whole map."""


Runs = tuple[tuple[int, int], ...]
"""Rows of periods, rising, those that follow each other as their first and last."""


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets that there are; `held_sets` names them by their place here."""

    runs: tuple[Runs, ...]

    def said(self) -> list[str]:
        """Return each as text: rows, and first-last of rows that follow each other."""
        return [" ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in one) for one in self.runs]


@dataclass(frozen=True, slots=True)
class _Edges:
    """The first and last days of the periods, and which of them each period has."""

    firsts: Numbers
    lasts: Numbers
    first_of: Numbers
    last_of: Numbers

    @classmethod
    def of(cls, periods: Sequence[Period]) -> _Edges:
        firsts, first_of = np.unique(np.array([one.first for one in periods], np.int64), return_inverse=True)
        lasts, last_of = np.unique(np.array([one.last for one in periods], np.int64), return_inverse=True)
        return cls(firsts, lasts, first_of, last_of)

    @property
    def width(self) -> int:
        return len(self.firsts) + 1

    def met(self, pairs: str) -> Runs:
        """The periods that any of some windows meets, each window as the number that `after * width + begun` is."""
        found = np.zeros(len(self.first_of), np.bool_)
        for pair in pairs.split(" "):
            after, begun = divmod(int(pair), self.width)
            found |= (self.last_of >= after) & (self.first_of < begun)
        turns = np.flatnonzero(np.diff(found.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
        return tuple((int(first), int(behind) - 1) for first, behind in turns)


def count_sets(engine: Engine, periods: Sequence[Period], say: Callable[[int, int], None]) -> Sets:
    """Make the engine's table `held_sets`, and return the sets.

    Parameters
    ----------
    engine : Engine
        With what the map shows.
    periods : sequence of Period
        Those of the map.
    say : callable
        Told how many parts of how many are done.
    """
    edges = _Edges.of(periods)
    engine.make("mine", "SELECT DISTINCT d FROM shown WHERE d >= 0")
    _place_edges(engine, edges)
    spans = {
        kind: (
            f"SELECT p, {a} AS first, {b} AS last FROM shown WHERE d < 0 AND c",
            f"SELECT d, p, {a} AS first, {b} AS last FROM {rivals}",
        )
        for kind, a, b, rivals in ((POSSIBLE, "pf", "pl", "maybe"), (DEFINITE, "df", "dl", "surely"))
    }
    parts: list[str] = []
    for kind, (single, rival) in spans.items():
        say(kind, len(spans))
        parts += _of_single(engine, kind, single, edges.width)
        parts += [_of_rivals(kind, rival, place, edges.width) for place in ("p", f"{WHOLE}")]
    engine.make("told", " UNION ALL ".join(parts))
    return _named(engine, edges)


def _place_edges(engine: Engine, edges: _Edges) -> None:
    """The engine's table `edges`: of every distinct day of a window how many last days lie before it, and how many
    first days lie before or on it."""
    asked = " UNION ".join(f"SELECT DISTINCT {kind} AS day FROM claims" for kind in ("pf", "pl", "df", "dl"))
    days = np.asarray(engine.columns(f"SELECT day FROM ({asked}) ORDER BY day")["day"], np.int64)
    after: Numbers = np.searchsorted(edges.lasts, days, side="left")
    begun: Numbers = np.searchsorted(edges.firsts, days, side="right")
    engine.table("edges", {"day": ("BIGINT", days), "after": ("INTEGER", after), "begun": ("INTEGER", begun)})


def _of_single(engine: Engine, kind: int, span: str, width: int) -> list[str]:
    """Deployments of one claim: of each place, and of the whole map."""
    engine.make(
        f"wide_{kind}",
        f"""SELECT p, x.after * {width} + y.begun AS pair, count(*) AS n
        FROM ({span}) AS span JOIN edges x ON x.day = span.first JOIN edges y ON y.day = span.last GROUP BY ALL""",
    )
    return [
        f"""SELECT {place} AS p, {kind} AS kind, pair::VARCHAR AS pairs, sum(n)::BIGINT AS n
        FROM wide_{kind} GROUP BY ALL"""
        for place in ("p", f"{WHOLE}")
    ]


def _of_rivals(kind: int, span: str, place: str, width: int) -> str:
    """Deployments of several claims, which are in a period when any of their windows meets it."""
    return f"""SELECT place AS p, {kind} AS kind, pairs, count(*) AS n FROM (
            SELECT d, place, array_to_string(list_sort(array_agg(DISTINCT pair)), ' ') AS pairs FROM (
                SELECT d, {place} AS place, (x.after * {width} + y.begun)::VARCHAR AS pair
                FROM ({span}) AS span JOIN mine USING (d)
                JOIN edges x ON x.day = span.first JOIN edges y ON y.day = span.last)
            GROUP BY d, place) GROUP BY place, pairs"""


def _named(engine: Engine, edges: _Edges) -> Sets:
    """Number the sets, those of most deployments first, and put the numbers in the place of pairs."""
    rows = engine.rows("SELECT pairs, sum(n)::BIGINT FROM told GROUP BY pairs ORDER BY pairs")
    held = {str(pairs): edges.met(str(pairs)) for pairs, _ in rows}
    total: dict[Runs, int] = {}
    for pairs, number in rows:
        total[held[str(pairs)]] = total.get(held[str(pairs)], 0) + int(number)
    total.pop((), None)
    order = sorted(total, key=lambda one: (-total[one], one))
    place = {one: number for number, one in enumerate(order)}
    known = [pairs for pairs, one in held.items() if one]
    columns = {
        "pairs": ("VARCHAR", np.array(known, dtype=object)),
        "s": ("INTEGER", np.array([place[held[pairs]] for pairs in known], np.int64)),
    }
    engine.table("set_names", columns)
    engine.make(
        "held_sets",
        """SELECT p, kind, s, sum(n)::BIGINT AS n
        FROM told JOIN set_names USING (pairs) GROUP BY p, kind, s ORDER BY p, kind, s""",
    )
    return Sets(tuple(order))


def counts_of(engine: Engine, sets: Sets, periods: int) -> tuple[list[int], list[int]]:
    """Return how many deployments of the whole map are in each period: definitely, and possibly or definitely."""
    changes = np.zeros((2, periods + 1), np.int64)
    for kind, place, number in engine.rows(f"SELECT kind, s, n FROM held_sets WHERE p = {WHOLE}"):
        for first, last in sets.runs[int(place)]:
            changes[int(kind), first] += int(number)
            changes[int(kind), last + 1] -= int(number)
    counts = np.cumsum(changes, axis=1)[:, :periods]
    return counts[DEFINITE].tolist(), counts[POSSIBLE].tolist()
