"""Who held each piece when, and under what name: the tables in `tables/`, read and cut into spans.

Days are ISO texts, which sort as days do; `..` is an open end. Both ends of a span are inclusive.
A day of change belongs to what follows it.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

OPEN = ".."
LAST = "9999-12-31"
TABLES = Path(__file__).parent / "tables"

SEEN_AS_LINE_ONLY = {"tibet": ("1951-05-23", "china")}
"""Pieces drawn as part of a country whose edge was a border in fact: until the day before, then the holder."""


@dataclass(frozen=True)
class Name:
    """What a holder was called during a span."""

    holder: str
    start: str
    end: str
    texts: dict[str, str]
    """Every other column of `tables/names.csv`."""


@dataclass(frozen=True)
class Held:
    """A span during which one holder had the piece."""

    holder: str
    start: str
    end: str


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, as text; they are the caller's to change."""
    return [dict(row) for row in stored(table)]


@functools.cache
def stored(table: str) -> list[dict[str, str]]:
    """The rows of one table, read once."""
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names() -> list[Name]:
    """Every name of every holder, in the order of the table."""
    found = []
    for row in rows("names.csv"):
        holder, start, end = row.pop("holder"), row.pop("start"), row.pop("end")
        found.append(Name(holder, start, end, row))
    return found


def holdings() -> dict[str, list[Held]]:
    """For each piece the spans of its holders, in order of time."""
    starts: dict[str, list[tuple[str, str]]] = {}
    for row in rows("holders.csv"):
        starts.setdefault(row["piece"], []).append((row["start"], row["holder"]))
    found: dict[str, list[Held]] = {}
    for piece, changes in starts.items():
        changes.sort()
        ends = [day_before(start) for start, _ in changes[1:]] + [OPEN]
        found[piece] = [Held(holder, start, end) for (start, holder), end in zip(changes, ends, strict=True)]
    return found


def holder_at(held: list[Held], day: str) -> str | None:
    """Who held the piece on a day; None before the first span."""
    for span in held:
        if span.start <= day <= closed(span.end):
            return span.holder
    return None


def closed(end: str) -> str:
    """An end as a day that sorts: an open one is the last of all days."""
    return LAST if end == OPEN else end


def opened(end: str) -> str:
    """The reverse of `closed`."""
    return OPEN if end == LAST else end


def day_before(day: str) -> str:
    """The day before an ISO day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after an ISO day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def spans(start: str, end: str, changes: set[str]) -> list[tuple[str, str]]:
    """A span cut at every day of change inside it."""
    cuts = sorted({start, *(day for day in changes if start < day <= closed(end))})
    ends = [day_before(day) for day in cuts[1:]] + [end]
    return list(zip(cuts, ends, strict=True))
