"""Claims, units and locations joined into one table, none lost."""

from stationed.join.claims import join_claims
from stationed.join.columns import Columns
from stationed.join.contested import Said, contested
from stationed.join.in_force import KnownDays, known_days, rows_in_force
from stationed.join.joined import JoinCounts, Joined

__all__ = [
    "Columns",
    "JoinCounts",
    "Joined",
    "KnownDays",
    "Said",
    "contested",
    "join_claims",
    "known_days",
    "rows_in_force",
]
