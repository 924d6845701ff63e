"""What a date text says: the days it may mean, how sure it is, and the settings that give `about` its width."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["date", "one-of", "all-of", "interval"]
Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium"]

KNOWN: int = 0
"""The end is stated, however vaguely."""

UNKNOWN: int = 1
"""The end is blank: nobody says."""

OPEN: int = 2
"""The end is ``..``: it had not ended (or had already begun) when the source was written."""

MAX_WIDTH: int = 1_000_000
"""The largest width a setting may have, so that a widened year can still be counted in days."""


@dataclass(frozen=True)
class DateSettings:
    """How far ``~`` (about) reaches, to either side; the ``[dates]`` table of an atlas."""

    circa_day: int = 7
    """Days either side of a day, as in ``1939-08-20~``."""
    circa_month: int = 1
    """Months either side of a month or season, as in ``1939-08~``."""
    circa_year: int = 1
    """Years either side of a year, as in ``1939~``."""
    circa_decade: int = 5
    """Years either side of a decade, as in ``193X~``."""
    circa_century: int = 25
    """Years either side of a century or a longer time, as in ``19XX~``."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_WIDTH:
                raise ValueError(f"{field.name} is not a whole number from 0 to {MAX_WIDTH}, got {value!r}")


@dataclass(frozen=True, slots=True)
class Expression:
    """One EDTF text and what it says, in day numbers (days since 1970-01-01), both ends inclusive.

    A date or a set names one moment: it lies somewhere from `earliest` to `latest`, so that its start and its end have
    the same two bounds. An interval has two ends, each with bounds of its own.
    """

    text: str
    """The text as it was written; `str` gives it back."""
    kind: Kind
    """``date``, ``one-of`` (``[..]``), ``all-of`` (``{..}``) or ``interval`` (``a/b``)."""
    precision: Precision
    """The finest unit stated; of a set or an interval, that of its first dated part."""
    start_earliest: int
    """The first day on which it may have begun; `FAR_PAST` when nothing bounds it."""
    start_latest: int
    """The last day on which it may have begun."""
    end_earliest: int
    """The first day on which it may have ended."""
    end_latest: int
    """The last day on which it may have ended; `FAR_FUTURE` when nothing bounds it."""
    start_state: int
    """`KNOWN`, or of an interval also `UNKNOWN` (blank) or `OPEN` (``..``)."""
    end_state: int
    """`KNOWN`, or of an interval also `UNKNOWN` (blank) or `OPEN` (``..``)."""
    uncertain: bool
    """Some part carries ``?`` or ``%``."""
    approximate: bool
    """Some part carries ``~`` or ``%``; the bounds are already widened for it."""

    @property
    def earliest(self) -> int:
        """The first day that the text may mean."""
        return self.start_earliest

    @property
    def latest(self) -> int:
        """The last day that the text may mean."""
        return self.end_latest

    def __str__(self) -> str:
        """The text as it was written."""
        return self.text
