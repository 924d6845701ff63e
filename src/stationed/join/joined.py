"""Joined: the result of the join, one row per claim, none lost."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
from numpy.typing import NDArray

from stationed.dates import Spans
from stationed.join.columns import Columns


@dataclass(frozen=True, slots=True)
class JoinCounts:
    """How many there are, and how many of them lack something."""

    claims: int
    """Rows of the deployments file."""
    deployments: int
    """Distinct deployment ids."""
    unlocated: int
    """Deployments none of whose claims has a geometry: listed and counted, never drawn."""
    undated: int
    """Deployments none of whose claims states a start or an end, not even '..': listed, in no period."""
    contested: int
    """Deployments whose claims differ in place, dates or figures."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Claims with their unit, location, days and figures.

    Notes
    -----
    Columns after those of the claims, all of them text ('' = not known) where nothing else is said:

    - ``designation``, ``designation_<lang>``, ``echelon``, ``arm``, ``allegiance``, ``sidc``,
      ``unit_higher_formation``: from the units row in force at the claim's earliest known day, see
      `stationed.join.in_force`; ``unit_in_force`` (bool) is False where no row's dates allow it.
    - ``formation_above``: the claim's own higher formation, or else that of the units row.
    - ``place``: the location's name in the gazetteer; ``place_<lang>`` for each language of the atlas: its name in
      that language at that time. When none fits: in the first language the gazetteer's, in others the nearest in
      time, '' when there is none at all.
    - ``location_kind``; ``precision``, where blank becomes exact, or unlocated without geometry.
    - ``start_earliest``, ``start_latest``, ``end_earliest``, ``end_latest`` (int64, days since 1970-01-01),
      ``start_state``, ``end_state`` (int8), ``dates_uncertain``, ``dates_approximate``, ``dates_ok`` (bool): as in
      `Spans`.
    - for each figure ``<name>_low``, ``<name>_high`` (float64, NaN = not stated, inf = no upper bound),
      ``<name>_approximate``, ``<name>_uncertain`` (bool). The figure as written is in ``<name>``, or in
      ``<name>_text`` when that is the name of one of these columns.
    - ``contested`` (bool), ``contested_in`` (as ``place;start;men``).
    - ``geometry``: WGS 84; None = unlocated.
    """

    columns: Columns
    """One row per claim in file order; each column is made when it is asked for."""
    spans: Spans
    """The days of the claims."""
    deployment_ids: NDArray[np.object_]
    """Distinct deployment ids in order of first appearance."""
    deployment_code: NDArray[np.int64]
    """Position in `deployment_ids`, per claim."""
    unit_ids: NDArray[np.object_]
    """Distinct unit ids of the units file in order of first appearance."""
    unit_code: NDArray[np.int64]
    """Position in `unit_ids`, per claim; -1 = blank or unknown id."""
    unit_row: NDArray[np.int64]
    """Row of `tables.units` whose designation holds, counted from 0, per claim; -1 as in `unit_code`."""
    location_code: NDArray[np.int64]
    """Row of `tables.locations`, counted from 0, per claim; -1 = blank or unknown id."""
    quantities: tuple[str, ...]
    """Names of the figures, in the order of the atlas."""
    counts: JoinCounts
    """How many there are."""

    @property
    def frame(self) -> gpd.GeoDataFrame:
        """All columns as a table in EPSG:4326, index 0 to n - 1."""
        return self.columns.frame

    @property
    def contested(self) -> NDArray[np.bool_]:
        """Whether the claim's deployment is contested, per claim."""
        return self.columns["contested"]

    @property
    def contested_in(self) -> NDArray[np.object_]:
        """What the claim's deployment is contested in, per claim; '' = in nothing."""
        return self.columns["contested_in"].to_numpy(object)

    @property
    def first_claim(self) -> NDArray[np.int64]:
        """Row of each deployment's first claim."""
        first = np.zeros(len(self.deployment_ids), np.int64)
        rows = np.arange(len(self.deployment_code))[::-1]
        first[self.deployment_code[::-1]] = rows  # written backwards, so the first row stays
        return first
