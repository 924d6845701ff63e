"""comparison_of: two times -> what became of every unit from A to B, and what a picture of that shows.

The rule is that of `stationed.periods`, here over the data block; the page has it in static/js/shown/comparison.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stationed.dates import label
from stationed.dates.labels import Tongue
from stationed.errors import StationedError
from stationed.figures.held import Shown, within
from stationed.figures.reader import Reader, Rows
from stationed.payload.say import say
from stationed.periods import (
    CHANGES,
    DEFINITE,
    NOT,
    POSSIBLE,
    WIDE,
    AtTime,
    Evidence,
    Judged,
    at_time,
    differing,
    judge,
    window_of,
)

MOST_LINES = 9
"""Of a unit that went from many places to many so many lines are drawn at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the times."""

    text: str
    """As it was asked for."""
    said: str
    """In words: the title of a period, or a date."""
    first: float
    """Its first day."""
    last: float
    """Its last, inclusive."""


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """Places that units went from and to, those of one pair together, most units first."""

    origin: Rows
    """Rows of the locations that they left."""
    goal: Rows
    """Rows of those they went to."""
    count: Rows
    """How many units."""
    possible: np.ndarray[tuple[int], np.dtype[np.bool_]]
    """Whether some reading of the dates knows of none of these moves."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What became of every unit between two times."""

    sides: tuple[Side, Side]
    """A and B."""
    subject: Rows
    """Of each claim the number of its unit; claims without a unit stand for their deployments, behind the units."""
    judged: Judged
    """What became of each subject."""
    before: Shown
    """What there is at A."""
    after: Shown
    """What there is at B."""
    shown: Shown
    """All that is held at A or at B of what changed; its state says how sure the change is."""
    stayed: int
    """How many subjects are there at both without a change."""
    moves: Moves
    """Where those that moved went."""

    def counts(self) -> list[tuple[str, int, int]]:
        """Return the changes that came about, how many of each, and how many of them only possibly."""
        kinds, possible = (flags.sum(axis=0).tolist() for flags in (self.judged.kinds, self.judged.possible))
        return [(name, kinds[at], possible[at]) for at, name in enumerate(CHANGES) if kinds[at]]


def comparison_of(reader: Reader, times: Sequence[str], dates_in: Tongue | None = None) -> Comparison:
    """Return what became of every unit from one time to another.

    Parameters
    ----------
    reader : Reader
        The map.
    times : sequence of str
        Two times, each the id of a period of the map or a date in EDTF, all of whose days count.
    dates_in : str or OwnWords, optional
        What dates are worded in; the language of the reader when not given.

    Raises
    ------
    StationedError
        When these are not two, or one is neither a period nor a date.
    """
    if len(times) != 2:
        raise StationedError(
            f"compare: takes two times, got {len(times)}; expected the ids of two periods or two dates, such "
            "as 1939-05 and 1939-08-20."
        )
    first, second = (_side(reader, text, dates_in or reader.language) for text in times)
    a, b = (within(reader, side.first, side.last) for side in (first, second))
    evidence = _evidence(reader)
    deployment = reader.places("claims", "deployment")
    was, now = (at_time(evidence, one.claims, one.states[deployment].astype(np.int64)) for one in (a, b))
    judged = judge(was, now, evidence.size)
    subject = evidence.subject
    return Comparison(
        sides=(first, second),
        subject=subject,
        judged=judged,
        before=a,
        after=b,
        shown=_shown(a, b, judged, subject, deployment),
        stayed=int(((was.state > NOT) & (now.state > NOT) & ~judged.kinds.any(axis=1)).sum()),
        moves=_moves(was, now, judged),
    )


