"""FlatGeobuf: the claims as one file that QGIS and web maps read in part."""

from __future__ import annotations

import io

from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.frame import claim_frame


def claims_flatgeobuf(records: Records) -> bytes:
    """Write the claims as FlatGeobuf, a feature each in file order, with the columns of `claim_frame`.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Notes
    -----
    There is no spatial index, since one would change the order and leave out claims without a place.
    """
    import pyogrio  # GDAL takes its time to load, and few commands write this

    file = io.BytesIO()
    pyogrio.write_dataframe(
        claim_frame(records),
        file,
        driver="FlatGeobuf",
        layer="claims",
        geometry_type="Unknown",
        layer_options={"SPATIAL_INDEX": "NO"},
    )
    return file.getvalue()


FORMAT = ExportFormat(
    "flatgeobuf", ".fgb", "application/flatgeobuf", "features for QGIS and web maps, quick to open", claims_flatgeobuf
)
