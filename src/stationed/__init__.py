"""Layered Leaflet maps of who was stationed where, when, and on whose word.

`stationed.build("geodata", "output")` does what the command does; `atlas = stationed.read("geodata")` gives the atlas
as a value, with `atlas.deployments()` a GeoDataFrame and `atlas.map()` a folium.Map.

Importing this package loads none of the libraries it works with; each public name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from stationed.atlas import Atlas, check, from_frames, read
    from stationed.borders import Borders, take_borders
    from stationed.building import BuildReport, build
    from stationed.changes import AtlasChanges, diff
    from stationed.dates import parse as parse_date
    from stationed.errors import (
        AtlasNotFoundError,
        DateError,
        FaultyAtlasError,
        MissingExtraError,
        OutputError,
        QuantityError,
        StationedError,
        StationedWarning,
    )
    from stationed.export import copy_example
    from stationed.intake import locate
    from stationed.layers import PeriodLayers
    from stationed.model import Finding
    from stationed.quantities import parse_quantity

__all__ = [
    "Atlas",
    "AtlasChanges",
    "AtlasNotFoundError",
    "Borders",
    "BuildReport",
    "DateError",
    "FaultyAtlasError",
    "Finding",
    "MissingExtraError",
    "OutputError",
    "PeriodLayers",
    "QuantityError",
    "StationedError",
    "StationedWarning",
    "__version__",
    "build",
    "check",
    "copy_example",
    "diff",
    "from_frames",
    "locate",
    "parse_date",
    "parse_quantity",
    "read",
    "take_borders",
]

_HOMES = {
    "Atlas": ("atlas", "Atlas"),
    "AtlasChanges": ("changes", "AtlasChanges"),
    "Borders": ("borders", "Borders"),
    "BuildReport": ("building", "BuildReport"),
    "Finding": ("model", "Finding"),
    "PeriodLayers": ("layers", "PeriodLayers"),
    "build": ("building", "build"),
    "check": ("atlas", "check"),
    "copy_example": ("export", "copy_example"),
    "diff": ("changes", "diff"),
    "from_frames": ("atlas", "from_frames"),
    "locate": ("intake", "locate"),
    "parse_date": ("dates", "parse"),
    "parse_quantity": ("quantities", "parse_quantity"),
    "read": ("atlas", "read"),
    "take_borders": ("borders", "take_borders"),
} | {name: ("errors", name) for name in __all__ if name.endswith(("Error", "Warning"))}
"""Public name -> the module it lives in, and its name there."""


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, own = _HOMES[name]
    value = getattr(import_module(f"{__name__}.{home}"), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Public names, loaded or not."""
    return sorted(set(globals()) | set(__all__))
