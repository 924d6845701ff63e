"""LP-TSV 0.5: the gazetteer as the table that the World Historical Gazetteer takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from stationed import measured
from stationed.dates import FAR_FUTURE, FAR_PAST
from stationed.export.formats.claims import DIGITS, claim_columns
from stationed.export.formats.form import ExportFormat, Records
from stationed.export.formats.spans import day_of
from stationed.model import Source
from stationed.payload.sources import citation, split

COLUMNS = (
    *("id", "title", "title_source", "fclasses", "start", "end", "attestation_year", "title_uri", "matches"),
    *("variants", "types", "lon", "lat", "geowkt", "description"),
)

FCLASSES = {
    **dict.fromkeys(("city", "town", "village", "settlement"), "P"),
    **dict.fromkeys(("river", "lake"), "H"),
    **dict.fromkeys(("hill", "mountain", "pass"), "T"),
    **dict.fromkeys(("front", "axis"), "R"),
    **dict.fromkeys(("region", "area", "assembly-area", "training-area"), "L"),
}
"""Kind of place -> class of GeoNames; any other is a site (S), or a region (L) where it is no point."""

MATCHED = ("bnf", "cerl", "dbp", "gn", "gnd", "gov", "loc", "pl", "tgn", "viaf", "wd", "wp")
"""Prefixes that a match may have."""

_BLANKS = re.compile(r"[\t\r\n]+")


def places_lptsv(records: Records) -> bytes:
    """Write the gazetteer as LP-TSV, a row a location, in the first language of the atlas.

    Parameters
    ----------
    records : Records
        The records of an atlas.

    Notes
    -----
    ``start`` and ``end`` are the first and last day that claims know of the place; where none has a date there is
    ``attestation_year``, the year of its source. ``description`` names the deployments.
    """
    tables = records.tables
    shapes = np.asarray(tables.locations.geometry.array, dtype=object)
    days, cited = _days(records), {source.source_id: source for source in tables.sources}
    variants, there = _variants(records), _deployments(records)
    places = tables.locations.drop(columns="geometry").to_dict("records")
    lines = ["\t".join(COLUMNS)]
    for row, place in enumerate(places):
        said = {str(key): str(value) for key, value in place.items()}
        sources = [cited[one] for one in split(said["source_ids"]) if one in cited]
        first, last = days[row]
        cells = {
            "id": said["location_id"],
            "title": said["name"],
            "title_source": citation(sources[0]) if sources else tables.config.title or tables.config.id,
            "fclasses": FCLASSES.get(said["kind"], "S" if _is_point(shapes[row]) else "L"),
            "start": first,
            "end": last,
            "attestation_year": "" if first else _year(sources),
            "title_uri": sources[0].url if sources else "",
            "matches": ";".join(one for one in split(said["links"]) if one.partition(":")[0] in MATCHED),
            "variants": ";".join(variants.get(said["location_id"], [])),
            "types": said["kind"],
            **_where(shapes[row]),
            "description": "; ".join([*([said["note"]] if said["note"] else []), *there.get(row, [])]),
        }
        lines.append("\t".join(_BLANKS.sub(" ", cells[name]) for name in COLUMNS))
    return ("\n".join(lines) + "\n").encode()


def _is_point(shape: shapely.Geometry | None) -> bool:
    return shape is None or int(measured.get_dimensions(np.array([shape], dtype=object))[0]) < 1


def _where(shape: shapely.Geometry | None) -> dict[str, str]:
    if shape is None or shapely.is_empty(shape):
        return {"lon": "", "lat": "", "geowkt": ""}
    if isinstance(shape, shapely.Point):
        return {"lon": _degree(shape.x), "lat": _degree(shape.y), "geowkt": ""}
    return {"lon": "", "lat": "", "geowkt": str(shapely.to_wkt(shape, rounding_precision=DIGITS))}


def _degree(value: float) -> str:
    return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")


def _days(records: Records) -> list[tuple[str, str]]:
    """First and last day that claims know of each location."""
    spans, codes = records.joined.spans, records.joined.location_code
    count = len(records.tables.locations)
    first, last = np.full(count + 1, FAR_FUTURE), np.full(count + 1, FAR_PAST)
    for days in (spans.start_earliest, spans.start_latest, spans.end_earliest, spans.end_latest):
        known = (days > FAR_PAST) & (days < FAR_FUTURE) & spans.ok & ~spans.undated
        np.minimum.at(first, codes[known], days[known])
        np.maximum.at(last, codes[known], days[known])
    return [(day_of(a), day_of(b)) for a, b in zip(first[:count].tolist(), last[:count].tolist(), strict=True)]


def _year(sources: Sequence[Source]) -> str:
    years = (re.match(r"-?\d{4}", source.issued) for source in sources)
    return next((year[0] for year in years if year), "")


def _variants(records: Records) -> dict[str, list[str]]:
    """Names of each location with their languages, each once."""
    names = records.tables.place_names
    found: dict[str, list[str]] = {}
    cells = zip(names["location_id"].tolist(), names["name"].tolist(), names["lang"].tolist(), strict=True)
    for location, name, lang in cells:
        text = str(name).replace(";", ",") + (f"@{lang}" if lang else "")
        if text not in found.setdefault(str(location), []):
            found[str(location)].append(text)
    return found


def _deployments(records: Records) -> dict[int, list[str]]:
    """What was at each location and when, in words."""
    columns = claim_columns(records)
    said = zip(columns["designation"].spelt(str), columns["dates_in_words"].spelt(str), strict=True)
    found: dict[int, list[str]] = {}
    codes: NDArray[np.int64] = records.joined.location_code
    for code, (name, dates) in zip(codes.tolist(), said, strict=True):
        found.setdefault(code, []).append(", ".join(text for text in (name, dates) if text))
    return found


FORMAT = ExportFormat(
    "lptsv", ".tsv", "text/tab-separated-values", "the gazetteer for the World Historical Gazetteer", places_lptsv
)
