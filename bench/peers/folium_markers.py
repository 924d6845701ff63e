"""A folium marker with a popup for every record, in a feature group for every period."""

import sys
from html import escape
from pathlib import Path

import folium
from job import layers

page = folium.Map(prefer_canvas=True)
for title, colour, frame in layers(Path(sys.argv[1])):
    group = folium.FeatureGroup(name=title, show=False).add_to(page)
    points = frame.geometry.representative_point()
    for record, x, y in zip(frame.itertuples(), points.x, points.y, strict=True):
        text = f"{record.designation}, {record.name}, {record.start} to {record.end}: {record.role} {record.men}"
        text += f" ({record.source_ids})"
        folium.CircleMarker([y, x], radius=4, color=colour, popup=escape(text)).add_to(group)
folium.LayerControl().add_to(page)
page.save(sys.argv[2])
