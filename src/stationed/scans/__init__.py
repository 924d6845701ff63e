"""Scanned maps: a picture and what places it on the globe -> the same picture as the page's projection has it.

In: bytes of a picture, and of a Georeference Annotation or a world file. Out: WebP bytes and their box on the map.
"""

from stationed.scans.drawing import Drawn, drawn_scan
from stationed.scans.on_maps import OnMap, drawn_of, scans_on
from stationed.scans.placing import PlacingError

__all__ = ["Drawn", "OnMap", "PlacingError", "drawn_of", "drawn_scan", "scans_on"]
