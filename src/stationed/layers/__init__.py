"""folium elements of the map: the shared data block and one layer per period."""

from stationed.layers.declared import Declared, Slot, declared
from stationed.layers.periods import PeriodLayer, PeriodLayers
from stationed.layers.script import put_page_script
from stationed.layers.verbatim import DataBlock, Verbatim

__all__ = ["DataBlock", "Declared", "PeriodLayer", "PeriodLayers", "Slot", "Verbatim", "declared", "put_page_script"]
