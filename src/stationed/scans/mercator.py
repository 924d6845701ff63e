"""The web's Mercator map as a square of side 1: x from 180 degrees west, y from its upper edge down."""

from __future__ import annotations

import numpy as np

from stationed.scans.fitting import Places

RADIUS = 6378137.0
"""Of the sphere of EPSG:3857, in metres."""


def on_the_map(degrees: Places) -> Places:
    """Return places on the square for longitudes and latitudes in degrees."""
    latitude = np.radians(np.clip(degrees[:, 1], -89.9, 89.9))
    y = 0.5 - np.arcsinh(np.tan(latitude)) / (2 * np.pi)
    return np.column_stack([degrees[:, 0] / 360 + 0.5, y])


def without_jump(degrees: Places) -> Places:
    """Return the same with longitudes that do not jump by 360 degrees at the antimeridian."""
    longitude = degrees[:, 0]
    turned = np.where(longitude < 0, longitude + 360, longitude)
    narrower = np.ptp(turned) < np.ptp(longitude) and np.ptp(longitude) > 180
    return np.column_stack([turned if narrower else longitude, degrees[:, 1]])
