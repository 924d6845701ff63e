"""Make today's borders: `src/stationed/ground/modern.npz`.

    python tools/ground/modern.py FILE

FILE is `countries-50m.json` of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0 at 1:50m, public domain). A
border is an arc that two countries share; coasts are none. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from world import OUT, arrays, write

STEPS = 200
"""Whole steps to a degree."""

TOLERANCE = 0.01
"""Degrees that a border may move by."""


def main(file: Path) -> None:
    """Write the borders."""
    topology = json.loads(file.read_text("utf-8"))
    countries = topology["objects"]["countries"]["geometries"]
    owners = Counter(arc for country in countries for arc in {abs_of(one) for one in flat(country["arcs"])})
    shared = sorted(arc for arc, number in owners.items() if number > 1)
    scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
    lines = [shapely.LineString(np.cumsum(topology["arcs"][arc], axis=0) * scale + move) for arc in shared]
    whole = shapely.get_parts(shapely.line_merge(shapely.union_all(lines)))
    thin = shapely.simplify(whole, TOLERANCE)
    rounded = [np.round(shapely.get_coordinates(line) * STEPS) / STEPS for line in thin]
    kept = [line[np.r_[True, np.any(np.diff(line, axis=0) != 0, axis=1)]] for line in rounded]
    found = sorted((shapely.LineString(line) for line in kept if len(line) > 1), key=lambda line: line.bounds)
    write(arrays([("rivers", 0, line) for line in found], STEPS), OUT / "modern.npz")


def flat(arcs: Any) -> Iterator[int]:
    """Arc numbers of a geometry, however deep."""
    if isinstance(arcs, int):
        yield arcs
    else:
        for one in arcs:
            yield from flat(one)


def abs_of(arc: int) -> int:
    """An arc, whichever way it runs."""
    return ~arc if arc < 0 else arc


if __name__ == "__main__":
    main(Path(sys.argv[1]))
