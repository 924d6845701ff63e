"""What a map without a stated extent opens with: the box of its places and a margin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stationed.ground.cut import MERCATOR
from stationed.model.longitudes import narrowest, part_bounds

MARGIN = 0.08
"""Share of the width left free around the locations."""

LEAST = 1.0
"""Extent of a map of a single place in degrees, so that it has surroundings."""

NARROWEST = 0.01
"""Narrowest extent of a map of several places in degrees: some houses of a street."""


def about(places: NDArray[np.object_]) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north of a map of some places.

    Parameters
    ----------
    places : array of geometries
        Where they are, WGS 84; what is empty is nowhere.

    Returns
    -------
    tuple of float or None
        East is always greater than west, and beyond 180 where places lie on both sides of the antimeridian. None when
        nothing has a place.
    """
    bounds, _ = part_bounds(places)
    if not len(bounds):
        return None
    west, east = narrowest(bounds[:, 0], bounds[:, 2])
    south, north = float(bounds[:, 1].min()), float(bounds[:, 3].max())
    span = max(east - west, north - south)
    margin = LEAST / 2 if not span else max(span * MARGIN, (NARROWEST - span) / 2)
    aside = min(margin, (360.0 - (east - west)) / 2)  # beyond its whole width the world would come again
    return (west - aside, max(south - margin, -MERCATOR), east + aside, min(north + margin, MERCATOR))
