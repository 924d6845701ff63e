"""An EDTF text taken apart for wording: what is named, by which parts, with which marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from stationed.dates.calendar import civil
from stationed.dates.edtf import DEFAULTS
from stationed.dates.seasons import SEASON_MONTHS
from stationed.dates.single import DATE, DATE_TIME, read_single

NamedKind = Literal["day", "month", "year", "season", "season_of_two_years", "decade"]
Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Named:
    """One day, month, year, season or decade."""

    kind: NamedKind
    """What is named."""
    year: int
    """Astronomical year; the first of a decade."""
    month: int = 0
    """1 to 12, of a day or month."""
    day: int = 0
    """1 to 31, of a day."""
    season: int = 0
    """The code 21 to 41, of a season."""
    mark: str = ""
    """``~``, ``?`` or ``%`` on the whole."""
    notes: Notes = ()
    """What is not known (``not_known``, part) and the doubt about single parts (part, mark)."""


@dataclass(frozen=True)
class Slot(Named):
    """A named thing whose numbers are left open, to be filled in with those of one side of a span."""

    side: str = ""
    """Which side."""


@dataclass(frozen=True)
class Between:
    """Some time from one to another, both inclusive."""

    low: Named
    high: Named
    mark: str = ""
    notes: Notes = ()


@dataclass(frozen=True)
class Choice:
    """A set: one of its members, or all of them."""

    kind: Literal["one_of", "all_of"]
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Member:
    """A member of a set: a date, or the times from `low` to `high`, either of which may be missing."""

    low: Named | Between | None
    high: Named | Between | None
    is_range: bool


Thing = Named | Between | Choice


def thing_of(text: str) -> Thing | None:
    """What a date or set names, or None when the text is neither."""
    if text[:1] in ("[", "{") and len(text) > 2 and text[-1] == {"[": "]", "{": "}"}[text[0]]:
        members = tuple(_member(member) for member in text[1:-1].split(","))
        return Choice("one_of" if text[0] == "[" else "all_of", members)
    return _single(text)


def _member(text: str) -> Member:
    """A member of a set that is known to be EDTF."""
    low, dots, high = text.partition("..")
    return Member(_single(low), _single(high) if dots else None, bool(dots))


def _single(text: str) -> Named | Between | None:
    """One date."""
    timed = DATE_TIME.fullmatch(text)
    text = timed[1] if timed else text
    bounds = read_single(text.translate({ord(mark): None for mark in "?~%"}), DEFAULTS)
    if bounds is None:
        return None
    match = DATE.fullmatch(text)
    if match is None:
        marks = [mark for mark in (text[0], text[-1]) if mark in "?~%"]
        low, high = (civil(day)[0] for day in (bounds.earliest, bounds.latest))
        return _years(low, high, _joined(marks), ())
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = match.groups()
    units = [("year", before_year, after_year), ("month", before_month, after_month), ("day", before_day, after_day)]
    mark, doubts = _marks([unit for unit in units if unit[1] is not None])
    if "X" in year:
        return _masked(year, month, day, (bounds.earliest, bounds.latest), mark, doubts)
    return _in_year(int(year), month, day, (bounds.earliest, bounds.latest), mark, doubts)


def _marks(units: list[tuple[str, str, str]]) -> tuple[str, Notes]:
    """The mark on the whole date, and the marks on its parts; a mark after a part holds for all before it too."""
    single = len(units) == 1
    whole = units[-1][2] or (units[0][1] if single else "")
    on_parts: dict[str, list[str]] = {name: [] for name, _, _ in units}
    for at, (name, before, after) in enumerate(units):
        if before and not single:
            on_parts[name].append(before)
        if after and at < len(units) - 1:
            for earlier, _, _ in units[: at + 1]:
                on_parts[earlier].append(after)
    return whole, tuple((name, _joined(marks)) for name, marks in on_parts.items() if marks)


def _joined(marks: list[str]) -> str:
    """Several marks as one."""
    both = "%" in marks or ("?" in marks and "~" in marks)
    return "%" if both else (marks[0] if marks else "")


def _in_year(
    year: int, month: str | None, day: str | None, days: tuple[int, int], mark: str, doubts: Notes
) -> Named | Between:
    """A date whose year is stated."""
    if month is None:
        return Named("year", year, mark=mark, notes=doubts)
    if month == "XX" and day in (None, "XX"):
        part = "month" if day is None else "month_day"
        return Named("year", year, mark=mark, notes=(("not_known", part), *doubts))
    if "X" in month or (day is not None and "X" in day and day != "XX"):
        return _from_days(days, day is not None, mark, doubts)
    if day is None:
        code = int(month)
        if code <= 12:
            return Named("month", year, code, mark=mark, notes=doubts)
        crossing = SEASON_MONTHS[code][1] > 12
        kind: NamedKind = "season_of_two_years" if crossing else "season"
        return Named(kind, year, season=code, mark=mark, notes=doubts)
    if day == "XX":
        return Named("month", year, int(month), mark=mark, notes=(("not_known", "day"), *doubts))
    return Named("day", year, int(month), int(day), mark=mark, notes=doubts)


def _masked(
    year: str, month: str | None, day: str | None, days: tuple[int, int], mark: str, doubts: Notes
) -> Named | Between:
    """A date whose year has unspecified digits."""
    if month is not None:
        return _from_days(days, day is not None, mark, doubts)
    # The 1900s may be ten years or a hundred, so a decade is named only where the word cannot mislead.
    if year[:3].isdigit() and year[2] != "0" and int(year[:3]) >= 100:
        return Named("decade", int(year[:3]) * 10, mark=mark, notes=doubts)
    low, high = (civil(day_number)[0] for day_number in days)
    return _years(low, high, mark, doubts)


def _years(low: int, high: int, mark: str, doubts: Notes) -> Named | Between:
    """A year, or the years from one to another."""
    if low == high:
        return Named("year", low, mark=mark, notes=doubts)
    return Between(Named("year", low), Named("year", high), mark, doubts)


def _from_days(days: tuple[int, int], to_the_day: bool, mark: str, doubts: Notes) -> Between:
    """The days, or the months, from the first to the last."""
    kind: NamedKind = "day" if to_the_day else "month"
    low, high = (
        Named(kind, year, month, day if to_the_day else 0) for year, month, day in (civil(number) for number in days)
    )
    return Between(low, high, mark, doubts)
