"""ExportFormat: what a format of exports is, and Records: what its function is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from stationed.join import Joined, join_claims
from stationed.model import Tables
from stationed.periods import Membership, in_periods


@dataclass(frozen=True)
class Records:
    """The records of an atlas as a format gets them; what one format needs and another does not is made when asked."""

    tables: Tables
    """The atlas."""

    @cached_property
    def joined(self) -> Joined:
        """Its claims with their units, locations, days and figures."""
        return join_claims(self.tables)

    @cached_property
    def membership(self) -> Membership:
        """What its periods hold."""
        return in_periods(self.joined, self.tables.periods)


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format that an atlas can leave in."""

    name: str
    """The word that commands and `Atlas.export` take."""
    suffix: str
    """What names of such files end with, dot included."""
    media_type: str
    """Its type as servers and browsers name it."""
    purpose: str
    """What it is for, a phrase without full stop."""
    write: Callable[[Records], bytes]
    """Records -> the file. The same records give the same bytes."""
