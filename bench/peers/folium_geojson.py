"""A folium GeoJSON layer with popups for every period: the quickest that folium itself offers."""

import sys
from pathlib import Path

import folium
from job import layers

FIELDS = ["designation", "name", "start", "end", "role", "men", "source_ids"]
page = folium.Map(prefer_canvas=True)
for title, colour, frame in layers(Path(sys.argv[1])):
    folium.GeoJson(
        frame,
        name=title,
        show=False,
        marker=folium.CircleMarker(radius=4, color=colour),
        popup=folium.GeoJsonPopup(fields=FIELDS),
    ).add_to(page)
folium.LayerControl().add_to(page)
page.save(sys.argv[2])
