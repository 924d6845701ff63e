"""folium figure -> one self-contained, stable HTML text."""

from stationed.page.atlas_map import AtlasMap, atlas_map
from stationed.page.map import StationedMap
from stationed.page.render import PageHead, render_page

__all__ = ["AtlasMap", "PageHead", "StationedMap", "atlas_map", "render_page"]
