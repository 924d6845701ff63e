"""Choice: which periods or days a picture is of, and what is shown then.

The rule is that of docs/dates.md, as the page has it: a claim is possible on some days when its possible span meets
them, a deployment is possible when any claim is and definite when every claim holds on every reading of its dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.reader import Reader

NOT, POSSIBLE, DEFINITE = 0, 1, 2
"""The states of a deployment."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a picture is of. When days are chosen and every period is switched on, the days alone decide."""

    periods: tuple[int, ...]
    """Rows of the periods that are switched on."""
    first: float | None = None
    """First day of the moment or range; None for the periods alone."""
    last: float | None = None
    """Its last day, inclusive; None when `first` is."""

    @classmethod
    def opening(cls, reader: Reader) -> Choice:
        """Return what the map opens with: the periods that it names, all when it names none."""
        asked = str(reader.meta.get("periods") or "all").split(",")
        ids = reader.texts("periods", "id")
        return cls(tuple(row for row, id_ in enumerate(ids) if "all" in asked or id_ in asked))

    def day(self, reader: Reader) -> float:
        """Return the day whose borders and names are drawn: the first of the days, or of the first period."""
        if self.first is not None:
            return self.first
        begins = reader.numbers("periods", "first")[list(self.periods)]
        return float(begins.min()) if len(begins) else float(reader.meta["domain"][0])


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is shown under a choice."""

    states: NDArray[np.int8]
    """The state of each deployment."""
    claims: NDArray[np.bool_]
    """Of each claim whether it is drawn."""


def shown(reader: Reader, choice: Choice) -> Shown:
    """Return what a choice shows.

    Parameters
    ----------
    reader : Reader
        The tables.
    choice : Choice
        Periods, and days when there are any.
    """
    spans = [reader.numbers("periods", name) for name in ("first", "last")]
    states = np.zeros(reader.rows("deployments"), np.int8)
    claims = np.zeros(reader.rows("claims"), np.bool_)
    for row in choice.periods:
        held = _within(reader, spans[0][row], spans[1][row])
        np.maximum(states, held.states, out=states)
        claims |= held.claims
    if choice.first is None or choice.last is None:
        return Shown(states, claims)
    held = _within(reader, choice.first, choice.last)
    if len(choice.periods) == reader.rows("periods"):
        return held
    now = np.where(states > NOT, held.states, NOT).astype(np.int8)
    return Shown(now, held.claims & (now > NOT)[reader.places("claims", "deployment")])


def _within(reader: Reader, first: float, last: float) -> Shown:
    """What is shown on some days."""
    earliest, latest, surely, until = (
        reader.numbers("claims", name)
        for name in ("possible_first", "possible_last", "definite_first", "definite_last")
    )
    deployment = reader.places("claims", "deployment")
    claims = (earliest <= last) & (latest >= first)
    states = np.zeros(reader.rows("deployments"), np.int8)
    states[deployment[claims]] = DEFINITE
    doubted = np.zeros(len(states), np.bool_)
    doubted[deployment[(surely > last) | (until < first)]] = True
    states[doubted & (states > NOT)] = POSSIBLE
    return Shown(states, claims)
