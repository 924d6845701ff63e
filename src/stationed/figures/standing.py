"""Standing: what stands at each location under a choice, as the page counts it.

Of one unit at one location there is one mark, whatever number of claims say so: the surest, of equal ones the first.
Claims without a unit are told apart by their deployments. Marks of a location are ordered by echelon, the highest
first, then sure ones before possible ones, then by the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.figures.choice import Choice
from stationed.figures.colours import LIGHT, PLAIN, known
from stationed.figures.comparison import Comparison
from stationed.figures.held import Shown
from stationed.figures.reader import Reader, Rows
from stationed.periods import CHANGES


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Marks by location, a row each; and of each location that has any where they begin."""

    location: Rows
    """Row of the location, in ascending order."""
    claim: Rows
    """Row of the claim that the mark is of."""
    unit: Rows
    """Row of the unit, -1 where the claim names none."""
    state: NDArray[np.int8]
    """The state of its deployment."""
    rank: Rows
    """Rank of the unit's echelon, -1 without a unit."""
    contested: NDArray[np.bool_]
    """Whether any of the deployments that the mark stands for is contested."""
    hollow: NDArray[np.bool_]
    """Whether all claims that it stands for are uncertain."""
    begins: Rows
    """For each location, by its row, where its marks begin; one more for the end of the last."""
    periods: tuple[int, ...] = ()
    """Rows of the periods that are switched on."""
    within: NDArray[np.bool_] | None = None
    """Of each mark and each of these periods whether any claim that the mark stands for may be in it."""
    viewed: NDArray[np.bool_] | None = None
    """Of each of these periods whether it holds some of the days that are chosen; all of them without days."""
    change: Rows | None = None
    """Of each mark by which change it is drawn, by its place in `CHANGES`; None where no two times are compared."""

    def count(self) -> Rows:
        """Return how many marks each location has."""
        return np.diff(self.begins)

    def colour(self, reader: Reader, mark: int) -> str:
        """Return the colour of a mark: that of its change, of its side, or of its period."""
        if self.change is not None:
            return LIGHT[CHANGES[int(self.change[mark])]]
        if reader.rows("allegiances"):
            return reader.side_colour(int(self.unit[mark]))
        rows = self.periods_of([mark], viewed=False)
        return known(reader.text("periods", "colour", rows[0])) if rows else PLAIN

    def periods_of(self, marks: Sequence[int], *, viewed: bool = True) -> list[int]:
        """Return the rows of the periods that are on, in view if so asked, in which claims of some marks may be."""
        if self.within is None or self.viewed is None:
            return []
        held = self.within[list(marks)].any(axis=0) & (self.viewed | (not viewed))
        return [self.periods[at] for at in np.flatnonzero(held).tolist()]

    def at(self, location: int, most: int) -> range:
        """Return the places of the first marks of a location, so many at most."""
        begin, end = self.begins[location : location + 2].tolist()
        return range(begin, min(end, begin + most))


