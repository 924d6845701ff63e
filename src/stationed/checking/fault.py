"""Fault: what a check says is wrong with a text or a row, before it is known in which rows of which file it stands."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from stationed.model import Finding
from stationed.model.codes import found


class Fault(TypedDict):
    """What `found` takes of a fault; where it stands is said by whoever looks through the rows."""

    code: str
    """A key of `CODES`."""
    problem: str
    """What is wrong, one clause without a full stop."""
    expected: str
    """What would have been accepted."""
    fix: str
    """What to do, in full sentences."""
    got: NotRequired[str]
    """What stood there, when that is not simply the cell."""
    replacement: NotRequired[str | None]
    """The corrected cell, when there is exactly one mechanical repair."""


def finding_of(fault: Fault, *, file: str, row: int | None, id_: str, column: str, cell: str) -> Finding:
    """Return the finding for a fault at a place; `cell` is what it got when the fault says nothing of that."""
    return found(
        fault["code"],
        fault["problem"],
        file=file,
        row=row,
        id=id_,
        column=column,
        got=fault.get("got", cell),
        expected=fault["expected"],
        fix=fault["fix"],
        replacement=fault.get("replacement"),
    )
