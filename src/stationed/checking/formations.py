"""Checks on higher formations: no unit above itself, directly or in a circle, and none above one of another time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from stationed.checking.scene import Scene, View
from stationed.dates import FAR_FUTURE, FAR_PAST, UNKNOWN, parse_spans
from stationed.model import AtlasConfig, Finding

Edge = tuple[str, int, int, int]
"""Higher formation, earliest and latest day of the row, position of the row."""


def check_formations(scene: Scene) -> Iterator[Finding]:
    """Return findings on higher formations.

    Yields
    ------
    Finding
        `formation-self` in claims and units; `formation-cycle` in units whose rows hold at one time;
        `formation-outside` in units under one of another time.
    """
    for view in (scene.claims, scene.units):
        named = np.flatnonzero((view.table["higher_formation"] != "").to_numpy())
        unit, above = (view.cells(name, named) for name in ("unit_id", "higher_formation"))
        itself = named[((unit == above) & (unit.str.strip() != "")).to_numpy()]
        yield from view.findings(
            itself,
            column="higher_formation",
            code="formation-self",
            problem="the unit is its own higher formation",
            expected="the unit above it, or a blank cell",
            fix="Correct the id, or leave the cell blank.",
        )
    yield from _circles(scene.units, scene.tables.config)
    yield from _outside(scene.units, scene.tables.config)


def _circles(view: View, config: AtlasConfig) -> Iterator[Finding]:
    """Walk up from every unit; a walk that meets itself while the days of its rows overlap is a circle."""
    edges = _edges(view, config)
    done: set[str] = set()
    for start in edges:
        path: list[tuple[str, Edge]] = []
        walk = [(start, iter(edges.get(start, ())))] if start not in done else []
        places = {start: 0}  # where each unit stands on the walk
        while walk:
            unit, above = walk[-1]
            edge = next(above, None)
            if edge is None:
                done.add(unit)
                walk.pop()
                del places[unit]
                if path:
                    path.pop()
            elif edge[0] in places:
                circle = [*path[places[edge[0]] :], (unit, edge)]
                if max(e[1] for _, e in circle) <= min(e[2] for _, e in circle):
                    yield _circle(view, circle)
            elif edge[0] not in done:
                places[edge[0]] = len(walk)
                path.append((unit, edge))
                walk.append((edge[0], iter(edges.get(edge[0], ()))))


def _edges(view: View, config: AtlasConfig) -> dict[str, list[Edge]]:
    rows = np.flatnonzero((view.table["higher_formation"] != "").to_numpy())
    table = view.table.iloc[rows]
    spans, _ = parse_spans(table["start"], table["end"], config.dates)
    edges: dict[str, list[Edge]] = {}
    columns = zip(
        table["unit_id"].tolist(),
        table["higher_formation"].tolist(),
        spans.start_earliest.tolist(),
        spans.end_latest.tolist(),
        rows.tolist(),
        strict=True,
    )
    for unit, higher, first, last, place in columns:
        if unit.strip() and higher.strip() and unit != higher:
            edges.setdefault(unit, []).append((higher, first, last, place))
    return edges


def _circle(view: View, circle: list[tuple[str, Edge]]) -> Finding:
    way = " is under ".join([name for name, _ in circle] + [circle[-1][1][0]])
    place = circle[-1][1][3]
    return view.findings(
        np.array([place]),
        column="higher_formation",
        code="formation-cycle",
        problem="the higher formations go round in a circle",
        got=way,
        expected="an order of battle with one unit at the top",
        fix="Correct one of these higher formations.",
    )[0]


def _outside(view: View, config: AtlasConfig) -> list[Finding]:
    """Rows whose time ends before the higher formation's first row begins, or begins after its last has ended."""
    table = view.table
    if table.empty:
        return []
    spans, _ = parse_spans(table["start"], table["end"], config.dates)
    first = pd.Series(np.where(spans.start_state == UNKNOWN, FAR_PAST, spans.start_earliest))
    last = pd.Series(np.where(spans.end_state == UNKNOWN, FAR_FUTURE, spans.end_latest))
    ids, higher = (table[name].reset_index(drop=True) for name in ("unit_id", "higher_formation"))
    began, ended = higher.map(first.groupby(ids).min()), higher.map(last.groupby(ids).max())
    return view.findings(
        np.flatnonzero(((higher != "") & (higher != ids) & ((last < began) | (first > ended))).to_numpy()),
        column="higher_formation",
        code="formation-outside",
        problem="no row of the higher formation holds in the time of this one",
        expected="a formation that existed then",
        fix="Give the row dates, the higher formation a row for that time, or leave the cell blank.",
    )
