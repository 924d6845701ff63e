"""changes_between: what became of every unit from one time to another: arrived, left, moved, renamed, stronger, weaker.

The rule is that of the page, static/js/shown/changes.js; docs/page.md tells it. A subject is a unit by its id; a claim
without a unit stands for its deployment.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.dates import FAR_FUTURE, FAR_PAST, DateSettings, definite, parse, possible
from stationed.dates.edtf import DEFAULTS
from stationed.errors import StationedError
from stationed.join import Joined
from stationed.model.near import Near, did_you_mean
from stationed.periods.membership import Flags, Membership

Numbers = NDArray[np.int64]

CHANGES = ("arrived", "left", "moved", "renamed", "stronger", "weaker")
"""What may become of a unit, in the order in which it is told."""

NOT, POSSIBLE, DEFINITE = 0, 1, 2
"""Whether a subject is there at a time."""

COLUMNS = ("unit_id", "deployment_id", "designation", "change", "held", "disputed", "before", "after")


def window_of(text: object, membership: Membership, settings: DateSettings = DEFAULTS) -> tuple[int, int]:
    """Return the first and last day of a time: of a period by its id, or of a date in EDTF.

    Parameters
    ----------
    text : str
        The time.
    membership : Membership
        Holds the periods.
    settings : DateSettings
        How the atlas reads its dates.

    Raises
    ------
    StationedError
        When it is neither, or has no first or last day.
    """
    if not isinstance(text, str):
        raise StationedError(
            f"changes: a time is no text, got {text!r}; expected the id of a period, or a date such as 1939-08-20."
        )
    for period in membership.periods:
        if period.period_id == text:
            return period.first, period.last
    try:
        found = parse(text, settings)
    except StationedError as fault:
        near = did_you_mean(Near(period.period_id for period in membership.periods).to(text))
        raise StationedError(
            f"changes: no period of the atlas has the id {text!r}, and as a date: {fault} {near}".rstrip()
        ) from None
    if found.earliest <= FAR_PAST or found.latest >= FAR_FUTURE:
        raise StationedError(
            f"changes: has no first or last day, got {text!r}; expected the id of a period or a date such as "
            "1939-08-20, 1939-08, 1939 or 1939/1945."
        )
    return int(found.earliest), int(found.latest)


@dataclass(frozen=True, slots=True, eq=False)
class _AtTime:
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
    low: NDArray[np.float64]
    """Of each subject the least that a claim says of the figure, inf where none does."""
    high: NDArray[np.float64]
    """The most, -inf where none does."""
    differ: Flags
    """Of each subject whether rival claims differ on where or when it was there."""
    figures: Flags
    """Likewise on the figure."""


def changes_between(
    joined: Joined, membership: Membership, a: str, b: str, *, settings: DateSettings = DEFAULTS
) -> pd.DataFrame:
    """Return what became of every unit from A to B.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    membership : Membership
        What the periods of the atlas hold, which limits unknown ends.
    a, b : str
        Two times, each the id of a period or a date in EDTF, all of whose days count.
    settings : DateSettings
        How the atlas reads its dates.

    Returns
    -------
    DataFrame
        See `stationed.Atlas.changes`.
    """
    subject = np.where(joined.unit_code >= 0, joined.unit_code, len(joined.unit_ids) + joined.deployment_code)
    size = len(joined.unit_ids) + len(joined.deployment_ids)
    figure = _figure(joined)
    windows = [window_of(text, membership, settings) for text in (a, b)]
    one, other = (_at_time(joined, membership, days, subject, size, figure) for days in windows)
    kinds, doubts, disputed = _judged(one, other, size)
    rows, change = np.nonzero(kinds)
    held = np.where(doubts[rows, change], "possible", "definite")
    table = pd.DataFrame({"subject": rows, "change": np.array(CHANGES, object)[change], "held": held})
    table["disputed"] = disputed[rows, change]
    return _told(table, joined, subject, (one, other), figure)


def _figure(joined: Joined) -> str:
    """The first figure that any claim states, '' for none."""
    return next((name for name in joined.quantities if np.isfinite(joined.columns[f"{name}_low"]).any()), "")


def _at_time(
    joined: Joined, membership: Membership, days: tuple[int, int], subject: Numbers, size: int, figure: str
) -> _AtTime:
    first, last = days
    code = joined.deployment_code
    sure = definite(joined.spans, first, last)[:, 0]
    claims = possible(membership.limited, first, last)[:, 0]
    doubted = np.bincount(code[~sure], minlength=len(joined.deployment_ids)) > 0
    held = np.flatnonzero(claims)
    of, state = subject[held], np.where(doubted[code[held]], POSSIBLE, DEFINITE).astype(np.int64)
    located = np.flatnonzero(joined.location_code[held] >= 0)
    places, inverse = np.unique(of[located] * _WIDE + joined.location_code[held][located], return_inverse=True)
    names = joined.columns.coded("designation")
    blank = np.array([name == "" for name in names.texts], np.bool_)
    name = names.codes[held]
    named = np.flatnonzero(~blank[name]) if len(blank) else held[:0]
    contested = joined.columns.coded("contested_in")
    low, high, stated = _bounds(joined, figure, held)

    def rivals(*things: str) -> Flags:
        flags = np.array([bool(set(text.split(";")) & set(things)) for text in contested.texts], np.bool_)
        return flags[contested.codes[held]] if len(flags) else np.zeros(len(held), np.bool_)

    return _AtTime(
        claims,
        _most(of, state, size),
        places,
        _most(inverse, state[located], len(places)),
        np.unique(of[named] * _WIDE + name[named]),
        _extreme(np.minimum, np.inf, of[stated], low[stated], size),
        _extreme(np.maximum, -np.inf, of[stated], high[stated], size),
        np.bincount(of[rivals("place", "start", "end")], minlength=size) > 0,
        np.bincount(of[rivals(figure) & stated], minlength=size) > 0,
    )


_WIDE = 2**31
"""More than there are locations or names."""


def _most(of: Numbers, values: Numbers, size: int) -> Numbers:
    found = np.zeros(size, np.int64)
    np.maximum.at(found, of, values)
    return found


def _extreme(take: np.ufunc, start: float, of: Numbers, values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    found = np.full(size, start)
    take.at(found, of, values)
    return found


def _bounds(joined: Joined, figure: str, held: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64], Flags]:
    """The bounds of the figure in some claims, and in which of them it is stated."""
    if not figure:
        nothing = np.full(len(held), np.nan)
        return nothing, nothing, np.zeros(len(held), np.bool_)
    low, high = (np.asarray(joined.columns[f"{figure}_{end}"], np.float64)[held] for end in ("low", "high"))
    return low, np.where(np.isnan(high), np.inf, high), ~np.isnan(low)


def _judged(a: _AtTime, b: _AtTime, size: int) -> tuple[Flags, Flags, Flags]:
    """Subjects by changes: which came about, which of them are only possible, and which disputed."""
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
    elsewhere = _has(a.places[gone], size) | _has(b.places[come], size)
    unsure = _has(a.places[gone & (a.sure < DEFINITE)], size) | _has(b.places[come & (b.sure < DEFINITE)], size)
    moved = both & _has(a.places, size) & _has(b.places, size) & elsewhere
    put("moved", moved, surely & ~unsure & ~differ, differ)
    put("arrived", both & ~moved & (a.state < b.state), never, differ)
    put("left", both & ~moved & (a.state > b.state), never, differ)
    common = _has(np.intersect1d(a.names, b.names), size)
    put("renamed", both & _has(a.names, size) & _has(b.names, size) & ~common, surely, never)
    stated = np.isfinite(a.low) & np.isfinite(b.low)
    put("stronger", both & stated & (b.low > a.high), surely, a.figures | b.figures)
    put("weaker", both & stated & (b.high < a.low), surely, a.figures | b.figures)
    return kinds, doubts, disputed


def _has(pairs: Numbers, size: int) -> Flags:
    """Of each subject whether it stands in some pairs."""
    return np.bincount(pairs // _WIDE, minlength=size) > 0


def _told(
    table: pd.DataFrame, joined: Joined, subject: Numbers, times: tuple[_AtTime, _AtTime], figure: str
) -> pd.DataFrame:
    """The changes with ids, names, and what was before and after: places, names or figures."""
    columns = {"places": "place", "names": "designation", "figures": _written(joined, figure)}
    wanted = np.isin(subject, table["subject"].to_numpy())
    said: dict[tuple[str, int], pd.Series] = {
        (kind, i): _joined_texts(subject, joined.columns[name], time.claims & wanted)
        for kind, name in columns.items()
        if name
        for i, time in enumerate(times)
    }

    def of(kind: str, i: int) -> NDArray[np.object_]:
        found = said.get((kind, i))
        blank = pd.Series("", index=table.index)
        return (blank if found is None else table["subject"].map(found).astype(object).fillna("")).to_numpy(object)

    kind = table["change"].map({"renamed": "names", "stronger": "figures", "weaker": "figures"}).fillna("places")
    for i, name in enumerate(("before", "after")):
        table[name] = np.select(
            [(kind == "names").to_numpy(bool), (kind == "figures").to_numpy(bool)],
            [of("names", i), of("figures", i)],
            of("places", i),
        )
    table.loc[table["change"] == "arrived", "before"] = ""
    table.loc[table["change"] == "left", "after"] = ""
    later, earlier = of("names", 1), of("names", 0)
    table["designation"] = np.where(later != "", later, earlier)
    rows = table["subject"].to_numpy(np.int64)
    units = len(joined.unit_ids)
    table["unit_id"] = np.append(joined.unit_ids, "")[np.where(rows < units, rows, -1)]
    table["deployment_id"] = np.append(joined.deployment_ids, "")[np.where(rows < units, -1, rows - units)]
    texts = {name: pd.Series(table[name].to_numpy(object), dtype="str") for name in COLUMNS if name != "disputed"}
    return pd.DataFrame({**texts, "disputed": table["disputed"]})[list(COLUMNS)]


def _written(joined: Joined, figure: str) -> str:
    """The column of a figure as it was written."""
    return f"{figure}_text" if f"{figure}_text" in joined.columns else figure


def _joined_texts(subject: Numbers, column: pd.Series, wanted: Flags) -> pd.Series:
    """For each subject the distinct texts of its claims in file order, parted by semicolons."""
    rows = np.flatnonzero(wanted)
    found = pd.DataFrame({"subject": subject[rows], "text": column.to_numpy(object)[rows]}).drop_duplicates()
    return found[found["text"] != ""].groupby("subject", sort=False)["text"].agg("; ".join)
