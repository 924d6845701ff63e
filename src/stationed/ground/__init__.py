"""The ground that comes with the package: the world's land, lakes, rivers and relief, and the part that a map needs.

In: the extent of a map. Out: rows as `basemap/` gives them, at several scales, and grey pictures of the slopes.
"""

from stationed.ground.cut import CREDIT, MERCATOR, surroundings
from stationed.ground.relief import CREDIT as RELIEF_CREDIT
from stationed.ground.relief import Tiles, relief
from stationed.ground.world import SCALE_NAMES, world

__all__ = ["CREDIT", "MERCATOR", "RELIEF_CREDIT", "SCALE_NAMES", "Tiles", "relief", "surroundings", "world"]
