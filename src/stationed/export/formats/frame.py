"""claim_frame: the claims of an atlas as a GeoDataFrame, for formats that GDAL and Arrow write."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from stationed.export.formats.claims import Cells, claim_properties, geometries
from stationed.export.formats.form import Records
from stationed.model import CRS


def claim_frame(records: Records) -> gpd.GeoDataFrame:
    """Return every claim in file order with its geometry, WGS 84; None when nobody knows the place.

    Notes
    -----
    Columns are those of `claim_columns`, blank texts ``""``, but for longitude and latitude, which the geometry says.
    """
    columns = claim_properties(records)
    shapes, codes = geometries(records)
    frame = pd.DataFrame({name: series(cells) for name, cells in columns.items()})
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(list(shapes[codes]), crs=CRS), crs=CRS)


def series(cells: Cells) -> pd.Series:
    """Return a column as texts, or as numbers with NaN for those that are not known."""
    if any(isinstance(value, str) for value in cells.values):
        return pd.Series(cells.spelt(str), dtype="str")
    distinct = np.array([np.nan if value is None else float(value) for value in cells.values] or [np.nan])
    return pd.Series(distinct[cells.codes])
