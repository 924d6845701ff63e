"""Which deployments each period holds, definitely or possibly, and why; what changed between two times."""

from stationed.periods.changed import changes_between, window_of
from stationed.periods.judged import (
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
)
from stationed.periods.membership import Membership, in_periods
from stationed.periods.why import explain

__all__ = [
    "CHANGES",
    "DEFINITE",
    "NOT",
    "POSSIBLE",
    "WIDE",
    "AtTime",
    "Evidence",
    "Judged",
    "Membership",
    "at_time",
    "changes_between",
    "differing",
    "explain",
    "in_periods",
    "judge",
    "window_of",
]
