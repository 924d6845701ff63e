"""Values -> the text of a file that an atlas is read from: CSV, TOML, GeoJSON. Nothing here touches a disk."""

from stationed.writing.csv import csv_text
from stationed.writing.geojson import geojson_text
from stationed.writing.toml import toml_lines, toml_value

__all__ = ["csv_text", "geojson_text", "toml_lines", "toml_value"]
