"""strength and counts: figures, and deployments, over time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.errors import StationedError
from stationed.join import Joined
from stationed.model import Tables
from stationed.strength.ladder import ladder_of
from stationed.strength.own import own_figures
from stationed.strength.presence import Presence, figure_of, presence_of
from stationed.strength.settle import settle
from stationed.strength.sharing import Counted, Once, once_each
from stationed.strength.steps import Course, Steps, changes_of, sorted_distinct

Figures = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Strength:
    """A figure over time, as a band.

    Notes
    -----
    What row i says holds from `days[i]` until the day before `days[i + 1]`; the last row holds for ever. Before the
    first row nobody was there.
    """

    quantity: str
    """Name of the figure."""
    days: Numbers
    """Days on which it changes, sorted, in days since 1970-01-01; FAR_PAST when something reaches back for ever."""
    low: Figures
    """The least it can have been."""
    high: Figures
    """The most it can have been; a figure without upper bound counts as its lower one, see `at_least`."""
    at_least: Flags
    """Whether a figure without upper bound is in it, so that `high` may have been passed."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many deployments there were over time; rows as in `Strength`."""

    days: Numbers
    """Days on which a count changes, sorted."""
    definite: Numbers
    """Deployments there on every reading of their dates."""
    possible: Numbers
    """Deployments there on some reading, the definite ones included."""


def strength(
    joined: Joined,
    tables: Tables,
    quantity: str = "men",
    allegiance: str | None = None,
    presence: Presence | None = None,
) -> Strength:
    """Return a figure over time, nobody counted twice.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    tables : Tables
        The atlas.
    quantity : str
        Name of the figure.
    allegiance : str, optional
        Count the units of this side only, as if there were no others: a figure that a formation of another side
        states does not stand for theirs. So the sides of a mixed army may add up to more than the whole. Everybody when
        not given.
    presence : Presence, optional
        When the deployments were there, if that is known already.

    Returns
    -------
    Strength
        The band that all readings of the claims allow.

    Raises
    ------
    StationedError
        When the atlas has no such figure.

    Notes
    -----
    A unit counts once: where postings of it meet on a day they share its men, see `stationed.strength.sharing`.

    On any day, a deployment's figure is left out when a formation above its unit is there and states its own. The
    formation above is what the unit's latest claim among those possible that day says, or else units.csv; and so on
    upwards, through formations that are not there themselves.

    Readings: a deployment that is only possibly there counts or does not; one with rival figures has any value from
    the lowest to the highest. `low` and `high` are the least and the greatest total of all combinations of readings.
    So below a formation that is there only possibly, either its own figure counts or those of its units, never both.
    Deployments of unknown units stand below nobody. docs/data-format.md tells how figures are written.
    """
    if quantity not in joined.quantities:
        known = ", ".join(joined.quantities) or "none"
        raise StationedError(f"the atlas has no figure {quantity!r}; atlas.toml declares: {known}")
    unit, figure = joined.unit_code[joined.first_claim], figure_of(joined, quantity)
    counted, there = figure.stated & _of_side(joined, allegiance), presence or presence_of(joined, tables)
    ladder = ladder_of(joined, tables, there.limited)
    stated = np.zeros(ladder.size, np.bool_)
    stated[unit[counted & (unit >= 0)]] = True
    once = once_each(Counted(there.surely.of(counted), there.perhaps.of(counted), figure, unit))
    tangled = ladder.entangled(stated)
    key = np.where(np.append(tangled, False), np.arange(1, ladder.size + 2), 0)
    alone = _alone(once, key == 0)  # stand above and below nobody who is counted
    below, day = ladder.points(tangled)
    days = sorted_distinct(np.concatenate([once.days(key > 0), alone.days, day]))
    parents = _parents(below, day, ladder.above(below, day), key, days)
    total = settle(own_figures(once, key, sorted_distinct(parents.values[:, 0].astype(np.int64)), days), parents)
    whole = _together(Steps(np.searchsorted(days, alone.days), alone.values, len(days)), total)
    return Strength(quantity, days[whole.code], whole.values[:, 0], whole.values[:, 1], whole.values[:, 2] > 0)


def counts(joined: Joined, tables: Tables, presence: Presence | None = None) -> Counts:
    """Count deployments over time, undated ones nowhere.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    tables : Tables
        The atlas.
    presence : Presence, optional
        When the deployments were there, if that is known already.

    Returns
    -------
    Counts
        Each deployment counts once, whatever its claims say.
    """
    there = presence or presence_of(joined, tables)
    course = Course.beside(
        [Course.of(held.first, held.last, np.ones(len(held.first))) for held in (there.surely, there.perhaps)]
    )
    changed = np.any(changes_of(course.values, np.zeros(len(course.days), np.int64)) != 0, axis=1)
    definite, possible = course.values[changed].astype(np.int64).T
    return Counts(course.days[changed], definite, possible)


def _alone(once: Once, wanted: Flags) -> Course:
    """Sums over units of which nobody is above or below: low, high and how many have no upper bound."""
    of_unit, shared = wanted[once.apart.unit], once.shared.of(wanted[once.shared.unit])
    surely, perhaps, figure = once.apart.surely.of(of_unit), once.apart.perhaps.of(of_unit), once.apart.figure
    sure = shared.of(shared.sure)
    low = Course.of(
        np.append(surely.first, sure.first),
        np.append(surely.last, sure.last),
        np.append(figure.low[surely.deployment], sure.low),
    )
    high = Course.of(
        np.append(perhaps.first, shared.first),
        np.append(perhaps.last, shared.last),
        np.append(figure.high[perhaps.deployment], shared.high),
        np.append(figure.open[perhaps.deployment], shared.open).astype(np.float64),
    )
    return Course.beside([low, high])


def _of_side(joined: Joined, allegiance: str | None) -> Flags:
    if allegiance is None:
        return np.ones(len(joined.deployment_ids), np.bool_)
    found = joined.columns.coded("allegiance")
    return np.array([text == allegiance for text in found.texts], np.bool_)[found.small[joined.first_claim]]


def _parents(unit: Numbers, day: Numbers, above: Numbers, key: Numbers, days: Numbers) -> Steps:
    """The key of the formation above each unit; formations that do not matter are nobody."""
    code, first = np.unique((unit + 1) * len(days) + np.searchsorted(days, day), return_index=True)
    return Steps(code, key[above][first, np.newaxis].astype(np.float64), len(days))


def _together(one: Steps, other: Steps) -> Steps:
    """The sum of two functions of time, a row only where it changes."""
    code = np.union1d(one.code, other.code)
    values = one.at(code) + other.at(code)
    changed = np.any(changes_of(values, np.zeros(len(code), np.int64)) != 0, axis=1)
    return Steps(code[changed], values[changed], one.size)
