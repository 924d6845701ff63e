"""The schemas of the tables: every column, its meaning and what a blank cell says."""

from __future__ import annotations

from dataclasses import replace

from stationed.model import vocabulary
from stationed.model.common_columns import DAY, MUST, NOTE, ROW, SOURCES
from stationed.model.ground_schemas import BASEMAP, CONTEXT
from stationed.model.schema import Column, TableSchema

CLAIMS = TableSchema(
    "claims",
    "deployments",
    "What one source, or several that agree, says of where a unit was and when.",
    (
        ROW,
        Column("deployment_id", "id", "Id of the deployment; rows sharing it are rival claims.", MUST, required=True),
        Column("unit_id", "reference", "The unit, in units.", MUST, required=True, refers_to="units"),
        Column(
            "location_id",
            "reference",
            "The location, in locations.",
            MUST,
            required=True,
            refers_to="locations",
        ),
        Column("start", "date", "First day of the deployment.", "unknown: nobody says", required=True, unit=DAY),
        Column("end", "date", "Last day of the deployment.", "unknown: nobody says", required=True, unit=DAY),
        Column(
            "kind",
            "word",
            "site: based there; area: operating there; axis: moving along a line.",
            "site",
            words=vocabulary.DEPLOYMENT_KINDS,
            closed=True,
            shows=("download",),
        ),
        Column(
            "role",
            "text",
            "What the unit did there, in the atlas's first language.",
            "not said",
            translated=True,
            labels={
                "ar": "المهمة",
                "de": "Aufgabe",
                "en": "Role",
                "es": "Misión",
                "fr": "Rôle",
                "ja": "任務",
                "mn": "Үүрэг",
                "ru": "Задача",
                "zh": "任务",
            },
            shows=("card", "download"),
        ),
        Column(
            "commander",
            "text",
            "Who led the unit there and then.",
            "not said",
            translated=True,
            labels={
                "ar": "القائد",
                "de": "Befehlshaber",
                "en": "Commander",
                "es": "Comandante",
                "fr": "Commandant",
                "ja": "指揮官",
                "mn": "Захирагч",
                "ru": "Командующий",
                "zh": "指挥官",
            },
            shows=("card", "search", "download"),
        ),
        Column(
            "higher_formation",
            "reference",
            "The unit it belonged to there and then, in units.csv.",
            "as units.csv says",
            refers_to="units",
        ),
        Column(
            "certainty",
            "word",
            "How sure the source is, as it says itself.",
            "not said",
            words=vocabulary.CERTAINTIES,
            closed=True,
            labels={
                "ar": "درجة التأكيد",
                "de": "Sicherheit",
                "en": "Certainty",
                "es": "Certeza",
                "fr": "Certitude",
                "ja": "確度",
                "mn": "Найдвартай байдал",
                "ru": "Достоверность",
                "zh": "可靠程度",
            },
            shows=("card", "table", "download"),
        ),
        SOURCES,
        Column("locator", "text", "Page, sheet or section in the source.", "not said", shows=("download",)),
        Column("quotation", "text", "What the source says, word for word.", "none given", shows=("download",)),
        Column(
            "quotation_language",
            "text",
            "Language of the quotation, a BCP 47 code such as `de` or `zh-Hant`.",
            "that of the atlas's first",
            shows=("download",),
        ),
        replace(NOTE, shows=("download",)),
    ),
    key="deployment_id",
)

