"""Ladder: which formation stands above which unit, day by day, and which units that matters for.

In: joined claims and the units table. Out: parents as steps of time, by unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from stationed.coded import Coded, Numbers
from stationed.dates import FAR_FUTURE, FAR_PAST, Spans, parse_spans
from stationed.join import Joined, KnownDays, rows_in_force
from stationed.model import Tables

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ladder:
    """What claims and units.csv say of the formation above each unit."""

    claim_unit: Numbers
    """Unit of each claim that names a formation above it and could be there on some day; -1 for all others."""
    claim_above: Numbers
    """The formation above that the claim names; -1 when unknown or itself."""
    claim_spans: Spans
    """Days of the claims, unknown ends limited."""
    row_unit: Numbers
    """Unit of each row of units.csv."""
    row_above: Numbers
    """The formation above that the row names; -1 when blank, unknown or itself."""
    row_spans: Spans
    """Days of the rows."""
    size: int
    """Number of units."""

    def entangled(self, stated: Flags) -> Flags:
        """Tell for which units figures may have to be left out.

        Parameters
        ----------
        stated : array of bool
            Units of which some deployment states the figure.

        Returns
        -------
        array of bool
            Units that state it and, on some day, stand above or below another that does; and those in between.
        """
        child = np.concatenate([self.claim_unit, self.row_unit])
        above = np.concatenate([self.claim_above, self.row_above])
        real = (child >= 0) & (above >= 0)
        child, above = child[real], above[real]
        under, over = _reached(child, above, stated, self.size), _reached(above, child, stated, self.size)
        return (stated & (under | over)) | (under & over)

    def points(self, units: Flags) -> tuple[Numbers, Numbers]:
        """Return the days on which the formation above may change.

        Parameters
        ----------
        units : array of bool
            The units asked about.

        Returns
        -------
        unit, day : array of int64
            One pair for the beginning of time and one for each day on which a claim or a row begins, or is over.
        """
        pairs = [(np.flatnonzero(units), np.full(np.count_nonzero(units), FAR_PAST))]
        for unit, spans in ((self.claim_unit, self.claim_spans), (self.row_unit, self.row_spans)):
            rows = np.flatnonzero(np.append(units, False)[unit])  # unit -1 looks at the end
            pairs.append((unit[rows], spans.start_earliest[rows]))
            ends = rows[spans.end_latest[rows] < FAR_FUTURE]
            pairs.append((unit[ends], spans.end_latest[ends] + 1))
        return np.concatenate([unit for unit, _ in pairs]), np.concatenate([day for _, day in pairs])

    def above(self, unit: Numbers, day: Numbers) -> Numbers:
        """Return the formation above units on days.

        Parameters
        ----------
        unit, day : array of int64
            Pairs of a unit and a day.

        Returns
        -------
        array of int64
            Of the unit's claims that are possible on that day and name a formation, what the latest to begin names;
            without any, what the row of units.csv in force says; -1 for none.
        """
        days = KnownDays(day, day)
        row, _ = rows_in_force(self.row_unit, self.row_spans, wanted=unit, days=days)
        result = np.where(row >= 0, np.append(self.row_above, -1)[row], -1)
        claim, _ = rows_in_force(self.claim_unit, self.claim_spans, wanted=unit, days=days)
        named = claim >= 0
        place = claim[named]
        holds = self.claim_spans.start_earliest[place] <= day[named]
        holds &= self.claim_spans.end_latest[place] >= day[named]
        result[np.flatnonzero(named)[holds]] = self.claim_above[place[holds]]
        return result


def ladder_of(joined: Joined, tables: Tables, limited: Spans) -> Ladder:
    """Gather what claims and units.csv say of the formations above.

    Parameters
    ----------
    joined : Joined
        The joined claims.
    tables : Tables
        The atlas.
    limited : Spans
        Days of the claims, unknown ends limited.

    Returns
    -------
    Ladder
        Unknown ids, and a unit named as its own formation above, count as none.
    """
    index = pd.Index(joined.unit_ids)
    names = joined.columns.coded("higher_formation")
    named = np.array([text != "" for text in names.texts], np.bool_)
    useful = named[names.small] & limited.consistent & ~limited.undated
    claim_unit = np.where(useful, joined.unit_code, -1)
    claim_above = np.where(useful, _codes(index, names), -1)
    row_unit = _codes(index, tables.coded("units", "unit_id"))
    row_above = _codes(index, tables.coded("units", "higher_formation"))
    row_spans, _ = parse_spans(tables.coded("units", "start"), tables.coded("units", "end"), tables.config.dates)
    return Ladder(
        claim_unit=claim_unit,
        claim_above=np.where(claim_above == claim_unit, -1, claim_above),
        claim_spans=limited,
        row_unit=row_unit,
        row_above=np.where(row_above == row_unit, -1, row_above),
        row_spans=row_spans,
        size=len(index),
    )


def _codes(index: pd.Index, ids: Coded) -> Numbers:
    return index.get_indexer(pd.Index(ids.texts, dtype=object)).astype(np.int64)[ids.small]


def _reached(child: Numbers, above: Numbers, stated: Flags, size: int) -> Flags:
    """Units that have a stated one above them, at any number of levels."""
    reached = np.zeros(size, np.bool_)
    while True:
        grown = reached.copy()
        grown[child[(stated | reached)[above]]] = True
        if np.array_equal(grown, reached):
            return reached
        reached = grown
