"""in_periods: joined claims and the periods of the atlas -> which deployments each period holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.dates import Spans, definite, limited, possible
from stationed.errors import StationedError
from stationed.join import Joined
from stationed.model import Period

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Membership:
    """Which deployments each period holds: definitely, or possibly.

    Notes
    -----
    What is definite is possible too. Unlocated deployments take part; undated ones are in no period.
    """

    periods: tuple[Period, ...]
    """The periods, one per column of the arrays."""
    deployment_ids: NDArray[np.object_]
    """The deployments, one per row of `definite` and `possible`, as in `Joined`."""
    definite: Flags
    """Deployments x periods: every claim is in the period on every consistent reading of its dates."""
    possible: Flags
    """Deployments x periods: some claim is in the period on some reading."""
    claim_definite: Flags
    """Claims x periods: the claim on its own, on every reading."""
    claim_possible: Flags
    """Claims x periods: the claim on its own, on some reading."""
    limited: Spans
    """Days of the claims, unknown ends carried no further than the map may show them."""

    @property
    def in_no_period(self) -> NDArray[np.int64]:
        """Rows of the deployments that no period holds, not even possibly."""
        return np.flatnonzero(~self.possible.any(axis=1))

    def counts(self) -> pd.DataFrame:
        """Count the deployments of each period.

        Returns
        -------
        DataFrame
            Index `period_id` in the order of `periods`. Columns: `definite`; `possible`, held possibly but not
            definitely; `all`, their sum.
        """
        held, some = self.definite.sum(axis=0), self.possible.sum(axis=0)
        index = pd.Index([period.period_id for period in self.periods], name="period_id", dtype="str")
        return pd.DataFrame({"definite": held, "possible": some - held, "all": some}, index=index)

    def table(self) -> pd.DataFrame:
        """List what each period holds.

        Returns
        -------
        DataFrame
            Columns `period_id`, `period`, `deployment_id` and `held` (``definite`` or ``possible``); periods in their
            order, the deployments of each in theirs.
        """
        place, row = np.nonzero(self.possible.T)
        ids, titles = ([getattr(period, name) for period in self.periods] for name in ("period_id", "title"))
        columns = {
            "period_id": np.array(ids, dtype=object)[place],
            "period": np.array(titles, dtype=object)[place],
            "deployment_id": self.deployment_ids[row],
            "held": np.where(self.definite[row, place], "definite", "possible"),
        }
        return pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in columns.items()})

    def of(self, period_ids: Iterable[str]) -> Membership:
        """Return the same for some of the periods.

        Parameters
        ----------
        period_ids : iterable of str
            Ids of the wanted periods; none at all means every period, as in a map that names none.

        Returns
        -------
        Membership
            In the order of `periods`, whatever the order of the ids.

        Raises
        ------
        StationedError
            When an id is not a period of the atlas.
        """
        wanted = set(period_ids)
        unknown = sorted(wanted - {period.period_id for period in self.periods})
        if unknown:
            raise StationedError(f"the atlas has no period {', '.join(map(repr, unknown))}; see periods.csv")
        keep = [place for place, period in enumerate(self.periods) if not wanted or period.period_id in wanted]
        if len(keep) == len(self.periods):
            return self
        return replace(
            self,
            periods=tuple(self.periods[place] for place in keep),
            definite=self.definite[:, keep],
            possible=self.possible[:, keep],
            claim_definite=self.claim_definite[:, keep],
            claim_possible=self.claim_possible[:, keep],
        )


def in_periods(joined: Joined, periods: Sequence[Period]) -> Membership:
    """Tell which deployments each period holds, definitely or possibly.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    periods : sequence of Period
        All periods of the atlas, as an unknown end never carries a deployment past the last period that its known
        days touch. For a map that shows some of them call `Membership.of` on the result.

    Returns
    -------
    Membership
        A contested deployment is definite where each of its claims is, possible where any is. A claim without dates
        is in no period, so beside a dated rival it leaves the deployment possible.

    Notes
    -----
    docs/dates.md gives the rule; both ends of claims and periods are inclusive.
    """
    first = np.array([period.first for period in periods], dtype=np.int64)
    last = np.array([period.last for period in periods], dtype=np.int64)
    spans = joined.spans
    within_limits = limited(spans, first, last)
    claim_definite = definite(spans, first, last)
    claim_possible = possible(within_limits, first, last)
    return Membership(
        periods=tuple(periods),
        deployment_ids=joined.deployment_ids,
        definite=_of_deployments(claim_definite, joined, every=True),
        possible=_of_deployments(claim_possible, joined, every=False),
        claim_definite=claim_definite,
        claim_possible=claim_possible,
        limited=within_limits,
    )


def _of_deployments(flags: Flags, joined: Joined, *, every: bool) -> Flags:
    """Combine the rows of the claims of each deployment: whether every one of them is true, or any is."""
    code, first = joined.deployment_code, joined.first_claim
    if len(first) == len(code):  # codes are numbered by first appearance: no rivals, nothing to combine
        return flags
    rival = np.ones(len(code), np.bool_)
    rival[first] = False
    rows = np.flatnonzero(rival)
    found = np.empty((len(first), flags.shape[1]), np.bool_, order="F")  # by period, as it is looked at
    for column, own in zip(found.T, flags.T, strict=True):
        column[:] = own[first]
        column[code[rows[own[rows] != every]]] = not every
    return found
