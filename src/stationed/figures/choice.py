"""Choice: which periods or days a picture is of, or which two times it compares, and what is shown then."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.comparison import Comparison
from stationed.figures.held import Shown, within
from stationed.figures.reader import Reader
from stationed.periods import NOT


@dataclass(frozen=True, slots=True)
class Choice:
    """What a picture is of. When days are chosen and every period is switched on, the days alone decide."""

    periods: tuple[int, ...]
    """Rows of the periods that are switched on."""
    first: float | None = None
    """First day of the moment or range; None for the periods alone."""
    last: float | None = None
    """Its last day, inclusive; None when `first` is."""
    compared: Comparison | None = None
    """The two times that are compared, which then alone decide; None for one time."""
    circles: bool = False
    """Whether circles about the places say how strong is what stands there."""
    plain: bool = False
    """Whether no sign is edged in the colour of its period, as nobody could tell these where there is no colour."""

    @classmethod
    def opening(cls, reader: Reader) -> Choice:
        """Return what the map opens with: the periods that it names, all when it names none."""
        asked = str(reader.meta.get("periods") or "all").split(",")
        ids = reader.texts("periods", "id")
        return cls(tuple(row for row, id_ in enumerate(ids) if "all" in asked or id_ in asked))

    def in_view(self, reader: Reader) -> NDArray[np.bool_]:
        """Return of each of its periods whether signs are edged in its colour: it holds some of the days chosen."""
        if self.plain:
            return np.zeros(len(self.periods), np.bool_)
        begin, end = (reader.numbers("periods", name)[list(self.periods)] for name in ("first", "last"))
        if self.first is None or self.last is None:
            return np.ones(len(begin), np.bool_)
        return (begin <= self.last) & (end >= self.first)

    def day(self, reader: Reader) -> float:
        """Return the day whose borders and names are drawn: the first of the days, or of the first period; of B."""
        if self.compared:
            return self.compared.sides[1].first
        if self.first is not None:
            return self.first
        begins = reader.numbers("periods", "first")[list(self.periods)]
        return float(begins.min()) if len(begins) else float(reader.meta["domain"][0])


def shown(reader: Reader, choice: Choice) -> Shown:
    """Return what a choice shows.

    Parameters
    ----------
    reader : Reader
        The tables.
    choice : Choice
        Periods, and days when there are any; or two times, of which what changed is shown.
    """
    if choice.compared:
        return choice.compared.shown
    spans = [reader.numbers("periods", name) for name in ("first", "last")]
    states = np.zeros(reader.rows("deployments"), np.int8)
    claims = np.zeros(reader.rows("claims"), np.bool_)
    for row in choice.periods:
        held = within(reader, spans[0][row], spans[1][row])
        np.maximum(states, held.states, out=states)
        claims |= held.claims
    if choice.first is None or choice.last is None:
        return Shown(states, claims)
    held = within(reader, choice.first, choice.last)
    if len(choice.periods) == reader.rows("periods"):
        return held
    now = np.where(states > NOT, held.states, NOT).astype(np.int8)
    return Shown(now, held.claims & (now > NOT)[reader.places("claims", "deployment")])
