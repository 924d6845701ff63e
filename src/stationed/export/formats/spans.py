"""Ends of dates as other formats say them: a plain date where there is one, else the first and last day it may be."""

from __future__ import annotations

import re

from stationed.dates import FAR_FUTURE, FAR_PAST, Spans, iso

_PLAIN = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")


def is_plain(text: str) -> bool:
    """Tell whether a date is a year, a month or a day and nothing else, which every format with dates can say."""
    return _PLAIN.fullmatch(text) is not None


def day_of(day: int) -> str:
    """Return a day as ISO text; '' where there is no bound."""
    return "" if day <= FAR_PAST or day >= FAR_FUTURE else iso(day)


def bound(text: str, earliest: int, latest: int) -> dict[str, str]:
    """Return an end as Linked Places has it: ``in`` for a plain date, else the bounds that there are."""
    if is_plain(text):
        return {"in": text}
    return {name: day for name, day in (("earliest", day_of(earliest)), ("latest", day_of(latest))) if day}


def timespan(start: str, end: str, spans: Spans, row: int) -> dict[str, dict[str, str]]:
    """Return a span as Linked Places has it; empty when nothing bounds its start, which that format must say."""
    first = bound(start, int(spans.start_earliest[row]), int(spans.start_latest[row]))
    last = bound(end, int(spans.end_earliest[row]), int(spans.end_latest[row]))
    if not first:
        return {}
    # An end that nobody knows or that had not come is none: the start alone says from when.
    return {"start": first, "end": last} if last and end not in ("", "..") else {"start": first}
