"""outlines: areas of states -> the lines between them, without their coasts.

A line is a border where another state of the time lies beyond it, or where it runs inland. What is left is coast, which
the ground draws better.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.ground import world

Areas = NDArray[np.object_]
Days = NDArray[np.int64]

BESIDE = 0.03
"""So many degrees from another state a line is one between the two: outlines of neighbours do not always meet."""

INLAND = 0.3
"""So many degrees from the coast a line is no coast: data drawn for the world miss theirs by some ten km."""

LEAST = 0.8
"""So many degrees a line runs inland that no state lies beyond, to be no piece of a coast."""


def outlines(areas: Areas, first: Days, last: Days, box: shapely.Geometry) -> Areas:
    """Return the borders of each area inside a box.

    Parameters
    ----------
    areas : array of areas
        Valid, WGS 84, not yet clipped.
    first, last : array of int
        First and last day on which each may have been.
    box : geometry
        What the atlas shows.

    Returns
    -------
    array of lines
        Some are empty. A border between two states of the same time is a line of each.
    """
    if not len(areas):
        return areas
    edges = shapely.intersection(shapely.boundary(areas), box)
    own, other = shapely.STRtree(areas).query(areas, predicate="dwithin", distance=BESIDE)
    meets = (own != other) & (first[own] <= last[other]) & (first[other] <= last[own])
    own, other = own[meets], other[meets]
    near = shapely.buffer(shapely.intersection(areas, shapely.buffer(box, 1)), BESIDE, quad_segs=2)
    shared = shapely.intersection(edges[own], near[other])
    inland = _long(shapely.intersection(edges, _inland(box)))
    found = np.concatenate([shared, inland])
    owner = np.concatenate([own, np.arange(len(areas))])
    return _by_owner(found, owner, len(areas))


def _long(lines: Areas) -> Areas:
    """The lines without pieces shorter than `LEAST`, which are what is left of coasts that were drawn coarsely."""
    parts, owner = shapely.get_parts(lines, return_index=True)
    kept = measured.length(parts) >= LEAST
    return _by_owner(parts[kept], owner[kept], len(lines))


def _inland(box: shapely.Geometry) -> shapely.Geometry:
    """The land of the package that is no coast, near a box."""
    land = world("overview")
    dry = np.asarray(land.geometry.array, dtype=object)[(land["layer"] == "land").to_numpy(bool)]
    near = shapely.intersection(measured.made_valid(dry), shapely.buffer(box, 2))
    return shapely.buffer(shapely.union_all(near), -INLAND, quad_segs=2)


def _joined(lines: Areas) -> shapely.Geometry:
    """Lines, some on one another, as one geometry of lines that are joined end to end."""
    parts = np.asarray(shapely.get_parts(lines), dtype=object)
    whole = shapely.union_all(parts[measured.get_dimensions(parts) == 1])
    return measured.line_merge(np.array([whole], dtype=object))[0]


def joined_by(groups: NDArray[np.int64], lines: Areas) -> Areas:
    """Return the lines of each group, 0 to the last, as one geometry in which each stands once."""
    return _by_owner(lines, groups, int(groups.max()) + 1) if len(groups) else lines


def _by_owner(lines: Areas, owner: NDArray[np.int64], count: int) -> Areas:
    order = np.argsort(owner, kind="stable")
    starts = np.searchsorted(owner[order], np.arange(count))
    return np.array([_joined(piece) for piece in np.split(lines[order], starts[1:])], dtype=object)
