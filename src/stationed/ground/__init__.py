"""The ground in the package: the world's land, waters, relief and borders of today, and the part that a map needs.

In: the extent of a map. Out: rows as `basemap/` gives them, at several scales, and grey pictures of the slopes.
"""

from stationed.ground.beneath import SHORE, with_land_beneath
from stationed.ground.cut import MERCATOR, modern_borders, surroundings
from stationed.ground.opens import about
from stationed.ground.relief import Tiles, relief
from stationed.ground.world import SCALE_NAMES, world

__all__ = [
    "MERCATOR",
    "SCALE_NAMES",
    "SHORE",
    "Tiles",
    "about",
    "modern_borders",
    "relief",
    "surroundings",
    "with_land_beneath",
    "world",
]
