"""An atlas folder -> its pages: read, check, join, sort into periods, draw every map, then write them all."""

from stationed.building.draw import Drawing, Page, Progress, draw_atlas, page_name
from stationed.building.write import BuildReport, build

__all__ = ["BuildReport", "Drawing", "Page", "Progress", "build", "draw_atlas", "page_name"]
