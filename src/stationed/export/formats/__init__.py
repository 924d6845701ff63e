"""The formats that an atlas can leave in: one file each, listed here."""

from __future__ import annotations

from types import MappingProxyType

from stationed.errors import StationedError
from stationed.export.formats import (
    bibtex,
    csl,
    csv,
    flatgeobuf,
    geojson,
    geopackage,
    geoparquet,
    kml,
    lpf,
    lptsv,
    qgs,
    ris,
)
from stationed.export.formats.form import ExportFormat, Records
from stationed.model.near import Near, did_you_mean

FORMATS = MappingProxyType(
    {
        one.name: one
        for one in (
            csv.FORMAT,
            geojson.FORMAT,
            geoparquet.FORMAT,
            flatgeobuf.FORMAT,
            geopackage.FORMAT,
            qgs.FORMAT,
            kml.FORMAT,
            lpf.FORMAT,
            lptsv.FORMAT,
            csl.FORMAT,
            bibtex.FORMAT,
            ris.FORMAT,
        )
    }
)
"""Every format by its name, in the order in which users are told of them."""


def format_named(name: str) -> ExportFormat:
    """Return the format of that name.

    Parameters
    ----------
    name : str
        As users write it.

    Raises
    ------
    StationedError
        When there is none; the message names those there are.
    """
    found = FORMATS.get(name)
    if found is None:
        known = ", ".join(f"{one.name} ({one.purpose})" for one in FORMATS.values())
        hint = did_you_mean(Near(list(FORMATS)).to(name, most=1))
        raise StationedError(f"there is no export format {name!r}; expected one of {known}. {hint}".strip())
    return found


__all__ = ["FORMATS", "ExportFormat", "Records", "format_named"]