UNITS = TableSchema(
    "units",
    "units",
    "A formation under one designation; a renamed unit has several dated rows with one unit_id.",
    (
        ROW,
        Column("unit_id", "id", "Id of the unit.", MUST, required=True),
        Column("designation", "text", "Name as written, in the first language.", MUST, required=True, translated=True),
        Column(
            "echelon",
            "word",
            "Size of the formation.",
            words=vocabulary.ECHELONS + vocabulary.UNRANKED_ECHELONS,
        ),
        Column("arm", "word", "Arm of service.", words=vocabulary.ARMS),
        Column(
            "kind",
            "text",
            "What kind of thing it is, where it is no military unit: battle, monastery, embassy.",
            translated=True,
        ),
        Column(
            "icon",
            "word",
            "Icon of its mark, a name of Maki's such as castle; with one it is drawn as a dot.",
            "the icon of its kind, if there is one",
            words=tuple(vocabulary.MARKS),
            closed=True,
        ),
        Column("allegiance", "reference", "The side, an id of [[allegiances]] in atlas.toml.", refers_to="allegiances"),
        Column(
            "sidc",
            "text",
            "Symbol code: 20 digits (MIL-STD-2525D) or 15 letters (2525C).",
            "symbol from arm and echelon",
        ),
        Column(
            "higher_formation",
            "reference",
            "The unit it was part of.",
            "none or not known",
            refers_to="units",
        ),
        Column("start", "date", "First day of this designation.", "unknown: nobody says", unit=DAY),
        Column("end", "date", "Last day of this designation.", "unknown: nobody says", unit=DAY),
        NOTE,
    ),
    key="unit_id",
)

LOCATIONS = TableSchema(
    "locations",
    "locations",
    "A place with an id, a name and a geometry.",
    (
        ROW,
        Column(
            "location_id", "id", "Id of the location; the property id of the feature.", MUST, required=True, alias="id"
        ),
        Column("name", "text", "Name in the first language.", MUST, required=True),
        Column("kind", "word", "What it is.", words=vocabulary.LOCATION_KINDS),
        Column(
            "precision",
            "word",
            "How well its place is known.",
            "exact, or unlocated without geometry",
            words=vocabulary.PRECISIONS,
            closed=True,
        ),
        Column(
            "links",
            "list",
            "The place elsewhere: addresses, or prefix:id as wd:Q23430, joined by ;",
            "none given",
        ),
        SOURCES,
        NOTE,
        Column(
            "geometry",
            "geometry",
            "Point, line or area.",
            "unlocated: listed and counted, never drawn",
            unit="WGS 84 (EPSG:4326), degrees, longitude first",
            dtype="geometry",
        ),
    ),
    key="location_id",
)

PLACE_NAMES = TableSchema(
    "place_names",
    "locations",
    "A name that a location had in some language for some time; the property names of the feature.",
    (
        ROW,
        Column("location_id", "reference", "The location.", MUST, refers_to="locations", in_file=False),
        Column("name", "text", "The name.", MUST, required=True),
        Column("lang", "text", "Language code.", "any language"),
        Column("start", "date", "First day it was called so.", "unknown: nobody says", unit=DAY),
        Column("end", "date", "Last day it was called so.", "unknown: nobody says", unit=DAY),
    ),
    required=False,
)

PERIODS = TableSchema(
    "periods",
    "periods",
    "A named span that becomes one layer.",
    (
        ROW,
        Column("period_id", "id", "Id of the period.", MUST, required=True),
        Column("title", "text", "Title in the first language.", MUST, required=True, translated=True),
        Column("start", "date", "First day; of a vague date its earliest day counts.", MUST, required=True, unit=DAY),
        Column("end", "date", "Last day; of a vague date its latest day counts.", MUST, required=True, unit=DAY),
        Column("colour", "colour", "Colour of the layer as #rrggbb.", "one of the house's own"),
        Column("summary", "text", "What happened, in a sentence or two.", "none given", translated=True),
        Column("uri", "text", "Address of the period in PeriodO or elsewhere.", "none given"),
    ),
    key="period_id",
)

EVENTS = TableSchema(
    "events",
    "events",
    "A dated happening, marked on the timeline and, where it has a place, on the map.",
    (
        ROW,
        Column("event_id", "id", "Id of the event.", MUST, required=True),
        Column("date", "date", "When it happened.", MUST, required=True, unit=DAY),
        Column("title", "text", "Title in the first language.", MUST, required=True, translated=True),
        Column("location_id", "reference", "Where it happened.", "nowhere in particular", refers_to="locations"),
        Column("summary", "text", "What happened, in a sentence or two.", "none given", translated=True),
        SOURCES,
    ),
    key="event_id",
    required=False,
)

SCHEMAS: tuple[TableSchema, ...] = (CLAIMS, UNITS, LOCATIONS, PLACE_NAMES, PERIODS, EVENTS, CONTEXT, BASEMAP)
"""Every table that is a data frame, and periods."""