def standing(
    reader: Reader,
    shown: Shown,
    seen: NDArray[np.bool_],
    choice: Choice | None = None,
) -> Standing:
    """Return what stands at the locations that are seen.

    Parameters
    ----------
    reader : Reader
        The tables.
    shown : Shown
        What the choice shows.
    seen : array of bool
        Of each location whether it is asked for.
    choice : Choice, optional
        What the picture is of: its periods colour edges, and what no side does. Where it compares two times, a mark is
        hollow where its unit stood at A alone, and contested where sources differ on its change.
    """
    compared, periods = (choice.compared, choice.periods) if choice else (None, ())
    number = reader.rows("locations")
    places = reader.places("claims", "location")
    drawn = shown.claims & (places >= 0)
    drawn &= np.append(seen, False)[places]
    claim = np.flatnonzero(drawn)
    # The order of the rows that the claims were read from decides nothing: of equals the earliest stands for all.
    begins_on = reader.numbers("claims", "possible_first")
    claim = claim[np.argsort(begins_on[claim], kind="stable")]
    deployment, unit = reader.places("claims", "deployment")[claim], reader.places("claims", "unit")[claim]
    location, state = places[claim], shown.states[deployment]
    rank = np.append(reader.numbers("units", "rank"), -1).astype(np.int64)[unit]
    run = np.where(unit >= 0, unit, reader.rows("units") + deployment)
    order, begin = _runs(location * (reader.rows("units") + reader.rows("deployments")) + run, state)
    first = order[begin]
    change, *doubts = (
        _changes(compared, claim[order], begin) if compared else (begin, *_doubts(reader, claim[order], begin))
    )
    within = _within(reader, claim[order], begin, periods)
    # The marks of a location in order.
    ranked = np.lexsort(
        (deployment[first], begins_on[claim[first]], unit[first], -state[first].astype(np.int64), -rank[first])
    )
    ranked = ranked[np.argsort(location[first[ranked]], kind="stable")]
    order, (contested, hollow) = first[ranked], (doubt[ranked] for doubt in doubts)
    changed = change[ranked] if compared else None
    begins = np.searchsorted(location[order], np.arange(number + 1))
    columns = (location[order], claim[order], unit[order], state[order], rank[order], contested, hollow)
    viewed = choice.in_view(reader) if choice else np.ones(0, np.bool_)
    return Standing(*columns, begins, periods, within[ranked], viewed, changed)


def _within(reader: Reader, claim: Rows, begin: Rows, periods: Sequence[int]) -> NDArray[np.bool_]:
    """Of each run of claims and each period whether any of the claims may be in it."""
    found = np.zeros((len(begin), len(periods)), np.bool_)
    first, last = (reader.numbers("claims", f"possible_{name}")[claim] for name in ("first", "last"))
    if len(begin):
        for at, row in enumerate(periods):
            starts, ends = (reader.numbers("periods", name)[row] for name in ("first", "last"))
            found[:, at] = np.logical_or.reduceat((first <= ends) & (last >= starts), begin)
    return found


def _runs(run: Rows, state: NDArray[np.int8]) -> tuple[Rows, Rows]:
    """The order in which claims of one unit at one location are together, the surest first, and where each run begins.

    Sorting one number takes a tenth of the time that sorting four does.
    """
    key = run * 4 + (3 - state)
    order = np.argsort(key, kind="stable")
    return order, np.flatnonzero(np.diff(key[order] >> 2, prepend=-1) != 0)


def _doubts(reader: Reader, claim: Rows, begin: Rows) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each run of claims whether any is of a contested deployment, and whether all are uncertain."""
    if not len(begin):
        return np.zeros(0, np.bool_), np.zeros(0, np.bool_)
    contested = ~reader.holds("deployments", "contested_in", "")[reader.places("claims", "deployment")[claim]]
    uncertain = reader.holds("claims", "certainty", "uncertain")[claim]
    return np.logical_or.reduceat(contested, begin), np.logical_and.reduceat(uncertain, begin)


def _changes(compared: Comparison, claim: Rows, begin: Rows) -> tuple[Rows, NDArray[np.bool_], NDArray[np.bool_]]:
    """Of each run of claims its change, whether that is disputed, and whether it stands at A alone."""
    if not len(begin):
        return begin, np.zeros(0, np.bool_), np.zeros(0, np.bool_)
    subject = compared.subject[claim[begin]]
    before = ~np.logical_or.reduceat(compared.after.claims[claim], begin)
    after = ~np.logical_or.reduceat(compared.before.claims[claim], begin)
    kinds = compared.judged.kinds[subject].copy()
    moved = CHANGES.index("moved")
    # Where it stands at both times it did not move: another change of it counts there, if it has one.
    kinds[~before & ~after & (kinds.sum(axis=1) > 1), moved] = False
    return kinds.argmax(axis=1), np.asarray(compared.judged.disputed[subject].any(axis=1)), before
