"""The tables of the ground: borders and other things of their time in context/, what lies under them in basemap/."""

from __future__ import annotations

from stationed.model import vocabulary
from stationed.model.common_columns import DAY, LABEL, MUST, NOTE, ROW, SOURCES
from stationed.model.schema import Column, TableSchema

CONTEXT = TableSchema(
    "context",
    "context/",
    "A dated line or area of the background.",
    (
        Column("file", "text", "Name of the file it stands in.", MUST, in_file=False),
        ROW,
        Column("kind", "word", "What it is.", words=vocabulary.CONTEXT_KINDS),
        Column("name", "text", "Name in the first language.", "has no name", translated=True),
        Column("start", "date", "First day it was there.", "unknown: nobody says", unit=DAY),
        Column("end", "date", "Last day it was there.", "unknown: nobody says", unit=DAY),
        LABEL,
        SOURCES,
        NOTE,
        Column("credit", "text", "Whom the page credits for it.", "nobody beside those of the atlas"),
        Column("licence", "text", "The licence it is under.", "that of the atlas"),
        Column("geometry", "geometry", "Line or area.", "not drawn", unit="as in locations", dtype="geometry"),
    ),
    required=False,
)

BASEMAP = TableSchema(
    "basemap",
    "basemap/",
    "An undated line or area of the ground.",
    (
        Column(
            "layer",
            "text",
            "Its file without suffix: land, lakes, rivers ...",
            MUST,
            in_file=False,
        ),
        Column("name", "text", "Name, where it has one, in the first language.", "has no name", translated=True),
        LABEL,
        Column("scale", "text", "How near it is meant for, such as detail.", "every scale"),
        Column(
            "scalerank",
            "text",
            "How great it is, 0 the greatest, as Natural Earth ranks it: the greater, the earlier its name is written.",
            "by its size",
        ),
        Column("geometry", "geometry", "Line or area.", "not drawn", unit="as in locations", dtype="geometry"),
    ),
    required=False,
)
