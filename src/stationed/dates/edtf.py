"""EDTF (ISO 8601-2:2019) text to an `Expression`: single dates, intervals, and sets.

Levels 0 and 1 whole; of level 2 exponential years, significant digits, seasons 21 to 41, sets, qualified parts and
unspecified digits anywhere. `docs/dates.md` states the profile.
"""

from __future__ import annotations

from stationed.dates.calendar import FAR_FUTURE, FAR_PAST
from stationed.dates.expression import KNOWN, OPEN, UNKNOWN, DateSettings, Expression, Kind, Precision
from stationed.dates.single import Bounds, read_single

MAX_LENGTH: int = 1000
"""The longest date text that is read, in characters; a longer one is refused unread."""

DEFAULTS = DateSettings()


def read(text: str, settings: DateSettings = DEFAULTS) -> Expression | None:
    """The expression, or None when the text is not one; `stationed.dates.parse` says why instead."""
    if len(text) > MAX_LENGTH:
        return None
    if "/" in text:
        return _read_interval(text, settings)
    if text[:1] in ("[", "{"):
        return _read_set(text, settings)
    bounds = read_single(text, settings)
    return None if bounds is None else _moment(text, "date", bounds)


def _moment(text: str, kind: Kind, bounds: Bounds) -> Expression:
    """An expression that names one moment: its start and its end have the same bounds."""
    first, last, precision, uncertain, approximate = bounds
    return Expression(text, kind, precision, first, last, first, last, KNOWN, KNOWN, uncertain, approximate)


def _read_interval(text: str, settings: DateSettings) -> Expression | None:
    """``a/b``, where a and b are dates, ``..`` (open) or blank (unknown), but not both blank."""
    sides = text.split("/")
    if len(sides) != 2 or sides == ["", ""]:
        return None
    states = tuple({"": UNKNOWN, "..": OPEN}.get(side, KNOWN) for side in sides)
    start, end = (
        read_single(side, settings, with_time=False) if state == KNOWN else None
        for side, state in zip(sides, states, strict=True)
    )
    if (start is None and states[0] == KNOWN) or (end is None and states[1] == KNOWN):
        return None
    s1, s2, e1, e2 = interval_days(start, end, states)
    if s1 > e2:
        return None
    stated = [side for side in (start, end) if side is not None]
    precision: Precision = stated[0].precision if stated else "day"
    uncertain = any(side.uncertain for side in stated)
    approximate = any(side.approximate for side in stated)
    return Expression(text, "interval", precision, s1, s2, e1, e2, states[0], states[1], uncertain, approximate)


def interval_days(start: Bounds | None, end: Bounds | None, states: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The four days of two ends; an unknown end may be any day from the start on, an unknown start any day before."""
    s1, s2 = (start.earliest, start.latest) if start else (FAR_PAST, FAR_PAST)
    e1, e2 = (end.earliest, end.latest) if end else (FAR_FUTURE, FAR_FUTURE)
    if states[0] == UNKNOWN:
        s2 = e2
    if states[1] == UNKNOWN:
        e1 = s1
    return s1, s2, e1, e2


def _read_set(text: str, settings: DateSettings) -> Expression | None:
    """``[..]`` one of the members, ``{..}`` all of them; from the earliest day of any to the latest of any."""
    kind = "one-of" if text[0] == "[" else "all-of"
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        return None
    members = text[1:-1].split(",")
    read_members: list[Bounds] = []
    for place, member in enumerate(members):
        bounds = _read_member(member, settings, first=place == 0, last=place == len(members) - 1)
        if bounds is None:
            return None
        read_members.append(bounds)
    hull = Bounds(
        min(member.earliest for member in read_members),
        max(member.latest for member in read_members),
        read_members[0].precision,
        any(member.uncertain for member in read_members),
        any(member.approximate for member in read_members),
    )
    return _moment(text, kind, hull)


def _read_member(member: str, settings: DateSettings, *, first: bool, last: bool) -> Bounds | None:
    """A date, ``a..b``, and at the set's beginning ``..b``, at its end ``a..``."""
    if ".." not in member:
        return read_single(member, settings, with_time=False)
    low_text, _, high_text = member.partition("..")
    low = read_single(low_text, settings, with_time=False)
    high = read_single(high_text, settings, with_time=False)
    if (low is None and (low_text or not first)) or (high is None and (high_text or not last)):
        return None
    stated = [bounds for bounds in (low, high) if bounds is not None]
    if not stated or (low and high and low.earliest > high.latest):
        return None
    return Bounds(
        low.earliest if low else FAR_PAST,
        high.latest if high else FAR_FUTURE,
        stated[0].precision,
        any(bounds.uncertain for bounds in stated),
        any(bounds.approximate for bounds in stated),
    )
