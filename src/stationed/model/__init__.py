"""The tables of an atlas: names, types and meaning of what reading gives and everything else works on."""

from stationed.model.chosen import chosen_maps
from stationed.model.config import (
    LINK_PREFIXES,
    Allegiance,
    AtlasConfig,
    GroundSettings,
    MapSpec,
    OwnColumn,
    QuantityColumn,
    RecordWords,
    Scan,
    Texts,
)
from stationed.model.finding import SEVERITIES, Finding, Severity, visible
from stationed.model.fixed import Fixed
from stationed.model.origin import Origin
from stationed.model.schema import Column, TableSchema, is_translation
from stationed.model.schemas import (
    BASEMAP,
    CLAIMS,
    CONTEXT,
    EVENTS,
    LOCATIONS,
    PERIODS,
    PLACE_NAMES,
    SCHEMAS,
    UNITS,
)
from stationed.model.tables import CRS, InputFile, Period, Source, Tables, empty_table

__all__ = [
    "BASEMAP",
    "CLAIMS",
    "CONTEXT",
    "CRS",
    "EVENTS",
    "LINK_PREFIXES",
    "LOCATIONS",
    "PERIODS",
    "PLACE_NAMES",
    "SCHEMAS",
    "SEVERITIES",
    "UNITS",
    "Allegiance",
    "AtlasConfig",
    "Column",
    "Finding",
    "Fixed",
    "GroundSettings",
    "InputFile",
    "MapSpec",
    "Origin",
    "OwnColumn",
    "Period",
    "QuantityColumn",
    "RecordWords",
    "Scan",
    "Severity",
    "Source",
    "TableSchema",
    "Tables",
    "Texts",
    "chosen_maps",
    "empty_table",
    "is_translation",
    "visible",
]
