"""The ground that comes with the package: the world's land, lakes and rivers, and the part of it that a map needs.

In: the extent of a map and its own ground. Out: rows as `basemap/` gives them, at three scales.
"""

from stationed.ground.cut import CREDIT, MERCATOR, surroundings
from stationed.ground.world import SCALE_NAMES, world

__all__ = ["CREDIT", "MERCATOR", "SCALE_NAMES", "surroundings", "world"]
