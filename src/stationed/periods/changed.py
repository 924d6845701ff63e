"""changes_between: what became of every unit from one time to another: arrived, left, moved, renamed, stronger, weaker.

The rule is that of the page, static/js/shown/changes.js; docs/page.md tells it. A subject is a unit by its id; a claim
without a unit stands for its deployment.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.dates import FAR_FUTURE, FAR_PAST, DateSettings, definite, parse, possible
from stationed.dates.edtf import DEFAULTS
from stationed.errors import StationedError
from stationed.join import Joined
from stationed.model.near import Near, did_you_mean
from stationed.periods.judged import CHANGES, DEFINITE, POSSIBLE, AtTime, Evidence, at_time, differing, judge
from stationed.periods.membership import Flags, Membership

Numbers = NDArray[np.int64]

COLUMNS = ("unit_id", "deployment_id", "designation", "change", "held", "disputed", "before", "after")


class Dated(Protocol):
    """A period, as far as it says days."""

    @property
    def period_id(self) -> str:
        """Its id."""
        ...

    @property
    def first(self) -> int:
        """Its first day."""
        ...

    @property
    def last(self) -> int:
        """Its last."""
        ...


def window_of(
    text: object, periods: Iterable[Dated], settings: DateSettings = DEFAULTS, *, asked: str = "changes"
) -> tuple[int, int]:
    """Return the first and last day of a time: of a period by its id, or of a date in EDTF.

    Parameters
    ----------
    text : str
        The time.
    periods : iterable
        The periods, whose ids go before dates.
    settings : DateSettings
        How the atlas reads its dates.
    asked : str
        What a message begins with.

    Raises
    ------
    StationedError
        When it is neither, or has no first or last day.
    """
    if not isinstance(text, str):
        raise StationedError(
            f"{asked}: a time is no text, got {text!r}; expected the id of a period, or a date such as 1939-08-20."
        )
    for period in periods:
        if period.period_id == text:
            return period.first, period.last
    try:
        found = parse(text, settings)
    except StationedError as fault:
        near = did_you_mean(Near(period.period_id for period in periods).to(text))
        raise StationedError(
            f"{asked}: no period of the atlas has the id {text!r}, and as a date: {fault} {near}".rstrip()
        ) from None
    if found.earliest <= FAR_PAST or found.latest >= FAR_FUTURE:
        raise StationedError(
            f"{asked}: has no first or last day, got {text!r}; expected the id of a period or a date such as "
            "1939-08-20, 1939-08, 1939 or 1939/1945."
        )
    return int(found.earliest), int(found.latest)


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
    figure = _figure(joined)
    evidence = _evidence(joined, figure)
    windows = [window_of(text, membership.periods, settings) for text in (a, b)]
    one, other = (_at_time(joined, membership, days, evidence) for days in windows)
    found = judge(one, other, evidence.size)
    rows, change = np.nonzero(found.kinds)
    held = np.where(found.possible[rows, change], "possible", "definite")
    table = pd.DataFrame({"subject": rows, "change": np.array(CHANGES, object)[change], "held": held})
    table["disputed"] = found.disputed[rows, change]
    return _told(table, joined, evidence.subject, (one, other), figure)


def _figure(joined: Joined) -> str:
    """The first figure that any claim states, '' for none."""
    return next((name for name in joined.quantities if np.isfinite(joined.columns[f"{name}_low"]).any()), "")


def _evidence(joined: Joined, figure: str) -> Evidence:
    """What the claims say."""
    units, deployments = joined.unit_code, joined.deployment_code
    names, contested = (joined.columns.coded(name) for name in ("designation", "contested_in"))
    low, high = np.full(len(units), np.nan), np.full(len(units), np.nan)
    if figure:
        low, high = (np.asarray(joined.columns[f"{figure}_{end}"], np.float64) for end in ("low", "high"))

    def rivals(*things: str) -> Flags:
        flags = np.array([differing(text, things) for text in contested.texts], np.bool_)
        return flags[contested.codes] if len(flags) else np.zeros(len(units), np.bool_)

    named = np.array([text != "" for text in names.texts], np.bool_)
    return Evidence(
        subject=np.where(units >= 0, units, len(joined.unit_ids) + deployments),
        size=len(joined.unit_ids) + len(joined.deployment_ids),
        location=joined.location_code,
        name=names.codes,
        named=named[names.codes] if len(named) else np.zeros(len(units), np.bool_),
        low=low,
        high=np.where(np.isnan(high), np.inf, high),
        times=rivals("place", "start", "end"),
        figures=rivals(figure),
    )


def _at_time(joined: Joined, membership: Membership, days: tuple[int, int], evidence: Evidence) -> AtTime:
    first, last = days
    code = joined.deployment_code
    sure = definite(joined.spans, first, last)[:, 0]
    claims = possible(membership.limited, first, last)[:, 0]
    doubted = np.bincount(code[~sure], minlength=len(joined.deployment_ids)) > 0
    return at_time(evidence, claims, np.where(doubted[code], POSSIBLE, DEFINITE).astype(np.int64))


def _told(
    table: pd.DataFrame, joined: Joined, subject: Numbers, times: tuple[AtTime, AtTime], figure: str
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
