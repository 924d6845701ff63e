"""explain: why a deployment is or is not in each period, in words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stationed.dates import FAR_FUTURE, FAR_PAST, OPEN, UNKNOWN, Spans, iso
from stationed.errors import StationedError
from stationed.join import Joined
from stationed.model import Period, Tables, visible
from stationed.model.near import Near
from stationed.periods.membership import Membership

LOOKED_THROUGH = 100_000
"""How many ids are looked through for near misses, so that the answer comes at once in a large atlas too."""


def explain(tables: Tables, joined: Joined, membership: Membership, deployment_id: str) -> str:
    """Say for each period why a deployment is in it, definitely, possibly or not.

    Parameters
    ----------
    tables : Tables
        The atlas.
    joined : Joined
        Its joined claims.
    membership : Membership
        What its periods hold.
    deployment_id : str
        The deployment.

    Returns
    -------
    str
        Lines of text without a final line break: the deployment, its claims with their sources, and for each period
        in file order the answer and the days that were compared. Days are inclusive.

    Raises
    ------
    StationedError
        When there is no such deployment; the message names the nearest ids.
    """
    found = np.flatnonzero(joined.deployment_ids == deployment_id)
    if not len(found):
        raise StationedError(_unknown(tables, joined, deployment_id))
    code = int(found[0])
    claims = [int(row) for row in np.flatnonzero(joined.deployment_code == code)]
    lines = [_headline(joined, deployment_id, claims)]
    lines += [f"  {_claim(joined, row)}" for row in claims]
    for place, period in enumerate(membership.periods):
        lines += ["", f"{visible(period.title)} ({_day(period.first)} to {_day(period.last)})"]
        answer = _answer(bool(membership.definite[code, place]), bool(membership.possible[code, place]))
        said = [f"{_verdict(membership, row, place)}: {_reason(joined, membership, row, place)}" for row in claims]
        if len(claims) == 1:
            lines.append(f"  {said[0]}")
        else:
            lines.append(f"  {answer}: {_rivals(membership, claims, place)}")
            lines += [f"    claim in row {_row(joined, row)}, {text}" for row, text in zip(claims, said, strict=True)]
    if not membership.periods:
        lines += ["", "The atlas has no periods."]
    return "\n".join(lines)


def _unknown(tables: Tables, joined: Joined, deployment_id: str) -> str:
    ids = [str(known) for known in joined.deployment_ids]
    near = Near(ids[:LOOKED_THROUGH]).to(deployment_id)
    hint = f" Did you mean {' or '.join(visible(known) for known in near)}?" if near else ""
    return (
        f"{tables.path.name or tables.path}: there is no deployment {visible(deployment_id)}; expected one of the "
        f"{len(ids)} ids in the column deployment_id of the deployments.{hint}"
    )


def _headline(joined: Joined, deployment_id: str, claims: list[int]) -> str:
    first = joined.frame.iloc[claims[0]]
    unit = first["designation"] or first["unit_id"]
    place = first["place"] or first["location_id"] or "an unknown place"
    contested = first["contested_in"].replace(";", ", ")
    ending = f"; contested in {contested}" if contested else ""
    return visible(f"{deployment_id}: {unit} at {place}") + ending


def _claim(joined: Joined, row: int) -> str:
    claim = joined.frame.iloc[row]
    sources = ", ".join(part.strip() for part in claim["source_ids"].split(";") if part.strip()) or "no source given"
    locator = f": {visible(claim['locator'])}" if claim["locator"] else ""
    place = visible(claim["place"] or claim["location_id"] or "place not known")
    start, end = visible(claim["start"]) or "not known", visible(claim["end"]) or "not known"
    faulty = "" if claim["dates_ok"] else "; these dates cannot be right: `stationed check` says why"
    return f"claim in row {claim['row']}: {place}; start {start}, end {end} ({visible(sources)}{locator}){faulty}"


def _answer(definite: bool, possible: bool) -> str:
    return "definite" if definite else "possible" if possible else "not"


def _rivals(membership: Membership, claims: list[int], place: int) -> str:
    if membership.claim_definite[claims, place].all():
        return "every claim is"
    if membership.claim_possible[claims, place].all():
        return "every claim allows it, but not every claim is definite"
    return (
        "some claims allow it, others do not"
        if membership.claim_possible[claims, place].any()
        else "no claim allows it"
    )


def _row(joined: Joined, row: int) -> int:
    return int(joined.frame["row"].to_numpy()[row])


def _verdict(membership: Membership, row: int, place: int) -> str:
    return _answer(bool(membership.claim_definite[row, place]), bool(membership.claim_possible[row, place]))


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of one claim."""

    s1: int
    s2: int
    e1: int
    e2: int
    no_start: bool
    no_end: bool
    start_open: bool
    end_open: bool

    @classmethod
    def of(cls, spans: Spans, row: int) -> _Days:
        """Pick one claim out of the columns."""
        return cls(
            int(spans.start_earliest[row]),
            int(spans.start_latest[row]),
            int(spans.end_earliest[row]),
            int(spans.end_latest[row]),
            spans.start_state[row] == UNKNOWN,
            spans.end_state[row] == UNKNOWN,
            spans.start_state[row] == OPEN,
            spans.end_state[row] == OPEN,
        )


