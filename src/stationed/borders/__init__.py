"""Border data of others -> dated features of `context/`, clipped to an atlas, with their licence written down.

In: a file in any form that the background may be in, an atlas. Out: a GeoJSON text and what was left out.
"""

from stationed.borders.making import Borders, take_borders
from stationed.borders.opening import opened
from stationed.borders.shapes_of_others import dataset_of

__all__ = ["Borders", "dataset_of", "opened", "take_borders"]
