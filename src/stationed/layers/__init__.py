"""folium elements of the map: the shared data block and one layer per period."""

from stationed.layers.periods import PeriodLayer, PeriodLayers
from stationed.layers.script import page_script, page_style
from stationed.layers.verbatim import DataBlock, Verbatim

__all__ = ["DataBlock", "PeriodLayer", "PeriodLayers", "Verbatim", "page_script", "page_style"]