def compared_text(reader: Reader, comparison: Comparison) -> str:
    """Return what changed as a sentence, as the page says it: between A and B: 9 arrived, 2 left."""

    def told(key: str, number: int | None = None) -> str:
        return say(reader.block, key, number, language=reader.language)

    parts: list[str] = []
    for name, number, possible in comparison.counts():
        said = told(f"compare.n.{name}", number)
        parts.append(told("compare.possibly", possible).replace("{what}", said) if possible else said)
    if parts and comparison.stayed:
        parts.append(told("compare.n.stayed", comparison.stayed))
    comma = told("list.comma")
    what = (", " if comma == "list.comma" else comma).join(parts) or told("compare.nothing")
    a, b = (side.said for side in comparison.sides)
    when = told("compare.between").replace("{a}", a).replace("{b}", b)
    return told("summary.sentence").replace("{when}", when).replace("{what}", what)


@dataclass(frozen=True, slots=True)
class _Period:
    period_id: str
    first: int
    last: int


def _side(reader: Reader, text: str, dates_in: Tongue) -> Side:
    ids = reader.texts("periods", "id")
    days = (reader.numbers("periods", name).tolist() for name in ("first", "last"))
    periods = [_Period(*one) for one in zip(ids, *days, strict=True)]
    first, last = window_of(text, periods, asked="compare")
    if text in ids:
        return Side(text, reader.text("periods", "title", ids.index(text)), first, last)
    begin, _, end = text.partition("/")
    return Side(text, label(begin, end or begin, dates_in), first, last)


def _evidence(reader: Reader) -> Evidence:
    claims = reader.block["tables"]["claims"]["columns"]
    unit, deployment = reader.places("claims", "unit"), reader.places("claims", "deployment")
    figure = next((one["name"] for one in reader.meta["quantities"] if one["name"] in claims), "")
    low = np.full(len(unit), np.nan)
    high = low
    if figure:
        low = reader.numbers("claims", figure).astype(np.float64)
        high = reader.numbers("claims", f"{figure}_high").astype(np.float64) if f"{figure}_high" in claims else low
    contested = reader.block["tables"]["deployments"]["columns"]["contested_in"]
    lists, codes = contested["texts"], np.asarray(contested["codes"])

    def rivals(*things: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.isin(codes, [at for at, text in enumerate(lists) if differing(text, things)])[deployment]

    return Evidence(
        subject=np.where(unit >= 0, unit, reader.rows("units") + deployment),
        size=reader.rows("units") + reader.rows("deployments"),
        location=reader.places("claims", "location"),
        name=np.asarray(claims["designation"]["codes"]).astype(np.int64),
        named=~reader.holds("claims", "designation", ""),
        low=low,
        high=np.where(np.isnan(high), np.inf, high),
        times=rivals("place", "start", "end"),
        figures=rivals(figure),
    )


def _shown(a: Shown, b: Shown, judged: Judged, subject: Rows, deployment: Rows) -> Shown:
    changed = np.asarray(judged.kinds.any(axis=1))
    sure = np.asarray((judged.kinds & ~judged.possible).any(axis=1))
    claims = (a.claims | b.claims) & changed[subject]
    states = np.zeros(len(a.states), np.int8)
    np.maximum.at(states, deployment[claims], np.where(sure[subject[claims]], DEFINITE, POSSIBLE).astype(np.int8))
    return Shown(states, claims)


def _moves(a: AtTime, b: AtTime, judged: Judged) -> Moves:
    moved = CHANGES.index("moved")
    apart = (np.setdiff1d(a.places, b.places), np.setdiff1d(b.places, a.places))
    gone, come = (pairs[judged.kinds[pairs // WIDE, moved]] for pairs in apart)
    left, reached = (pd.DataFrame({"subject": one // WIDE, "place": one % WIDE}) for one in (gone, come))
    lines = left.merge(reached, on="subject", suffixes=("_from", "_to"))
    lines = lines[lines.groupby("subject")["subject"].transform("size") <= MOST_LINES]
    lines = lines.assign(possible=judged.possible[lines["subject"].to_numpy(np.int64), moved])
    found = lines.groupby(["place_from", "place_to"], sort=False)["possible"].agg(["size", "all"]).reset_index()
    found = found.sort_values("size", ascending=False, kind="stable")
    return Moves(
        found["place_from"].to_numpy(np.int64),
        found["place_to"].to_numpy(np.int64),
        found["size"].to_numpy(np.int64),
        found["all"].to_numpy(bool),
    )
