"""judged: claims held at one time and at another -> what became of each subject between the two.

A subject is a unit; a claim without a unit stands for its deployment. The rule is that of the page,
static/js/shown/changes.js; docs/page.md tells it. Tables of changes and pictures of them ask the same here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stationed.periods.membership import Flags

Numbers = NDArray[np.int64]
Days = NDArray[np.float64]

CHANGES = ("arrived", "left", "moved", "renamed", "stronger", "weaker")
"""What may become of a unit, in the order in which it is told."""

NOT, POSSIBLE, DEFINITE = 0, 1, 2
"""Whether a subject, or a deployment, is there at a time."""

WIDE = 2**31
"""More than there are locations or names: a subject times this and one of these make one number of two."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What claims say, a row each."""

    subject: Numbers
    """Number of its subject."""
    size: int
    """How many subjects there are."""
    location: Numbers
    """Row of its location, -1 for none."""
    name: Numbers
    """Number of what it calls its unit."""
    named: Flags
    """Whether it calls it anything."""
    low: Days
    """The least that it says of the figure, NaN where it says nothing."""
    high: Days
    """The most, inf where nobody says."""
    times: Flags
    """Whether rival claims differ on the place, the start or the end."""
    figures: Flags
    """Whether they differ on the figure."""


@dataclass(frozen=True, slots=True, eq=False)
class AtTime:
    """What is known of the subjects at one of the times."""

    claims: Flags
    """Of each claim whether it holds on some reading."""
    state: Numbers
    """Of each subject."""
    places: Numbers
    """Pairs of a subject and a location as one number, each once, rising."""
    sure: Numbers
    """The surest state of each pair."""
    names: Numbers
    """Pairs of a subject and a name, likewise."""
    low: Days
    """Of each subject the least that a claim says of the figure, inf where none does."""
    high: Days
    """The most, -inf where none does."""
    differ: Flags
    """Of each subject whether rival claims differ on where or when it was there."""
    figures: Flags
    """Likewise on the figure."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Subjects by changes."""

    kinds: Flags
    """Which came about."""
    possible: Flags
    """Which of them some readings of the dates do not have."""
    disputed: Flags
    """Which of them rival claims differ on."""


def differing(things: str, asked: Iterable[str]) -> bool:
    """Whether one of some things is in a list such as place;start."""
    return not set(things.split(";")).isdisjoint(asked)


def at_time(evidence: Evidence, claims: Flags, state: Numbers) -> AtTime:
    """Return what is known at a time.

    Parameters
    ----------
    evidence : Evidence
        The claims.
    claims : array of bool
        Of each claim whether it holds then on some reading.
    state : array of int
        Of each claim the state of its deployment.
    """
    held = np.flatnonzero(claims)
    of, size, state = evidence.subject[held], evidence.size, state[held]
    located = np.flatnonzero(evidence.location[held] >= 0)
    pairs = of[located] * WIDE + evidence.location[held][located]
    places, inverse = np.unique(pairs, return_inverse=True)
    named = np.flatnonzero(evidence.named[held])
    low, high = evidence.low[held], evidence.high[held]
    stated = ~np.isnan(low)
    return AtTime(
        claims,
        _most(of, state, size),
        places,
        _most(inverse, state[located], len(places)),
        np.unique(of[named] * WIDE + evidence.name[held][named]),
        _extreme(np.minimum, np.inf, of[stated], low[stated], size),
        _extreme(np.maximum, -np.inf, of[stated], high[stated], size),
        np.bincount(of[evidence.times[held]], minlength=size) > 0,
        np.bincount(of[evidence.figures[held] & stated], minlength=size) > 0,
    )


def judge(a: AtTime, b: AtTime, size: int) -> Judged:
    """Return what became of each subject from A to B."""
    kinds, doubts, disputed = (np.zeros((size, len(CHANGES)), np.bool_) for _ in range(3))

    def put(change: str, came: Flags, sure: Flags, rivals: Flags) -> None:
        at = CHANGES.index(change)
        kinds[:, at] |= came
        doubts[:, at] |= came & ~sure
        disputed[:, at] |= came & rivals

    there, later = a.state > NOT, b.state > NOT
    both, surely = there & later, (a.state == DEFINITE) & (b.state == DEFINITE)
    differ, never = a.differ | b.differ, np.zeros(size, np.bool_)
    put("arrived", ~there & later, b.state == DEFINITE, b.differ)
    put("left", there & ~later, a.state == DEFINITE, a.differ)
    gone, come = ~np.isin(a.places, b.places), ~np.isin(b.places, a.places)
    elsewhere = having(a.places[gone], size) | having(b.places[come], size)
    unsure = having(a.places[gone & (a.sure < DEFINITE)], size) | having(b.places[come & (b.sure < DEFINITE)], size)
    moved = both & having(a.places, size) & having(b.places, size) & elsewhere
    put("moved", moved, surely & ~unsure & ~differ, differ)
    put("arrived", both & ~moved & (a.state < b.state), never, differ)
    put("left", both & ~moved & (a.state > b.state), never, differ)
    common = having(np.intersect1d(a.names, b.names), size)
    put("renamed", both & having(a.names, size) & having(b.names, size) & ~common, surely, never)
    stated = np.isfinite(a.low) & np.isfinite(b.low)
    put("stronger", both & stated & (b.low > a.high), surely, a.figures | b.figures)
    put("weaker", both & stated & (b.high < a.low), surely, a.figures | b.figures)
    return Judged(kinds, doubts, disputed)


def having(pairs: Numbers, size: int) -> Flags:
    """Return of each subject whether it stands in some pairs."""
    return np.bincount(pairs // WIDE, minlength=size) > 0


def _most(of: Numbers, values: Numbers, size: int) -> Numbers:
    found = np.zeros(size, np.int64)
    np.maximum.at(found, of, values)
    return found


def _extreme(take: np.ufunc, start: float, of: Numbers, values: Days, size: int) -> Days:
    found = np.full(size, start)
    take.at(found, of, values)
    return found
