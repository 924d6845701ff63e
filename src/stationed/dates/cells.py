"""One start or end cell: a single date or set, ``..`` (open), or blank (unknown). A whole interval is a fault there."""

from __future__ import annotations

from typing import Literal, NamedTuple

from stationed.dates.calendar import FAR_FUTURE, FAR_PAST
from stationed.dates.edtf import MAX_LENGTH, read
from stationed.dates.expression import KNOWN, OPEN, UNKNOWN, DateSettings
from stationed.dates.single import read_single
from stationed.errors import DateError

Which = Literal["start", "end"]


class Cell(NamedTuple):
    """What one start or end cell says; the days count only when the state is `KNOWN`."""

    state: int
    earliest: int
    latest: int
    uncertain: bool
    approximate: bool


class Refusal(NamedTuple):
    """A cell that cannot be read."""

    kind: Literal["spelling", "interval"]
    error: DateError


_BLANK = Cell(UNKNOWN, 0, 0, False, False)
_OPEN_CELLS = {
    "start": Cell(OPEN, FAR_PAST, FAR_PAST, False, False),
    "end": Cell(OPEN, FAR_FUTURE, FAR_FUTURE, False, False),
}


def read_cell(text: str, which: Which, settings: DateSettings, *, mend: bool = True) -> Cell | Refusal:
    """What the cell says, or what is wrong with it.

    Notes
    -----
    A cell of nothing but blanks is blank. A date whose year has no known digit (``XXXX``) says no more about an end
    than a blank does, and counts as unknown; its text is kept.
    """
    if len(text) <= MAX_LENGTH:
        bounds = read_single(text, settings)
        if bounds is not None:
            state = UNKNOWN if "XXXX" in text else KNOWN
            return Cell(state, bounds.earliest, bounds.latest, bounds.uncertain, bounds.approximate)
        if not text or text.isspace():
            return _BLANK
        if text == "..":
            return _OPEN_CELLS[which]
        expression = read(text, settings)
        if expression is not None and expression.kind == "interval":
            return Refusal("interval", interval_error(text, text, which))
        if expression is not None:
            first, last = expression.earliest, expression.latest
            return Cell(KNOWN, first, last, expression.uncertain, expression.approximate)
    from stationed.dates.mend import (
        explain,
        shortened,
    )  # many patterns take their time to load, and few dates need them

    if not mend:
        return Refusal("spelling", DateError(shortened(text), "not an EDTF date"))
    error = explain(text, which)
    offered = [error.fix] if error.fix else list(error.readings)
    if offered and all("/" in spelling for spelling in offered):
        return Refusal("interval", interval_error(text, offered[0], which))
    return Refusal("spelling", error)


def interval_error(text: str, interval: str, which: Which) -> DateError:
    """What to say of a cell that holds a whole span: each of its dates has a column of its own."""
    start, end = interval.split("/")
    expected = f"one date in a cell: {_in_its_column(start, 'start')}; {_in_its_column(end, 'end')}"
    if start not in ("", "..") and end not in ("", ".."):
        verb = "started" if which == "start" else "ended"
        expected += f"; or [{start}..{end}] here if it {verb} on some day between them"
    return DateError(text, f"a span of two dates stands in the {which} cell", expected=expected)


def _in_its_column(date: str, which: Which) -> str:
    """What to write in the column for one side of a span."""
    if date:
        return f"{date} in {which}"
    verb = "had not ended" if which == "end" else "had already begun"
    return f"{which} blank if it is unknown, or .. if it {verb} when the source was written"
