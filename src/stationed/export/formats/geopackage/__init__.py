"""GeoPackage: claims, places, periods and borders as dated layers that QGIS opens with their styles."""

from stationed.export.formats.form import ExportFormat
from stationed.export.formats.geopackage.layers import atlas_geopackage

FORMAT = ExportFormat(
    "gpkg", ".gpkg", "application/geopackage+sqlite3", "dated and styled layers for QGIS", atlas_geopackage
)
