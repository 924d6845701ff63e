"""Presence: on which days each deployment was there, definitely or possibly, and its figure.

In: joined claims. Out: intervals of days and bounds of figures per deployment, rival claims taken together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.dates import FAR_FUTURE, Spans, limited
from stationed.join import Joined
from stationed.model import Tables

Figures = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Intervals:
    """Runs of days on which deployments were there; those of one deployment do not overlap."""

    deployment: Numbers
    """Number of the deployment, as in `Joined.deployment_ids`."""
    first: Numbers
    """First day, inclusive."""
    last: Numbers
    """Last day, inclusive; FAR_FUTURE when it did not end."""

    def of(self, wanted: Flags) -> Intervals:
        """Return those of the deployments where this mask is true."""
        if wanted.all():
            return self
        keep = wanted[self.deployment]
        return Intervals(self.deployment[keep], self.first[keep], self.last[keep])

    @property
    def days(self) -> Numbers:
        """First days, and the days after the last of those that ended."""
        return np.append(self.first, self.last[self.last < FAR_FUTURE] + 1)


def definite_intervals(spans: Spans, code: Numbers, size: int) -> Intervals:
    """Return the days on which every claim of a deployment is definite.

    Parameters
    ----------
    spans : Spans
        Days of the claims, not limited.
    code : array of int
        Deployment of each claim.
    size : int
        Number of deployments.

    Returns
    -------
    Intervals
        At most one per deployment.
    """
    lows = np.iinfo(np.int64).min
    begun, lasts = np.full(size, lows), np.full(size, np.iinfo(np.int64).max)
    np.maximum.at(begun, code, np.minimum(spans.start_latest, spans.end_latest))
    np.minimum.at(lasts, code, np.maximum(spans.end_earliest, spans.start_earliest))
    dated = np.ones(size, np.bool_)
    dated[code[spans.undated | ~spans.consistent]] = False
    held = np.flatnonzero(dated & (begun <= lasts))
    return Intervals(held, begun[held], lasts[held])


def possible_intervals(bounded: Spans, code: Numbers) -> Intervals:
    """Return the days on which any claim of a deployment is possible.

    Parameters
    ----------
    bounded : Spans
        Days of the claims, unknown ends bounded.
    code : array of int
        Deployment of each claim.

    Returns
    -------
    Intervals
        Sorted by deployment and day, as few as there can be.
    """
    counted = bounded.consistent & ~bounded.undated
    rival = np.bincount(code[counted], minlength=int(code.max(initial=-1)) + 1)[code] > 1
    alone, together = np.flatnonzero(counted & ~rival), np.flatnonzero(counted & rival)
    joined = _joined(code[together], bounded.start_earliest[together], bounded.end_latest[together])
    owner = np.concatenate([code[alone], joined.deployment])
    order = np.argsort(owner, kind="stable")
    first = np.concatenate([bounded.start_earliest[alone], joined.first])
    last = np.concatenate([bounded.end_latest[alone], joined.last])
    return Intervals(owner[order], first[order], last[order])


def _joined(owner: Numbers, first: Numbers, last: Numbers) -> Intervals:
    """Days of claims, those of one deployment joined where they meet."""
    rows = np.lexsort((first, owner))
    owner, first, last = owner[rows], first[rows], last[rows]
    days, rank = np.unique(last, return_inverse=True)
    # The latest last day so far, of the same deployment: ranks of another one are all lower.
    offset = owner * (len(days) + 1)
    reach = days[np.maximum.accumulate(offset + rank) - offset]
    begins, ends = np.ones(len(rows), np.bool_), np.ones(len(rows), np.bool_)
    begins[1:] = (owner[1:] != owner[:-1]) | (first[1:] > reach[:-1] + 1)
    ends[:-1] = begins[1:]
    return Intervals(owner[begins], first[begins], reach[ends])


@dataclass(frozen=True, slots=True)
class Presence:
    """When the deployments were there."""

    surely: Intervals
    """Days on which they were on every reading of their dates."""
    perhaps: Intervals
    """Days on which they were on some reading."""
    limited: Spans
    """Days of the claims, unknown ends limited by the periods of the atlas."""


def presence_of(joined: Joined, tables: Tables) -> Presence:
    """Return when deployments were there; call it once and pass it on where several series are wanted."""
    first = np.array([period.first for period in tables.periods], dtype=np.int64)
    last = np.array([period.last for period in tables.periods], dtype=np.int64)
    bounded, code = limited(joined.spans, first, last), joined.deployment_code
    surely = definite_intervals(joined.spans, code, len(joined.deployment_ids))
    return Presence(surely, possible_intervals(bounded, code), bounded)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of each deployment."""

    low: Figures
    """The lowest any of its claims allows; NaN when none states the figure."""
    high: Figures
    """The highest any of its claims allows; of a figure without upper bound its lower one. NaN as in `low`."""
    open: Flags
    """Whether some claim gives no upper bound."""

    @property
    def stated(self) -> Flags:
        """Whether any claim states the figure."""
        return ~np.isnan(self.low)


def figure_of(joined: Joined, quantity: str) -> Figure:
    """Return a figure of each deployment, rival claims taken together.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    quantity : str
        Name of the figure.

    Returns
    -------
    Figure
        Claims that do not state it are passed over.
    """
    size, code = len(joined.deployment_ids), joined.deployment_code
    low: NDArray[np.float64] = joined.columns[f"{quantity}_low"]
    high: NDArray[np.float64] = joined.columns[f"{quantity}_high"]
    lowest, highest, unbounded = np.full(size, np.nan), np.full(size, np.nan), np.zeros(size, np.bool_)
    np.fmin.at(lowest, code, low)
    np.fmax.at(highest, code, np.where(np.isinf(high), low, high))
    unbounded[code[np.isinf(high)]] = True
    return Figure(lowest, highest, unbounded)
