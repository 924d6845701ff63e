"""read_layers: a file that GDAL knows -> its layers with shapes and fields, all of them or none."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from stationed import measured

SHAPES = b"\0\0\x27\x0a"
"""How the .shp of a Shapefile begins (ESRI Shapefile Technical Description, 1998: file code 9994)."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One layer of a file."""

    name: str
    """What the file calls it."""
    crs: Any
    """Its reference system, None when it states none."""
    geometry: np.ndarray
    """A shapely geometry or None for each feature, without heights."""
    fields: Mapping[str, Any]
    """The values of each field; dates as text."""


def read_layers(source: Path | bytes, *, wanted: Callable[[list[str]], list[str]] = list) -> list[Layer]:
    """Return the layers of a file that have geometry and features.

    Parameters
    ----------
    source : Path or bytes
        The file; a Shapefile by its path, since it is several. What it is must be known already: GDAL goes by what is
        in a file, and knows forms that name further files.
    wanted : callable
        Takes the names of all layers with geometry and gives those to read.

    Raises
    ------
    ValueError
        When fewer features can be read than the file says it has.
    Exception
        Whatever a damaged file makes of the library.
    """
    import pyogrio  # GDAL takes its time to load, and few atlases need it
    from pyogrio.raw import read as read_layer

    def opened() -> Path | io.BytesIO:
        return source if isinstance(source, Path) else io.BytesIO(source)

    layers: list[Layer] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        names = [str(name) for name, kind in pyogrio.list_layers(opened()) if kind is not None]
        for name in wanted(names):
            said = int(pyogrio.read_info(opened(), layer=name)["features"])
            meta, _, wkb, values = read_layer(opened(), layer=name, datetime_as_string=True)
            count = 0 if wkb is None else len(wkb)
            if count < said:
                raise ValueError(f"the file is cut off: {count:,} of {said:,} features are in it")
            if wkb is None or not count:
                continue
            geometry = measured.force_2d(shapely.from_wkb(wkb, on_invalid="ignore"))
            fields = dict(zip(map(str, meta["fields"]), values, strict=True))
            layers.append(Layer(name, meta["crs"], geometry, fields))
    return layers


def refuse_cut_shapes(data: bytes) -> None:
    """Refuse the .shp of a Shapefile that is shorter than it says: GDAL would leave shapes out and say nothing.

    Raises
    ------
    ValueError
        When it is.
    """
    said = 2 * int.from_bytes(data[24:28], "big")  # in words of two bytes, as the description of the form has it
    if data.startswith(SHAPES) and len(data) < max(said, 100):
        raise ValueError(f"the file is cut off: {len(data):,} of {said:,} bytes are in it")
