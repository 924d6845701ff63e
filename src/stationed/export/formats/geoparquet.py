"""GeoParquet: the claims as columns with geometries, for GeoPandas, DuckDB and QGIS."""

from __future__ import annotations

import io

from stationed.errors import MissingExtraError
from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.frame import claim_frame


def claims_geoparquet(records: Records) -> bytes:
    """Write the claims as GeoParquet 1.1, a row each in file order, with the columns of `claim_frame`.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Raises
    ------
    MissingExtraError
        When pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError(
            "geoparquet needs a package that is not installed, got no pyarrow; expected the extra parquet. Run pip "
            "install 'stationed[parquet]', or export as geojson or gpkg."
        ) from None
    assert pyarrow.__name__  # it is geopandas that uses it
    file = io.BytesIO()
    # Its types do not say what its further keywords are.
    claim_frame(records).to_parquet(  # pyright: ignore[reportUnknownMemberType]
        file, index=False, compression="zstd", schema_version="1.1.0"
    )
    return file.getvalue()


FORMAT = ExportFormat(
    "geoparquet",
    ".parquet",
    "application/vnd.apache.parquet",
    "columns with geometries for GeoPandas and DuckDB",
    claims_geoparquet,
)
