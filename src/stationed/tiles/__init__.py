"""Beyond one file: an atlas of any size -> a page with an archive of tiles and a file of records beside it."""

from stationed.tiles.build import TileProgress, TileReport, build_tiles
from stationed.tiles.engine import ENGINES, MEMORY

__all__ = ["ENGINES", "MEMORY", "TileProgress", "TileReport", "build_tiles"]
