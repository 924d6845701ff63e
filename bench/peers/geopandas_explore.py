"""geopandas' explore, once for every period."""

import sys
from pathlib import Path

import folium
from job import layers

page = None
for title, colour, frame in layers(Path(sys.argv[1])):
    page = frame.explore(m=page, name=title, color=colour, marker_kwds={"radius": 4}, show=False)
folium.LayerControl().add_to(page)
page.save(sys.argv[2])
