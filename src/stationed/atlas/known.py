"""Known: what follows from the tables of an atlas: claims joined, what periods hold, what changed, what is wrong."""

from __future__ import annotations

from functools import cached_property

import geopandas as gpd
import pandas as pd

from stationed import periods as _periods
from stationed.checking import check_tables
from stationed.join import Joined, join_claims
from stationed.model import Finding, Tables
from stationed.periods import Membership, in_periods


class Known(Tables):
    """The tables of an atlas, and what follows from them."""

    @cached_property
    def joined(self) -> Joined:
        """The claims with their units, locations, days and figures."""
        return join_claims(self)

    @cached_property
    def membership(self) -> Membership:
        """Which deployments each period holds, definitely or possibly."""
        return in_periods(self.joined, self.periods)

    def deployments(self) -> gpd.GeoDataFrame:
        """Return the joined deployments.

        Returns
        -------
        GeoDataFrame
            A copy; one row per claim in file order, WGS 84. Its columns are those that `stationed.join.Joined` lists.
        """
        return self.joined.frame.copy()

    def in_periods(self) -> pd.DataFrame:
        """Return which deployments each period holds, as a table.

        Returns
        -------
        DataFrame
            A row for each deployment that a period holds, periods in the order of periods.csv and deployments in that
            of deployments.csv: `period_id`, `period` (its title), `deployment_id`, and `held`, which is ``definite``
            when every reading of the dates puts it there, else ``possible``. Unlocated deployments take part; undated
            ones are in no period.
        """
        return self.membership.table()

    def changes(self, a: str, b: str) -> pd.DataFrame:
        """Return what became of every unit from one time to another, as the comparison on the page has it.

        Parameters
        ----------
        a, b : str
            Two times, each the id of a period or a date in EDTF (1939-08-20, 1939-08, 1939, 1939/1945), all of whose
            days count.

        Returns
        -------
        DataFrame
            A row for each change of each unit: `unit_id`, or `deployment_id` for claims that name no unit;
            `designation`; `change` (arrived, left, moved, renamed, stronger, weaker); `held`, which is ``definite``
            or ``possible``; `disputed`, whether rival claims differ on it; `before` and `after`: places, names or
            figures.

        Raises
        ------
        StationedError
            When one of them is neither a period nor a date.

        Examples
        --------
        >>> import stationed
        >>> stationed.read("legions").changes("varus", "frontier")["change"].value_counts().to_dict()
        {'left': 2, 'arrived': 2, 'moved': 1}
        """
        return _periods.changes_between(self.joined, self.membership, a, b, settings=self.config.dates)

    def check(self) -> tuple[Finding, ...]:
        """Return every finding, those of reading included, in file order."""
        return tuple(check_tables(self))

    def explain(self, deployment_id: str) -> str:
        """Say in words in which periods a deployment is, definitely or possibly, and why.

        Parameters
        ----------
        deployment_id : str
            The deployment.

        Returns
        -------
        str
            Lines of text, see `stationed.periods.explain`.

        Raises
        ------
        StationedError
            When there is no such deployment; the message names the nearest ids.
        """
        return _periods.explain(self, self.joined, self.membership, deployment_id)
