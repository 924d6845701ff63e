"""Layered Leaflet maps of who was stationed where, when, and on whose word.

`stationed.build("geodata", "output")` does what the command does; `atlas = stationed.read("geodata")` gives the atlas
as a value, with `atlas.deployments()` a GeoDataFrame and `atlas.map()` a folium.Map.

Importing this package loads none of the libraries it works with; each public name is loaded when it is first used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    import os

    from stationed.atlas import Atlas, check, read
    from stationed.build import BuildReport, build
    from stationed.dates import parse as parse_date
    from stationed.errors import (
        AtlasNotFoundError,
        DateError,
        FaultyAtlasError,
        MissingExtraError,
        OutputError,
        QuantityError,
        StationedError,
    )
    from stationed.export import copy_example
    from stationed.layers import PeriodLayers
    from stationed.model import Finding, Tables
    from stationed.quantities import parse_quantity

__all__ = [
    "Atlas",
    "AtlasNotFoundError",
    "BuildReport",
    "DateError",
    "FaultyAtlasError",
    "Finding",
    "MissingExtraError",
    "OutputError",
    "PeriodLayers",
    "QuantityError",
    "StationedError",
    "__version__",
    "build",
    "check",
    "copy_example",
    "parse_date",
    "parse_quantity",
    "read",
]

_HOMES = {
    "Atlas": ("atlas", "Atlas"),
    "BuildReport": ("build", "BuildReport"),
    "Finding": ("model", "Finding"),
    "PeriodLayers": ("layers", "PeriodLayers"),
    "copy_example": ("export", "copy_example"),
    "parse_date": ("dates", "parse"),
    "parse_quantity": ("quantities", "parse_quantity"),
} | {name: ("errors", name) for name in __all__ if name.endswith("Error")}
"""Public name -> the module it lives in, and its name there."""


class _Read(ModuleType):
    """The module stationed.read, which can also be called."""

    def __call__(self, path: str | os.PathLike[str]) -> Atlas:
        """Read an atlas folder; see `stationed.atlas.read`."""
        return import_module("stationed.atlas").read(path)


class _Check(ModuleType):
    """The module stationed.check, which can also be called."""

    def __call__(self, atlas: Tables | str | os.PathLike[str]) -> tuple[Finding, ...]:
        """Check an atlas; see `stationed.atlas.check`."""
        return import_module("stationed.atlas").check(atlas)


class _Build(ModuleType):
    """The module stationed.build, which can also be called."""

    def __call__(
        self,
        path: str | os.PathLike[str] | Tables,
        output: str | os.PathLike[str],
        *,
        maps: Iterable[str] | None = None,
        url: str = "",
        progress: Callable[[str], None] | None = None,
    ) -> BuildReport:
        """Build the pages of an atlas; see `stationed.build.build`."""
        return vars(self)["build"](path, output, maps=maps, url=url, progress=progress)


_CALLABLE = {"read": _Read, "check": _Check, "build": _Build}


class _Package(ModuleType):
    """This package. The steps read, check and build are modules; their names are public functions as well.

    Python binds a module to its package when it is first imported, wherever that happens. Making it callable at that
    moment is the one way in which `stationed.read(path)` and `from stationed.read import ...` never disagree.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _CALLABLE and type(value) is ModuleType:
            value.__class__ = _CALLABLE[name]
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name in _CALLABLE:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, own = _HOMES[name]
    value = getattr(import_module(f"{__name__}.{home}"), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Public names, loaded or not."""
    return sorted(set(globals()) | set(__all__))
