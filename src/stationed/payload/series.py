"""Series of the block: figures over time, as the timeline draws them.

In: the joined claims of one map. Out: for each series the days on which it changes and what holds from then on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stationed.coded import Numbers
from stationed.join import Joined
from stationed.model import Tables
from stationed.payload.block_types import Series
from stationed.payload.columns import is_all, numbers, renumbered
from stationed.payload.words import in_all_languages
from stationed.strength import counts, presence_of, strength


def series_of(tables: Tables, joined: Joined, rows: Numbers, days: tuple[int, int]) -> list[Series]:
    """Return the first figure of the atlas over time, and the number of deployments.

    Parameters
    ----------
    tables, joined
        The atlas and its joined claims.
    rows : array of int
        The claims of the map.
    days : tuple of int
        First and last day of the timeline.

    Returns
    -------
    list of dict
        ``name``, ``label`` by language, and the columns ``days``, ``low``, ``high`` and ``open`` (1: a figure without
        upper bound is in it). The figure comes first and is left out when no claim states it; it is that of the sides
        marked `counted`, or of all sides when none is. Deployments: low are the definite ones, high the possible.

    Notes
    -----
    A row holds from its day until the next; the first is the timeline's first day.
    """
    rows = np.sort(rows)
    whole, kept = part_of(joined, rows), _counted(tables, joined)[rows]
    counted = whole if kept.all() else part_of(joined, rows[kept])
    there = presence_of(whole, tables)
    series: list[Series] = []
    if tables.config.quantities:
        figure = tables.config.quantities[0]
        band = strength(counted, tables, figure.name, presence=there if counted is whole else None)
        if band.high.any():
            label = dict(figure.labels) or {tables.config.language: figure.label}
            series.append(_within(figure.name, label, days, band.days, band.low, band.high, band.at_least))
    number = counts(whole, tables, there)
    label = in_all_languages("series.deployments", tables.config)
    nowhere = np.zeros(len(number.days), bool)
    return [*series, _within("deployments", label, days, number.days, number.definite, number.possible, nowhere)]


def part_of(joined: Joined, rows: Numbers) -> Joined:
    """Return some of the joined claims, deployments numbered anew; `counts` stay those of the whole.

    Parameters
    ----------
    joined : Joined
        The claims.
    rows : array of int
        Which of them.
    """
    if is_all(rows, len(joined.deployment_code)):
        return joined
    codes, deployment = renumbered(joined.deployment_code[rows])
    return replace(
        joined,
        columns=joined.columns.take(rows),
        spans=joined.spans.take(rows),
        deployment_ids=joined.deployment_ids[codes],
        deployment_code=deployment,
        unit_code=joined.unit_code[rows],
        unit_row=joined.unit_row[rows],
        location_code=joined.location_code[rows],
    )


def _counted(tables: Tables, joined: Joined) -> NDArray[np.bool_]:
    """Whether each claim's deployment is of a side that counts."""
    sides = [one.id for one in tables.config.allegiances if one.counted]
    if not sides:
        return np.ones(len(joined.deployment_code), bool)
    found = joined.columns.coded("allegiance")
    mine = np.array([text in sides for text in found.texts], bool)[found.small]
    return mine[joined.first_claim][joined.deployment_code]


def _within(name: str, label: dict[str, str], days: tuple[int, int], at: Numbers, *figures: Any) -> Series:
    """A series cut to the timeline, with what holds on its first day."""
    begin = int(np.searchsorted(at, days[0], side="right")) - 1
    end = int(np.searchsorted(at, days[1], side="right"))
    inside = at[begin + 1 : end]
    first = [np.asarray(figure)[begin] if begin >= 0 else 0 for figure in figures]
    low, high, unbounded = (
        numbers(np.append(value, np.asarray(figure)[begin + 1 : end]).astype(np.float64))
        for value, figure in zip(first, figures, strict=True)
    )
    return {
        "name": name,
        "label": label,
        "days": numbers(np.append(days[0], inside)),
        "low": low,
        "high": high,
        "open": unbounded,
    }
