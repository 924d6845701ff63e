"""Frames of pandas -> a table as a file would give it, and the atlas it makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from stationed.errors import StationedError
from stationed.intake.answers import Answers
from stationed.intake.sheet import Sheet, to_sheet
from stationed.intake.taking import Taken, take_sheet
from stationed.intake.ticking import places_from
from stationed.model import Finding
from stationed.reading.cells import Cells
from stationed.reading.crs import to_wgs84

if TYPE_CHECKING:
    import geopandas as gpd


def to_taken(frame: pd.DataFrame, *, places: pd.DataFrame | None, answers: Answers, name: str) -> Taken:
    """Return the atlas that a frame makes; a column `geometry` of shapely geometries is its places."""
    beside = () if places is None else (places_from(to_places(places)),)
    return take_sheet(_sheet(frame, name), answers=answers, places=beside, path=Path(name))


def to_places(frame: pd.DataFrame) -> Sheet:
    """Return a frame of places, or of candidates, as a table."""
    return _sheet(frame, "places")


def _sheet(frame: pd.DataFrame, name: str) -> Sheet:
    _refuse_others(frame, name)
    geometry, findings = None, list[Finding]()
    shapes = getattr(frame, "active_geometry_name", None)
    if shapes is not None:
        own = cast("gpd.GeoSeries", frame[shapes])
        geometry, findings = to_wgs84(np.asarray(own.array, dtype=object), own.crs, file=name)
        frame = pd.DataFrame(frame.drop(columns=shapes))
    cells = {place: _texts(pd.Series(frame.iloc[:, place])) for place in range(frame.shape[1])}
    rows = np.arange(1 if geometry is not None else 2, len(frame) + (1 if geometry is not None else 2), dtype=np.int64)
    header = tuple(str(column) for column in frame.columns)
    return to_sheet(Cells(header, rows, pd.DataFrame(cells)), file=name, geometry=geometry, findings=findings)


def _refuse_others(frame: object, name: str) -> None:
    """Refuse what is no data frame of pandas, with the way to one."""
    if isinstance(frame, pd.DataFrame):
        return
    kind = type(frame)
    if hasattr(frame, "to_pandas"):
        way = "Call its method to_pandas()"
    elif isinstance(frame, str | Path):
        way = "stationed.read takes the path of a file"
    else:
        way = "pandas.DataFrame(...) makes one of a dict or a list"
    raise StationedError(f"{name}: no data frame of pandas, got {kind.__module__}.{kind.__qualname__}. {way}.")


def _texts(column: pd.Series) -> pd.Series:
    """A column as text: a missing cell is blank, a whole number has no fraction, midnight is a day."""
    blank = column.isna().to_numpy()
    if pd.api.types.is_float_dtype(column):
        whole = (column[~blank] % 1 == 0).all()
        texts = column.where(~blank, 0).astype("int64").astype("str") if whole else column.astype("str")
    elif pd.api.types.is_datetime64_any_dtype(column):
        texts = column.astype("str").str.removesuffix(" 00:00:00")
    else:
        texts = column.astype("str")
    return texts.where(~blank, "").astype("str").reset_index(drop=True)