def _reason(joined: Joined, membership: Membership, row: int, place: int) -> str:
    """The days compared, by the rule of docs/dates.md."""
    days, period = _Days.of(joined.spans, row), membership.periods[place]
    if days.no_start and days.no_end:
        return "neither its start nor its end is known, so no period can hold it"
    if membership.claim_definite[row, place]:
        return _definite(days)
    if membership.claim_possible[row, place]:
        return _possible(days, period)
    return _not(days, _Days.of(membership.limited, row), period)


def _definite(days: _Days) -> str:
    began = f"it began by {_day(min(days.s2, days.e2))}"
    if days.start_open:
        began = "it had begun earlier than the source tells (open start)"
    ended = f"ended on or after {_day(max(days.e1, days.s1))}"
    if days.end_open:
        ended = "had not ended when the source was written (open end)"
    return f"on every reading {began} and {ended}"


def _possible(days: _Days, period: Period) -> str:
    reasons: list[str] = []
    if min(days.s2, days.e2) > period.last:
        text = f"may have begun only after the period ended on {_day(period.last)}"
        reasons.append(f"its start is not known; it {text}" if days.no_start else f"it {text} ({_start(days)})")
    if max(days.e1, days.s1) < period.first:
        early = f"may have ended as early as {_day(max(days.e1, days.s1))}, before the period began on "
        early += _day(period.first)
        reasons.append(f"its end is not known; it {early}" if days.no_end else f"it {early} ({_end(days)})")
    return "; ".join(reasons)


def _not(days: _Days, shown: _Days, period: Period) -> str:
    if days.s1 > period.last:
        return f"it began after the period ended on {_day(period.last)} ({_start(days)})"
    if days.e2 < period.first:
        return f"it ended before the period began on {_day(period.first)} ({_end(days)})"
    if days.no_end and shown.e2 < period.first:
        touched = ", where the last period that its known days touch ends" if shown.e2 > days.s2 else ""
        return (
            f"its end is not known, and nothing says that it lasted past {_day(shown.e2)}{touched}; "
            f"this period begins {_day(period.first)}"
        )
    touched = ", where the first period that its known days touch begins" if shown.s1 < days.e1 else ""
    return (
        f"its start is not known, and nothing says that it was there before {_day(shown.s1)}{touched}; "
        f"this period ends {_day(period.last)}"
    )


def _start(days: _Days) -> str:
    return "it began " + _between(days.s1, days.s2)


def _end(days: _Days) -> str:
    return "it ended " + _between(days.e1, days.e2)


def _between(earliest: int, latest: int) -> str:
    if earliest == latest:
        return f"on {_day(earliest)}"
    if latest >= FAR_FUTURE:
        return f"on or after {_day(earliest)}"
    if earliest <= FAR_PAST:
        return f"on or before {_day(latest)}"
    return f"between {_day(earliest)} and {_day(latest)}"


def _day(day: int) -> str:
    if day <= FAR_PAST:
        return "the beginning"
    return "the end of time" if day >= FAR_FUTURE else iso(day)
