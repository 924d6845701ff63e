"""Columns and words that several tables have in common."""

from __future__ import annotations

from stationed.model.schema import Column

DAY = "EDTF, proleptic Gregorian calendar"
MUST = "not allowed"
ROW = Column(
    "row",
    "row",
    "Row as a spreadsheet shows it, the header being 1; in GeoJSON the feature's number from 1.",
    MUST,
    dtype="int64",
    in_file=False,
)
SOURCES = Column("source_ids", "references", "Ids in sources.json, joined by ;", "no source given", refers_to="sources")
NOTE = Column("note", "text", "Anything else a reader should know.", "nothing to add")
LABEL = Column(
    "label",
    "text",
    "Where its name stands: longitude and latitude, [lon, lat] in GeoJSON and lon;lat in a cell.",
    "in the middle of what the map shows of it",
    unit="WGS 84 (EPSG:4326), degrees",
)
