"""The formats that files of an atlas may be in: one file each, and this one list of them."""

from __future__ import annotations

from stationed.reading.formats.bibtex import BIBTEX
from stationed.reading.formats.csl import CSL_JSON
from stationed.reading.formats.csv import CSV
from stationed.reading.formats.format import Format, Given, Holding, all_known
from stationed.reading.formats.geojson import GEOJSON
from stationed.reading.formats.geopackage import GEOPACKAGE
from stationed.reading.formats.json import JSON
from stationed.reading.formats.markdown import MARKDOWN
from stationed.reading.formats.parquet import PARQUET
from stationed.reading.formats.ris import RIS
from stationed.reading.formats.toml import TOML
from stationed.reading.formats.vector import ARCHIVE, FLATGEOBUF, KML, KMZ, SHAPEFILE, TOPOJSON

__all__ = ["FORMATS", "HELD", "Format", "Given", "Holding", "all_known", "format_of", "formats_for", "suffixes_for"]

HELD: dict[Holding, str] = {
    "settings": "settings",
    "table": "tables",
    "places": "places",
    "background": "lines and areas of the background",
    "sources": "publications",
    "story": "stories",
}
"""What files hold, in words."""

FORMATS: tuple[Format, ...] = (
    *(CSV, GEOJSON, PARQUET, GEOPACKAGE, SHAPEFILE, ARCHIVE, FLATGEOBUF, KML, KMZ, TOPOJSON),
    *(CSL_JSON, BIBTEX, RIS, JSON, TOML, MARKDOWN),
)
"""Where the same table is there in several, the first of this order is read."""


def formats_for(holding: Holding) -> tuple[Format, ...]:
    """Return the formats that may hold something, the first being the one that is advised."""
    return tuple(form for form in FORMATS if form.holds(holding))


def suffixes_for(holding: Holding) -> tuple[str, ...]:
    """Return the suffixes of the files that may hold something, in order of preference."""
    return tuple(suffix for form in formats_for(holding) for suffix in form.suffixes)


def format_of(name: str, holding: Holding | None = None) -> Format | None:
    """Return the format of a file by the end of its name, the longest suffix counting.

    Parameters
    ----------
    name : str
        Name of the file.
    holding : Holding, optional
        What it is to hold; formats that cannot hold that are passed over.

    Returns
    -------
    Format or None
        None when no suffix fits. Capitals count, as they do in names of files.
    """
    fitting = [
        (len(suffix), form)
        for form in (FORMATS if holding is None else formats_for(holding))
        for suffix in form.suffixes
        if name.endswith(suffix)
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None
