"""Scanned maps and the pictures of the story.

A picture and what places it on the globe -> the same picture as the page's projection has it.

In: bytes of a picture, and of a Georeference Annotation or a world file. Out: WebP bytes and their box on the map.
"""

from stationed.scans.drawing import Drawn, drawn_scan
from stationed.scans.illustration import Illustrated, drawn_illustration
from stationed.scans.on_maps import OnMap, drawn_of, scans_on
from stationed.scans.opening import PictureError
from stationed.scans.placing import PlacingError

__all__ = [
    "Drawn",
    "Illustrated",
    "OnMap",
    "PictureError",
    "PlacingError",
    "drawn_illustration",
    "drawn_of",
    "drawn_scan",
    "scans_on",
]
